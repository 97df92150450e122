"""The promise: what the shop itself gives, as data; the law stands below it as a floor."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from returns_station.days import Days, Period, Until
from returns_station.policy.claim import Condition, HandedIn, Outcome
from returns_station.policy.law import Law
from returns_station.sale import Trait

ALL: Final = Decimal(100)
"""A promise of the whole price, in percent."""
A_FORTNIGHT: Final = 14
"""How many days goods are trusted to come where terms do not say."""


class CountedFrom(StrEnum):
    """The day a promise is counted from."""

    PURCHASE = "purchase"
    RECEIPT = "receipt"
    SHIPPING = "shipping"


class Accepts(StrEnum):
    """How the goods may be and still be taken back."""

    UNUSED = "unused"
    UNOPENED = "unopened"
    OPENED = "opened"
    ASSEMBLED = "assembled"
    ANY = "any"


class PartDelivery(StrEnum):
    """What of the delivery comes back when only a part of the sale does."""

    DIFFERENCE = "difference"
    NONE = "none"
    PROPORTIONAL = "proportional"
    FULL = "full"


class PartPromotion(StrEnum):
    """What becomes of a discount when a part comes back: she keeps its share, or it is recounted.

    Recounted, what she keeps is worth its list price, and the rest of what she paid comes back.
    """

    KEEP_SHARE = "keep_share"
    REPRICE = "reprice"


class TenderOrder(StrEnum):
    """How money back is shared over the tenders of a sale: evenly, as they came, cash last."""

    PROPORTIONAL = "proportional"
    AS_PAID = "as_paid"
    CASH_LAST = "cash_last"


class ValuedAt(StrEnum):
    """What goods without a proof of purchase are worth; never more than was paid for them."""

    PRICE_TODAY = "price_today"
    LOWEST_PRICE = "lowest_price"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of a promise: of several periods the latest end holds; then what it gives."""

    periods: tuple[Period, ...]
    gives: tuple[Outcome, ...]
    percent: Decimal = ALL


@dataclass(frozen=True, slots=True)
class OpenPurchase:
    """The shop's promise to take goods back; later stages are counted from the same start.

    `counted_from` None is the purchase in a shop and the receipt at a distance.
    """

    stages: tuple[Stage, ...]
    accepts: frozenset[Accepts] = frozenset({Accepts.UNUSED})
    counted_from: CountedFrom | None = None

    def takes(self, condition: Condition, *, seal_broken: bool) -> bool:
        """Whether goods in this condition are taken back."""
        if Accepts.ANY in self.accepts or condition.value in self.accepts:
            return True
        return Accepts.UNOPENED in self.accepts and is_unopened(condition, seal_broken=seal_broken)


def is_unopened(condition: Condition, *, seal_broken: bool) -> bool:
    """Whether goods come back as they were packed."""
    return condition is Condition.UNUSED and not seal_broken


@dataclass(frozen=True, slots=True)
class Season:
    """What is bought in these days, both included, may come back until a day or for longer."""

    bought_from: date
    bought_to: date
    period: Until | Days

    def covers(self, bought_on: date) -> bool:
        """Whether a sale was made in the season."""
        return self.bought_from <= bought_on <= self.bought_to


@dataclass(frozen=True, slots=True)
class Rule:
    """A narrower promise for some goods, conditions or ways to hand in; None leaves a key alone.

    Everything it names must fit. `condition` "unopened" is unused with the seal whole.
    """

    category: str | None = None
    trait: Trait | None = None
    condition: str | None = None
    handed_in: HandedIn | None = None
    period: Period | None = None
    accepts: frozenset[Accepts] | None = None
    gives: tuple[Outcome, ...] | None = None
    percent: Decimal | None = None
    restocking_percent: Decimal | None = None
    return_fee: Decimal | None = None


@dataclass(frozen=True, slots=True)
class WithoutProof:
    """What is given without a proof of purchase.

    `up_to` is the most that the goods are worth, `up_to_a_day` the most for a customer in a day.
    """

    gives: tuple[Outcome, ...]
    at: ValuedAt
    up_to: Decimal | None = None
    up_to_a_day: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """One version of the shop's promise; amounts are in the currency of the sale.

    `member_days` are extra days by tier; `gift` is what who got a gift may choose from, None leaves
    the promise as it is for everyone. Store credit is worth `credit_bonus_percent` more than the
    money and holds `credit_months`; None is as long as the law says, else without end. Goods at
    home that are worth at most `keep_up_to` need not come back; what is made good before the goods
    are here is on trust for `trust_days`.
    """

    version: str
    open_purchase: OpenPurchase | None = None
    seasons: tuple[Season, ...] = ()
    member_days: tuple[tuple[str, int], ...] = ()
    rules: tuple[Rule, ...] = ()
    gift: tuple[Outcome, ...] | None = None
    without_proof: WithoutProof | None = None
    return_fee: Decimal = Decimal(0)
    restocking_percent: Decimal = Decimal(0)
    fee_waived_for: frozenset[Outcome] = frozenset()
    delivery_on_part_return: PartDelivery = PartDelivery.DIFFERENCE
    promotion_on_part_return: PartPromotion = PartPromotion.KEEP_SHARE
    credit_bonus_percent: Decimal = Decimal(0)
    credit_months: int | None = None
    keep_up_to: Decimal | None = None
    trust_days: int = A_FORTNIGHT
    tender_order: TenderOrder = TenderOrder.PROPORTIONAL


NOTHING_MORE: Final = Terms("law")
"""The terms of a shop that promises nothing more than the law gives."""


@dataclass(frozen=True, slots=True)
class Promise:
    """All that may be promised for one sale: terms when it was made, terms today, the law."""

    at_sale: Terms
    today: Terms
    law: Law

    @property
    def versions(self) -> tuple[str, ...]:
        """The names of what decides, to be kept with the decision."""
        return (self.at_sale.version, self.today.version, self.law.version)
