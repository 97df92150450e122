"""What happened to a pickup; no event holds personal data."""

from dataclasses import dataclass
from typing import TypeAlias

from returns_station.money import Money
from returns_station.pickup.booking import Failure
from returns_station.pickup.slot import Span, Where
from returns_station.policy.claim import Collection


@dataclass(frozen=True, slots=True)
class BookingWished:
    """A slot was chosen; nobody outside knows of it yet."""

    slip: str
    booking: str
    carrier: str
    span: Span
    where: Where
    price: Money
    collection: Collection
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class BookingSent:
    """The carrier is about to be asked, for the nth time."""

    slip: str
    booking: str
    carrier: str
    tries: int


@dataclass(frozen=True, slots=True)
class BookingWaits:
    """The carrier has surely not taken it: it waits to be sent, and keeps its place."""

    slip: str
    booking: str
    reason: str


@dataclass(frozen=True, slots=True)
class BookingBooked:
    """It is booked there, and this is the carrier's own number for it."""

    slip: str
    booking: str
    span: Span
    reference: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class BookingMoved:
    """The carrier comes at another time than it was."""

    slip: str
    booking: str
    was: Span
    span: Span


@dataclass(frozen=True, slots=True)
class BookingDeclined:
    """It is not booked; `reason` is a short code."""

    slip: str
    booking: str
    reason: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class BookingUnknown:
    """It was sent, and nobody knows yet whether it is booked."""

    slip: str
    booking: str
    reason: str


@dataclass(frozen=True, slots=True)
class BookingLetGo:
    """We have asked the carrier not to come."""

    slip: str
    booking: str


@dataclass(frozen=True, slots=True)
class BookingKept:
    """It could not be let go: they come all the same."""

    slip: str
    booking: str
    reason: str


@dataclass(frozen=True, slots=True)
class BookingCancelled:
    """Nobody comes, as we asked."""

    slip: str
    booking: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class BookingFetched:
    """The goods were fetched; `kept` is whether within the time that she was promised first."""

    slip: str
    booking: str
    kept: bool
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class BookingFailed:
    """Nothing was fetched, and why."""

    slip: str
    booking: str
    failure: Failure
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class BookingPaidBack:
    """What she paid for it is on its way back to her."""

    slip: str
    booking: str
    amount: Money


BookingEvent: TypeAlias = (
    BookingWished
    | BookingSent
    | BookingWaits
    | BookingBooked
    | BookingMoved
    | BookingDeclined
    | BookingUnknown
    | BookingLetGo
    | BookingKept
    | BookingCancelled
    | BookingFetched
    | BookingFailed
    | BookingPaidBack
)
