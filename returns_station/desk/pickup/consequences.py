"""What follows from a pickup's move, in the same transaction: told, paid back, let go, on paper."""

from dataclasses import replace
from datetime import datetime

from returns_station.case import Who
from returns_station.desk.house import House
from returns_station.desk.pickup.confirming import confirmation
from returns_station.desk.pickup.shelves import BookingWork, NewMessage
from returns_station.desk.releasing import release
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking, BookingState
from returns_station.pickup.booking_events import (
    BookingEvent,
    BookingFetched,
    BookingMoved,
    BookingPaidBack,
)
from returns_station.pickup.bookings import Moved
from returns_station.pickup.telling import Tell, told_of
from returns_station.pickup.words import HERS
from returns_station.policy.claim import Collection


def completed(  # a booking's last touch before it is written: what it owes is written with it
    before: Booking,
    moved: Moved,
    work: BookingWork,
    *,
    house: House,
    now: datetime,
    who: Who,
) -> Moved:
    """Let all follow that a move brings; gives the booking as it is to be stored, and all told."""
    after, events = moved
    after = replace(after, turn=before.turn + 1)
    after, events = _paid_back(after, events, work, now)
    if after.state is BookingState.BOOKED and not after.paper:
        after = replace(after, paper=confirmation(after, work, house=house, now=now, who=who))
    told = told_of(before, after, events)
    told = tuple(_said(tell, after, work) for tell in told if not _is_known(tell, after, work))
    work.bookings.tell(
        [
            NewMessage(
                f"{after.id}:{after.turn}:{tell.what}", after.slip, after.id, tell.says, tell.due
            )
            for tell in told
        ],
        now,
    )
    if _is_released(after, events):
        release(work, after.slip, now=now, who=who)
    return after, events


def owes_back(after: Booking, events: tuple[BookingEvent, ...]) -> bool:
    """Whether what she paid goes back to her by this move: we did not do what she paid for."""
    if after.paid_back or not after.booked_at or not after.price:
        return False
    missed = any(isinstance(event, BookingFetched) and not event.kept for event in events)
    moved = any(isinstance(event, BookingMoved) for event in events)
    match after.state:
        case BookingState.FAILED:
            return after.failure not in HERS
        case BookingState.CANCELLED:
            return True
        case BookingState.BOOKED | BookingState.FETCHED:
            return missed or (moved and after.is_moved)
        case _:
            return False


def _said(tell: Tell, after: Booking, work: BookingWork) -> Tell:
    """What she brought herself needs nobody to come, and no new time."""
    if tell.what != "cancelled" or work.bookings.goods(after.slip):
        return tell
    return replace(tell, says=Phrase("pickup.tell.needless", tell.says.args))


def _is_known(tell: Tell, after: Booking, work: BookingWork) -> bool:
    """Whether somebody comes all the same: what she was told of the other one is enough."""
    if tell.what != "cancelled":
        return False
    others = (one for one in work.bookings.of_slip(after.slip) if one.id != after.id)
    return any(one.state is BookingState.BOOKED for one in others)


def _paid_back(
    after: Booking, events: tuple[BookingEvent, ...], work: BookingWork, now: datetime
) -> Moved:
    if not owes_back(after, events):
        return after, events
    work.bookings.put_back(after, after.price, now)
    event = BookingPaidBack(after.slip, after.id, after.price)
    return replace(after, paid_back=True), (*events, event)


def _is_released(after: Booking, events: tuple[BookingEvent, ...]) -> bool:
    """Money that waited for goods waits no longer: we have them, or we offered to fetch them.

    SE-DAL 2:14 st. 2 and NO-ANG 24 st. 3: a shop that offered to collect may not hold it.
    """
    if not events:
        return False
    fetched = any(isinstance(event, BookingFetched) for event in events)
    return fetched or after.collection is Collection.OFFERED_BY_SHOP
