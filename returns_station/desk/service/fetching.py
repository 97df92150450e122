"""What a pickup's events do to the promise of its window."""

from collections.abc import Iterator
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from returns_station.phrase import Phrase
from returns_station.pickup.booking import BookingState
from returns_station.pickup.booking_events import (
    BookingCancelled,
    BookingDeclined,
    BookingFailed,
    BookingFetched,
    BookingMoved,
    BookingWished,
)
from returns_station.pickup.run_events import VanLate
from returns_station.pickup.words import HERS, moments
from returns_station.service.promise import DuePromise, PromiseKind, PromiseState

if TYPE_CHECKING:
    from returns_station.desk.service.moving import Moving

# A carrier that says no so soon says it while she stands at the counter and chooses another time.
_AT_THE_COUNTER: Final = timedelta(minutes=15)


def pickup_moves(moving: "Moving", event: object) -> Iterator[object]:
    """What an event of a pickup makes, keeps, misses, releases or foretells."""
    match event:
        case BookingWished():
            yield from _wished(moving, event)
        case BookingFetched(booking=booking, kept=kept):
            for stands in moving.work.promises.undone_of(booking):
                yield from moving.ending.done(stands, in_time=kept)
        case BookingFailed(booking=booking, failure=failure):
            state = PromiseState.RELEASED if failure in HERS else PromiseState.MISSED
            yield from _over(moving, booking, state, failure.value)
        case BookingCancelled(booking=booking):
            stood = moving.work.bookings.load(booking)
            broken = stood is not None and stood.is_moved
            state = PromiseState.MISSED if broken else PromiseState.RELEASED
            yield from _over(moving, booking, state, "moved" if broken else "let_go")
        case BookingDeclined(booking=booking):
            yield from _declined(moving, booking)
        case BookingMoved(booking=booking):
            yield from _moved(moving, booking)
        case VanLate(booking=booking, minutes=minutes):
            yield from _late(moving, booking, minutes)
        case _:
            return


def _wished(moving: "Moving", event: BookingWished) -> Iterator[object]:
    """A new window is promised; what a carrier had said no to is over by that."""
    for other in moving.work.promises.of_slip(event.slip):
        stands = other.state is PromiseState.OPEN and other.promise.kind is PromiseKind.PICKUP
        before = moving.work.bookings.load(other.promise.subject) if stands else None
        if before is not None and before.state is BookingState.DECLINED:
            yield from moving.ending.over(other, PromiseState.MISSED, "declined")
    booking = moving.work.bookings.load(event.booking)
    market = booking.door.market if booking else moving.house.shop.market
    begins, ends = moments(event.span, market)
    says = Phrase("promise.pickup", {"day": event.span.day, "begins": begins, "ends": ends})
    due = ends.astimezone(UTC)
    key = f"pickup:{event.booking}"
    yield moving.put(
        DuePromise(key, PromiseKind.PICKUP, event.booking, event.slip, says, due, moving.at)
    )


def _declined(moving: "Moving", booking: str) -> Iterator[object]:
    """She hears it at the counter, or is told before anybody would have come."""
    for stands in moving.work.promises.open_of(booking):
        others = moving.work.bookings.of_slip(stands.promise.slip)
        if any(one.holds and one.id != booking for one in others):
            yield from moving.ending.over(stands, PromiseState.RELEASED, "other_holds")
        elif moving.at - stands.promise.made_at <= _AT_THE_COUNTER:
            yield from moving.ending.over(stands, PromiseState.RELEASED, "at_the_counter")
        else:
            yield from moving.ending.foretold(stands, None, "declined")


def _moved(moving: "Moving", booking: str) -> Iterator[object]:
    stood = moving.work.bookings.load(booking)
    if stood is not None and stood.is_moved:
        _, ends = moments(stood.span, stood.door.market)
        for stands in moving.work.promises.open_of(booking):
            yield from moving.ending.foretold(stands, ends.astimezone(UTC), "moved")


def _late(moving: "Moving", booking: str, minutes: int) -> Iterator[object]:
    for stands in moving.work.promises.open_of(booking):
        expected = stands.promise.due + timedelta(minutes=minutes)
        yield from moving.ending.foretold(stands, expected, "van_late")


def _over(moving: "Moving", booking: str, state: PromiseState, why: str) -> Iterator[object]:
    for stands in moving.work.promises.open_of(booking):
        yield from moving.ending.over(stands, state, why)
