"""What the board is reckoned from, whether the shelves or the journal told it."""

from dataclasses import dataclass
from datetime import datetime

from returns_station.service.promise import PromiseKind, PromiseState


@dataclass(frozen=True, slots=True)
class VisitMeasured:
    """How long a visit took at the counter, and how many times somebody pressed or scanned."""

    slip: str
    seconds: int
    steps: int


@dataclass(frozen=True, slots=True)
class PromiseFact:
    """One promise with its end; `done_at` is when it was done, also too late."""

    key: str
    kind: PromiseKind
    slip: str
    desk: str
    made_at: datetime
    due: datetime
    state: PromiseState = PromiseState.OPEN
    why: str = ""
    done_at: datetime | None = None
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VisitFact:
    """One visit that was given something: how it felt (0: she did not say), what it took.

    `seconds` and `steps` are 0 where nobody measured.
    """

    slip: str
    desk: str
    at: datetime
    grade: int = 0
    seconds: int = 0
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """All that was promised and felt in a time, by key and by slip."""

    promises: tuple[PromiseFact, ...] = ()
    visits: tuple[VisitFact, ...] = ()
