"""What staff see of a question that waits for a person."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from returns_station.desk.views import VisitSeen
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.ruling import Why, WhyNot


class AskState(StrEnum):
    """How a question stands; a no can be asked again, and a yes is used once."""

    WAITING = "waiting"
    SECOND = "second"
    YES = "yes"
    NO = "no"
    USED = "used"
    EXPIRED = "expired"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said: `by` is her name, `staff` her id; with a no `outcome` is the nearest."""

    by: str
    staff: str
    at: datetime
    outcome: Outcome | None
    why: Why | WhyNot
    note: str = ""
    whole: bool = False

    @property
    def is_yes(self) -> bool:
        """Whether she said yes, be it as the first of two."""
        return isinstance(self.why, Why)


@dataclass(frozen=True, slots=True)
class Similar:
    """What alike questions came to this year: so many, so many yes, and how those turned out."""

    asked: int = 0
    yes: int = 0
    checked: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of her, as facts: purchases since a year, returns; never a score."""

    name: str = ""
    sales: int = 0
    since: int = 0
    returns: int = 0


@dataclass(frozen=True, slots=True)
class WaySeen:
    """One yes that could be said: what it brings her, and how much of that the policy does not.

    `free` is given without a yes, too; `may_not` is why who looks may not say it, None: she may.
    `second` says that another person must say the same.
    """

    outcome: Outcome
    brings: Money
    beyond: Money
    free: bool = False
    second: bool = False
    may_not: Phrase | None = None


@dataclass(frozen=True, slots=True)
class AskSeen:
    """One question with the whole picture: what was asked, the trace behind it, alike ones.

    `seen` is the visit as it is answered now, without the yes, None where the goods are gone;
    `beyond` what the wish gives more than that; `may` whether who looks may answer at all, and
    `may_not` why she may not. `ways` are the yeses there are, the wish first; `nearest` what may
    be offered with a no.
    """

    number: str
    visit: str
    state: AskState
    at: datetime
    expires_at: datetime
    asker: str
    asker_staff: str
    desk: str
    wish: Outcome
    note: str
    seen: VisitSeen | None
    asked_for: Money
    beyond: Money
    similar: Similar = Similar()
    known: Known = Known()
    answers: tuple[Answer, ...] = ()
    photos: tuple[str, ...] = ()
    may: bool = True
    may_not: Phrase | None = None
    reasons: tuple[Why, ...] = field(default=tuple(Why))
    ways: tuple[WaySeen, ...] = ()
    nearest: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class AskStands:
    """How a question stands, for the counter that waits: cheap to ask for every second."""

    number: str
    visit: str
    state: AskState
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class AnswersToday:
    """What one person answered today: so many yes and no, in so many seconds in the middle."""

    yes: int = 0
    no: int = 0
    seconds: int = 0
