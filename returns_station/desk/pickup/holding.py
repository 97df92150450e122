"""A place in a van's run, taken inside the booking's own transaction: never two in one place."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from returns_station.days import local_day
from returns_station.desk.errors import StationError
from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.pickup.van_shelves import (
    HoldWork,
    KnownPlace,
    Learned,
    RunShelf,
    RunViews,
)
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking
from returns_station.pickup.day_ahead import day_of
from returns_station.pickup.detour import detour, joined
from returns_station.pickup.door import Door
from returns_station.pickup.offer import stop_at
from returns_station.pickup.place import Point
from returns_station.pickup.running import Run, in_order, seconds_on
from returns_station.pickup.van import Stop, Van, VanDay

# Where a market's post has codes that a list of codes counts to a country of its own.
_WITHIN: Final = {"FI": ("AX",), "NO": ("SJ",)}
RUN_SERIES: Final = "run"
# A second turn finds what the first lost to; more than a few desks on one day are our mistake.
_MOST_TURNS: Final = 8


class RunBusyError(StationError):
    """Other desks kept changing this day's runs; nothing was changed here."""


def hold(
    work: HoldWork, booking: Booking, now: datetime, *, house: PickupHouse, market: str
) -> Booking | None:
    """Take a place for a booking of the shop's own vans, where it costs the least driving.

    What it `replaces` gives its place up for it. None: no van can promise it any longer, or nobody
    knows where the door is; nothing was changed then. `market` is the shop's own. Called twice for
    one booking, the place is looked for anew and the old one is given up.
    """
    point = booking.point or point_of(work.runs, booking.door)
    if point is None:
        return None
    if _is_said(work, booking.id):
        return None
    stop = stop_for(booking, point, house)
    without = frozenset({booking.id, booking.replaces} - {""})
    for _ in range(_MOST_TURNS):
        runs = work.runs.of_day(booking.span.day)
        day = _day(runs, without, house.vans, booking.span.day, now, market)
        at = detour(day, stop)
        if at is None:
            return None
        van = day.rounds[at.van].van.name
        if _take(work, runs, van, joined(day, stop, at), booking.span.day, without, house):
            learn_typed(work.runs, booking, now)
            run = next(run for run in work.runs.of_day(booking.span.day) if run.van.name == van)
            return replace(booking, point=point, van=van, ref=run.number)
    raise RunBusyError(Phrase("vans.busy"))


def _is_said(work: HoldWork, booking: str) -> bool:
    """Whether its door was driven to already: that place stays as it is."""
    run = work.runs.holding(booking)
    place = run.place(booking) if run else None
    return place is not None and place.done is not None


def let_go(work: HoldWork, booking: str) -> bool:
    """Give a booking's place back; a door where something was said stays as it was said.

    False: it had none to give.
    """
    for _ in range(_MOST_TURNS):
        run = work.runs.holding(booking)
        place = run.place(booking) if run else None
        if run is None or place is None or place.done:
            return False
        if work.runs.claim(run):
            left = tuple(each for each in run.places if each.stop.id != booking)
            work.runs.write(replace(run, places=left))
            return True
    raise RunBusyError(Phrase("vans.busy"))


def change(
    work: HoldWork, number: str, verb: Callable[[Run], Run | None]
) -> tuple[Run | None, Run | None]:
    """Let a verb meet a run as it stands; gives it as it stood and as it stands.

    A verb that gives None changes nothing. (None, None): there is no such run.
    """
    run = claimed(work, number)
    changed = verb(run) if run else None
    if run is None or changed is None:
        return run, run
    work.runs.write(changed)
    return run, replace(changed, version=run.version)


def claimed(work: HoldWork, number: str) -> Run | None:
    """The run, no other desk writing to it until this transaction ends; None: there is none."""
    for _ in range(_MOST_TURNS):
        run = work.runs.run(number)
        if run is None:
            return None
        if work.runs.claim(run):
            return replace(run, version=run.version + 1)
    raise RunBusyError(Phrase("vans.busy"))


