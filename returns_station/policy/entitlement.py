"""What one ground gives for one line, and where that comes from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import ALL, PartDelivery


class Ground(StrEnum):
    """Why we say yes; printed on the slip. The first is told where several are as good."""

    RECALL = "recall"
    WRONG_ITEM = "wrong_item"
    COMPLAINT = "complaint"
    WITHDRAWAL = "withdrawal"
    OPEN_PURCHASE = "open_purchase"
    SEASON = "season"
    MEMBER = "member"
    GIFT = "gift"
    GOODWILL = "goodwill"

    @property
    def is_ours(self) -> bool:
        """Whether the goods were not as they should have been: never her problem."""
        return self in _OURS


_OURS: Final = frozenset({Ground.RECALL, Ground.WRONG_ITEM, Ground.COMPLAINT})


class Basis(StrEnum):
    """Where an entitlement comes from."""

    LAW = "law"
    TERMS_AT_SALE = "terms_at_sale"
    TERMS_TODAY = "terms_today"
    RULING = "ruling"
    """A person looked and said yes."""


class Payer(StrEnum):
    """Who pays for sending the goods back."""

    CUSTOMER = "customer"
    SHOP = "shop"
    NOBODY = "nobody"


class Burden(StrEnum):
    """Who must show when a fault arose; the shop believes her either way."""

    SHOP = "shop"
    CUSTOMER = "customer"


class Valued(StrEnum):
    """What the goods that come back are worth to her."""

    AS_PAID = "as_paid"
    REPRICED = "repriced"
    TODAY = "today"
    LOWEST = "lowest"


@dataclass(frozen=True, slots=True)
class Fees:
    """What a promise takes: once for the return, and of the goods' worth; waived for some ways."""

    once_minor: int = 0
    restocking_percent: Decimal = Decimal(0)
    waived_for: frozenset[Outcome] = frozenset()


NO_FEES: Final = Fees()


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What one ground gives for one line, read one way; `last_day` None has no end.

    `delivery` is how delivery comes back, None where it does not. `review` says why a person looks
    although it is in force; None is a plain yes. `shown_on` is the day that must lie in the period
    where it is not the day she told us: the day a fault showed.
    """

    ground: Ground
    basis: Basis
    last_day: date | None
    gives: tuple[Outcome, ...]
    percent: Decimal = ALL
    return_paid_by: Payer = Payer.NOBODY
    delivery: PartDelivery | None = None
    may_deduct_wear: bool = False
    fees: Fees = NO_FEES
    valued: Valued = Valued.AS_PAID
    burden: Burden | None = None
    review: Phrase | None = None
    shown_on: date | None = None
    facts: tuple[Phrase, ...] = ()

    def in_time(self, day: date) -> bool:
        """Whether it still runs on a day, the last one included."""
        return self.last_day is None or (self.shown_on or day) <= self.last_day
