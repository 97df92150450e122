"""One promise with a due moment: made once, ended once, foretold when it will not hold."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from returns_station.phrase import Phrase


class PromiseKind(StrEnum):
    """What was promised."""

    REFUND = "refund"
    REPLACEMENT = "replacement"
    PICKUP = "pickup"
    ANSWER = "answer"
    REPAIR = "repair"


class PromiseState(StrEnum):
    """How it stands; all but open is for good."""

    OPEN = "open"
    KEPT = "kept"
    MISSED = "missed"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class DuePromise:
    """What we said we would do, and by when (UTC).

    `key` is of this promise alone; `subject` is what fulfils it: a payout's operation, a booking's
    id, the number of a question. `slip` is the visit's, "" where there is none yet.
    """

    key: str
    kind: PromiseKind
    subject: str
    slip: str
    says: Phrase
    due: datetime
    made_at: datetime


@dataclass(frozen=True, slots=True)
class PromiseStands:
    """A promise as it stands: what became of it and why, what we expect, when she was told so.

    `fulfilled_at` is when it was done, also too late: what was missed stays missed. `desk` is where
    it was made, `foretold_why` the short code of why she was told that it will not hold.
    """

    promise: DuePromise
    state: PromiseState
    ended_at: datetime | None = None
    why: str = ""
    fulfilled_at: datetime | None = None
    expected: datetime | None = None
    foretold_at: datetime | None = None
    desk: str = ""
    foretold_why: str = ""


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """We promised something."""

    key: str
    kind: PromiseKind
    subject: str
    slip: str
    due: datetime


@dataclass(frozen=True, slots=True)
class PromiseEnded:
    """It was kept, missed or released; `why` is a short code."""

    key: str
    kind: PromiseKind
    slip: str
    state: PromiseState
    why: str = ""


@dataclass(frozen=True, slots=True)
class PromiseFulfilled:
    """What had been missed was done all the same."""

    key: str
    kind: PromiseKind
    slip: str


@dataclass(frozen=True, slots=True)
class PromiseForetold:
    """It will not hold as it looks now, and she is told before it is due; `expected` is when."""

    key: str
    kind: PromiseKind
    slip: str
    expected: datetime | None
    why: str
