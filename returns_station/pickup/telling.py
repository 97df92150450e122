"""Which sentences a pickup's events are worth to her, in her own words: she is told first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from returns_station.phrase import Argument, Phrase
from returns_station.pickup.booking import Booking, BookingState
from returns_station.pickup.booking_events import (
    BookingBooked,
    BookingCancelled,
    BookingDeclined,
    BookingEvent,
    BookingFailed,
    BookingFetched,
    BookingKept,
    BookingMoved,
    BookingPaidBack,
    BookingUnknown,
)
from returns_station.pickup.slot import Span
from returns_station.pickup.words import HERS, moments

_PLAIN: Final[dict[type[BookingEvent], str]] = {
    BookingBooked: "booked",
    BookingUnknown: "unknown",
    BookingDeclined: "declined",
    BookingCancelled: "cancelled",
    BookingKept: "kept",
}


@dataclass(frozen=True, slots=True)
class Tell:
    """One sentence for her; `what` names it among those of the same turn of a booking.

    `due` is the moment from which she would stand there waiting without having heard it.
    """

    what: str
    says: Phrase
    due: datetime | None = None


def told_of(before: Booking, after: Booking, events: Sequence[BookingEvent]) -> tuple[Tell, ...]:
    """What she is told when a booking moves; what she knows already is not said again."""
    told = list(_told(before, after, events))
    moved = any(tell.what == "moved" for tell in told)
    # Booked and moved in one answer is one sentence: the time that holds.
    return tuple(tell for tell in told if not (moved and tell.what == "booked"))


def late(booking: Booking, expected: datetime) -> Tell:
    """The van will be late; said before her window begins wherever that can be foreseen."""
    market = booking.door.market
    begins, _ = moments(booking.span, market)
    told = {**_span(booking.span, market), "expected": expected.astimezone(begins.tzinfo)}
    return Tell("late", Phrase("pickup.tell.late", told), begins)


def _told(before: Booking, after: Booking, events: Sequence[BookingEvent]) -> Iterator[Tell]:
    market = after.door.market
    begins, _ = moments(before.span, market)
    span = _span(after.span, market)
    for event in events:
        match event:
            case BookingMoved(was=was):
                told = {**span, "was": was.day, "was_begins": moments(was, market)[0]}
                yield Tell("moved", Phrase("pickup.tell.moved", told), moments(was, market)[0])
            case BookingCancelled() if before.booked_at is None:
                # One that was never booked was never told of.
                continue
            case BookingFailed() if before.state is BookingState.DECLINED:
                continue
            case BookingFailed(failure=failure):
                whose = "hers" if failure in HERS else "ours"
                yield Tell("failed", Phrase(f"pickup.tell.failed.{whose}", span))
            case BookingFetched():
                yield Tell("fetched", Phrase("pickup.tell.fetched"))
            case BookingPaidBack(amount=amount):
                yield Tell("paid_back", Phrase("pickup.tell.paid_back", {"amount": amount}))
            case _ if type(event) in _PLAIN:
                what = _PLAIN[type(event)]
                yield Tell(what, Phrase(f"pickup.tell.{what}", span), begins)
            case _:
                pass


def _span(span: Span, market: str) -> dict[str, Argument]:
    begins, ends = moments(span, market)
    return {"day": span.day, "begins": begins, "ends": ends}
