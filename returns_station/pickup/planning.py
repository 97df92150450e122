"""The day planned: every promise kept, as little driving as can be found."""

from dataclasses import dataclass

from returns_station.pickup.detour import detour, joined
from returns_station.pickup.van import Stop, VanDay


@dataclass(frozen=True, slots=True)
class Planned:
    """A day with all promises kept, and the doors that no van can promise."""

    day: VanDay
    left_out: tuple[Stop, ...] = ()


def planned(day: VanDay, new: tuple[Stop, ...] = ()) -> Planned:
    """Let new doors join a day, each where it costs least; what stood in it stays promised."""
    left_out = []
    for stop in sorted(new, key=lambda one: (one.ends - one.begins, one.ends, one.id)):
        at = detour(day, stop)
        if at is None:
            left_out.append(stop)
        else:
            day = joined(day, stop, at)
    return Planned(day, tuple(left_out))
