"""What a step makes it necessary to look up: goods, slips, stories, the letters typed so far."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from returns_station.adapters.printing.drawing import Page as SlipPage
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from ui.rooms.counter import errands
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.hands import Hands
from ui.rooms.counter.state import counter, hunting, seeking, story, wants
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.going_out import siblings_came

_TYPED_MS = 120


class Looking(QObject):
    """Asks what the state wants to know beside its one question; it decides nothing."""

    def __init__(
        self,
        setting: Setting,
        sends: errands.Errands,
        hands: Hands,
        show_slip: Callable[[tuple[SlipPage, ...]], object],
    ) -> None:
        """Nothing is asked before the station is open."""
        super().__init__()
        self.station: Station | None = None
        self._setting, self._errands, self._hands = setting, sends, hands
        self._show_slip = show_slip
        self.drawn: tuple[SlipPage, ...] = ()
        self._typed = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._typed.timeout.connect(self._match)

    def wear(self, setting: Setting) -> None:
        """Slips are drawn on other paper from now on."""
        self._setting = setting

    def finish(self) -> None:
        """The window closes."""
        self._typed.stop()
        self.station = None

    def typed(self) -> None:
        """Letters were typed: they are looked up once no more follow."""
        self._typed.start()

    def follow(self, old: Counter, new: Counter) -> None:
        """Ask what the step from the old state makes it necessary to know."""
        self._weigh(old, new)
        self._find_siblings(old, new)
        self._find_goods(old, new)
        self._draw_slip(old, new)
        self._find_story(old, new)
        text = seeking.text_to_match(old, new)
        if text is not None:
            self._look_up(text)

    def _advise(self, advice: Phrase) -> None:
        title = Phrase("counter.trouble.not_now")
        self._hands.move(counter.advised(self._hands.state(), title, advice))

    def _weigh(self, old: Counter, new: Counter) -> None:
        """Ask for the answer to what is ticked, when that has changed."""
        hands, station = self._hands, self.station
        parts = wants.parts_to_weigh(old, new)
        if station is None or not parts:
            return
        self._errands.read(
            lambda: station.preview(parts),
            lambda seen: hands.move(counter.weighed(hands.state(), seen)),
            self._advise,
        )

    def _find_siblings(self, old: Counter, new: Counter) -> None:
        """Other sizes and colours, once an exchange is asked for."""
        hands, station = self._hands, self.station
        sku = wants.siblings_wanted(old, new)
        if station is None or not sku:
            return
        self._errands.read(
            lambda: errands.siblings_of(station, sku),
            lambda articles: hands.move(siblings_came(hands.state(), sku, articles)),
            self._advise,
        )

    def _find_goods(self, old: Counter, new: Counter) -> None:
        """Any goods, by what is typed of them for an exchange."""
        hands, station = self._hands, self.station
        text = wants.goods_hunted(old, new)
        if station is None or not text:
            return
        self._errands.read(
            lambda: errands.goods_called(station, text),
            lambda articles: hands.move(hunting.found(hands.state(), text, articles)),
            self._advise,
        )

    def _draw_slip(self, old: Counter, new: Counter) -> None:
        """Draw the slip that has come to lie on the tray."""
        slip, setting = wants.slip_to_draw(old, new), self._setting
        if slip is None:
            return

        def drawn(pages: tuple[SlipPage, ...]) -> None:
            self.drawn = pages
            self._show_slip(pages)

        self._errands.read(
            lambda: errands.drawn(slip, setting.paper, setting.dress), drawn, self._advise
        )

    def _match(self) -> None:
        """Look up the letters typed so far."""
        asked = self._hands.state().seeking
        if asked is not None and asked.text:
            self._look_up(asked.text)

    def _look_up(self, text: str) -> None:
        hands, station = self._hands, self.station
        if station is not None:
            self._errands.read(
                lambda: station.search(text),
                lambda hits: hands.move(seeking.matched(hands.state(), text, hits)),
                self._advise,
            )

    def _find_story(self, old: Counter, new: Counter) -> None:
        """The whole story of what is done, while it is shown."""
        hands, station = self._hands, self.station
        wanted = story.wanted(old, new)
        if station is None or wanted is None:
            return
        number, discreet = wanted
        self._errands.read(
            lambda: station.story(number, discreet=discreet),
            lambda told: hands.move(story.known(hands.state(), number, told)),
            self._advise,
        )
