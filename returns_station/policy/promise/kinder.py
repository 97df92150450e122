"""Which of two promises is worth more to her, where that is sure; sums, sets, periods, and all."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from returns_station.days import Period
from returns_station.policy.promise.span import never_shorter


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long something is promised: of several periods the latest end holds."""

    periods: tuple[Period, ...]


Worth: TypeAlias = "Decimal | frozenset[str] | Lasting | tuple[Worth, ...]"
"""A sum is worth more the higher it is, a set the more it holds, several by all of them at once."""


def kinder(old: Worth, new: Worth) -> bool | None:
    """Whether the new is worth more than the old, or less; None when it is neither for sure."""
    more, less = never_less(new, old), never_less(old, new)
    return None if more == less else more


def never_less(one: Worth, other: Worth) -> bool:
    """Whether `one` gives her at least what `other` does, whatever she comes with."""
    match one, other:
        case (Decimal(), Decimal()):
            return one >= other
        case (frozenset(), frozenset()):
            return one >= other
        case (Lasting(periods), Lasting(others)):
            return all(any(never_shorter(each, than) for each in periods) for than in others)
        case (tuple(), tuple()) if len(one) == len(other):
            return all(never_less(each, than) for each, than in zip(one, other, strict=True))
        case _:
            return False
