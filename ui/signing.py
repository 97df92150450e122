"""Who works at this window: what follows from the lock, and what the lock asks of the window."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.days import zone_of
from returns_station.desk.people.views import FirstManager, SignedIn
from returns_station.people.granted import OPEN_HOUSE, Granted
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from ui.desk import open_file
from ui.errand import send_kindly
from ui.fitting import Fitting
from ui.lock.door import Setting
from ui.lock.lock import LockKeeper
from ui.models.facing import Facing, Touched
from ui.readers.over_window import OverWindow
from ui.rooms.counter.room import CounterRoom
from ui.rooms.second_screen.room import SecondScreenRoom
from ui.staff_paper import Papers, put_out, show, wipe
from ui.wedge import Wedge
from ui.window import Window

if TYPE_CHECKING:
    from returns_station.desk.station import Station

ROOM_RIGHTS: Final = {
    "counter": Right.SEE,
    "pickup": Right.PICKUPS,
    "runs": Right.VANS,
    "intake": Right.BENCH,
    "approvals": Right.RULE,
    "inbox": Right.ANSWER,
    "day": Right.SEE,
    "imports": Right.BRING_IN,
    "terms": Right.SEE,
    "journal": Right.READ_JOURNAL,
    "staff": Right.STAFF,
    "templates": Right.SEE,
}
"""What a room is of no use without; the set-up is everybody's, for how she likes to read."""
_WITH_STAFF: Final = frozenset({"staff"})
"""Rooms that mean nothing in an open house."""


class Signing(QObject):
    """Lays the lock over the window, and lets all follow who signed in.

    While the rooms are hidden the customer's screen is calm, no reader learns a scanner, and no
    picture is anybody's.
    """

    told = Signal(object)

    def __init__(
        self,
        window: Window,
        rooms: tuple[str, ...],
        fitting: Fitting,
        clock: Callable[[], datetime],
        busy: Callable[[], bool],
        wanted: Callable[[str], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._rooms, self._fitting = window, rooms, fitting
        self._her: SecondScreenRoom | None = None
        self._counter: CounterRoom | None = None
        self._wedge: Wedge | None = None
        self._over: OverWindow | None = None
        self._facing = Facing()
        self._station: Station | None = None
        self.granted = OPEN_HOUSE
        self.opens: Callable[[str], object] = open_file
        setting = Setting(
            clock=lambda: clock().astimezone(zone_of(fitting.desk.market)),
            desk=lambda: fitting.desk.who.desk,
            where=lambda: " · ".join(filter(None, (fitting.desk.shop, fitting.desk.who.desk))),
            say=lambda: window.say,
            minutes=lambda: fitting.desk.lock_after_minutes,
            busy=busy,
            wanted=wanted,
        )
        self.lock = LockKeeper(window, window, setting)
        self.lock.signed.connect(self._signed)
        self.lock.stood.connect(self._stood)
        self.lock.covered.connect(self._covered)
        self.lock.told.connect(self.told)
        self.lock.recovered.connect(self._put_out)
        self.lock.papers_taken.connect(lambda: wipe(fitting.desk))
        fitting.room.manager_asked.connect(self.lock.found)
        window.lock_asked.connect(self.lock.lock)
        window.built.connect(self.lock.built)
        window.installEventFilter(self)
        self._offer()

    def join(
        self, counter: CounterRoom, her: SecondScreenRoom, wedge: Wedge, over: OverWindow
    ) -> None:
        """These follow the lock; the customer sees and touches the counter through it."""
        self._counter, self._her, self._wedge, self._over = counter, her, wedge, over
        counter.shown.connect(self._show_her)
        her.touched.connect(self._touched)

    @property
    def covers(self) -> bool:
        """Whether the rooms are hidden."""
        return self.lock.covers

    def opened(self, station: "Station", *, needed: bool) -> None:
        """The station is open; what was scanned before anybody signed in is forgotten."""
        if needed and self._counter is not None:
            self._counter.forget_scans()
        self._station = station
        self.lock.opened(station.doorkeeper, needed=needed)
        wipe(self._fitting.desk)  # a machine that stopped may have left some
        if not self._fitting.desk.training:
            self._fitting.room.staff(needed)

    def staffed(self) -> None:
        """There is staff, wherever they were taken in: from now on this window asks, too."""
        if self._station is not None and not self.lock.needed:
            self.lock.need()

    def takes(self, text: str) -> bool:
        """Whether a scan is the lock's."""
        return self.lock.takes(text)

    def finish(self) -> None:
        """The window closes."""
        self._window.removeEventFilter(self)
        self._station = None
        wipe(self._fitting.desk)
        self.lock.finish()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Who puts the window away has gone."""
        goes = event.type() is QEvent.Type.WindowStateChange and self._window.isMinimized()
        if goes and self.lock.needed:
            self.lock.lock()
        return False

    def _signed(self, signed: SignedIn) -> None:
        self._fitting.stand(signed.who)
        spoken = signed.language if signed.language in LANGUAGES else self._fitting.desk.language
        self._stood(signed)
        if spoken != self._window.language:
            self._window.speak(spoken)

    def _put_out(self, made: FirstManager) -> None:
        """Her new badge, and the codes for its loss where they were made: on paper at once."""
        station, who = self._station, self.lock.who
        if station is None or who is None:
            return
        self._fitting.room.staff(True)
        desk, at = self._fitting.desk, self.lock.setting.clock()
        papers = Papers(made.badge.name, made.badge, made.recovery, made.join)

        def out(files: tuple[str, ...]) -> None:
            key = "files" if show(files, self.opens) else "out"
            self.lock.say(Phrase(f"staff.paper.{key}"))

        send_kindly(lambda: put_out(station, desk, who, papers, at), out, self.lock.say)

    def _stood(self, signed: SignedIn) -> None:
        """Her rights are these now."""
        if signed.granted != self.granted:
            self.granted = signed.granted
            self._offer()

    def _offer(self) -> None:
        self._window.offer(rooms_for(self._rooms, self.granted))

    def _covered(self, covers: bool) -> None:  # noqa: FBT001 - what a signal of Qt carries
        if covers and self._over is not None:
            self._over.close_camera()
            _close_what_asks()
        if self._wedge is not None:
            self._wedge.learn(not covers and self._fitting.room.state.listening.on)
        if self._her is not None:
            calm = Facing(language=self._fitting.desk.shop_language)
            self._her.tell(calm if covers else self._facing)

    def _show_her(self, facing: Facing) -> None:
        self._facing = facing
        if self._her is not None and not self.covers:
            self._her.tell(facing)

    def _touched(self, did: Touched) -> None:
        if self._counter is not None and not self.covers:
            self._counter.touched(did)


def rooms_for(rooms: tuple[str, ...], granted: Granted) -> tuple[str, ...]:
    """The rooms in which somebody with these rights can do anything; the door decides again."""
    house_is_open = granted == OPEN_HOUSE
    return tuple(
        name
        for name in rooms
        if (right := ROOM_RIGHTS.get(name)) is None
        or (right in granted and not (house_is_open and name in _WITH_STAFF))
    )


def _close_what_asks() -> None:
    """A file that is being chosen is not chosen by whoever comes next."""
    for asks in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if isinstance(asks, QWidget):
            asks.close()
