"""What a slip's story tells of its pickup."""

from typing import Final

from returns_station.phrase import Argument, Phrase
from returns_station.pickup.booking_events import (
    BookingBooked,
    BookingCancelled,
    BookingDeclined,
    BookingEvent,
    BookingFailed,
    BookingFetched,
    BookingKept,
    BookingLetGo,
    BookingMoved,
    BookingPaidBack,
    BookingSent,
    BookingUnknown,
    BookingWaits,
    BookingWished,
)
from returns_station.pickup.slot import Span

PICKUP_EVENTS: Final = (
    BookingWished,
    BookingSent,
    BookingWaits,
    BookingBooked,
    BookingMoved,
    BookingDeclined,
    BookingUnknown,
    BookingLetGo,
    BookingKept,
    BookingCancelled,
    BookingFetched,
    BookingFailed,
    BookingPaidBack,
)
_PLAIN: Final[dict[type[BookingEvent], str]] = {
    BookingWaits: "waits",
    BookingDeclined: "declined",
    BookingUnknown: "unknown",
    BookingLetGo: "let_go",
    BookingKept: "kept",
    BookingCancelled: "cancelled",
}
_BY_HAND: Final = (
    BookingBooked,
    BookingDeclined,
    BookingCancelled,
    BookingFetched,
    BookingFailed,
)


def pickup_words(event: BookingEvent) -> tuple[Phrase, tuple[Phrase, ...]]:
    """One event as a sentence; when it was found out by a person, that is said."""
    by_hand = isinstance(event, _BY_HAND) and event.by_hand
    return _words(event), (Phrase("story.pickup.by_hand"),) if by_hand else ()


def _words(event: BookingEvent) -> Phrase:  # noqa: PLR0911 - one return a kind of event
    match event:
        case BookingWished():
            who = Phrase("story.pickup.our_van") if event.carrier == "own" else event.carrier
            return Phrase("story.pickup.wished", {**_span(event.span), "carrier": who})
        case BookingSent():
            return Phrase("story.pickup.sent", {"carrier": event.carrier})
        case BookingBooked():
            return Phrase("story.pickup.booked", _span(event.span))
        case BookingMoved():
            return Phrase("story.pickup.moved", {**_span(event.span), "was": event.was.day})
        case BookingFetched():
            return Phrase("story.pickup.fetched" if event.kept else "story.pickup.fetched_late")
        case BookingFailed():
            why = Phrase(f"pickup.failure.{event.failure}")
            return Phrase("story.pickup.failed", {"why": why})
        case BookingPaidBack():
            return Phrase("story.pickup.paid_back", {"amount": event.amount})
        case _:
            return Phrase(f"story.pickup.{_PLAIN[type(event)]}")


def _span(span: Span) -> dict[str, Argument]:
    return {"day": span.day, "begins": _clock(span.begins), "ends": _clock(span.ends)}


def _clock(minutes: int) -> str:
    """A time of day as it is written in every language of the station."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
