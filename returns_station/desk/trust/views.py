"""What is seen of trust: facts with their counts, never a score."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from returns_station.desk.trust.interval import Interval, wilson
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase

FEW: Final = 10
"""Of fewer that could be checked no share is said: small numbers say nothing."""


class OnTrust(StrEnum):
    """What was given before anything showed that it was right."""

    NO_RECEIPT = "no_receipt"
    AWAITED = "awaited"
    GOODWILL = "goodwill"


class Verified(StrEnum):
    """What verified it later; `not_yet` may still be, and proves nothing against anybody."""

    SALE_FOUND = "sale_found"
    GOODS_CAME = "goods_came"
    NOT_YET = "not_yet"
    NOT_COME = "not_come"


HELD: Final = frozenset({Verified.SALE_FOUND, Verified.GOODS_CAME})


@dataclass(frozen=True, slots=True)
class Given:
    """One case that was given on trust: on which slip, how much, and what verified it."""

    slip: str
    at: datetime
    amount: Money
    why: OnTrust
    verified: Verified
    sale: str = ""
    due_on: date | None = None

    @property
    def says(self) -> Phrase:
        """What verified it, in words."""
        told: dict[str, Argument] = {}
        if self.verified is Verified.SALE_FOUND:
            told["sale"] = self.sale
        if self.due_on is not None and self.verified is Verified.NOT_COME:
            told["day"] = self.due_on
        return Phrase(f"trust.verified.{self.verified}", told)


@dataclass(frozen=True, slots=True)
class Budget:
    """What one customer was given on her word, and what the day has left for her.

    `left` None: no limit holds. `name` is as it is written today, and is kept nowhere else.
    """

    customer: int
    name: str
    given: tuple[Given, ...]
    used_today: Money | None = None
    left: Money | None = None

    def count(self, *verified: Verified) -> int:
        """How many were verified so."""
        return sum(one.verified in verified for one in self.given)

    @property
    def says(self) -> Phrase:
        """The whole of it in one sentence."""
        if not self.given:
            return Phrase("trust.budget.none")
        told: dict[str, Argument] = {
            "count": len(self.given),
            "held": self.count(*HELD),
            "open": self.count(Verified.NOT_YET),
        }
        missing = self.count(Verified.NOT_COME)
        if missing:
            return Phrase("trust.budget.some_not", {**told, "missing": missing})
        return Phrase("trust.budget", told)


@dataclass(frozen=True, slots=True)
class Honesty:
    """Of what was given on trust: how much held, how much did not, how much nobody can say yet."""

    since: date
    held: int = 0
    not_held: int = 0
    unchecked: int = 0

    @property
    def checked(self) -> int:
        """How many could be checked."""
        return self.held + self.not_held

    @property
    def interval(self) -> Interval:
        """Where the true share lies."""
        return wilson(self.held, self.checked)

    @property
    def says(self) -> Phrase:
        """The share as one sentence; of few only the count."""
        told: dict[str, Argument] = {"held": self.held, "of": self.checked}
        if not self.checked:
            return Phrase("trust.honesty.none")
        if self.checked < FEW:
            return Phrase("trust.honesty.few", told)
        sure = self.interval
        told |= {"low": sure.low_percent, "high": sure.high_percent}
        return Phrase("trust.honesty", told)

    @property
    def rest(self) -> Phrase:
        """How many could not be checked."""
        key = "trust.honesty.unchecked" if self.unchecked else "trust.honesty.all_checked"
        return Phrase(key, {"count": self.unchecked} if self.unchecked else {})


class PatternKind(StrEnum):
    """What may repeat itself."""

    NO_RECEIPT = "no_receipt"
    SAME_GOODS = "same_goods"
    NOT_COME = "not_come"
    CLERK_RETURNS = "clerk_returns"
    CLERK_NO_RECEIPT = "clerk_no_receipt"
    CLERK_UNDONE = "clerk_undone"
    SAME_NAME = "same_name"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One fact: who, how many, of how many, what is usual here, and which slips show it.

    `whom` "" is somebody whose name nobody knows. `usual` is a count for customers, and percent
    for shares of a clerk's returns. `goods` names what came back.
    """

    kind: PatternKind
    whom: str
    count: int
    usual: int
    of: int = 0
    goods: str = ""
    slips: tuple[str, ...] = ()
    customer: int = 0
    threshold: int = 0

    @property
    def says(self) -> Phrase:
        """The fact as a sentence."""
        who = self.whom or Phrase("trust.somebody")
        told: dict[str, Argument] = {"whom": who, "count": self.count}
        if self.goods:
            told["goods"] = self.goods
        if self.of:
            told["of"] = self.of
        return Phrase(f"trust.pattern.{self.kind}", told)

    @property
    def usually(self) -> Phrase:
        """What is usual here."""
        if self.kind is PatternKind.SAME_NAME:
            return Phrase("trust.usual.same_name")
        if self.of:
            return Phrase("trust.usual.percent", {"usual": self.usual})
        if not self.usual:
            return Phrase("trust.usual.nobody")
        return Phrase("trust.usual", {"usual": self.usual})

    @property
    def shown_from(self) -> Phrase:
        """From how many it is shown."""
        return Phrase("trust.shown_from", {"threshold": self.threshold})
