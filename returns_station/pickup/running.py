"""A van's run: which doors it holds and in what order, how far it has come, and when it will come.

Times within a run are seconds after local midnight, as a van's day counts them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from math import ceil, inf
from typing import Final

from returns_station.days import zone_of
from returns_station.pickup.detour import detour, joined
from returns_station.pickup.door import Load
from returns_station.pickup.door_scan import AtDoor
from returns_station.pickup.place import Point, metres
from returns_station.pickup.slot import Span
from returns_station.pickup.timing import Moments, out, reached, served, timed
from returns_station.pickup.van import Round, Stop, Van, VanDay

_MINUTE: Final = 60
_ANY_TIME: Final = 10**9


@dataclass(frozen=True, slots=True)
class Place:
    """A booking's place in a run; `done` is what was said at its door, and `done_at` when.

    `told_at` is when she was told last that we will be late, and `told_for` the moment she was
    told of, in seconds after local midnight.
    """

    stop: Stop
    done: AtDoor | None = None
    done_at: datetime | None = None
    told_at: datetime | None = None
    told_for: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """A van's day: its doors in driving order. `version` counts every change of it.

    `out_at` is when it left the dock and `closed_at` when all of it was back and brought in.
    """

    number: str
    day: date
    van: Van
    places: tuple[Place, ...] = ()
    driver: str = ""
    out_at: datetime | None = None
    closed_at: datetime | None = None
    version: int = 0

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Its doors in driving order."""
        return tuple(place.stop for place in self.places)

    def place(self, booking: str) -> Place | None:
        """The place that a booking has in it."""
        return next((place for place in self.places if place.stop.id == booking), None)


@dataclass(frozen=True, slots=True)
class Outlook:
    """When the van is at each of its doors, by their places in the run; when back; what is left."""

    arrives: tuple[float, ...]
    back: float
    metres_left: float


def seconds_on(moment: datetime, day: date, market: str) -> float:
    """A moment as seconds after local midnight of a day; before it, or after it, too."""
    zone = zone_of(market)
    local = moment.astimezone(zone)
    wall = local.hour * 3600 + local.minute * 60 + local.second + local.microsecond / 1e6
    return (local.date() - day).days * 86_400 + wall


def moment_of(seconds: float, day: date, market: str) -> datetime:
    """The local moment so many seconds by the clock on the wall after midnight, to the minute."""
    minutes = min(max(int(seconds // _MINUTE), 0), 24 * 60 - 1)
    return datetime.combine(day, time(minutes // 60, minutes % 60), zone_of(market))


def stop_of(booking: str, point: Point, span: Span, load: Load) -> Stop:
    """A booking as a door of a round."""
    return Stop(
        booking,
        point,
        span.begins * _MINUTE,
        span.ends * _MINUTE,
        load=max(load.parcels, 1),
        two=load.two,
    )


def day_of(vans: Iterable[Van], runs: Iterable[Run], leaves: float) -> VanDay:
    """The rounds of a day as they may still take doors in, each van in its place.

    A van that is out, or that the shop has no longer, keeps its doors and takes no more. `leaves`
    is the earliest moment at which one that stands at the dock can leave.
    """
    kept = {run.van.name: run for run in runs}
    named = tuple(vans)
    rounds = [_round(van, kept.get(van.name), leaves) for van in named]
    known = {van.name for van in named}
    rounds += [_closed(run) for name, run in kept.items() if name not in known]
    return VanDay(tuple(rounds))


def _round(van: Van, run: Run | None, leaves: float) -> Round:
    if run is not None and (run.out_at or run.closed_at):
        return _closed(run)
    begins = max(van.begins, ceil(leaves))
    return Round(replace(van, begins=begins) if begins > van.begins else van, run_stops(run))


def run_stops(run: Run | None) -> tuple[Stop, ...]:
    """The doors of a run; none of one that is not made yet."""
    return run.stops if run else ()


def _closed(run: Run) -> Round:
    """A round with room for what is in it and nothing else."""
    full = sum(stop.load for stop in run.stops)
    return Round(replace(run.van, room=full), run.stops)


def with_door(day: VanDay, stop: Stop) -> tuple[int, VanDay] | None:
    """Where a door costs least, and the day with it; None: no promise of it can be kept."""
    at = detour(day, stop)
    return None if at is None else (at.van, joined(day, stop, at))


def in_order(run: Run, stops: Iterable[Stop]) -> tuple[Place, ...]:
    """The places of a run in another order, each with what is known of it; new doors are new."""
    known = {place.stop.id: place for place in run.places}
    return tuple(known.get(stop.id, Place(stop)) for stop in stops)


def is_better(before: VanDay, after: VanDay) -> bool:
    """Whether another plan keeps every promise of a day, gains nothing and loses nothing, and
    drives less.
    """
    if [each.van for each in before.rounds] != [each.van for each in after.rounds]:
        return False
    if _promised(before) != _promised(after):
        return False
    old = [timed(each) for each in before.rounds]
    new = [timed(each) for each in after.rounds]
    if any(each is None for each in new):
        return False
    driven = sum(each.metres for each in new if each)
    # A plan that can no longer be kept is worth less than any that can.
    return (
        any(each is None for each in old) or driven < sum(each.metres for each in old if each) - 1
    )


def _promised(day: VanDay) -> list[Stop]:
    return sorted((stop for each in day.rounds for stop in each.stops), key=lambda stop: stop.id)


def outlook(run: Run, market: str, leaves: float = 0.0) -> Outlook:
    """When the van comes to each door, by what was said at the doors so far; late ones too.

    Of one that is still at the dock, `leaves` is the earliest moment at which it can leave.
    """
    van, here = run.van, run.van.depot
    moments = _started(run, market, leaves)
    arrives = []
    for place in run.places:
        if place.done and place.done_at:
            arrives.append(seconds_on(place.done_at, run.day, market))
    last = max(
        (place for place in run.places if place.done and place.done_at),
        key=lambda place: place.done_at or datetime.min,
        default=None,
    )
    if last is not None:
        here = last.stop.point
    ahead, left = {}, 0.0
    for place in run.places:
        if place.done:
            continue
        far = metres(here, place.stop.point)
        late = replace(place.stop, ends=_ANY_TIME)
        moments = reached(moments, far, late, van.rests)
        ahead[place.stop.id] = min(moments)
        moments, here, left = served(moments, late), place.stop.point, left + far
    return Outlook(tuple(arrives), 0.0, left)


def _started(run: Run, market: str, leaves: float) -> Moments:
    return out(run.van)
