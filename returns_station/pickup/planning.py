"""The day planned: every promise kept, as little driving as can be found without a solver.

New doors join where they cost least; then doors are moved, one at a time, to where they cost less,
until none can be. A solver behind the same signature drives less (adapters/routing).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from returns_station.pickup.detour import detour, joined
from returns_station.pickup.timing import driven, timed
from returns_station.pickup.van import Stop, VanDay

# A metre is not worth another order of doors.
_WORTH_METRES: Final = 1.0
_MOST_PASSES: Final = 20


@dataclass(frozen=True, slots=True)
class Planned:
    """A day with all promises kept, and the doors that no van can promise."""

    day: VanDay
    left_out: tuple[Stop, ...] = ()


Planner: TypeAlias = Callable[[VanDay, tuple[Stop, ...]], Planned]
"""What plans a day: doors that stood in it stay promised, new ones join where they can."""


def planned(day: VanDay, new: tuple[Stop, ...] = ()) -> Planned:
    """Let new doors join a day, each where it costs least, then move doors while that helps."""
    left_out = []
    # Who has the least to choose from chooses first.
    for stop in sorted(new, key=lambda one: (one.ends - one.begins, one.ends, one.id)):
        at = detour(day, stop)
        if at is None:
            left_out.append(stop)
        else:
            day = joined(day, stop, at)
    day = shortened(day)
    still_out = []
    for stop in left_out:
        at = detour(day, stop)
        if at is None:
            still_out.append(stop)
        else:
            day = joined(day, stop, at)
    return Planned(day, tuple(still_out))


def shortened(day: VanDay) -> VanDay:
    """The day with doors moved to where they cost less; all stay promised, none is left out."""
    for _ in range(_MOST_PASSES):
        before = metres_of(day)
        for stop in [stop for round_ in day.rounds for stop in round_.stops]:
            day = _moved(day, stop)
        if before - metres_of(day) < _WORTH_METRES:
            break
    return day


def metres_of(day: VanDay) -> float:
    """How far all vans drive."""
    return sum(map(driven, day.rounds))


def keeps_all(day: VanDay) -> bool:
    """Whether every promise, every van's room and hours are kept."""
    return all(timed(round_) for round_ in day.rounds)


def without(day: VanDay, stop: str) -> VanDay:
    """The day with one door left out; what remains can still be driven, and sooner."""
    return VanDay(
        tuple(
            replace(each, stops=tuple(one for one in each.stops if one.id != stop))
            for each in day.rounds
        )
    )


def _moved(day: VanDay, stop: Stop) -> VanDay:
    rest = without(day, stop.id)
    saved = metres_of(day) - metres_of(rest)
    at = detour(rest, stop)
    if at is None or saved - at.metres < _WORTH_METRES:
        return day
    return joined(rest, stop, at)
