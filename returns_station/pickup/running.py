"""A van's run: which doors it holds, in what order, and what has been said at them.

Times within a run are seconds after local midnight, as a van's day counts them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from math import ceil
from typing import Final

from returns_station.days import zone_of
from returns_station.pickup.door_scan import AtDoor
from returns_station.pickup.timing import timed
from returns_station.pickup.van import Round, Stop, Van, VanDay

_MINUTE: Final = 60
_A_METRE: Final = 1.0


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


def is_gone(run: Run) -> bool:
    """Whether the van has left the dock: what is in it keeps its place."""
    return run.out_at is not None or run.closed_at is not None


def _round(van: Van, run: Run | None, leaves: float) -> Round:
    if run is not None and is_gone(run):
        return _closed(run)
    begins = max(van.begins, ceil(leaves))
    later = replace(van, begins=begins) if begins > van.begins else van
    return Round(later, run.stops if run else ())


def _closed(run: Run) -> Round:
    """A round with room for what is in it and nothing else."""
    full = sum(stop.load for stop in run.stops)
    return Round(replace(run.van, room=full), run.stops)


def in_order(run: Run, stops: Iterable[Stop]) -> tuple[Place, ...]:
    """The places of a run in another order, each with what is known of it; new doors are new."""
    known = {place.stop.id: place for place in run.places}
    return tuple(known.get(stop.id, Place(stop)) for stop in stops)


def is_better(before: VanDay, after: VanDay) -> bool:
    """Whether another plan has the same doors, keeps every promise to them, and drives less."""
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
