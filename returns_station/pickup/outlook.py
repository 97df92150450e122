"""When a van will be at its doors, judged by what has been said there: who waits, how long."""

from dataclasses import dataclass, replace
from math import ceil, inf
from typing import Final

from returns_station.pickup.place import Point, metres, seconds
from returns_station.pickup.running import Place, Run, seconds_on
from returns_station.pickup.timing import Moments, home, out, reached, served
from returns_station.pickup.van import Van

# A door is come to however late: a promise that is broken is told of, not dropped.
_ANY_TIME: Final = 10**9


@dataclass(frozen=True, slots=True)
class Expected:
    """One door of a run: when the van is there, or was, and how many minutes beyond her window."""

    place: Place
    arrives: float
    late_minutes: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """A run as it is expected to go on: its doors, when it is back, what is left to drive."""

    doors: tuple[Expected, ...]
    back: float
    metres_left: float


def outlook(run: Run, market: str, leaves: float = 0.0) -> Outlook:
    """How a run goes on from the last door where something was said.

    Silence is no delay: a van without a network is taken to be on its way. Of one that is still
    at the dock, `leaves` is the earliest moment at which it can leave.
    """
    van, doors, left = run.van, [], 0.0
    moments, here = _so_far(run, market, leaves)
    for place in run.places:
        if place.done and place.done_at:
            doors.append(_expected(place, seconds_on(place.done_at, run.day, market)))
            continue
        far, stop = metres(here, place.stop.point), replace(place.stop, ends=_ANY_TIME)
        moments = reached(moments, far, stop, van.rests)
        doors.append(_expected(place, min(moments)))
        moments, here, left = served(moments, stop), stop.point, left + far
    on = metres(here, van.depot) if run.places else 0.0
    back = home(moments, on, replace(van, ends=_ANY_TIME))
    # A rest whose time has passed unseen does not keep the van out for ever.
    back = min(moments) + seconds(on) if back == inf else back
    return Outlook(tuple(doors), back, left + on)


def _so_far(run: Run, market: str, leaves: float) -> tuple[Moments, Point]:
    """When and where the van was heard of last."""
    van = run.van
    said = [(place.done_at, place.stop.point) for place in run.places if place.done_at]
    if said:
        at, here = max(said, key=lambda one: one[0])
        return _rested(van, seconds_on(at, run.day, market)), here
    if run.out_at:
        return _rested(van, seconds_on(run.out_at, run.day, market)), van.depot
    return out(replace(van, begins=max(van.begins, ceil(leaves)))), van.depot


def _rested(van: Van, moment: float) -> Moments:
    """A moment on the road: what rests could have been taken by then are behind the van."""
    taken = sum(1 for rest in van.rests if rest.ends < moment)
    return tuple(moment if nr == taken else inf for nr in range(len(van.rests) + 1))


def _expected(place: Place, arrives: float) -> Expected:
    late = ceil((arrives - place.stop.ends) / 60)
    return Expected(place, arrives, max(late, 0))
