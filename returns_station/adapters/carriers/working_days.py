"""The days on which a carrier without times of its own comes, and the hours of such a day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from returns_station.adapters.clock import now
from returns_station.days import local_day, next_working_day
from returns_station.pickup.slot import SlotQuestion, Span


@dataclass(frozen=True, slots=True)
class Hours:
    """From and to, in minutes after local midnight; `lead_days` after today at the earliest."""

    begins: int = 8 * 60
    ends: int = 17 * 60
    lead_days: int = 1
    clock: Callable[[], datetime] = field(default=now, repr=False)

    def spans(self, question: SlotQuestion) -> tuple[Span, ...]:
        """These hours of the days that were asked for, on which offices are open."""
        market = question.door.market
        earliest = local_day(self.clock(), market) + timedelta(days=self.lead_days)
        days = (question.first_day + timedelta(days=nr) for nr in range(question.days))
        return tuple(
            Span(day, self.begins, self.ends)
            for day in days
            if day >= earliest and next_working_day(day, market) == day
        )
