"""What must hold of a pickup once nothing more can be done without a person."""

import json
from collections.abc import Iterator
from typing import Any, Final

from returns_station.adapters.carriers.moments import span_of
from returns_station.adapters.carriers.simulator.far_end import Booked, What
from returns_station.pickup.booking import Booking, BookingState, Failure
from tests.campaigns.booking_schedules import Schedule

B = BookingState
_GONE: Final = frozenset((What.FETCHED, What.RETURNED))
_STANDS: Final = {
    What.BOOKED: B.BOOKED,
    What.MOVED: B.BOOKED,
    What.CANCELLED: B.CANCELLED,
    What.FETCHED: B.FETCHED,
    What.RETURNED: B.FETCHED,
    What.FAILED: B.FAILED,
}
# What of the journal she is told in the same transaction, and by which message.
_TOLD: Final = {
    "BookingMoved": "moved",
    "BookingDeclined": "declined",
    "BookingUnknown": "unknown",
    "BookingFetched": "fetched",
    "BookingPaidBack": "paid_back",
}


def wrong(schedule: Schedule) -> Iterator[str]:
    """What does not hold."""
    ours = {each.id: each for each in schedule.bookings()}
    with schedule.room.views() as views:
        listed = {each.id for each in views.bookings.in_question()}
        paid = {each.operation for each in views.payouts.of_slip(schedule.slip)}
    for name, many in schedule.world.end.times_booked().items():
        if many > 1:
            yield f"booked {many} times: {name}"
    yield from _coming(schedule, ours, listed)
    for booking in ours.values():
        yield from _of(booking, schedule, is_listed=booking.id in listed)
        if schedule.world.post and not _as_there(booking, schedule):
            yield f"it stands otherwise there: {booking.id}, {booking.state}"
        if (f"{booking.id}:back" in paid) is not booking.paid_back:
            yield f"paid back or not: {booking.id}"
    yield from _untold(schedule)


def _coming(schedule: Schedule, ours: dict[str, Booking], listed: set[str]) -> Iterator[str]:
    """Whoever still comes is known to come, and no two come but on a person's list."""
    there = [each for each in schedule.there() if each.ends > schedule.world.now]
    unlisted = [each.ours for each in there if each.ours not in listed]
    if len(unlisted) > 1:
        yield f"two come, and it is on no list: {unlisted}"
    for name in unlisted:
        if ours[name].state is not B.BOOKED:
            yield f"somebody comes whom we have forgotten: {name}, {ours[name].state}"


def _of(booking: Booking, schedule: Schedule, *, is_listed: bool) -> Iterator[str]:
    carrier, there = schedule.world.carrier, schedule.world.end.named(booking.id)
    match booking.state:
        case B.SENT | B.WISHED:
            yield f"left lying: {booking.id}, {booking.state}"
        case B.UNKNOWN:
            if not is_listed:
                yield f"unknown and not listed: {booking.id}"
            if carrier.can_ask or carrier.can_repeat:
                yield f"unknown although it could be found out: {booking.id}"
        case B.BOOKED if not is_listed:
            yield from _waits(booking, schedule, there)
        case B.FETCHED if not any(each.stands in _GONE for each in there):
            yield f"fetched by nobody: {booking.id}"
        case _:
            pass


def _as_there(booking: Booking, schedule: Schedule) -> bool:
    """Whether one that they have stands as in their own books, all words having come."""
    there = schedule.world.end.named(booking.id)
    if not there or booking.state is B.UNKNOWN or booking.letting_go:
        return True
    if booking.failure is Failure.NEVER_CAME:
        return there[0].stands in {What.BOOKED, What.MOVED}
    return booking.state is _STANDS[there[0].stands]


def _waits(booking: Booking, schedule: Schedule, there: tuple[Booked, ...]) -> Iterator[str]:
    """She waits at home: somebody comes, and then."""
    if not there or there[0].stands is What.CANCELLED:
        yield f"she waits for nobody: {booking.id}"
        return
    if not schedule.world.post:
        return
    span = span_of(there[0].begins, there[0].ends, booking.door.market)
    if span != booking.span:
        yield f"she waits at another time: {booking.id}"


def _untold(schedule: Schedule) -> Iterator[str]:
    """Whatever happened to her pickup she was told of in the same moment, or is being told."""
    with schedule.room.views() as views:
        kept = views.story(schedule.slip)
        told = {
            (each.booking, each.key.rsplit(":", 1)[1], each.at.isoformat())
            for each in views.bookings.messages(schedule.slip)
        }
    for entry in kept.entries:
        for name, event in _events(entry.body):
            what = _TOLD.get(name)
            if what and (event["booking"], what, entry.at) not in told:
                yield f"she was not told: {name} of {event['booking']}"


def _events(body: str) -> list[tuple[str, dict[str, Any]]]:
    return [(name, event) for name, event in json.loads(body) if name.startswith("Booking")]
