"""What the room is given, and what it asks of the station off the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from returns_station.case import Who
from returns_station.desk.errors import StationError
from returns_station.dialogue.letter import LetterStands
from returns_station.service.board import Board, By
from returns_station.service.promise import PromiseKind, PromiseState
from ui.rooms.day.state.day import DayRead, Waits

if TYPE_CHECKING:
    from returns_station.desk.station import Station

WEEKS: Final = 12
"""So many weeks stand on the board."""


class DayBook(Protocol):
    """Today at the station, for who works here; each call may raise a StationError."""

    def read(self) -> DayRead:
        """All that the room shows of today."""

    def board(self, by: By) -> Board:
        """The last weeks, by week or by desk."""

    def told(self, letter: int) -> bool:
        """Somebody has told her; False: she had been."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Who looks, local time, today at a station, and the folder where pictures are kept."""

    who: Who
    now: Callable[[], datetime]
    book: "Callable[[Station, Who], DayBook]"
    pictures: Path


@dataclass(frozen=True, slots=True)
class StationBook:
    """Today as the doors of the station tell of it; what she may not see is not there."""

    station: "Station"
    who: Who
    now: Callable[[], datetime]

    def read(self) -> DayRead:
        """The ledger, what waits behind the other doors, and the month."""
        promises = self.station.promises(self.who).today()
        fetched = tuple(
            one
            for one in promises
            if one.promise.kind is PromiseKind.PICKUP and one.state is PromiseState.OPEN
        )
        letters = self._by_hand()
        many = {
            "approvals": self._count(lambda: self.station.ruling(self.who).count()),
            "pickup": len(fetched),
            "letters": len(letters),
        }
        others = tuple(Waits(room, count) for room, count in many.items() if count)
        waits = (*self._unanswered(), *others)
        today = self.now().date()
        month = self.station.board(self.who).board(today.replace(day=1), today)
        return DayRead(promises, waits, letters, month)

    def board(self, by: By) -> Board:
        """The last weeks, the running one too."""
        until = self.now().date()
        return self.station.board(self.who).board(first_of(until), until, by)

    def told(self, letter: int) -> bool:
        """Told by hand, under her name who did."""
        return self.station.letters(self.who).told(letter)

    def _by_hand(self) -> tuple[LetterStands, ...]:
        try:
            return self.station.letters(self.who).dead()
        except StationError:
            return ()

    def _unanswered(self) -> tuple[Waits, ...]:
        """What lies in the inbox, where she may answer; when the first is due."""
        inbox = self.station.inbox(self.who)
        count = self._count(inbox.count)
        if not count:
            return ()
        first = min((one.due for one in inbox.items()), default=None)
        late = first is not None and first < self.now()
        return (Waits("inbox", count, first, late),)

    def _count(self, counted: Callable[[], int]) -> int:
        """Who may not look has nothing waiting there."""
        try:
            return counted()
        except StationError:
            return 0


def first_of(until: date) -> date:
    """The Monday on which the board begins."""
    return until - timedelta(days=until.weekday(), weeks=WEEKS - 1)
