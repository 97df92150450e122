"""What staff can say of money on its way: it was paid, it was not, the till has paid a slip."""

from dataclasses import dataclass
from typing import TypeAlias

from returns_station.payout import Payout


@dataclass(frozen=True, slots=True)
class ConfirmPayout:
    """A payout was paid, and the payer's own number for it; twice the same changes nothing."""

    key: str
    operation: str
    reference: str


@dataclass(frozen=True, slots=True)
class FailPayout:
    """A payout was not paid, and why; it is kept, and can be tried again or paid otherwise."""

    key: str
    operation: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConfirmTill:
    """The till has paid all that a slip sends to it, under one return number of its own."""

    key: str
    slip: str
    reference: str


@dataclass(frozen=True, slots=True)
class PayoutDone:
    """How the payouts stand now; `again`: it had been said before."""

    payouts: tuple[Payout, ...]
    again: bool = False


PayoutCommand: TypeAlias = ConfirmPayout | FailPayout | ConfirmTill
