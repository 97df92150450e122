"""What small extras ask of the store-room."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from returns_station.case import Who
from returns_station.credit import Credit
from returns_station.money import Money
from returns_station.service.surprise import Because, DaySoFar, SurpriseKind, VisitSoFar
from returns_station.slip import Slip


@dataclass(frozen=True, slots=True)
class SurpriseKept:
    """What was given for a visit."""

    slip: str
    kind: SurpriseKind
    because: Because
    cost: Money
    day: date
    at: datetime
    desk: str
    by: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class VisitKnown:
    """A visit as far as an extra needs it; `whose` are the names under which its turn is kept."""

    so_far: VisitSoFar
    market: str
    whose: tuple[str, ...]
    case_id: int


class SurpriseReads(Protocol):
    """What was given, and what a visit is."""

    def visit(self, slip: str) -> VisitKnown | None:
        """What matters of a visit; None: nothing of it was settled, or it was undone."""

    def day(self, day: date, desk: str, since: datetime) -> DaySoFar:
        """What a day has given so far; visits are counted since its beginning."""

    def given(self, day: date) -> tuple[SurpriseKept, ...]:
        """What a day has given, in order."""


class SurpriseShelf(SurpriseReads, Protocol):
    """The same in a writing transaction."""

    def done(self, key: str) -> SurpriseKept | None:
        """What was given with this key before."""

    def turn(self, whose: str, day: date, before: date) -> bool:
        """Let it be somebody's turn; False: it was, since the day before which it would be."""

    def take(self, name: str, cap: int, cost: int) -> bool:
        """Take of a day's money; False: so much is not left of it."""

    def put(self, kept: SurpriseKept, key: str, who: Who) -> bool:
        """Keep what was given; False: the visit has got something already."""

    def issue(self, credit: Credit, slip: Slip, case_id: int, key: str, who: Who) -> None:
        """Keep a voucher with its paper, which waits to be printed."""
