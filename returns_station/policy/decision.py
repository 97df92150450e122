"""The answer with its trace: accepted, or referred to a person with the nearest yes named."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from returns_station.phrase import Phrase
from returns_station.policy.claim import ClaimLine, Outcome


class Ground(StrEnum):
    """Why we say yes; printed on the slip."""

    WITHDRAWAL = "withdrawal"
    OPEN_PURCHASE = "open_purchase"
    WRONG_ITEM = "wrong_item"


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
    """What one ground gives for one line, read one way; `last_day` None has no end."""

    ground: Ground
    basis: Basis
    last_day: date | None
    gives: tuple[Outcome, ...]
    percent: Decimal = Decimal(100)
    return_paid_by: Payer = Payer.NOBODY
    gives_delivery: bool = False
    may_deduct_wear: bool = False
    fee_minor: int = 0
    facts: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the trace: a ground that was asked, how its terms were read, and what it answered."""

    ground: Ground
    basis: Basis
    entitlement: Entitlement | None
    in_time: bool
    because: Phrase


@dataclass(frozen=True, slots=True)
class Accepted:
    """Yes: the entitlements in force, the best for her first."""

    entitlements: tuple[Entitlement, ...]

    @property
    def best(self) -> Entitlement:
        """The entitlement that is told to her."""
        return self.entitlements[0]


@dataclass(frozen=True, slots=True)
class Referred:
    """A person looks: why, and the nearest yes that is already named; `lapsed` was the best while it lasted."""

    why: Phrase
    nearest: tuple[Outcome, ...]
    lapsed: Entitlement | None = None


@dataclass(frozen=True, slots=True)
class LineDecision:
    """The answer for one line of the claim, with every question that was asked."""

    wish: ClaimLine
    answer: Accepted | Referred
    trace: tuple[Asked, ...]
    law_last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to a whole claim, line by line."""

    lines: tuple[LineDecision, ...]

    @property
    def accepted(self) -> bool:
        """Whether every line is a plain yes."""
        return all(isinstance(line.answer, Accepted) for line in self.lines)
