"""A day as it may still take doors in: vans at the dock, and vans that are told on their way."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from returns_station.pickup.outlook import outlook
from returns_station.pickup.running import Run, behind, is_gone
from returns_station.pickup.van import Round, Van, VanDay


def day_of(vans: Iterable[Van], runs: Iterable[Run], leaves: float, market: str) -> VanDay:
    """The rounds of a day as they may still take doors in, each van in its place.

    A van that is out takes more only where its driver can be told, and then behind the door that is
    being driven to. One that the shop has no longer keeps its doors and takes no more. `leaves` is
    the earliest moment at which one that stands at the dock can leave, in seconds after midnight.
    """
    kept = {run.van.name: run for run in runs}
    named = tuple(vans)
    rounds = [_round(van, kept.get(van.name), leaves, market) for van in named]
    known = {van.name for van in named}
    rounds += [_closed(run) for name, run in kept.items() if name not in known]
    return VanDay(tuple(rounds))


def _round(van: Van, run: Run | None, leaves: float, market: str) -> Round:
    if run is not None and is_gone(run):
        told = van.told_on_the_way and run.closed_at is None
        return _on_its_way(van, run, leaves, market) if told else _closed(run)
    begins = max(van.begins, ceil(leaves))
    later = replace(van, begins=begins) if begins > van.begins else van
    return Round(later, run.stops if run else ())


def _on_its_way(van: Van, run: Run, leaves: float, market: str) -> Round:
    """What is left of a round behind the door that is being driven to."""
    fixed = behind(run)
    room = van.room - sum(place.stop.load for place in fixed)
    if not fixed:
        return Round(replace(van, begins=max(van.begins, ceil(leaves))), run.stops)
    last = fixed[-1].stop
    expected = next(
        door.arrives for door in outlook(run, market).doors if door.place.stop.id == last.id
    )
    begins = ceil(max(expected, leaves)) + last.serves
    # Rests that may have been taken are taken once more: a promise is rather not given than broken.
    rests = tuple(rest for rest in van.rests if rest.ends > begins)
    now = replace(van, start=last.point, begins=begins, room=room, rests=rests)
    return Round(now, run.stops[len(fixed) :])


def _closed(run: Run) -> Round:
    """A round with room for what is in it and nothing else."""
    full = sum(stop.load for stop in run.stops)
    return Round(replace(run.van, room=full), run.stops)
