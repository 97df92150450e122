"""A pickup let go, or moved: the new one is held before the old one is let go."""

from datetime import datetime

from returns_station.desk.errors import InputError
from returns_station.desk.pickup.booking import (
    Booker,
    BookingBusyError,
    BookingStandsError,
    Verb,
    known,
)
from returns_station.desk.pickup.commands import BookPickup, MovePickup
from returns_station.desk.pickup.wishing import book
from returns_station.phrase import Phrase
from returns_station.pickup.booking import LIVE, Answer, Booking, BookingState, Told
from returns_station.pickup.bookings import Moved, alone, cancelled, kept, let_go
from returns_station.pickup.words import heard, reported


class PickupFinalError(InputError):
    """A booking that cannot be cancelled, as was said before it was booked: it stands."""


class NotYetKnownError(InputError):
    """Nobody knows yet whether it is booked: it is on the list, and is found out first."""


_GONE = frozenset((BookingState.CANCELLED, BookingState.DECLINED))
_ENDED = frozenset((Told.FETCHED, Told.FAILED, Told.CANCELLED))


def cancel(booker: Booker, booking: str) -> Booking:
    """Let a booking go; gives how it stands then.

    One that the carrier says nothing of, when it is asked not to come, stays booked and listed.
    Raises PickupFinalError where it cannot be let go; it is as it was then.
    """
    with booker.store.views() as views:
        stands = known(views.bookings.load(booking))
    if stands.state in _GONE:
        return stands
    _refuse(booker, stands)
    if stands.is_own or stands.state is BookingState.WISHED:
        return booker.move(booking, _going)[1]
    return _asked(booker, stands)


def move(booker: Booker, command: MovePickup) -> Booking:
    """Take another slot: the new booking is held before the old one is let go; gives the new one.

    Where nobody knows yet whether the new one is held, the old one stays.
    """
    with booker.store.views() as views:
        old = known(views.bookings.load(command.booking))
        new = views.bookings.load(command.key)
    if new is None:
        if old.letting_go:
            raise BookingStandsError(Phrase("pickup.why.letting_go"))
        if old.state is not BookingState.BOOKED:
            raise BookingStandsError(Phrase(f"pickup.stands.{old.state}"))
        _refuse(booker, old)
    wish = BookPickup(
        command.key,
        old.slip,
        command.slot,
        old.door,
        old.contact,
        old.load,
        old.collection,
        old.point,
    )
    return follow(booker, book(booker, wish, replaces=old.id))


def follow(booker: Booker, new: Booking) -> Booking:
    """Let go what a booking replaces, once it is held itself; gives how it stands then."""
    if new.state is not BookingState.BOOKED or not new.replaces:
        return new
    with booker.store.views() as views:
        old = known(views.bookings.load(new.replaces))
    if old.holds:
        old = booker.move(old.id, _going if old.is_own else _letting)[1]
    new = booker.move(new.id, _alone)[1]
    if old.letting_go:
        _cancelled(booker, old, is_first=False)
    return new


def _refuse(booker: Booker, booking: Booking) -> None:
    """What cannot be let go says so at once, and nobody is asked."""
    if booking.state in {BookingState.SENT, BookingState.UNKNOWN}:
        raise NotYetKnownError(Phrase("pickup.not_yet_known"))
    if booking.state not in LIVE:
        raise BookingStandsError(Phrase(f"pickup.stands.{booking.state}"))
    if booking.state is BookingState.WISHED or booking.is_own:
        return
    can = booker.carrier(booking).can_cancel and not booking.final
    if not can and not booking.is_moved:
        raise PickupFinalError(Phrase("pickup.final"))


def _asked(booker: Booker, booking: Booking) -> Booking:
    """Ask the carrier not to come: that we do is written down first."""
    before, going = booker.move(booking.id, _letting)
    if going is before:
        return look_again(booker, going)
    stands = _cancelled(booker, going, is_first=True)
    if stands.state is BookingState.BOOKED and not stands.letting_go:
        raise PickupFinalError(Phrase("pickup.final"))
    return stands


def look_again(booker: Booker, going: Booking) -> Booking:
    """Find out whether it was let go; where it was not, ask for it again.

    While another desk's call may be under way nobody asks: two would take each other's no for one.
    """
    carrier = booker.carrier(going)
    if going.at is not None and booker.clock() - going.at <= carrier.deadline:
        return going
    if carrier.can_ask:
        asked_at = booker.clock()
        answer = carrier.ask(going)
        if answer.told in _ENDED:
            return booker.move(going.id, _hearing(answer, asked_at))[1]
    return _cancelled(booker, going, is_first=False)


def _cancelled(booker: Booker, going: Booking, *, is_first: bool) -> Booking:
    """Ask that it is let go; nothing new is made by it, however often it is asked.

    A no may mean that it is gone already: it is believed of the first that asked, or once the
    carrier says that it stands.
    """
    carrier = booker.carrier(going)
    if going.state is not BookingState.BOOKED or not going.letting_go or not carrier.can_cancel:
        return going
    asked_at = booker.clock()
    answer = carrier.cancel(going)
    if answer.told is Told.DECLINED:
        stands = carrier.ask(going).told if carrier.can_ask else Told.BOOKED
        if stands in {Told.BOOKED, Told.MOVED}:
            answer = answer if is_first or carrier.can_ask else Answer(Told.NO_WORD)
        else:
            answer = Answer(stands)
    return booker.move(going.id, _hearing(answer, asked_at))[1]


def _going(booking: Booking, now: datetime) -> Moved:
    if not booking.is_own and booking.state is not BookingState.WISHED:
        raise BookingBusyError(Phrase("pickup.busy"))
    return cancelled(booking, now)


def _letting(booking: Booking, now: datetime) -> Moved:
    if booking.state is not BookingState.BOOKED:
        raise BookingBusyError(Phrase("pickup.busy"))
    return let_go(booking, now)


def _alone(booking: Booking, _now: datetime) -> Moved:
    return (alone(booking), ()) if booking.replaces else (booking, ())


def _hearing(answer: Answer, asked_at: datetime) -> Verb:
    def hear(booking: Booking, now: datetime) -> Moved:
        if booking.state is not BookingState.BOOKED or not booking.letting_go:
            return booking, ()
        if answer.told is Told.DECLINED:
            # One that another has taken the place of stays listed: a person talks to them.
            return kept(booking, answer.reason or answer.told.value, now)
        if answer.told in {Told.CANCELLED, Told.NOT_HEARD}:
            return cancelled(booking, now, asked_at=asked_at)
        if answer.told in _ENDED:
            return heard(booking, reported(booking, answer, asked_at))
        return booking, ()

    return hear
