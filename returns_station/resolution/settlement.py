"""All that moves for one outcome, exact to the minor unit."""

from dataclasses import dataclass
from datetime import date

from returns_station.money import Money
from returns_station.policy.claim import NewGoods, Outcome
from returns_station.sale import TenderKind


@dataclass(frozen=True, slots=True)
class LineShare:
    """What one line of the claim moves, in the claim's order.

    `paid` is what those units took of the line's paid sum, whatever she gets: it is used up.
    `refund` is the money for them, before delivery and fee; nothing where goods go out instead.
    `keeps` says that she keeps the goods, or gets them mended: no unit has come back for good.
    """

    line: str
    quantity: int
    paid: Money
    deduction: Money
    refund: Money
    vat_percent: str
    keeps: bool = False


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

    Money back: lines' refunds + delivery - fee = refund = the tenders' sum. `cash` is what is
    counted out for the cash among the tenders, rounded to the market's coins once; None where no
    cash moves. For goods that cost more she pays `to_pay`; for less, the rest is money or credit.
    """

    outcome: Outcome
    lines: tuple[LineShare, ...]
    refund: Money
    delivery: Money
    deduction: Money
    fee: Money
    tenders: tuple[TenderShare, ...]
    vat: tuple[tuple[str, Money], ...]
    cash: Money | None
    store_credit: Money
    to_pay: Money
    goods_out: tuple[NewGoods, ...]
    refund_by: date
    may_hold: bool
