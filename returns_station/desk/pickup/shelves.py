"""What pickups ask of the store-room: where bookings stand, what she is told, who is waited for."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from returns_station.case import Who
from returns_station.desk.payers import PayoutShelf
from returns_station.desk.pickup.van_shelves import RunShelf, RunViews
from returns_station.desk.pickup.views import GoodsToFetch, ToFetch
from returns_station.desk.sealing import KeyShelf
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking, Word
from returns_station.slip import Slip


@dataclass(frozen=True, slots=True)
class NewMessage:
    """What she is to be told; `due` is when it would come too late, None: soon.

    The `key` tells it from every other: the same is told once.
    """

    key: str
    slip: str
    booking: str
    phrase: Phrase
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class HerMessage:
    """What she is to be told, or was: by whom and when."""

    id: int
    key: str
    slip: str
    booking: str
    phrase: Phrase
    at: datetime
    due: datetime | None = None
    told_at: datetime | None = None
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class Noticed:
    """Goods still with her, and the day on which she said that she hands them back."""

    slip: str
    market: str
    on: date


class BookingViews(Protocol):
    """Pickups as they stand."""

    def load(self, booking: str) -> Booking | None:
        """The booking with this id."""

    def of_slip(self, slip: str) -> tuple[Booking, ...]:
        """Every booking of a slip, the first made first."""

    def of_day(self, day: date, carrier: str) -> tuple[Booking, ...]:
        """What a carrier is booked for on a day, the first made first."""

    def open(self) -> tuple[Booking, ...]:
        """What may still bring somebody to a door, the first made first."""

    def in_question(self) -> tuple[Booking, ...]:
        """What a person has to look at, the oldest first.

        Nobody knows its end, or it was not let go as we asked.
        """

    def goods(self, slip: str) -> tuple[GoodsToFetch, ...]:
        """What of a slip is still with her."""

    def to_fetch(self) -> tuple[ToFetch, ...]:
        """Returns whose goods are at her home, the first due first."""

    def one(self, slip: str) -> ToFetch | None:
        """The return of a slip; None: nothing of it is with her, and nobody was to come."""

    def noticed(self, market: str) -> tuple[Noticed, ...]:
        """Goods of a market that are still with her, and when she gave notice."""

    def messages(self, slip: str = "") -> tuple[HerMessage, ...]:
        """What she of a slip was and is to be told; without a slip what nobody has told yet."""

    def unmatched(self) -> tuple[Word, ...]:
        """What carriers said of bookings that nobody here knows, the oldest first."""


class BookingShelf(BookingViews, Protocol):
    """Pickups in a writing transaction."""

    def put(self, booking: Booking) -> bool:
        """Store a new one; False: its slip has one by now that holds."""

    def move(self, before: Booking, after: Booking) -> bool:
        """Let one stand anew; False when it does not stand as `before` any longer."""

    def first_case(self, slip: str) -> tuple[int, int, str, str] | None:
        """Of a slip's visit: its first case's id, its sale's, the case's key, the sale's number."""

    def hear(self, word: Word, booking: str, at: datetime) -> bool:
        """Keep a word of a carrier; False: it was heard before."""

    def by_reference(self, carrier: str, reference: str) -> Booking | None:
        """The booking that a carrier knows by this number, or by our own id."""

    def unheard(self, booking: Booking) -> tuple[Word, ...]:
        """Words that came before anybody knew whose they were, and are this booking's."""

    def tell(self, messages: Sequence[NewMessage], at: datetime) -> None:
        """Write down what she is to be told; what stands there already stays."""

    def told(self, message: int, at: datetime, by: str) -> bool:
        """She has been told; False: she had been."""

    def put_paper(self, paper: Slip, slip: str, at: datetime) -> None:
        """Keep a paper of a slip's visit, and let it wait for its way to paper."""

    def put_back(self, booking: Booking, amount: Money, at: datetime) -> str:
        """Promise what she paid for a pickup as a payout of its visit; gives its operation."""


class BookingWork(KeyShelf, Protocol):
    """What a booking needs of a unit of work."""

    @property
    def bookings(self) -> BookingShelf:
        """The shelf of bookings."""

    @property
    def payouts(self) -> PayoutShelf:
        """The shelf of payouts."""

    @property
    def runs(self) -> RunShelf:
        """The shelf of the vans' runs."""

    def next_number(self, series: str) -> int:
        """The next number of a series, never given twice and never skipped."""

    def slip(self, number: str) -> Slip | None:
        """A stored slip, as it was first written."""

    def journal(self, events: Sequence[object], *, at: datetime, who: Who) -> None:
        """Chain the events of this transaction to the journal."""

    def commit(self) -> None:
        """Make it durable; leaving without it undoes everything."""


class BookingReading(Protocol):
    """What pickups read."""

    @property
    def bookings(self) -> BookingViews:
        """Pickups as they stand."""

    @property
    def runs(self) -> RunViews:
        """The vans' runs and doors as they stand."""


class BookingStore(Protocol):
    """What a booking needs of a store-room."""

    def work(self) -> AbstractContextManager[BookingWork]:
        """Begin a writing transaction."""

    def views(self) -> AbstractContextManager[BookingReading]:
        """Begin a reading one."""
