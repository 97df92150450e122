"""Every minute or so the station is asked to look after what waits, off the window's thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from returns_station.case import Who
from returns_station.desk.looking_after import look_after
from returns_station.desk.people.upkeep import by_itself
from ui.errand import Errand, let_go

if TYPE_CHECKING:
    from returns_station.desk.station import Station

_EVERY_MS = 60_000


class LookingAfter(QObject):
    """Sends one errand at a time; what does not work now is tried the next time.

    `staffed` tells each time that there is staff: another desk may have made the first manager.
    """

    staffed = Signal()

    def __init__(self, who: Callable[[], Who], done: Callable[[], object]) -> None:
        super().__init__()
        self._who, self._done = who, done
        self._station: Station | None = None
        self._busy = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def opened(self, station: "Station") -> None:
        """The station is open; whoever stands there scans first, and this comes a minute later."""
        self._station = station
        self._timer.start()

    def look(self) -> None:
        """Look after what waits, unless it is being looked after."""
        station = self._station
        if station is None or self._busy:
            return
        self._busy, who = True, by_itself(self._who().desk)
        errand = Errand(
            lambda: _looked_after(station, who),
            on_done=self._told,
            on_refused=lambda _: self._over(),
        )
        errand.send(self._pool)

    def finish(self) -> None:
        """The window closes: what is under way is finished, for what it wrote is wanted."""
        self._timer.stop()
        self._station = None
        let_go(self._pool)

    def _told(self, staffed: bool) -> None:  # noqa: FBT001 - what the errand answers
        if staffed:
            self.staffed.emit()
        self._over()

    def _over(self) -> None:
        self._busy = False
        if self._station is not None:
            self._done()


def _looked_after(station: "Station", who: Who) -> bool:
    """Look after what waits; whether there is staff."""
    look_after(station, who)
    return station.doorkeeper.needed()
