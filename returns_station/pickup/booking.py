"""A pickup as it stands, and what a carrier can tell of it; `bookings` moves it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from returns_station.money import Money
from returns_station.pickup.door import Contact, Door, Load
from returns_station.pickup.place import Point
from returns_station.pickup.slot import Span, Where
from returns_station.policy.claim import Collection

OWN: Final = "own"
"""The carrier's name of the shop's own vans."""


class BookingState(StrEnum):
    """Where a pickup stands; unknown is sent and not heard of, and never sent again blindly."""

    WISHED = "wished"
    SENT = "sent"
    UNKNOWN = "unknown"
    BOOKED = "booked"
    DECLINED = "declined"
    FETCHED = "fetched"
    FAILED = "failed"
    CANCELLED = "cancelled"


LIVE: Final = frozenset(
    (BookingState.WISHED, BookingState.SENT, BookingState.UNKNOWN, BookingState.BOOKED)
)
"""A booking that stands so may bring somebody to her door."""


class Failure(StrEnum):
    """Why nothing was fetched; only the first two are hers, and even then we come once more."""

    NOBODY_HOME = "nobody_home"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    OTHER_GOODS = "other_goods"
    NEVER_CAME = "never_came"
    BY_CARRIER = "by_carrier"


@dataclass(frozen=True, slots=True)
class Booking:
    """One pickup of one slip's goods; `id` was made before the first try and never changes.

    `reference` is the carrier's number for it. `first_span` is what she was promised first: what
    was moved is judged by it. `tries` counts what was sent.

    `final`: it cannot be taken back, which she heard before. `letting_go`: we asked it not to come,
    and it has not said yes. `replaces` is the booking that is let go once this one is held. She
    pays `price` once it is booked (`booked_at`); `paid_back`: it has gone back to her. `heard_at`
    and `moved_at` are when what it stands by, and its window, happened at the carrier. `paper` is
    the number of its own slip. `turn` counts its moves.
    """

    id: str
    slip: str
    carrier: str
    span: Span
    first_span: Span
    where: Where
    door: Door
    contact: Contact
    load: Load
    price: Money
    collection: Collection
    point: Point | None = None
    van: str = ""
    ref: str = ""
    state: BookingState = BookingState.WISHED
    failure: Failure | None = None
    reference: str = ""
    reason: str = ""
    tries: int = 0
    at: datetime | None = None
    final: bool = False
    letting_go: bool = False
    replaces: str = ""
    made_at: datetime | None = None
    booked_at: datetime | None = None
    heard_at: datetime | None = None
    moved_at: datetime | None = None
    fetched_at: datetime | None = None
    wait_until: datetime | None = None
    paid_back: bool = False
    paper: str = ""
    turn: int = 0

    @property
    def is_live(self) -> bool:
        """Whether somebody may come by it."""
        return self.state in LIVE

    @property
    def holds(self) -> bool:
        """Whether it is the one booking of its slip: live, and neither beside another nor going."""
        return self.is_live and not self.letting_go and not self.replaces

    @property
    def is_moved(self) -> bool:
        """Whether they come at another time than she was promised first."""
        return not self.first_span.holds(self.span)

    @property
    def is_own(self) -> bool:
        """Whether the shop's own van comes."""
        return self.carrier == OWN


class Told(StrEnum):
    """What a carrier told of one booking.

    `not_sent`: nothing of it has left this house. `not_heard`: the carrier itself says that it has
    never heard of it. `busy`: it takes no more just now, and has done nothing. `no_word`: anything
    else, such as silence, a cut line or nonsense.
    """

    BOOKED = "booked"
    MOVED = "moved"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    FETCHED = "fetched"
    FAILED = "failed"
    NOT_SENT = "not_sent"
    NOT_HEARD = "not_heard"
    BUSY = "busy"
    NO_WORD = "no_word"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a call: its number, a short code, the day it was moved to, seconds to wait."""

    told: Told
    reference: str = ""
    reason: str = ""
    span: Span | None = None
    wait_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """What a carrier says by itself of a booking; the same `id` twice is one word.

    `at` is when it happened there: words may come late and out of order.
    """

    carrier: str
    id: str
    reference: str
    told: Told
    at: datetime
    failure: Failure | None = None
    span: Span | None = None
