"""What a person found out of a pickup, and what is asked of people."""

from datetime import datetime
from typing import Final, assert_never

from returns_station.days import local_day
from returns_station.desk.pickup.booking import (
    Booker,
    BookingStandsError,
    Verb,
    doubting,
)
from returns_station.desk.pickup.commands import ResolvePickup
from returns_station.desk.pickup.letting_go import follow
from returns_station.desk.pickup.shelves import BookingViews
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Answer, Booking, BookingState, Failure, Told
from returns_station.pickup.bookings import (
    Moved,
    booked,
    cancelled,
    declined,
    ended_by_hand,
    kept,
)
from returns_station.pickup.waiting import Forfeit, forfeit
from returns_station.pickup.words import moments

_BY_HAND: Final = "by_hand"
_OPEN: Final = frozenset((BookingState.UNKNOWN, BookingState.BOOKED, BookingState.WISHED))


def resolve(booker: Booker, command: ResolvePickup) -> Booking:
    """Write down what a person found out; the same a second time changes nothing.

    `note` may name why nothing was fetched, by the failure's code; other words are not kept.
    """
    booker.move(command.booking, doubting(booker))
    stands = booker.move(command.booking, _found(command))[1]
    return follow(booker, stands)


def questions(views: BookingViews, market: str, now: datetime) -> tuple[Booking, ...]:
    """What a person has to look at: unknown ends, what was not let go, what is nearly hers."""
    asked = {one.id: one for one in views.in_question()}
    for one in views.open():
        if one.state is BookingState.BOOKED and _is_needless(one, views, now):
            asked.setdefault(one.id, one)
    today = local_day(now, market)
    for notice in views.noticed(market):
        if forfeit(notice.market, notice.on, today) is not Forfeit.FAR:
            for one in views.of_slip(notice.slip)[-1:]:
                asked.setdefault(one.id, one)
    return tuple(asked.values())


def _is_needless(booking: Booking, views: BookingViews, now: datetime) -> bool:
    """Whether somebody is to come for goods that are here."""
    ahead = now < moments(booking.span, booking.door.market)[0]
    return ahead and not views.goods(booking.slip)


def why(booking: Booking) -> Phrase:
    """Why a person is asked about a booking."""
    if booking.state is BookingState.UNKNOWN:
        return Phrase("pickup.why.unknown")
    if booking.state is BookingState.BOOKED and booking.letting_go:
        return Phrase("pickup.why.letting_go")
    if booking.is_live:
        return Phrase("pickup.why.needless")
    return Phrase("pickup.why.nearly_hers")


def _found(command: ResolvePickup) -> Verb:
    def find(booking: Booking, now: datetime) -> Moved:
        if _is_said(booking, command):
            return booking, ()
        if booking.state not in _OPEN:
            raise BookingStandsError(Phrase(f"pickup.stands.{booking.state}"))
        return _as_found(booking, command, now)

    return find


def _as_found(  # noqa: PLR0911 - one return a kind of end
    booking: Booking, command: ResolvePickup, now: datetime
) -> Moved:
    is_booked = booking.state is BookingState.BOOKED
    match command.told:
        case Told.BOOKED | Told.MOVED if is_booked:
            return kept(booking, _BY_HAND, now)
        case Told.BOOKED | Told.MOVED:
            return booked(booking, Answer(Told.BOOKED, command.reference), now, by_hand=True)
        case Told.CANCELLED:
            return cancelled(booking, now, by_hand=True)
        case Told.DECLINED | Told.NOT_HEARD | Told.NOT_SENT if is_booked:
            failed = ended_by_hand(booking, Told.FAILED, Failure.BY_CARRIER.value, now)
            return cancelled(booking, now, by_hand=True) if booking.letting_go else failed
        case Told.DECLINED | Told.NOT_HEARD | Told.NOT_SENT:
            return declined(booking, _BY_HAND, now, by_hand=True)
        case Told.FETCHED | Told.FAILED:
            return ended_by_hand(booking, command.told, command.note, now)
        case Told.BUSY | Told.NO_WORD:
            return booking, ()
        case _:
            assert_never(command.told)


def _is_said(booking: Booking, command: ResolvePickup) -> bool:
    """Whether it stands as it is told already."""
    ends = {
        Told.CANCELLED: BookingState.CANCELLED,
        Told.DECLINED: BookingState.DECLINED,
        Told.NOT_HEARD: BookingState.DECLINED,
        Told.FETCHED: BookingState.FETCHED,
        Told.FAILED: BookingState.FAILED,
    }
    return booking.state is ends.get(command.told)
