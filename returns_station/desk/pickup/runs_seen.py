"""Runs as the desk sees them: each door with whose it is, when we come, what was said there."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final, Protocol

from returns_station.desk.pickup.holding import leaves_at
from returns_station.desk.pickup.shelves import BookingViews
from returns_station.desk.pickup.van_shelves import RunViews
from returns_station.desk.pickup.van_views import TakenRun, TakenStop
from returns_station.desk.pickup.views import GoodsToFetch, RunSeen, StopSeen
from returns_station.papers import Goods, Stop
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking, Failure
from returns_station.pickup.door import Door
from returns_station.pickup.door_scan import AtDoor
from returns_station.pickup.outlook import Expected, outlook
from returns_station.pickup.running import Run, is_gone, moment_of
from returns_station.pickup.words import moments

FAILURES: Final = {
    AtDoor.NOBODY_HOME: Failure.NOBODY_HOME,
    AtDoor.REFUSED: Failure.REFUSED,
    AtDoor.OTHER_GOODS: Failure.OTHER_GOODS,
}


class RunReading(Protocol):
    """What is read of runs: themselves, and the bookings they hold."""

    @property
    def runs(self) -> RunViews:
        """Runs and doors as they stand."""

    @property
    def bookings(self) -> BookingViews:
        """Pickups as they stand."""


def run_seen(read: RunReading, run: Run, now: datetime, market: str) -> RunSeen:
    """A run with its doors in driving order, and when the van is expected at each."""
    leaves = 0.0 if is_gone(run) else leaves_at(run.day, now, market)
    ahead = outlook(run, market, leaves)
    stops: list[StopSeen] = []
    for door in ahead.doors:
        booking = read.bookings.load(door.place.stop.id)
        if booking is not None:
            stops.append(_stop_seen(read, len(stops) + 1, booking, door, run, market))
    return RunSeen(
        number=run.number,
        day=run.day,
        van=run.van.name,
        driver=run.driver,
        depot=run.van.depot,
        stops=tuple(stops),
        back_at=moment_of(ahead.back, run.day, market),
        metres_left=round(ahead.metres_left),
        out=run.out_at is not None and run.closed_at is None,
    )


def _stop_seen(
    read: RunReading, nr: int, booking: Booking, door: Expected, run: Run, market: str
) -> StopSeen:
    place = door.place
    goods, swap = goods_at(read.bookings, booking)
    return StopSeen(
        nr=nr,
        booking=booking,
        goods=goods,
        arrives=moment_of(door.arrives, run.day, market),
        fetched=place.done is AtDoor.PICKED_UP,
        failure=FAILURES.get(place.done) if place.done else None,
        late_minutes=door.late_minutes,
        told_at=place.told_at,
        point=place.stop.point,
        swap=swap,
        told_for=moment_of(place.told_for, run.day, market) if place.told_at else None,
    )


def goods_at(
    bookings: BookingViews, booking: Booking
) -> tuple[tuple[GoodsToFetch, ...], tuple[GoodsToFetch, ...]]:
    """What is fetched at a door, and what is handed in there."""
    if not booking.load.swap:
        return bookings.goods(booking.slip), ()
    seen = bookings.one(booking.slip)
    return (seen.goods, seen.swap) if seen else ((), ())


def stops_of(read: RunReading, run: Run) -> tuple[Stop, ...]:
    """The doors of a run as its manifest tells of them, in driving order."""
    stops = []
    for place in run.places:
        booking = read.bookings.load(place.stop.id)
        if booking is None:
            continue
        begins, ends = moments(booking.span, booking.door.market)
        goods, swap = goods_at(read.bookings, booking)
        door = booking.door
        stops.append(
            Stop(
                begins,
                ends,
                booking.contact.name,
                f"{door.street}, {door.postal_code} {door.town}".strip(", "),
                tuple(Goods(each.title, each.options, each.pieces) for each in goods),
                booking.slip,
                door.note,
                tuple(_extra(booking, swap)),
            )
        )
    return tuple(stops)


def _extra(booking: Booking, swap: tuple[GoodsToFetch, ...]) -> Iterator[Phrase]:
    """What the driver has to know beside the street: what goes in, how one gets in, who carries."""
    for each in swap:
        named = ", ".join(filter(None, (each.title, each.options)))
        pieces = Phrase("slip.pieces", {"count": each.pieces})
        yield Phrase("manifest.hand_in", {"goods": named, "pieces": pieces})
    door = booking.door
    if door.code:
        yield Phrase("manifest.door_code", {"code": door.code})
    if door.floor:
        key = "manifest.floor.lift" if door.has_lift else "manifest.floor.stairs"
        yield Phrase(key, {"floor": door.floor})
    if booking.load.two:
        yield Phrase("manifest.two")


def taken(read: RunReading, run: Run) -> TakenRun:
    """A run as its driver takes it along: who is met, how one gets in, what is carried."""
    stops = []
    for place in run.places:
        booking = read.bookings.load(place.stop.id)
        if booking is not None and not place.done:
            goods, swap = goods_at(read.bookings, booking)
            stops.append(_taken_stop(booking, booking.door, goods, swap))
    return TakenRun(run.number, run.day, run.van.name, run.driver, tuple(stops))


def _taken_stop(
    booking: Booking,
    door: Door,
    goods: tuple[GoodsToFetch, ...],
    swap: tuple[GoodsToFetch, ...],
) -> TakenStop:
    return TakenStop(
        booking=booking.id,
        number=booking.slip,
        name=booking.contact.name,
        phone=booking.contact.phone,
        street=door.street,
        postal_code=door.postal_code,
        town=door.town,
        begins=booking.span.begins,
        ends=booking.span.ends,
        goods=goods,
        swap=swap,
        code=door.code,
        floor=door.floor,
        has_lift=door.has_lift,
        two=booking.load.two,
        parcels=booking.load.parcels,
        note=door.note,
    )


def on_day(read: RunReading, day: date, now: datetime, market: str) -> tuple[RunSeen, ...]:
    """All runs of a day, by van."""
    return tuple(run_seen(read, run, now, market) for run in read.runs.of_day(day))
