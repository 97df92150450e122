"""The day planned: every promise kept, as little driving as can be found without a solver.

New doors join where they cost least. Then neighbours are taken out together and join anew, again
and again, and a day that drives less is kept (ruin and recreate, Schrimpf et al. 2000). Nothing is
left to chance: the same day is always planned alike. A solver behind the same signature drives less
still (adapters/routing).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from returns_station.pickup.detour import detour, joined
from returns_station.pickup.place import metres
from returns_station.pickup.timing import driven, timed
from returns_station.pickup.van import Stop, VanDay

# A metre is not worth another order of doors.
_WORTH_METRES: Final = 1.0
# How many neighbours are taken out at a time, in turn; and how often, for each door of the day.
_TOGETHER: Final = (3, 12, 6, 20, 9)
_TURNS_A_DOOR: Final = 3
_MOST_TURNS: Final = 600


@dataclass(frozen=True, slots=True)
class Planned:
    """A day with all promises kept, and the doors that no van can promise."""

    day: VanDay
    left_out: tuple[Stop, ...] = ()


Planner: TypeAlias = Callable[[VanDay, tuple[Stop, ...]], Planned]
"""What plans a day: doors that stood in it stay promised, new ones join where they can."""


def planned(day: VanDay, new: tuple[Stop, ...] = ()) -> Planned:
    """Let new doors join a day, each where it costs least, then move doors while that helps."""
    found = _let_in(day, new)
    shorter = shortened(found.day)
    return _let_in(shorter, found.left_out) if found.left_out else Planned(shorter)


def shortened(day: VanDay) -> VanDay:
    """The day with doors moved to where they cost less; all stay promised, none is left out."""
    stops = tuple(stop for round_ in day.rounds for stop in round_.stops)
    driven_so_far = metres_of(day)
    for turn in range(min(_MOST_TURNS, _TURNS_A_DOOR * len(stops))):
        middle = stops[turn % len(stops)]
        out = _nearest(stops, middle, _TOGETHER[turn % len(_TOGETHER)])
        anew = _let_in(without(day, *(stop.id for stop in out)), out)
        far = metres_of(anew.day)
        if not anew.left_out and driven_so_far - far >= _WORTH_METRES:
            day, driven_so_far = anew.day, far
    return day


def metres_of(day: VanDay) -> float:
    """How far all vans drive."""
    return sum(map(driven, day.rounds))


def keeps_all(day: VanDay) -> bool:
    """Whether every promise, every van's room and hours are kept."""
    return all(timed(round_) for round_ in day.rounds)


def without(day: VanDay, *stops: str) -> VanDay:
    """The day with some doors left out; what remains can still be driven, and sooner."""
    return VanDay(
        tuple(
            replace(each, stops=tuple(one for one in each.stops if one.id not in stops))
            for each in day.rounds
        )
    )


def _let_in(day: VanDay, new: tuple[Stop, ...]) -> Planned:
    """New doors one after the other, each where it costs least; the day's own stay promised."""
    left_out = []
    # Who has the least to choose from chooses first.
    for stop in sorted(new, key=lambda one: (one.ends - one.begins, one.ends, one.id)):
        at = detour(day, stop)
        if at is None:
            left_out.append(stop)
        else:
            day = joined(day, stop, at)
    return Planned(day, tuple(left_out))


def _nearest(stops: tuple[Stop, ...], middle: Stop, many: int) -> tuple[Stop, ...]:
    near = sorted(stops, key=lambda one: (metres(one.point, middle.point), one.id))
    return tuple(near[:many])
