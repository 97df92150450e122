"""The days on which a carrier without times of its own comes, and the hours of such a day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from returns_station.days import local_day, next_working_day
from returns_station.pickup.slot import SlotQuestion, Span


@dataclass(frozen=True, slots=True)
class Hours:
    """From and to, in minutes after local midnight; `lead_days` after today at the earliest.

    Without a clock there is no today: every working day that was asked for is one.
    """

    begins: int = 8 * 60
    ends: int = 17 * 60
    lead_days: int = 1
    clock: Callable[[], datetime] | None = field(default=None, repr=False)

    def spans(self, question: SlotQuestion) -> tuple[Span, ...]:
        """These hours of the days that were asked for, on which offices are open."""
        market = question.door.market
        today = local_day(self.clock(), market) if self.clock else date.min
        earliest = today + timedelta(days=self.lead_days)
        days = (question.first_day + timedelta(days=nr) for nr in range(question.days))
        return tuple(
            Span(day, self.begins, self.ends)
            for day in days
            if day >= earliest and next_working_day(day, market) == day
        )
