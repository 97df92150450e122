"""Who acts when nobody does: the station looks after what waits, and after a stop."""

from returns_station.case import Who
from returns_station.people.granted import THE_STATION


def by_itself(desk: str) -> Who:
    """The station itself at a desk; it has the few rights that upkeep needs."""
    return Who(desk, desk, THE_STATION)
