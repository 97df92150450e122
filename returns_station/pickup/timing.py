"""When a van is where: the earliest moments a round can be driven, with its rests, or not at all.

All times are seconds after local midnight. To leave earlier never means to be back later: for each
number of rests taken the earliest moment is kept, so no greedy rest can spoil the afternoon.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import TypeAlias

from returns_station.pickup.place import metres, seconds
from returns_station.pickup.van import Rest, Round, Stop, Van

Moments: TypeAlias = tuple[float, ...]
"""The earliest moment with 0, 1, 2 ... rests taken; inf where that cannot be."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A round as it is driven: when the van is at each door, when it is back, how far it drives."""

    arrives: tuple[float, ...]
    back: float
    metres: float


def out(van: Van) -> Moments:
    """The moments at which a van leaves its depot."""
    return (float(van.begins), *(inf for _ in van.rests))


def reached(moments: Moments, far: float, stop: Stop, rests: tuple[Rest, ...]) -> Moments:
    """From a door or the depot, so many metres on, to the moment this door is begun."""
    there = _rested(tuple(each + seconds(far) for each in _rested(moments, rests)), rests)
    begun = (max(each, stop.begins) for each in there)
    return tuple(each if each <= stop.ends else inf for each in begun)


def served(moments: Moments, stop: Stop) -> Moments:
    """From the moment a door is begun to the moment it is left."""
    return tuple(each + stop.serves for each in moments)


def home(moments: Moments, far: float, van: Van) -> float:
    """When the van is back, so many metres on; inf: not within its hours.

    A rest whose window has not closed by then is taken at the depot, on nobody's time.
    """
    back = (each + seconds(far) for each in _rested(moments, van.rests))
    rests = van.rests
    kept = (
        each
        for nr, each in enumerate(back)
        if each <= van.ends and all(each <= rest.ends for rest in rests[nr:])
    )
    return min(kept, default=inf)


def is_able(van: Van, stop: Stop) -> bool:
    """Whether this van can carry what lies there."""
    return stop.load <= van.room and (van.two or not stop.two)


def timed(round_: Round) -> Timed | None:
    """The round as it is driven; None: some promise, the room or the hours would be broken."""
    van, stops = round_.van, round_.stops
    if sum(stop.load for stop in stops) > van.room:
        return None
    if not all(is_able(van, stop) for stop in stops):
        return None
    moments, arrives, here = out(van), [], van.depot
    for stop in stops:
        moments = reached(moments, metres(here, stop.point), stop, van.rests)
        if min(moments) == inf:
            return None
        arrives.append(min(moments))
        moments, here = served(moments, stop), stop.point
    back = home(moments, metres(here, van.depot), van)
    return None if back == inf else Timed(tuple(arrives), back, driven(round_))


def driven(round_: Round) -> float:
    """How far a round is, out and back; nothing for a van that stays."""
    if not round_.stops:
        return 0.0
    points = [round_.van.depot, *(stop.point for stop in round_.stops), round_.van.depot]
    return sum(metres(one, other) for one, other in pairwise(points))


def _rested(moments: Moments, rests: tuple[Rest, ...]) -> Moments:
    """The same moments, or earlier ones with another rest taken where the van stands."""
    if not rests:
        return moments
    better = list(moments)
    for nr, rest in enumerate(rests):
        begun = max(better[nr], rest.begins)
        if begun <= rest.ends:
            better[nr + 1] = min(better[nr + 1], begun + rest.lasts)
    return tuple(better)
