"""What carriers say by themselves: late, twice and out of order it comes to the same in the end.

Goods that were fetched stay fetched; of all else the word that happened last at the carrier holds.
The window is the last that was told, by itself.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from returns_station.days import zone_of
from returns_station.pickup.booking import Answer, Booking, BookingState, Failure, Told, Word
from returns_station.pickup.booking_events import (
    BookingBooked,
    BookingCancelled,
    BookingEvent,
    BookingFailed,
    BookingFetched,
    BookingMoved,
)
from returns_station.pickup.slot import Span

Moved: TypeAlias = tuple[Booking, tuple[BookingEvent, ...]]

HERS: Final = frozenset((Failure.NOBODY_HOME, Failure.REFUSED))
"""Failures that nobody but she could help; even then we come once more."""

_RANK: Final = {BookingState.FAILED: 1, BookingState.CANCELLED: 2}
_FAILED: Final = frozenset((Told.FAILED, Told.DECLINED, Told.CANCELLED))


def heard(booking: Booking, word: Word, *, by_hand: bool = False) -> Moved:
    """Take one word of a booking's carrier; what tells nothing new changes nothing."""
    # Some carriers tell by our own id; that is no number of theirs.
    number = "" if word.reference == booking.id else word.reference
    named = replace(booking, reference=booking.reference or number)
    moved, events = _window(named, word)
    after, more = _stand(moved, word, by_hand=by_hand)
    if after == booking:
        return booking, ()
    return after, (*events, *more)


def reported(booking: Booking, answer: Answer, at: datetime) -> Word:
    """What a carrier answered when it was asked, as a word of this moment.

    It does not say when it fetched: until it does, what was fetched was not fetched too late.
    """
    if answer.told is Told.FETCHED:
        at = min(at, moments(booking.span, booking.door.market)[1])
    failure = next((one for one in Failure if one.value == answer.reason), None)
    return Word(
        booking.carrier,
        f"asked:{booking.id}",
        answer.reference or booking.reference,
        answer.told,
        at,
        failure,
        answer.span,
    )


def was_kept(booking: Booking) -> bool:
    """Whether goods were fetched within the window that she was promised first."""
    if booking.fetched_at is None:
        return booking.span == booking.first_span
    begins, ends = moments(booking.first_span, booking.door.market)
    return begins <= booking.fetched_at <= ends


def moments(span: Span, market: str) -> tuple[datetime, datetime]:
    """When a window begins and ends, in the market's local time."""
    midnight = datetime(span.day.year, span.day.month, span.day.day, tzinfo=zone_of(market))
    return midnight + timedelta(minutes=span.begins), midnight + timedelta(minutes=span.ends)


def _window(booking: Booking, word: Word) -> Moved:
    if word.span is None or not _newer(booking.moved_at, booking.span, word):
        return booking, ()
    moved = replace(booking, span=word.span, moved_at=word.at)
    if word.span == booking.span:
        return moved, ()
    return moved, (BookingMoved(booking.slip, booking.id, booking.span, word.span),)


def _newer(at: datetime | None, span: Span, word: Word) -> bool:
    assert word.span is not None, word
    return at is None or (word.at, word.span) > (at, span)


def _stand(booking: Booking, word: Word, *, by_hand: bool) -> Moved:
    if word.told is Told.FETCHED:
        return _fetched(booking, word.at, by_hand=by_hand)
    if booking.state is BookingState.FETCHED:
        return booking, ()
    if word.told in {Told.BOOKED, Told.MOVED}:
        return _on(booking, word)
    if word.told is Told.CANCELLED and booking.letting_go:
        return _gone(booking, word, by_hand=by_hand)
    return _failed(booking, word, by_hand=by_hand) if word.told in _FAILED else (booking, ())


def _gone(booking: Booking, word: Word, *, by_hand: bool) -> Moved:
    """They do not come, as we asked."""
    if not _is_news(booking, word, BookingState.CANCELLED, ""):
        return booking, ()
    there = replace(
        booking, state=BookingState.CANCELLED, failure=None, reason="", heard_at=word.at
    )
    if booking.state is BookingState.CANCELLED:
        return there, ()
    event = BookingCancelled(there.slip, there.id, by_hand)
    return replace(there, at=word.at), (event,)


def _fetched(booking: Booking, at: datetime, *, by_hand: bool) -> Moved:
    first = min(at, booking.fetched_at) if booking.fetched_at else at
    there = replace(
        booking,
        state=BookingState.FETCHED,
        failure=None,
        fetched_at=first,
        wait_until=None,
        reason="",
    )
    if booking.state is BookingState.FETCHED:
        return there, ()
    there = replace(there, at=at)
    return there, (BookingFetched(there.slip, there.id, was_kept(there), by_hand),)


def _on(booking: Booking, word: Word) -> Moved:
    """Booked it is, or booked again after it had failed: the carrier tries once more.

    One that we had let go is let go again: somebody would come in vain.
    """
    if not _is_news(booking, word, BookingState.BOOKED, ""):
        return booking, ()
    comes_back = booking.state is BookingState.CANCELLED
    there = replace(
        booking,
        state=BookingState.BOOKED,
        failure=None,
        reason="",
        heard_at=word.at,
        wait_until=None,
        letting_go=booking.letting_go or comes_back,
    )
    if booking.state is BookingState.BOOKED:
        return there, ()
    event = BookingBooked(there.slip, there.id, there.span, there.reference)
    return replace(there, at=word.at, booked_at=there.booked_at or word.at), (event,)


def _failed(booking: Booking, word: Word, *, by_hand: bool) -> Moved:
    failure = word.failure if word.told is Told.FAILED else None
    failure = failure or Failure.BY_CARRIER
    if not _is_news(booking, word, BookingState.FAILED, failure.value):
        return booking, ()
    there = replace(
        booking,
        state=BookingState.FAILED,
        failure=failure,
        reason="",
        heard_at=word.at,
        wait_until=None,
    )
    if (booking.state, booking.failure) == (there.state, there.failure):
        return there, ()
    failed = BookingFailed(there.slip, there.id, failure, by_hand)
    return replace(there, at=word.at), (failed,)


def _is_news(booking: Booking, word: Word, state: BookingState, failure: str) -> bool:
    """Whether it happened after what the booking stands by; what is told at once has an order."""
    if booking.heard_at is None:
        return True
    stands = booking.failure.value if booking.failure else ""
    now = (booking.heard_at, _RANK.get(booking.state, 0), stands)
    return (word.at, _RANK.get(state, 0), failure) > now
