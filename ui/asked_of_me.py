"""How much waits for whoever works here, questions or messages: a small number on the rail."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QObject, QThreadPool, QTimer, Signal

from returns_station.case import Who
from returns_station.phrase import Phrase
from ui.errand import send_kindly

if TYPE_CHECKING:
    from returns_station.desk.station import Station

    Count = Callable[[Station, Who], int]

_AGAIN_MS: Final = 15_000
_FINISH_MS: Final = 2_000
_MANY: Final = 9


class AskedOfMe(QObject):
    """Counts behind the window's thread; `changed` when the number is another."""

    changed = Signal()

    def __init__(self, who: Who, count: "Count | None" = None) -> None:
        """`count` says how much waits for somebody; else it is the questions to her."""
        super().__init__()
        self._who, self._count, self._counts = who, 0, count or _questions
        self._station: Station | None = None
        self._asking = QThreadPool()
        self._asking.setMaxThreadCount(1)
        self._under_way = False
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.look)

    def said(self) -> str:
        """The number as the rail shows it; empty where nobody waits."""
        return "" if not self._count else str(self._count) if self._count <= _MANY else f"{_MANY}+"

    def opened(self, station: "Station") -> None:
        """The station is open."""
        self._station = station
        self._again.start()
        self.look()

    def stand(self, who: Who) -> None:
        """Somebody else works here: what waited for the one before is nobody's number."""
        if who != self._who:
            self._who = who
            self._counted(0)
            self.look()

    def look(self) -> None:
        """Count now; one count at a time."""
        station, who = self._station, self._who
        if station is None or self._under_way:
            return
        self._under_way = True
        count = self._counts
        send_kindly(lambda: count(station, who), self._came(who), self._not_now, self._asking)

    def finish(self) -> None:
        """The window closes."""
        self._again.stop()
        self._station = None
        self._asking.waitForDone(QDeadlineTimer(_FINISH_MS))

    def _came(self, who: Who) -> Callable[[int], None]:
        def came(count: int) -> None:
            self._under_way = False
            if who == self._who:
                self._counted(count)
            else:
                self.look()

        return came

    def _not_now(self, _advice: Phrase) -> None:
        """Who may not look has no number; a store that is away is asked again."""
        self._under_way = False
        self._counted(0)

    def _counted(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self.changed.emit()


def _questions(station: "Station", who: Who) -> int:
    return station.ruling(who).count()
