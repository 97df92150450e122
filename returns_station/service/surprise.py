"""A small extra: who may be surprised now, with what, and why; our own mistakes come first.

It is never announced, never instead of what she has a right to, and never depends on who she is
or on what she paid.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from returns_station.money import Money
from returns_station.phrase import Phrase


class SurpriseKind(StrEnum):
    """What it may be; a line written by hand costs nothing."""

    LINE = "line"
    CARD = "card"
    FLOWERS = "flowers"
    VOUCHER = "voucher"


class Because(StrEnum):
    """Why her: we made a mistake, we were late, or it was simply her turn."""

    MISTAKE = "mistake"
    LATE = "late"
    THANKS = "thanks"

    @property
    def is_ours(self) -> bool:
        """Whether something of ours went wrong: then the whole day's budget may be used."""
        return self is not Because.THANKS


class NotNow(StrEnum):
    """Why nothing extra is given."""

    ANSWER_FIRST = "answer_first"
    LATELY = "lately"
    USED_UP = "used_up"
    KEPT_FOR_MISTAKES = "kept_for_mistakes"
    NOT_OFFERED = "not_offered"


_NOTHING: Final[Mapping[SurpriseKind, int]] = MappingProxyType({SurpriseKind.LINE: 0})


@dataclass(frozen=True, slots=True)
class Plan:
    """What a shop gives away on one of its days, in minor units; what each kind costs it.

    Half of it (`for_mistakes`) is kept for our own mistakes. The other half is spread from `opens`
    to `closes`. Nobody is surprised twice within `apart` days.
    """

    daily: int = 0
    costs: Mapping[SurpriseKind, int] = field(default_factory=lambda: _NOTHING)
    for_mistakes: int = 50
    apart: int = 60
    opens: time = time(10)
    closes: time = time(18)

    @property
    def for_thanks(self) -> int:
        """How much of the day is given without a mistake of ours."""
        return self.daily * (100 - self.for_mistakes) // 100


@dataclass(frozen=True, slots=True)
class VisitSoFar:
    """What matters of a visit, and nothing of who it is.

    `whole`: she got all that she came for. `given` already, `last` when she was surprised last.
    """

    whole: bool
    because: Because
    given: bool = False
    last: date | None = None


@dataclass(frozen=True, slots=True)
class DaySoFar:
    """What the day has given: in all, as thanks, as thanks at this desk; and its visits."""

    spent: int = 0
    thanks: int = 0
    thanks_here: int = 0
    visits: int = 0
    visits_here: int = 0


@dataclass(frozen=True, slots=True)
class Offered:
    """One kind, and what it costs the shop."""

    kind: SurpriseKind
    cost: Money


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What could be given now; the first kind is suggested, the clerk chooses.

    `line` is what may be written by hand, in the customer's language `language`. `left` is what
    the day has left.
    """

    slip: str
    because: Because
    kinds: tuple[Offered, ...]
    left: Money
    line: Phrase
    language: str


@dataclass(frozen=True, slots=True)
class SurpriseGiven:
    """Something extra was given, of a day's budget; nobody is told but the journal."""

    slip: str
    kind: SurpriseKind
    because: Because
    cost: Money
    day: date
    credit: str = ""


def hindrance(plan: Plan, visit: VisitSoFar, today: date) -> NotNow | None:
    """Why nothing extra is given to her; None: something may be."""
    if not visit.whole:
        return NotNow.ANSWER_FIRST
    lately = visit.last is not None and (today - visit.last).days < plan.apart
    return NotNow.LATELY if visit.given or lately else None


def kinds_now(
    plan: Plan, visit: VisitSoFar, day: DaySoFar, at: time
) -> tuple[tuple[SurpriseKind, int], ...]:
    """What fits now, the suggested one first; of thanks only what this hour and desk have left."""
    costs = sorted(plan.costs.items(), key=lambda one: (one[1], one[0]))
    if visit.because.is_ours:
        return _best_first(costs, plan.daily - day.spent)
    room = thanks_room(plan, day, at)
    # A line for everybody would be one for nobody: without a mistake something real is in it.
    return tuple(one for one in costs if 0 < one[1] <= room)


def thanks_room(plan: Plan, day: DaySoFar, at: time) -> int:
    """How much of the day's thanks has its hour by now, at a desk as busy as this one."""
    by_now = int(plan.for_thanks * _gone(plan, at))
    room = min(by_now - day.thanks, plan.daily - day.spent)
    if day.thanks_here and day.visits:
        room = min(room, by_now * day.visits_here // day.visits - day.thanks_here)
    return max(room, 0)


def _best_first(
    costs: list[tuple[SurpriseKind, int]], left: int
) -> tuple[tuple[SurpriseKind, int], ...]:
    """The finest that leaves as much for the next mistake, then the others as they cost."""
    fitting = [one for one in costs if one[1] <= left]
    best = next((one for one in reversed(fitting) if 2 * one[1] <= left), None)
    if best is None:
        return tuple(fitting)
    return (best, *(one for one in reversed(fitting) if one != best))


def _gone(plan: Plan, at: time) -> Fraction:
    """How much of the opening hours has gone; the first hour's share is there from the start."""
    opens, closes = _minutes(plan.opens), _minutes(plan.closes)
    if closes <= opens:
        return Fraction(1)
    gone = min(max(_minutes(at) - opens, 0) + 60, closes - opens)
    return Fraction(gone, closes - opens)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
