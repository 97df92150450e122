"""How a pickup moves: each verb takes it as it stands and gives it as it stands then."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from returns_station.pickup.booking import Answer, Booking, BookingState, Failure, Told
from returns_station.pickup.booking_events import (
    BookingBooked,
    BookingCancelled,
    BookingDeclined,
    BookingEvent,
    BookingFailed,
    BookingKept,
    BookingLetGo,
    BookingMoved,
    BookingSent,
    BookingUnknown,
    BookingWaits,
    BookingWished,
)
from returns_station.pickup.words import heard, reported

Moved: TypeAlias = tuple[Booking, tuple[BookingEvent, ...]]

_IN_DOUBT: Final = frozenset((BookingState.SENT, BookingState.UNKNOWN))
_ENDED: Final = frozenset((Told.FETCHED, Told.FAILED, Told.CANCELLED))
_LONGEST_CODE: Final = 40


class BookingMoveError(ValueError):
    """A booking that stands so cannot be moved so; nothing was changed."""

    def __init__(self, state: BookingState, verb: str) -> None:
        """Say what was tried on what."""
        super().__init__(f"{verb}: {state}")
        self.state = state


def wished(booking: Booking, at: datetime) -> Moved:
    """Write down that she has chosen it, before anybody is asked."""
    new = replace(booking, state=BookingState.WISHED, at=at, made_at=at)
    event = BookingWished(
        new.slip,
        new.id,
        new.carrier,
        new.span,
        new.where,
        new.price,
        new.collection,
        new.replaces,
    )
    return new, (event,)


def send(booking: Booking, at: datetime, *, can_repeat: bool) -> Moved:
    """Write down that it is about to be sent.

    One that nobody knows the end of is sent again only where the carrier takes the same booking
    twice for one.
    """
    again = booking.state is BookingState.UNKNOWN and can_repeat
    if booking.state is not BookingState.WISHED and not again:
        raise BookingMoveError(booking.state, "send")
    tries = booking.tries + 1
    sent = replace(booking, state=BookingState.SENT, reason="", at=at, tries=tries, wait_until=None)
    return sent, (BookingSent(sent.slip, sent.id, sent.carrier, tries),)


def overdue(booking: Booking, now: datetime, deadline: timedelta) -> bool:
    """Whether it was sent so long ago that no call of it can still be under way."""
    if booking.state is not BookingState.SENT:
        return False
    return booking.at is None or now - booking.at > deadline


def answered(
    booking: Booking,
    answer: Answer,
    *,
    tries: int,
    at: datetime,
    can_repeat: bool,
    asked_at: datetime | None = None,
) -> Moved:
    """Take what the carrier answered to a try, however late it comes and however often.

    A yes of any try is a yes: the booking is the same. Any other word counts only for the try it
    was given to; a later try will hear its own. What it tells is as old as the question.
    """
    maybe = (*_IN_DOUBT, BookingState.WISHED, BookingState.DECLINED)
    if answer.told in {Told.BOOKED, Told.MOVED} and booking.state in maybe:
        return booked(booking, answer, at)
    if booking.state not in _IN_DOUBT or booking.tries != tries:
        return booking, ()
    if answer.told in _ENDED:
        known, first = booked(booking, replace(answer, span=None), at)
        after, then = heard(known, reported(known, answer, asked_at or at))
        return after, (*first, *then)
    return _not_booked(booking, answer, at, can_repeat=can_repeat)


def _not_booked(booking: Booking, answer: Answer, at: datetime, *, can_repeat: bool) -> Moved:
    reason = code(answer.reason)
    # What may not be sent twice is over once the carrier has never heard of it.
    unheard = answer.told is Told.NOT_HEARD
    if answer.told is Told.DECLINED or (unheard and not can_repeat):
        return declined(booking, reason or answer.told.value, at)
    if unheard:
        waits = replace(booking, state=BookingState.WISHED, reason=reason, at=at)
        return waits, (BookingWaits(booking.slip, booking.id, reason),)
    if booking.state is BookingState.UNKNOWN:
        # Asked and none the wiser: it stays listed by the moment it became unknown.
        return booking, ()
    unknown = replace(booking, state=BookingState.UNKNOWN, reason=reason, at=at)
    return unknown, (BookingUnknown(booking.slip, booking.id, reason),)


def untouched(
    booking: Booking, before: Booking, answer: Answer, *, tries: int, at: datetime
) -> Moved:
    """Nothing of a try was done out there: it stands as it stood before, and may wait its turn."""
    if booking.state not in _IN_DOUBT or booking.tries != tries:
        return booking, ()
    reason = code(answer.reason) or answer.told.value
    until = at + timedelta(seconds=answer.wait_seconds) if answer.told is Told.BUSY else None
    stands = replace(booking, state=before.state, reason=reason, at=before.at, wait_until=until)
    return stands, (BookingWaits(booking.slip, booking.id, reason),)


def booked(booking: Booking, answer: Answer, at: datetime, *, by_hand: bool = False) -> Moved:
    """It is booked, at the time that was asked for or the one that the carrier came up with."""
    span = answer.span or booking.span
    there = replace(
        booking,
        state=BookingState.BOOKED,
        reference=answer.reference[:64] or booking.reference,
        reason="",
        span=span,
        at=at,
        booked_at=booking.booked_at or at,
        wait_until=None,
    )
    events: list[BookingEvent] = [
        BookingBooked(there.slip, there.id, span, there.reference, by_hand)
    ]
    if span != booking.span:
        events.append(BookingMoved(there.slip, there.id, booking.span, span))
    return there, tuple(events)


def declined(booking: Booking, reason: str, at: datetime, *, by_hand: bool = False) -> Moved:
    """It is not booked, surely; she is offered another time."""
    ended = replace(booking, state=BookingState.DECLINED, reason=reason, at=at, wait_until=None)
    return ended, (BookingDeclined(booking.slip, booking.id, reason, by_hand),)


def let_go(booking: Booking, at: datetime) -> Moved:
    """Write down that we ask the carrier not to come; it may have come before it hears.

    What cannot be taken back is let go where they have broken the time that was agreed: then a
    person sees to it.
    """
    is_final = booking.final and not booking.is_moved
    if booking.state is not BookingState.BOOKED or is_final:
        raise BookingMoveError(booking.state, "let go")
    if booking.letting_go:
        return booking, ()
    return replace(booking, letting_go=True, at=at), (BookingLetGo(booking.slip, booking.id),)


def kept(booking: Booking, reason: str, at: datetime) -> Moved:
    """The carrier does not let it go: they come all the same."""
    if booking.state is not BookingState.BOOKED or not booking.letting_go:
        return booking, ()
    stays = replace(booking, letting_go=False, reason=code(reason), at=at)
    return stays, (BookingKept(booking.slip, booking.id, stays.reason),)


def cancelled(
    booking: Booking, at: datetime, *, by_hand: bool = False, asked_at: datetime | None = None
) -> Moved:
    """Nobody comes: it was never sent, or who was to come has said so."""
    if booking.state not in {BookingState.WISHED, BookingState.BOOKED, BookingState.UNKNOWN}:
        return booking, ()
    gone = replace(
        booking,
        state=BookingState.CANCELLED,
        reason="",
        at=at,
        heard_at=asked_at or at,
        wait_until=None,
    )
    return gone, (BookingCancelled(booking.slip, booking.id, by_hand),)


def beside(booking: Booking) -> Booking:
    """One that came true although another holds by now: it has to be let go again."""
    return replace(booking, letting_go=True)


def alone(booking: Booking) -> Booking:
    """The one that it replaces is over: it is the booking of its slip now."""
    return replace(booking, replaces="")


def ended_by_hand(booking: Booking, told: Told, reason: str, at: datetime) -> Moved:
    """A person found out that it ended, and how, whatever was known of it before."""
    known, first = booked(booking, Answer(Told.BOOKED), at, by_hand=True)
    after, then = heard(known, reported(known, Answer(told, reason=reason), at), by_hand=True)
    return after, then if booking.state is BookingState.BOOKED else (*first, *then)


def missed(booking: Booking, at: datetime) -> Moved:
    """Its window is long over without a word: we never came, until somebody says else."""
    if booking.state is not BookingState.BOOKED:
        return booking, ()
    never = Failure.NEVER_CAME
    gone = replace(booking, state=BookingState.FAILED, failure=never, at=at)
    return gone, (BookingFailed(booking.slip, booking.id, never),)


def code(reason: str) -> str:
    """A carrier's reason as a short code; its own words may hold anything, and are not kept."""
    plain = reason.isascii() and reason.replace("_", "").isalnum() and reason == reason.lower()
    return reason[:_LONGEST_CODE] if plain else ("other" if reason else "")
