"""What one ground gives for one line, and where that comes from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import PartDelivery


class Ground(StrEnum):
    """Why we say yes; printed on the slip. The first is told where several are as good."""

    WRONG_ITEM = "wrong_item"
    WITHDRAWAL = "withdrawal"
    OPEN_PURCHASE = "open_purchase"


class Basis(StrEnum):
    """Where an entitlement comes from."""

    LAW = "law"
    TERMS_AT_SALE = "terms_at_sale"
    TERMS_TODAY = "terms_today"


class Payer(StrEnum):
    """Who pays for sending the goods back."""

    CUSTOMER = "customer"
    SHOP = "shop"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What one ground gives for one line, read one way; `last_day` None has no end.

    `delivery` is how delivery comes back, None where it does not; `fee_minor` is once for a return.
    """

    ground: Ground
    basis: Basis
    last_day: date | None
    gives: tuple[Outcome, ...]
    percent: Decimal = Decimal(100)
    return_paid_by: Payer = Payer.NOBODY
    delivery: PartDelivery | None = None
    may_deduct_wear: bool = False
    fee_minor: int = 0
    facts: tuple[Phrase, ...] = ()

    def in_time(self, day: date) -> bool:
        """Whether it still runs on a day, the last one included."""
        return self.last_day is None or day <= self.last_day
