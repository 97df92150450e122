"""How long a period is, whatever day it starts: which of two is the longer, when that is sure."""

from datetime import date
from typing import Final

from returns_station.days import Days, Months, Period, Unlimited, Until, add_months

# From each of these, months are as short and as long as they ever are: leap years and none.
_STARTS: Final = tuple(date(2023 + nr // 12, nr % 12 + 1, 1) for nr in range(48))


def never_shorter(one: Period, other: Period) -> bool:
    """Whether `one` ends no sooner than `other`, from whatever day both start."""
    match one, other:
        case Unlimited(), _:
            return True
        case (Until(day), Until(other_day)):
            return day >= other_day
        case (Days() | Months(), Days() | Months()):
            if isinstance(one, Months) and isinstance(other, Months):
                return one.count >= other.count
            return _days(one)[0] >= _days(other)[1]
        case _:
            return False


def _days(period: Days | Months) -> tuple[int, int]:
    """The fewest and the most days that it may last."""
    if isinstance(period, Days):
        return period.count, period.count
    lengths = tuple((add_months(start, period.count) - start).days for start in _STARTS)
    return min(lengths), max(lengths)
