"""Working days and closing times: when what a person has to do can be done."""

from datetime import UTC, date, datetime, time, timedelta

from returns_station.days import next_working_day, zone_of


def working_days_on(day: date, count: int, market: str) -> date:
    """So many working days after a day, which is not counted itself; 0: the next that is one."""
    found = next_working_day(day, market)
    for _ in range(count):
        found = next_working_day(found + timedelta(days=1), market)
    return found


def end_of(day: date, market: str) -> datetime:
    """The last moment of a market's day."""
    # Midnight, whatever the clocks did that night.
    return _at(day + timedelta(days=1), time(), market) - timedelta(microseconds=1)


def begin_of(day: date, market: str) -> datetime:
    """The first moment of a market's day."""
    return _at(day, time(), market)


def closing_after(at: datetime, closes: time, market: str, *, more_days: int = 0) -> datetime:
    """When what somebody begins at a moment is done: by the next closing of a working day.

    `more_days` is so many working days later, where everything takes longer.
    """
    here = at.astimezone(zone_of(market))
    day = here.date() if here.time() < closes else here.date() + timedelta(days=1)
    return _at(working_days_on(day, more_days, market), closes, market)


def awake_before(
    due: datetime, ahead: timedelta, quiet: tuple[time, time], market: str
) -> datetime:
    """When somebody is told at the latest: so long ahead, and before the night that lies there.

    `quiet` is from when until when nobody is written to.
    """
    begins, ends = quiet
    here = (due - ahead).astimezone(zone_of(market))
    at = here.time()
    asleep = begins <= at or at < ends if begins > ends else begins <= at < ends
    if not asleep:
        return due - ahead
    evening = here.date() if at >= begins else here.date() - timedelta(days=1)
    return _at(evening, begins, market) - ahead


def _at(day: date, hour: time, market: str) -> datetime:
    return datetime.combine(day, hour, zone_of(market)).astimezone(UTC)
