"""What paying asks of the world: far ends that pay, and a shelf where payouts stand."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Protocol, TypeAlias

from returns_station.case import Who
from returns_station.payout import Answer, Payout, PayoutVia


class Payer(Protocol):
    """A far end that pays; it must do one operation at most once, however often it is asked to."""

    @property
    def name(self) -> str:
        """Which far end this is; only the same one can be asked what became of a payout."""

    @property
    def can_ask(self) -> bool:
        """Whether it can tell what became of an operation."""

    @property
    def deadline(self) -> timedelta:
        """After so long no call of any desk is under way, however far their clocks differ."""

    def pay(self, payout: Payout) -> Answer:
        """Ask it to pay; never raises for what the world does, and never outlives the deadline."""

    def ask(self, payout: Payout) -> Answer:
        """Ask what became of an operation; nothing is paid by asking."""


Payers: TypeAlias = Mapping[PayoutVia, Payer]
"""The far ends that are wired at this desk."""


class PayoutViews(Protocol):
    """Payouts as they stand."""

    def load(self, operation: str) -> Payout | None:
        """The payout of an operation."""

    def of_slip(self, slip: str) -> tuple[Payout, ...]:
        """Every payout that a slip tells of, in the order of its tenders."""

    def waiting(self) -> tuple[Payout, ...]:
        """What is neither confirmed nor cancelled, the oldest first."""

    def waiting_past(self, day: date) -> tuple[Payout, ...]:
        """What has waited for goods until its last day, the oldest first."""

    def in_question(self) -> tuple[Payout, ...]:
        """What a person has to look at, the oldest first.

        It failed, nobody knows its end, or a far end was to pay it and has not been heard of.
        What the till is to pay and nobody has given a number for is no question.
        """


class PayoutShelf(PayoutViews, Protocol):
    """Payouts in a writing transaction."""

    def move(self, before: Payout, after: Payout) -> bool:
        """Let a payout stand anew; False when it does not stand as `before` any longer."""


class PayoutWork(Protocol):
    """What a payout needs of a unit of work."""

    @property
    def payouts(self) -> PayoutShelf:
        """The shelf of payouts."""

    def journal(self, events: Sequence[object], *, at: datetime, who: Who) -> None:
        """Chain the events of this transaction to the journal."""

    def commit(self) -> None:
        """Make it durable; leaving without it undoes everything."""


class PayoutStore(Protocol):
    """What a payout needs of a store-room."""

    def work(self) -> AbstractContextManager[PayoutWork]:
        """Begin a writing transaction."""
