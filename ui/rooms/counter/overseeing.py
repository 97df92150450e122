"""Watches how the desk's questions stand, only while one waits, and who could be asked."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from returns_station.desk.ruling.commands import TakeBackAsk
from returns_station.desk.ruling.views import AskStands, AskState
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from ui.models.verdict import Verdict
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.asking_override import stands_of, who_can
from ui.rooms.counter.errands import Errands
from ui.rooms.counter.hands import Hands
from ui.rooms.counter.state import overriding
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.override import AskFor

_SECOND_MS: Final = 1000


class Overseeing(QObject):
    """Asks beside the counter's own questions; it decides nothing."""

    def __init__(
        self,
        setting: Setting,
        errands: Errands,
        hands: Hands,
        sound: Callable[[Verdict], object],
    ) -> None:
        """Nothing is asked before the station is open."""
        super().__init__()
        self._station: Station | None = None
        self._setting, self._errands, self._hands = setting, errands, hands
        self._sound = sound
        self._looks = False
        self._asked: AskFor | None = None
        self._again = QTimer(self, interval=_SECOND_MS)
        self._again.timeout.connect(self.look)

    def opened(self, station: Station) -> None:
        """The station is open: what was asked before it was last closed may be answered."""
        self._station = station
        self.look()

    def wear(self, setting: Setting) -> None:
        """Somebody else works here: who can be asked is asked anew."""
        if setting.who != self._setting.who:
            self._asked = None
        self._setting = setting

    def finish(self) -> None:
        """The window closes."""
        self._again.stop()
        self._station = None

    def follow(self, old: Counter, state: Counter) -> None:
        """Look every second while a question waits; ask who can say yes once one could be put."""
        self._take_back(overriding.dropped(old, state))
        # Once the window is closed nobody looks any more.
        waits = self._station is not None and overriding.waits(state)
        if waits is not self._again.isActive():
            (self._again.start if waits else self._again.stop)()
        what, station, setting = overriding.askable(state), self._station, self._setting
        if station is None or what is None or what == self._asked:
            return
        self._asked = what
        hands = self._hands

        def known(found: tuple[tuple[str, ...], bool]) -> None:
            hands.move(overriding.known(hands.state(), what, found[0], staffed=found[1]))

        self._errands.read(
            lambda: who_can(station, what, setting),
            known,
            _kept_quiet,
            lambda: self._asked == what,
        )

    def _take_back(self, number: str) -> None:
        """The visit is closed: what was asked of it is asked no longer."""
        station, setting = self._station, self._setting
        if station is None or not number:
            return
        back = TakeBackAsk(setting.new_key(), number)
        self._errands.write(
            lambda: station.ruling(setting.who).say(back), lambda _: self.look(), _kept_quiet
        )

    def look(self) -> None:
        """How they stand now; one look at a time."""
        station, setting = self._station, self._setting
        if station is None or self._looks:
            return
        self._looks = True
        self._errands.read(lambda: stands_of(station, setting), self._stood, self._not_now)

    def _stood(self, stands: tuple[AskStands, ...]) -> None:
        self._looks = False
        state = self._hands.state()
        fresh = overriding.came(state.override.stands, stands)
        self._hands.move(overriding.stood(state, stands))
        if fresh is not None:
            self._sound(Verdict.YES if fresh.state is AskState.YES else Verdict.LOOK)

    def _not_now(self, _advice: Phrase) -> None:
        """A moment later it is asked again."""
        self._looks = False


def _kept_quiet(_advice: Phrase) -> None:
    """Who can be asked is not known, or the question is closed: nothing follows."""
