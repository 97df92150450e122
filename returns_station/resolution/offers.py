"""What she may choose from, the easiest and best-liked first."""

from dataclasses import dataclass
from datetime import date

from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import NewGoods, Outcome
from returns_station.sale import TenderKind


@dataclass(frozen=True, slots=True)
class LineShare:
    """What one claim line moves: units back, and money for them before delivery and fees."""

    line: str
    quantity: int
    paid: Money
    deduction: Money
    refund: Money
    vat_percent: str


@dataclass(frozen=True, slots=True)
class TenderShare:
    """Money back by one tender of the sale; nr 0 is a tender the sale was not paid with."""

    nr: int
    kind: TenderKind
    amount: Money
    label: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """All that moves for one outcome, exact to the minor unit; amounts are VAT included and never negative."""

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


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice: its settlement, and one line of when; exactly one offer of a list is suggested, the first."""

    settlement: Settlement
    suggested: bool
    when: Phrase

    @property
    def outcome(self) -> Outcome:
        """The way of making it good that this offer is."""
        return self.settlement.outcome
