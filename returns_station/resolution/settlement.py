"""All that moves for one outcome, exact to the minor unit."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from returns_station.money import Money
from returns_station.policy.claim import NewGoods, Outcome
from returns_station.resolution.ways import WAYS, Row, Way
from returns_station.sale import TenderKind


class FeeKind(StrEnum):
    """What a fee is for."""

    RETURN = "return"
    RESTOCKING = "restocking"


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee by its name, never glued to another; VAT included."""

    kind: FeeKind
    amount: Money


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a line's money takes of another line's paid sum, where a discount is recounted."""

    line: str
    paid: Money


@dataclass(frozen=True, slots=True)
class LineShare:
    """What one line of the claim moves, in the claim's order.

    `paid` is what those units took of the line's paid sum, whatever she gets: it is used up.
    `refund` is the money for them, before delivery and fee; nothing where goods go out instead.
    `keeps` says that no unit has come back for good: a lower price, or goods that are mended.
    `drawn` is the part of the refund that other lines' paid sums bear, besides `paid`.
    """

    line: str
    quantity: int
    paid: Money
    deduction: Money
    refund: Money
    vat_percent: str
    keeps: bool = False
    drawn: tuple[Drawn, ...] = ()


@dataclass(frozen=True, slots=True)
class TenderShare:
    """Money back by one tender of the sale; nr 0 is a tender the sale was not paid with."""

    nr: int
    kind: TenderKind
    amount: Money
    label: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """All that moves for one outcome; amounts are VAT included and never negative.

    Money back: lines' refunds + delivery - fees = refund = the tenders' sum. `cash` is what is
    counted out for the cash among the tenders, rounded to the market's coins once; None where no
    cash moves. For goods that cost more she pays `to_pay`; for less, the rest is money or credit.
    `store_credit` has the shop's `bonus` in it. `goods_paid` is what of hers, and of what she pays,
    went for each of `goods_out`, and `moved` is by which of the sale's tenders hers was: it is paid
    back with those goods, never with hers. `due_on` is when goods at home are to be here.
    """

    outcome: Outcome
    lines: tuple[LineShare, ...]
    refund: Money
    delivery: Money
    deduction: Money
    fees: tuple[Fee, ...]
    tenders: tuple[TenderShare, ...]
    vat: tuple[tuple[str, Money], ...]
    cash: Money | None
    store_credit: Money
    bonus: Money
    to_pay: Money
    goods_out: tuple[NewGoods, ...]
    refund_by: date
    may_hold: bool
    way: Way
    due_on: date | None = None
    goods_paid: tuple[Money, ...] = ()
    moved: tuple[TenderShare, ...] = ()

    @property
    def fee(self) -> Money:
        """All fees together."""
        return sum((fee.amount for fee in self.fees), Money(0, self.refund.currency))

    @property
    def row(self) -> Row:
        """What comes back, what goes out and what money moves."""
        return WAYS[self.way]
