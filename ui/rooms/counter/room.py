"""The counter carried: every thing that happens moves the state, and what that needs is sent."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from returns_station.adapters.printing.drawing import Page as SlipPage
from returns_station.adapters.speech import Speech, speech
from returns_station.desk.station import Station
from returns_station.desk.views import Found
from returns_station.phrase import Phrase
from ui.models.facing import Touched
from ui.rooms.counter import errands
from ui.rooms.counter.across import Across
from ui.rooms.counter.asking import Answer, Setting, opened, question
from ui.rooms.counter.closing import Closing, Hands
from ui.rooms.counter.ear import Ear
from ui.rooms.counter.filling import Filling
from ui.rooms.counter.screen.counter import CounterScreen
from ui.rooms.counter.screen.scene import Scene
from ui.rooms.counter.state import counter, ending, finishing, hearing, hunting, seeking, wants
from ui.rooms.counter.state.after import WRITES
from ui.rooms.counter.state.counter import Commit, Counter, Page
from ui.rooms.counter.state.going_out import siblings_came
from ui.rooms.counter.state.keys import Do, help_for, key_for
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.visit import Visit

_TYPED_MS = 120
_TYPED_ON = (Page.IDLE, Page.DONE, Page.UNPROVEN)


class CounterRoom(QObject):
    """Keeps the state, sends what it needs, and tells the screen."""

    happened = Signal(object)
    left_for = Signal(str)
    rested = Signal()
    sounded = Signal(object)
    shown = Signal(object)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.state = Counter()
        self.errands = errands.Errands(setting.who)
        hands = Hands(lambda: self.state, self._move, self._refresh)
        self.closing = Closing(setting, self.errands, hands)
        self.filling = Filling(setting, self.errands, hands)
        self.across = Across(setting, self.errands, hands, self.shown.emit)
        self._station: Station | None = None
        self._screen: CounterScreen | None = None
        self._say = speech("en")
        self._ear = Ear(self.sounded.emit)
        self._drawn: tuple[SlipPage, ...] = ()
        self._typed = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._typed.timeout.connect(self._match)

    def screen(self, say: Speech, *, wide: bool) -> CounterScreen:
        """A new screen in this language, showing what is shown now."""
        self._say = say
        self._screen = CounterScreen(self._scene(), wide=wide)
        self._screen.done.connect(self.act)
        self._screen.show_slip(self._drawn)
        self._show()
        return self._screen

    def entered(self) -> None:
        """The room lies open: the focus lies where the next key belongs."""
        if self._screen is not None:
            self._screen.focus(self._scene())

    def opened(self, station: Station) -> None:
        """The station is open: what was scanned until now is heard."""
        self._station = self.closing.station = self.across.station = station
        desk, now = self.setting.who.desk, self.setting.now()

        def first_rest() -> counter.Rest:
            errands.forget_finished(station, desk)
            return errands.rest_of(station, desk, now)

        self.errands.read(first_rest, self._rested, self._advise)

    def closed(self, advice: Phrase) -> None:
        """The station could not be opened; it is said why and what to do."""
        self._move(counter.advised(self.state, Phrase("counter.trouble.not_open"), advice))

    def finish(self) -> None:
        """The window closes: wait for what was sent; late answers are shown to nobody."""
        self._screen, self._station = None, None
        self._typed.stop()
        self.closing.finish()
        self.errands.finish()

    def hear(self, _events: Sequence[object]) -> None:
        """Something happened in the house; today's list may have changed."""
        self._refresh()

    def touched(self, did: Touched) -> None:
        """The customer touched something on her own screen."""
        self.across.touched(did)

    def scanned(self, text: str) -> None:
        """Something was scanned, wherever the focus was."""
        self._ear.take(text)
        if self._screen is not None:
            self._screen.scanned()
        self._next_scan()

    def pressed(self, name: str, text: str) -> bool:
        """A key that nobody else wanted was pressed; answers whether it meant something."""
        key = key_for(name, self.state.page)
        if key is not None and ending.means(self.state, key.do):
            self.act(key.do, str(key.nr) if key.nr else "")
        elif text and text.isprintable() and self.state.page in _TYPED_ON:
            self.act(Do.TYPE, text)
        else:
            return False
        return True

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of the open page, for the help sheet."""
        return help_for(self.state.page)

    def act(self, do: Do, what: str) -> None:
        """Do what was asked for, by key, by hand or by finger."""
        if do is Do.PRINT:
            self.closing.print_waiting()
        elif do is Do.OPEN:
            opened(self.setting, self.state, self._advise)
        elif do is Do.BRING_IN:
            self.left_for.emit("imports")
        elif do is Do.FILL:
            self.filling.begin(self._station)
        else:
            self._move(moved(self.state, do, what))
        if do is Do.TYPE:
            self._typed.start()

    def _scene(self) -> Scene:
        setting = self.setting
        return Scene(self.state, self._say, setting.now(), setting.who.actor, setting.doors)

    def _show(self) -> None:
        if self._screen is not None:
            self._screen.tell(self._scene())

    def _move(self, new: Counter) -> None:
        """Take the next state, send what it needs, and show it."""
        old, self.state = self.state, new
        if new.visit != old.visit:
            self._keep(old.visit, new)
        if new.asks is not None and new.asks is not old.asks:
            self._serve()
        self._weigh(old)
        self._find_siblings(old)
        self._find_goods(old)
        self._draw_slip(old)
        self.closing.follow(old, self.state)
        self.across.follow(self.state)
        self._show()
        self._ear.follow(self.state)
        self._next_scan()

    def _next_scan(self) -> None:
        """Hear the next scan, one at a time: each means what it means after the one before."""
        text = self._ear.next(self.state) if self._station is not None else None
        if text is not None:
            self._move(hearing.heard(self.state, text, self.setting.now()))

    def _serve(self) -> None:
        """Ask the station what the state wants to know; what nobody waits for is let go."""
        ask = self.state.asks
        if self._station is None or ask is None:
            return
        call = question(ask, self._station, self.setting)

        def answered(answer: Answer) -> None:
            if self.state.asks is ask:
                self._move(answer(self.state))
                self._after(ask)

        if isinstance(ask, Commit):
            self.errands.write(call, answered, self._refused)
        else:
            self.errands.read(call, answered, self._advise)

    def _after(self, ask: object) -> None:
        """What follows what is written down: paper, and the house hears of it."""
        done = self.state.done
        if isinstance(ask, WRITES):
            self.happened.emit(())
        if not isinstance(ask, Commit) or done is None:
            return
        self.happened.emit(done.events)
        self.closing.print_done()

    def _refused(self, advice: Phrase) -> None:
        self._move(finishing.refused(self.state, advice))

    def _advise(self, advice: Phrase) -> None:
        self._move(counter.advised(self.state, Phrase("counter.trouble.not_now"), advice))

    def _keep(self, old: Visit | None, new: Counter) -> None:
        """Save the visit as it stands, or forget one that is over; always in this order."""
        station, visit = self._station, new.visit
        if station is None:
            return
        if visit is not None:
            row = errands.row_of(visit, self.setting.who, self.setting.clock())
            self.errands.write(lambda: station.store.keep_visit(row), self._saved, self._advise)
        if old is not None and (visit is None or visit.key != old.key):
            key = old.key
            if all(one.key != key for one in new.parked):
                self.errands.write(lambda: station.store.drop_visit(key), self._saved, self._advise)
            self._refresh()

    def _saved(self, _: object) -> None:
        """A visit was saved or dropped; nothing follows."""

    def _weigh(self, old: Counter) -> None:
        """Ask for the answer to what is ticked, when that has changed."""
        station, parts = self._station, wants.parts_to_weigh(old, self.state)
        if station is None or not parts:
            return
        self.errands.read(
            lambda: station.preview(parts),
            lambda seen: self._move(counter.weighed(self.state, seen)),
            self._advise,
        )

    def _find_siblings(self, old: Counter) -> None:
        """Other sizes and colours, once an exchange is asked for."""
        station, sku = self._station, wants.siblings_wanted(old, self.state)
        if station is None or not sku:
            return
        self.errands.read(
            lambda: errands.siblings_of(station, sku),
            lambda articles: self._move(siblings_came(self.state, sku, articles)),
            self._advise,
        )

    def _find_goods(self, old: Counter) -> None:
        """Any goods, by what is typed of them for an exchange."""
        station, text = self._station, wants.goods_hunted(old, self.state)
        if station is None or not text:
            return
        self.errands.read(
            lambda: errands.goods_called(station, text),
            lambda articles: self._move(hunting.found(self.state, text, articles)),
            self._advise,
        )

    def _draw_slip(self, old: Counter) -> None:
        """Draw the slip that has come to lie on the tray."""
        slip = wants.slip_to_draw(old, self.state)
        if slip is None:
            return
        paper = self.setting.paper

        def drawn(pages: tuple[SlipPage, ...]) -> None:
            self._drawn = pages
            if self._screen is not None:
                self._screen.show_slip(pages)

        self.errands.read(lambda: errands.drawn(slip, paper), drawn, self._advise)

    def _match(self) -> None:
        """Look up the letters typed so far."""
        station, asked = self._station, self.state.seeking
        if station is None or asked is None or not asked.text:
            return
        text = asked.text

        def matched(found: Found) -> None:
            self._move(seeking.matched(self.state, text, found))

        self.errands.read(lambda: station.find(text), matched, self._advise)

    def _refresh(self) -> None:
        station, desk, now = self._station, self.setting.who.desk, self.setting.now()
        if station is not None:
            # Behind what is being written, so that the list tells of it.
            self.errands.write(
                lambda: errands.rest_of(station, desk, now), self._rested, self._advise
            )

    def _rested(self, rest: counter.Rest) -> None:
        self._move(counter.rested(self.state, rest))
        self.rested.emit()
        if self.setting.training:
            self.filling.begin(self._station)
