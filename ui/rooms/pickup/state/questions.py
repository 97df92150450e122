"""A booking that a person looks at: what is asked, and the answers there are."""

from dataclasses import dataclass
from typing import Final

from returns_station.phrase import Argument, Phrase
from returns_station.pickup.booking import Booking, BookingState, Told

AGAIN: Final = "again"
"""No answer of a carrier: she is offered another time."""


@dataclass(frozen=True, slots=True)
class Way:
    """One answer: its key, its icon, what it tells the house; "" for what is told to nobody."""

    id: str
    key: str
    icon: str
    told: Told | None = None


_UNKNOWN: Final = (
    Way("booked", "Q", "check", Told.BOOKED),
    Way("not_heard", "W", "arrow-counter-clockwise", Told.NOT_HEARD),
)
_LETTING_GO: Final = (
    Way("cancelled", "Q", "check", Told.CANCELLED),
    Way("comes_anyway", "W", "truck", Told.BOOKED),
)
_PASSED: Final = (
    Way("fetched", "Q", "check", Told.FETCHED),
    Way("failed", "W", "arrow-counter-clockwise", Told.FAILED),
)
_OVER: Final = (Way(AGAIN, "Q", "calendar-check"),)


def ways(booking: Booking) -> tuple[Way, ...]:
    """The answers that a person may have found."""
    if booking.letting_go:
        return _LETTING_GO
    if booking.state in (BookingState.UNKNOWN, BookingState.SENT, BookingState.WISHED):
        return _UNKNOWN
    return _PASSED if booking.state is BookingState.BOOKED else _OVER


def way(booking: Booking, answer: str) -> Way | None:
    """The answer that was chosen, where it is one of this booking's."""
    return next((each for each in ways(booking) if each.id == answer), None)


def asks(booking: Booking) -> Phrase:
    """What is asked, as one sentence; who comes is said, and never who else is fetched from."""
    about: dict[str, Argument] = {
        "name": booking.contact.name,
        "day": booking.span.day,
        "carrier": who(booking),
    }
    if booking.letting_go:
        return Phrase("pickup_room.asks.letting_go", about)
    if booking.state in (BookingState.UNKNOWN, BookingState.SENT, BookingState.WISHED):
        return Phrase("pickup_room.asks.unknown", about)
    if booking.state is BookingState.BOOKED:
        return Phrase("pickup_room.asks.passed", about)
    return Phrase("pickup_room.asks.missed", about)


def what_to_do(booking: Booking) -> Phrase:
    """How one finds out."""
    if booking.letting_go:
        return Phrase("pickup_room.do.letting_go", {"carrier": who(booking)})
    if booking.state in (BookingState.UNKNOWN, BookingState.SENT, BookingState.WISHED):
        return Phrase("pickup_room.do.unknown", {"carrier": who(booking)})
    if booking.state is BookingState.BOOKED:
        return Phrase("pickup_room.do.passed", {"carrier": who(booking)})
    if booking.failure is not None:
        why = Phrase(f"pickup_room.failure.{booking.failure}")
        return Phrase("pickup_room.do.missed", {"why": why})
    return Phrase("pickup_room.do.over")


def takes_reference(booking: Booking, answer: str) -> bool:
    """Whether the carrier's number is written beside this answer."""
    found = way(booking, answer)
    return found is not None and found.told is Told.BOOKED and not booking.reference


def who(booking: Booking) -> Phrase | str:
    """Who comes: our own van, or a carrier by the name of its settings."""
    return carrier_said(booking.carrier)


def carrier_said(carrier: str) -> Phrase | str:
    """A carrier as one says it."""
    return Phrase("pickup_room.carrier.own") if carrier == "own" else carrier.capitalize()
