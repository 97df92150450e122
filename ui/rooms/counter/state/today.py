"""What today looks like: how many came and when, how they were answered, what was thought of it."""

from collections import Counter as Tally
from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from returns_station.desk.views import Day
from returns_station.phrase import Phrase
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.paying import waiting

OPENS: Final = 9
CLOSES: Final = 19
_MIDNIGHT: Final = 24


def minutes(day: Day, now: datetime) -> dict[int, int]:
    """The minutes of today that something came at, in the shop's own time, and how much."""
    came: Tally[int] = Tally()
    for minute, many in day.times:
        at = datetime.fromisoformat(f"{minute}Z").astimezone(now.tzinfo)
        if at.date() == now.date():
            came[at.hour * 60 + at.minute] += many
    return came


def hours(came: Collection[int], now: datetime) -> tuple[int, int]:
    """From which hour to which: the usual day, and what came before or after it."""
    first = min((OPENS, now.hour, *(minute // 60 for minute in came)))
    last = max((CLOSES, now.hour + 1, *(minute // 60 + 1 for minute in came)))
    return first, min(last, _MIDNIGHT)


def by_hour(came: Mapping[int, int]) -> tuple[Phrase, ...]:
    """How many came in each hour that any came in."""
    each: Tally[int] = Tally()
    for minute, many in came.items():
        each[minute // 60] += many
    return tuple(
        Phrase("counter.today.hour", {"hour": hour, "number": each[hour]}) for hour in sorted(each)
    )


def answered(day: Day) -> tuple[Phrase, ...]:
    """How today's were answered: yes at once, and those that a person looks at."""
    yes = Phrase("counter.today.yes", {"count": day.yes})
    asked = Phrase("counter.today.asked", {"count": day.asked})
    return (yes, asked) if day.asked else (yes,)


def grade(day: Day) -> Decimal | None:
    """The mean of today's grades, with one decimal; None: nobody has given one."""
    if not day.grades.count:
        return None
    mean = Decimal(day.grades.total) / day.grades.count
    return mean.quantize(Decimal("0.1"), ROUND_HALF_UP)


def much_waits(state: Counter) -> bool:
    """Whether more than one thing waits: that is told first, and there is no room for bars."""
    rest = state.rest
    return sum(bool(each) for each in (rest.visits, rest.waiting, waiting(state))) > 1
