"""What questions to a person ask of the store-room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from returns_station.case import Who
from returns_station.desk.ruling.kept import AskKept, Ruled, Step
from returns_station.desk.ruling.views import AskStands, Known, Similar
from returns_station.people.granted import Granted


@dataclass(frozen=True, slots=True)
class MayRule:
    """Somebody who works here, what she may do, and how often she said yes today."""

    staff: str
    name: str
    granted: Granted
    said_today: int = 0


class RulingReads(Protocol):
    """Questions as they stand."""

    def load(self, number: str) -> AskKept | None:
        """One question with its answers."""

    def holding(self, numbers: Iterable[str], now: datetime) -> Mapping[str, Ruled]:
        """The yeses among these questions that hold now, and what is offered with a no."""

    def waiting(self, now: datetime) -> tuple[AskKept, ...]:
        """The questions that wait, the oldest first."""

    def stands(self, desk: str, since: datetime, now: datetime) -> tuple[AskStands, ...]:
        """How the questions of a desk stand that were asked since then, the oldest first."""

    def open_for(self, staff: str, now: datetime) -> int:
        """How many questions wait that somebody else has asked, and has not answered yet."""

    def answered(self, staff: str, since: datetime) -> tuple[tuple[bool, int], ...]:
        """What somebody answered since then: whether yes, and after how many seconds."""

    def similar(self, ask: AskKept, since: datetime) -> Similar:
        """What others came to since then where the policy said the same."""

    def known(self, customer_id: int) -> Known:
        """What is known of a customer: her sales, and what came back."""

    def who_may(self, day: str) -> tuple[MayRule, ...]:
        """Everybody who works here, by name; `day` is the one on which yeses are counted."""

    def said(self, staff: str, day: str) -> int:
        """How often somebody said yes on a day."""


class RulingShelf(RulingReads, Protocol):
    """The shelf of questions, in a writing transaction."""

    def asked(self, key: str) -> str:
        """The number of the question that a key was used for; "" none."""

    def answered_by(self, key: str) -> str:
        """The number of the question that was answered with a key; "" none."""

    def put(self, ask: AskKept, key: str) -> None:
        """Keep a new question."""

    def move(self, before: AskKept, after: AskKept) -> bool:
        """Let a question stand otherwise; False: it stands otherwise already."""

    def put_step(self, ask: AskKept, step: Step, *, at: datetime, who: Who) -> None:
        """Keep what somebody did with a question."""

    def count(self, staff: str, day: str, most: int | None) -> bool:
        """Count a yes of somebody on a day; False: she has said as many as she may."""

    def use(self, number: str, slip: str, at: datetime) -> bool:
        """Use a yes for a visit; False: it holds no longer, or is used."""

    def close_visit(self, visit: str) -> tuple[str, ...]:
        """Take back what still waits of a visit that is done; gives their numbers."""

    def give_back(self, slip: str) -> tuple[str, ...]:
        """Let what an undone visit used hold again until it runs out; gives their numbers."""

    def expire(self, now: datetime) -> tuple[str, ...]:
        """Close what nobody answered or used in time; gives their numbers."""


class RulingWork(Protocol):
    """A writing transaction, as far as questions to a person go."""

    @property
    def rulings(self) -> RulingShelf:
        """The shelf of questions to a person."""


class RulingViews(Protocol):
    """A reading one."""

    @property
    def rulings(self) -> RulingReads:
        """Questions to a person as they stand."""
