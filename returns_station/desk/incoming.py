"""What comes in from other systems: sales and earlier returns as plain rows, and what they became.

The rows cross from the reading process to ours, so they are tuples of what pickles fast.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from returns_station.desk.stock import NewCount


class NewCustomer(NamedTuple):
    """Who bought; `key` tells her from others within the source, and is never empty."""

    key: str
    name: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""


class NewTender(NamedTuple):
    """What was paid with: a TenderKind's value, minor units, at most a card's last four digits."""

    kind: str
    amount: int
    label: str = ""


class NewLine(NamedTuple):
    """One sale line; amounts are minor units, days ISO text, `gtin` fourteen digits or empty.

    `promotion` is the line's share of a discount on the whole order, which `paid` is without.
    """

    nr: str
    sku: str
    title: str
    quantity: int
    paid: int
    vat_percent: str = ""
    gtin: str = ""
    options: str = ""
    style: str = ""
    category: str = ""
    list_price: int | None = None
    received_on: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    serials: tuple[str, ...] = ()
    promotion: int | None = None


class NewSale(NamedTuple):
    """One whole sale; `rmas` and `references` are other numbers that lead to it."""

    source: str
    number: str
    market: str
    channel: str
    currency: str
    agreed_on: str
    lines: tuple[NewLine, ...]
    tenders: tuple[NewTender, ...] = ()
    customer: NewCustomer | None = None
    shipped_on: str = ""
    delivery_paid: int | None = None
    delivery_standard: int | None = None
    delivery_vat: str = ""
    buyer: str = "consumer"
    member: str = ""
    rmas: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


class NewReturn(NamedTuple):
    """An earlier return of another system: `amount` minor units paid back for it in all.

    `sale_number` and `sale_line` are given where the file names them; else the sale is looked for.
    """

    source: str
    number: str
    nr: str
    sku: str
    title: str
    quantity: int
    amount: int
    currency: str
    returned_on: str
    customer_key: str = ""
    sale_number: str = ""
    sale_line: str = ""


class BadRow(NamedTuple):
    """A row that could not be read: its number from 1, the column's heading, a catalogue key."""

    row: int
    column: str
    why: str
    read: str = ""
    sale_number: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a batch; `differing` are numbers that are in with another content: kept."""

    new: int = 0
    same: int = 0
    differing: tuple[str, ...] = ()
    lines: int = 0
    returns: int = 0


class ListedReturn(NamedTuple):
    """An earlier return whose sale could not be told; `why` is a catalogue key."""

    number: str
    nr: str
    sku: str
    title: str
    quantity: int
    returned_on: str
    why: str


@dataclass(frozen=True, slots=True)
class Matched:
    """Earlier returns counted by why they were found or listed; `first` are some listed ones."""

    found: Mapping[str, int] = field(default_factory=dict)
    listed: Mapping[str, int] = field(default_factory=dict)
    first: tuple[ListedReturn, ...] = ()


@dataclass(frozen=True, slots=True)
class SalesImported:
    """New sales and earlier returns of a file were stored; `file` is its name alone."""

    file: str
    new: int
    same: int
    differing: int
    returns: int


@dataclass(frozen=True, slots=True)
class EarlierReturnsMatched:
    """Earlier returns took their units from the sales they undo, or were listed."""

    found: Mapping[str, int]
    listed: Mapping[str, int]


class SalesInbox(Protocol):
    """Where sales of other systems come in; once in, a sale is only read."""

    def put(
        self, sales: Sequence[NewSale], returns: Sequence[NewReturn], *, file: str = ""
    ) -> Stored:
        """Store a batch, all of it or nothing; what is in already stays as it is."""

    def count(self, counts: Sequence[NewCount], *, file: str = "") -> tuple[str, ...]:
        """Set how many there are of each, all in one; gives those of which more are held.

        Those stay as they were.
        """

    def match(self) -> Matched:
        """Let open earlier returns take their units from the sales they undo, or list them."""
