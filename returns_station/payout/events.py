"""What happened to a payout; no event holds personal data."""

from dataclasses import dataclass
from typing import TypeAlias

from returns_station.money import Money
from returns_station.payout.standing import PayoutVia


@dataclass(frozen=True, slots=True)
class PayoutIssued:
    """A payout is about to be asked for, for the nth time."""

    operation: str
    via: PayoutVia
    amount: Money
    tries: int


@dataclass(frozen=True, slots=True)
class PayoutConfirmed:
    """It was paid, exactly once, and this is the payer's own number for it."""

    operation: str
    via: PayoutVia
    amount: Money
    reference: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class PayoutFailed:
    """It was not paid; `reason` is a short code, a person's own words stay out of the journal."""

    operation: str
    reason: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class PayoutUnknown:
    """It was sent, and nobody knows yet whether it was paid."""

    operation: str
    reason: str


@dataclass(frozen=True, slots=True)
class PayoutNotHeard:
    """The far end has surely not heard of it: the same operation may be sent again."""

    operation: str
    reason: str


@dataclass(frozen=True, slots=True)
class PayoutReleased:
    """The goods are ours, or its last day has come: it waits for them no longer."""

    operation: str


PayoutEvent: TypeAlias = (
    PayoutReleased | PayoutIssued | PayoutConfirmed | PayoutFailed | PayoutUnknown | PayoutNotHeard
)
