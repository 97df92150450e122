"""What was bought: the sale, its lines, delivery and tenders; read, never written."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from returns_station.customer import Customer
from returns_station.money import Money

STAND_IN: Final = "unproven"
"""The source of a sale that is written for goods which nothing shows were bought here."""


class Channel(StrEnum):
    """How the contract was made; paid online and fetched in the shop is distance (SE-DAL 1:2)."""

    STORE = "store"
    DISTANCE = "distance"
    OFF_PREMISES = "off_premises"


class TenderKind(StrEnum):
    """What a sale was paid with."""

    CARD = "card"
    CASH = "cash"
    GIFT_CARD = "gift_card"
    STORE_CREDIT = "store_credit"
    INVOICE = "invoice"
    SWISH = "swish"
    VIPPS = "vipps"
    MOBILEPAY = "mobilepay"


class Trait(StrEnum):
    """What a law's exception or a shop's terms may name about goods (law.md 24-35)."""

    CUSTOM_MADE = "custom_made"
    PERISHABLE = "perishable"
    SEALED_HYGIENE = "sealed_hygiene"
    SEALED_MEDIA = "sealed_media"
    NEWSPAPER = "newspaper"
    SUBSCRIPTION = "subscription"
    MIXED = "mixed"
    MARKET_PRICE = "market_price"
    DIGITAL = "digital"
    MEDICINE = "medicine"
    FINAL_SALE = "final_sale"
    RECALLED = "recalled"
    DURABLE = "durable"


@dataclass(frozen=True, slots=True)
class Tender:
    """One means of payment of a sale; `label` is at most a card's last four digits."""

    nr: int
    kind: TenderKind
    amount: Money
    label: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What delivery cost her, and what the cheapest standard one would have; VAT included."""

    paid: Money
    standard: Money
    vat_percent: str = "25"


@dataclass(frozen=True, slots=True)
class SaleLine:
    """One kind of goods; `paid` is what the whole line was charged after every discount.

    `promotion` is the line's share of a discount on the whole order, None where there is none.
    """

    nr: str
    sku: str
    title: str
    quantity: int
    paid: Money
    vat_percent: str = "25"
    gtin: str = ""
    options: str = ""
    category: str = ""
    list_price: Money | None = None
    received_on: tuple[date, ...] = ()
    traits: frozenset[Trait] = frozenset()
    price_today: Money | None = None
    promotion: Money | None = None
    serials: tuple[str, ...] = ()
    id: int = 0

    def __post_init__(self) -> None:
        """A line sells at least one unit and never for less than nothing."""
        assert self.quantity > 0, self
        assert self.paid.minor >= 0, self


@dataclass(frozen=True, slots=True)
class Sale:
    """A whole sale as it was made; days are local dates in the market's own zone."""

    number: str
    market: str
    channel: Channel
    currency: str
    agreed_on: date
    lines: tuple[SaleLine, ...]
    tenders: tuple[Tender, ...] = ()
    delivery: Delivery | None = None
    buyer: str = "consumer"
    sold_on: date | None = None
    shipped_on: date | None = None
    informed_on: date | None = None
    told_return_cost: bool = True
    regular_delivery: bool = False
    member: str = ""
    customer: Customer | None = None
    source: str = ""
    id: int = 0

    @property
    def is_stand_in(self) -> bool:
        """Whether it stands in for a sale that nobody could find."""
        return self.source == STAND_IN

    @property
    def called(self) -> str:
        """What to call who bought: a person by her first name, a company by all of it."""
        if self.customer is None:
            return ""
        company = self.buyer != "consumer"
        return self.customer.name if company else self.customer.first_name

    def line(self, nr: str) -> SaleLine | None:
        """The line with this number, if the sale has one."""
        for line in self.lines:
            if line.nr == nr:
                return line
        return None
