"""What the vans ask of the store-room: runs that change by their version, doors, what was said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from returns_station.pickup.door_scan import DoorScan
from returns_station.pickup.place import Point
from returns_station.pickup.running import Run


class Learned(StrEnum):
    """Where we know a door's place from, the surest first."""

    DOOR = "door"
    TYPED = "typed"
    POSTAL_CODE = "postal_code"


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """Where a door is, and who says so; `key` tells the door and not whose it is."""

    key: str
    point: Point
    learned: Learned
    at: datetime


@dataclass(frozen=True, slots=True)
class PostalCode:
    """The middle of a postal code's area; `code` has letters and digits alone."""

    code: str
    point: Point


@dataclass(frozen=True, slots=True)
class PostalSource:
    """Where a market's postal codes come from; the attribution is shown wherever they are used."""

    market: str
    file: str
    codes: int
    attribution: str
    at: datetime


class Became(StrEnum):
    """What came of a word said at a door; a question waits for a person, and is answered once."""

    DONE = "done"
    NOTED = "noted"
    QUESTION = "question"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class KeptScan:
    """A word said at a door as it is kept: what came of it, and why a person has to look."""

    scan: DoorScan
    became: Became
    why: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One parcel of a slip: the number on its label, given once and printed ever again."""

    sscc: str
    slip: str
    nr: int


class RunViews(Protocol):
    """Runs and doors as they stand."""

    def of_day(self, day: date) -> tuple[Run, ...]:
        """The runs of a day, by van."""

    def run(self, number: str) -> Run | None:
        """The run with this number."""

    def holding(self, booking: str) -> Run | None:
        """The run that holds a booking."""

    def to_plan(self, since: date) -> date | None:
        """The first day from here on whose runs have changed since they were planned."""

    def has(self, scan: str) -> bool:
        """Whether this word is kept already."""

    def scans(self, booking: str) -> tuple[KeptScan, ...]:
        """What was said at the door of a booking, in the order in which it was said."""

    def questions(self) -> tuple[KeptScan, ...]:
        """What was said at doors and a person has to look at, the oldest first."""

    def place(self, key: str) -> KnownPlace | None:
        """Where a door is, as far as it was typed or learned."""

    def code(self, market: str, code: str) -> Point | None:
        """The middle of a postal code's area."""

    def sources(self) -> tuple[PostalSource, ...]:
        """Where the postal codes come from, by market."""

    def parcels(self, slip: str) -> tuple[Parcel, ...]:
        """The parcels of a slip that have a number."""

    def parcel(self, sscc: str) -> Parcel | None:
        """The parcel with this number on its label."""


class RunShelf(RunViews, Protocol):
    """Runs and doors in a writing transaction."""

    def begin(self, run: Run) -> bool:
        """Store a new run; False when its van has one on that day already."""

    def claim(self, run: Run) -> bool:
        """Keep a run for this transaction; False when it does not stand as it was read."""

    def write(self, run: Run) -> None:
        """Let a run that was claimed stand anew."""

    def planned(self, run: Run) -> None:
        """Remember that a run was planned as it was read; one that has changed is to be planned."""

    def keep(self, scan: KeptScan, at: datetime) -> bool:
        """Keep what was said at a door; False when it is kept already."""

    def answer(self, scan: str) -> bool:
        """A person has looked at it; False when there was no such question."""

    def learn(self, place: KnownPlace) -> None:
        """Remember where a door is: what was learned at the door is not overwritten by less."""

    def put_codes(self, source: PostalSource, codes: Iterable[PostalCode]) -> None:
        """Set a market's postal codes, all anew."""

    def put_parcels(self, parcels: Sequence[Parcel]) -> None:
        """Store numbers of parcels; the database refuses one a second time."""

    def hand_over(self, slip: str) -> None:
        """What was kept for her leaves with her; a second time changes nothing."""


class HoldWork(Protocol):
    """What holding a place asks of a unit of work."""

    @property
    def runs(self) -> RunShelf:
        """The shelf of runs."""

    def next_number(self, series: str) -> int:
        """The next number of a series, never given twice and never skipped."""
