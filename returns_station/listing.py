"""What a list on paper says, as data: the van's manifest, the day's report."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from returns_station.label import Code
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.slip import COPY, TRAINING, Shop, SlipSum


class ListingKind(StrEnum):
    """What the list is of."""

    MANIFEST = "manifest"
    DAY_REPORT = "day_report"
    SUPPLIER_RETURN = "supplier_return"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `at` when or where it stands in the order, what it is, and what is beside it.

    `box` leaves a square to tick by hand; `code` is scanned at the door.
    """

    at: str | Phrase
    what: str | Phrase
    details: tuple[Phrase, ...] = ()
    count: int | None = None
    amount: Money | None = None
    box: bool = False
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under a heading, with their sums."""

    heading: Phrase
    rows: tuple[Row, ...]
    sums: tuple[SlipSum, ...] = ()
    nothing: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One list; `made_at` is local time with its zone, `number` what it is found by.

    `signed_by` leaves a line for each name that is to be written by hand.
    """

    kind: ListingKind
    number: str
    language: str
    shop: Shop
    made_at: datetime
    title: Phrase
    facts: tuple[Phrase, ...]
    parts: tuple[Part, ...]
    code: Code | None = None
    signed_by: tuple[Phrase, ...] = ()
    desk: str = ""
    copy: int = 0

    @property
    def copy_mark(self) -> str:
        """The word for a second print, empty on the first."""
        return COPY.get(self.shop.market, "COPY") if self.copy else ""

    @property
    def training_mark(self) -> str:
        """The word for a paper that somebody practised with, empty on a real one."""
        return TRAINING.get(self.shop.market, "TRAINING") if self.shop.training else ""
