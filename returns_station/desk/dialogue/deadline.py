"""By when she is answered: so many hours from when somebody is there, on days that are worked."""

from datetime import datetime, timedelta
from typing import Final

from returns_station.days import local_day, next_working_day, zone_of
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.dialogue.quiet import awake

_A_DAY: Final = timedelta(days=1)


def answer_by(came: datetime, market: str, house: DialogueHouse) -> datetime:
    """When an answer to what came then is due.

    The hours begin when the shop is awake on a working day. An answer that would be due on a day
    on which nobody works, or in the night, is due when somebody is there again; days on which
    everything takes longer add theirs.
    """
    begins = _worked(came, market, house)
    due = begins + house.answer_within
    first = local_day(begins, market)
    slower = max((one.days for one in house.slower if one.first <= first <= one.last), default=0)
    for _ in range(slower):
        due = _worked(due + _A_DAY, market, house)
    return _worked(due, market, house)


def _worked(moment: datetime, market: str, house: DialogueHouse) -> datetime:
    """The moment itself, or the morning on which somebody is there again."""
    rested = awake(moment, market, house.quiet_from, house.quiet_until)
    day = local_day(rested, market)
    working = next_working_day(day, market)
    if working == day:
        return rested
    morning = datetime.combine(working, house.quiet_until, zone_of(market))
    return morning.astimezone(moment.tzinfo)
