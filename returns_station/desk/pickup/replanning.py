"""A day planned anew: an order that keeps every promise already given and drives less, or none."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from returns_station.case import Who
from returns_station.desk.house import House
from returns_station.desk.pickup.holding import (
    RUN_SERIES,
    leaves_at,
    rewrite,
    run_number,
)
from returns_station.desk.pickup.van_views import Replanned
from returns_station.desk.ports import Clock, Store, UnitOfWork
from returns_station.pickup.day_ahead import day_of
from returns_station.pickup.planning import Planner, metres_of
from returns_station.pickup.run_events import RunPlanned
from returns_station.pickup.running import Run, is_better, is_gone
from returns_station.pickup.van import VanDay


def replan(
    store: Store, plan: Planner, day: date, *, house: House, clock: Clock, who: Who
) -> Replanned:
    """Plan what still stands at the dock; what is out or under way keeps its place.

    No transaction is open while it is planned: a solver may take its time. What has changed by
    then is left as it stands.
    """
    now, market = clock(), house.shop.market
    with store.views() as views:
        runs = tuple(run for run in views.runs.of_day(day) if not is_gone(run))
        gone = {run.van.name for run in views.runs.of_day(day) if is_gone(run)}
    vans = tuple(van for van in house.pickups.vans if van.name not in gone)
    named = {van.name for van in vans}
    runs = tuple(run for run in runs if run.van.name in named)
    before = day_of(vans, runs, leaves_at(day, now, market), market)
    after = plan(before, ()).day
    was, will = round(metres_of(before)), round(metres_of(after))
    if not is_better(before, after):
        with store.work() as work:
            for run in sorted(runs, key=lambda one: one.number):
                work.runs.planned(run)
            work.commit()
        return Replanned(taken=False, metres_before=was, metres_after=was)
    with store.work() as work:
        driven = _begun(work, runs, after, day, house)
        if driven is None or not rewrite(work.runs, driven, after) or not _told(work, driven):
            # Another desk was quicker: what it did stands, and this plan is of yesterday.
            return Replanned(taken=False, metres_before=was, metres_after=was)
        event = RunPlanned(day, tuple(run.number for run in driven), was - will)
        work.journal((event,), at=clock(), who=who)
        work.commit()
    return Replanned(taken=True, metres_before=was, metres_after=will)


def _begun(
    work: UnitOfWork, runs: tuple[Run, ...], after: VanDay, day: date, house: House
) -> tuple[Run, ...] | None:
    """The runs that the plan drives: one that stayed at home until now gets its number."""
    known = {run.van.name for run in runs}
    new = []
    for each in after.rounds:
        if each.van.name not in known and each.stops:
            # As the van is, and not as it leaves today.
            van = next(van for van in house.pickups.vans if van.name == each.van.name)
            run = Run(run_number(work.next_number(RUN_SERIES)), day, van)
            if not work.runs.begin(run):
                return None
            new.append(run)
    return (*runs, *new)


def _told(work: UnitOfWork, runs: Iterable[Run]) -> bool:
    """Let each booking know its van; False when one of them has moved meanwhile.

    A new order is looked at no more before something comes or goes.
    """
    for before in runs:
        run = work.runs.run(before.number)
        if run is not None:
            work.runs.planned(run)
        for place in run.places if run else ():
            booking = work.bookings.load(place.stop.id)
            if run is None or booking is None or booking.ref == run.number:
                continue
            moved = replace(booking, van=run.van.name, ref=run.number, turn=booking.turn + 1)
            if not work.bookings.move(booking, moved):
                return False
    return True
