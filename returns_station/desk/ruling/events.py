"""What happens between a question and its answer, for the journal: ids, never a name or a note."""

from dataclasses import dataclass
from datetime import datetime

from returns_station.money import Money
from returns_station.policy.claim import Outcome
from returns_station.policy.ruling import Why, WhyNot


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """Somebody was asked for a yes; `beyond` is what it gives more than the policy."""

    ask: str
    visit: str
    sales: tuple[str, ...]
    wish: Outcome
    why: str
    asked_for: Money
    beyond: Money
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class YesSaid:
    """A person said yes; `waits`: another must say the same."""

    ask: str
    outcome: Outcome
    why: Why
    whole: bool
    beyond: Money
    waits: bool = False


@dataclass(frozen=True, slots=True)
class DeclinedThisTime:
    """A person said not this time; `nearest` is what she was offered instead."""

    ask: str
    why: WhyNot
    nearest: Outcome | None


@dataclass(frozen=True, slots=True)
class AnswerRefused:
    """Somebody may not answer so; `because` is the key of why."""

    ask: str
    because: str


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """What was declined or ran out waits once more."""

    ask: str


@dataclass(frozen=True, slots=True)
class AskTakenBack:
    """Nobody need answer any longer."""

    ask: str


@dataclass(frozen=True, slots=True)
class RulingUsed:
    """A yes was used for the visit of a slip."""

    ask: str
    slip: str


@dataclass(frozen=True, slots=True)
class RulingGivenBack:
    """The visit that had used a yes was undone: it holds again, until it runs out."""

    ask: str
    slip: str


@dataclass(frozen=True, slots=True)
class AskExpired:
    """Nobody answered in time, or the yes was not used in time."""

    ask: str
