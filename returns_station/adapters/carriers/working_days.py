"""The days on which a carrier without times of its own comes, and the hours of such a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from returns_station.days import next_working_day
from returns_station.pickup.slot import SlotQuestion, Span


@dataclass(frozen=True, slots=True)
class Hours:
    """From and to, in minutes after local midnight."""

    begins: int = 8 * 60
    ends: int = 17 * 60

    def on(self, day: date) -> Span:
        """These hours of a day."""
        return Span(day, self.begins, self.ends)


def working_days(question: SlotQuestion) -> tuple[date, ...]:
    """The days that were asked for on which offices are open."""
    days = (question.first_day + timedelta(days=nr) for nr in range(question.days))
    return tuple(day for day in days if next_working_day(day, question.door.market) == day)
