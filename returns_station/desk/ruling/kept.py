"""A question to a person as it is kept, and what was answered."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from returns_station.desk.commands import Part
from returns_station.desk.ruling.views import Answer, AskState
from returns_station.money import Money
from returns_station.policy.claim import Outcome, Ruling

_OPEN = frozenset({AskState.WAITING, AskState.SECOND})
_RUNS_OUT = _OPEN | {AskState.YES}


class Did(StrEnum):
    """What is done with a question; `second` is the first yes of two."""

    YES = "yes"
    SECOND = "second"
    NO = "no"
    AGAIN = "again"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody did with a question; its key was made before the first try."""

    key: str
    kind: Did
    outcome: Outcome | None = None
    why: str = ""
    note: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class AskKept:
    """One question as it stands on its shelf.

    `asker` is her name now and `staff` her id; `askers` are the ids of all who asked it, again too.
    `why` is the key of what the policy said, `reason` her reason. `turn` counts what was done with
    it; `gives` is what was said yes to, or is offered with a no. `nearest` is told with a no.
    """

    number: str
    visit: str
    desk: str
    staff: str
    asker: str
    wish: Outcome
    note: str
    parts: tuple[Part, ...]
    at: datetime
    expires_at: datetime
    why: str
    reason: str
    asked_for: Money
    beyond: Money
    state: AskState = AskState.WAITING
    turn: int = 0
    gives: tuple[Outcome, ...] = ()
    whole: bool = False
    nearest: str = ""
    sale_id: int = 0
    customer_id: int = 0
    photos: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    askers: frozenset[str] = frozenset()

    def stands(self, now: datetime) -> AskState:
        """How it stands: what waits runs out by itself, and so does a yes that is not used."""
        over = self.state in _RUNS_OUT and self.expires_at <= now
        return AskState.EXPIRED if over else self.state

    def holds(self, now: datetime) -> bool:
        """Whether she may choose what was said yes to, or was offered with a no."""
        said = self.state is AskState.YES or (self.state is AskState.NO and bool(self.gives))
        return said and self.expires_at > now

    def is_open(self, now: datetime) -> bool:
        """Whether somebody may answer it."""
        return self.stands(now) in _OPEN

    @property
    def yes(self) -> "Ruled":
        """What it comes to for the parts that it was asked about."""
        return Ruled(Ruling(self.number, self.gives, self.whole), self.parts)

    def asked(self, outcome: Outcome) -> tuple[Part, ...]:
        """Its parts, all of them with this outcome."""
        return tuple(replace(part, outcome=outcome, ruling=self.number) for part in self.parts)

    @property
    def first_yes(self) -> Answer | None:
        """The yes that waits for a second person."""
        last = self.answers[-1] if self.answers else None
        return last if self.state is AskState.SECOND else None


@dataclass(frozen=True, slots=True)
class Ruled:
    """A yes that holds, and the parts that it was said about."""

    ruling: Ruling
    parts: tuple[Part, ...]
