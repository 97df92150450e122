"""What the run room asks of the vans and of the machine it stands on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from returns_station.adapters.map_ground import MapUnreadableError, ground_in
from returns_station.case import Who
from returns_station.desk.pickup.van_shelves import KeptScan
from returns_station.desk.pickup.van_views import Synced, TakenRun
from returns_station.desk.pickup.views import Joining, RunSeen
from returns_station.listing import Listing
from returns_station.phrase import Phrase
from returns_station.pickup.door_scan import DoorScan
from returns_station.pickup.ground import BARE, Ground
from ui.rooms.runs.paper import ListPaper
from ui.rooms.runs.state.door import Door

if TYPE_CHECKING:
    from returns_station.desk.station import Station


class Vans(Protocol):
    """The shop's own vans at the station; each call may raise a StationError."""

    def runs(self, day: date) -> tuple[RunSeen, ...]:
        """The runs of a day, as they stand."""

    def joining(self, day: date) -> tuple[Joining, ...]:
        """The bookings that no run holds, and where each would fit."""

    def join(self, booking_id: str) -> object:
        """Let a booking into the run it fits into."""

    def start(self, run_number: str, driver: str = "") -> object:
        """The van leaves the dock."""

    def manifest(self, run_number: str) -> Listing:
        """The driver's list."""

    def questions(self) -> tuple[KeptScan, ...]:
        """What was said at doors and a person has to look at, the oldest first."""

    def answered(self, scan_id: str) -> bool:
        """A person has looked at it."""

    def take_along(self, run_number: str) -> TakenRun:
        """What the driver needs on the way."""

    def sync(self, scans: Sequence[DoorScan]) -> Synced:
        """Bring in what was said at doors."""


class Book(Protocol):
    """The run on this machine: taken along, written on at the doors, brought in at the dock."""

    def kept(self) -> Door | None:
        """What was taken along the last time; needs no network."""

    def take(self, vans: Vans, run_number: str) -> Door:
        """Take a run along; what was said on it here before stays."""

    def say(self, scan: DoorScan) -> None:
        """Write down what was said; on the disk when this returns."""

    def bring_in(self, vans: Vans, scans: Sequence[DoorScan]) -> Iterable[str]:
        """Hand over what was said; gives the ids that the station holds now."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the room stands: who looks, local time, new keys, where lists are printed.

    `vans` are those of a station, `book` is this machine's. `undo_ms` is how long a word said at a
    door waits before it is brought in by itself: so long it may be said anew.
    """

    who: Who
    now: Callable[[], datetime]
    new_key: Callable[[], str]
    data: Path
    vans: "Callable[[Station], Vans]"
    book: Book
    paper: ListPaper
    undo_ms: int = 25_000


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day as it was read."""

    day: date
    runs: tuple[RunSeen, ...]
    joining: tuple[Joining, ...]
    questions: tuple[KeptScan, ...] = ()


def read_day(vans: Vans, day: date) -> DayRead:
    """All that is shown of a day."""
    return DayRead(day, vans.runs(day), vans.joining(day), vans.questions())


def read_ground(data: Path) -> tuple[Ground, Phrase | None]:
    """The shop's own map, or why there is none."""
    try:
        return ground_in(data), None
    except MapUnreadableError as error:
        return BARE, error.advice