def rewrite(runs: RunShelf, before: Iterable[Run], day: VanDay) -> bool:
    """Let runs drive in another order; False when one of them has changed since it was read.

    Each is claimed before any is written, always in the order of their numbers: two desks never
    wait for each other in a ring.
    """
    ordered = sorted(before, key=lambda run: run.number)
    if not all(runs.claim(run) for run in ordered):
        return False
    places = {place.stop.id: place for run in ordered for place in run.places}
    after = {each.van.name: tuple(places[stop.id] for stop in each.stops) for each in day.rounds}
    changed = [replace(run, places=after[run.van.name]) for run in ordered]
    # A door that changes vans leaves the one before it comes to the other.
    for run in changed:
        kept = {place.stop.id for place in run.places}
        fewer = next(one for one in ordered if one.number == run.number)
        left = tuple(place for place in fewer.places if place.stop.id in kept)
        runs.write(replace(run, places=left))
    for run in changed:
        runs.write(run)
    return True


def point_of(runs: RunViews, door: Door) -> Point | None:
    """Where a door is: as learned there, as typed, else the middle of its postal code's area."""
    known = runs.place(door_key(door))
    return known.point if known else _by_code(runs, door)


def learned_from(runs: RunViews, door: Door) -> Learned | None:
    """Where we know it from; None: we do not."""
    known = runs.place(door_key(door))
    if known:
        return known.learned
    return Learned.POSTAL_CODE if _by_code(runs, door) else None


def _by_code(runs: RunViews, door: Door) -> Point | None:
    code = code_of(door.postal_code)
    found = (runs.code(each, code) for each in (door.market, *_WITHIN.get(door.market, ())))
    return next((point for point in found if point), None) if code else None


def learn_typed(runs: RunShelf, booking: Booking, now: datetime) -> None:
    """Remember a point that was typed for a door, unless it is what we say of it ourselves."""
    point, door = booking.point, booking.door
    if point is not None and point != point_of(runs, door):
        runs.learn(KnownPlace(door_key(door), point, Learned.TYPED, now))


def door_key(door: Door) -> str:
    """What a door is known by: a digest of its address, however it is spelt and spaced."""
    words = (door.market, code_of(door.postal_code), " ".join(door.street.casefold().split()))
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:32]


def code_of(postal_code: str) -> str:
    """A postal code as letters and digits alone: "753 18", "S-75318" and "75318" are one."""
    code = "".join(each for each in postal_code.upper() if each.isalnum())
    return code.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") if code[-1:].isdecimal() else code


def stop_for(booking: Booking, point: Point, house: PickupHouse) -> Stop:
    """The stop that a booking is."""
    return stop_at(
        point,
        booking.span,
        booking.door,
        booking.load,
        booking.where,
        serves=house.offer.serves,
        id_=booking.id,
    )


def leaves_at(day: date, now: datetime, market: str) -> float:
    """The earliest moment at which a van that stands at the dock can leave on a day."""
    return seconds_on(now, day, market) if local_day(now, market) >= day else 0.0


def _day(
    runs: Iterable[Run],
    without: frozenset[str],
    vans: tuple[Van, ...],
    day: date,
    now: datetime,
    market: str,
) -> VanDay:
    left = (_left(run, without) for run in runs)
    return day_of(vans, left, leaves_at(day, now, market), market)


def _left(run: Run, without: frozenset[str]) -> Run:
    """The run without some bookings; a door where something was said stays as it was said."""
    return replace(run, places=tuple(p for p in run.places if p.stop.id not in without or p.done))


def _take(
    work: HoldWork,
    runs: tuple[Run, ...],
    van: str,
    day: VanDay,
    on: date,
    without: frozenset[str],
    house: PickupHouse,
) -> bool:
    """Write the day's runs with the new door; False: another desk was quicker, look again."""
    round_ = next(each for each in day.rounds if each.van.name == van)
    run = next((run for run in runs if run.van.name == van), None)
    if run is None:
        run = _begun(work, van, on, house)
        if run is None:
            return False
    # What gives up a place may stand in another run of this day, or of another day.
    gave = (work.runs.holding(booking) for booking in sorted(without))
    others = {one.number: one for one in gave if one}
    others[run.number] = run
    if not all(work.runs.claim(others[number]) for number in sorted(others)):
        return False
    for number, one in others.items():
        if number != run.number:
            work.runs.write(_left(one, without))
    known = {each.name: each for each in house.vans}
    places = in_order(_left(run, without), round_.stops)
    work.runs.write(replace(run, places=places, van=known.get(van, run.van)))
    return True


def _begun(work: HoldWork, van: str, on: date, house: PickupHouse) -> Run | None:
    own = next(each for each in house.vans if each.name == van)
    run = Run(run_number(work.next_number(RUN_SERIES)), on, own)
    return run if work.runs.begin(run) else None


def run_number(nth: int) -> str:
    """The nth run's number, as it is printed on its manifest."""
    return f"R-{nth:05}"
