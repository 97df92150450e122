"""The promise: what the shop itself gives, as data; the law stands below it as a floor."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from returns_station.days import Period
from returns_station.policy.claim import Condition, Outcome
from returns_station.policy.law import Law


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


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of a promise: of several periods the latest end holds; then what it gives."""

    periods: tuple[Period, ...]
    gives: tuple[Outcome, ...]
    percent: Decimal = Decimal(100)


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
        untouched = condition is Condition.UNUSED and not seal_broken
        return untouched and Accepts.UNOPENED in self.accepts


@dataclass(frozen=True, slots=True)
class Terms:
    """One version of the shop's promise; amounts are in the currency of the sale."""

    version: str
    open_purchase: OpenPurchase | None = None
    return_fee: Decimal = Decimal(0)
    fee_waived_for: frozenset[Outcome] = frozenset()
    delivery_on_part_return: PartDelivery = PartDelivery.DIFFERENCE


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
