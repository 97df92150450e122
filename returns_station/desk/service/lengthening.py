"""Days on which everything takes longer: what the house promises of itself is lengthened by them.

Never what the law asks.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from returns_station.days import local_day, zone_of
from returns_station.desk.dialogue.house import DialogueHouse, SlowerTime
from returns_station.service.times import working_days_on


def slower_by(slower: Iterable[SlowerTime], day: date) -> int:
    """How many working days longer what begins on a day takes."""
    return max((one.days for one in slower if one.first <= day <= one.last), default=0)


def role_on(slower: Iterable[SlowerTime], day: date) -> str:
    """What who works on a day is called in a signature; "" as always."""
    return next((one.role for one in slower if one.role and one.first <= day <= one.last), "")


def answer_by(at: datetime, dialogue: DialogueHouse, market: str) -> datetime:
    """By when what came at a moment is answered: within the house's time, on a working day."""
    due = (at + dialogue.answer_within).astimezone(zone_of(market))
    more = slower_by(dialogue.slower, local_day(at, market))
    day = working_days_on(due.date(), more, market)
    return due.replace(year=day.year, month=day.month, day=day.day).astimezone(UTC)
