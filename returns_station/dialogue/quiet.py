"""The hours in which nobody is woken by us, as they are where she lives."""

from datetime import datetime, time, timedelta

from returns_station.days import zone_of


def is_quiet(moment: datetime, market: str, begins: time, ends: time) -> bool:
    """Whether nothing is sent at this moment; the same hour twice: there is no such time."""
    local = moment.astimezone(zone_of(market)).time()
    if begins <= ends:
        return begins <= local < ends
    return local >= begins or local < ends


def awake(moment: datetime, market: str, begins: time, ends: time) -> datetime:
    """The moment itself, or the end of the quiet hours that it lies in (UTC)."""
    if not is_quiet(moment, market, begins, ends):
        return moment
    zone = zone_of(market)
    local = moment.astimezone(zone)
    day = local.date() if local.time() < ends else local.date() + timedelta(days=1)
    # Both of one zone: where the clocks change in that night, the hour that people see counts.
    return datetime.combine(day, ends, zone).astimezone(moment.tzinfo)
