"""What the bench needs of a unit of work, and of a reading one."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from returns_station.case import Who
from returns_station.desk.bench.ports import BenchQuestions, BenchShelf
from returns_station.desk.payers import PayoutShelf, PayoutViews
from returns_station.desk.sealing import KeyShelf


class BenchWork(KeyShelf, Protocol):
    """One transaction: parcels, payouts, numbers, the journal."""

    @property
    def bench(self) -> BenchShelf:
        """The shelf of parcels."""

    @property
    def payouts(self) -> PayoutShelf:
        """The shelf of payouts."""

    def next_number(self, series: str) -> int:
        """The next number of a series, never given twice and never skipped."""

    def journal(self, events: Sequence[object], *, at: datetime, who: Who) -> None:
        """Chain the events of this transaction to the journal."""

    def commit(self) -> None:
        """Make it durable; leaving without it undoes everything."""


class BenchViews(Protocol):
    """The read side."""

    @property
    def bench(self) -> BenchQuestions:
        """Parcels as they stand."""

    @property
    def payouts(self) -> PayoutViews:
        """Payouts as they stand."""


class BenchStore(Protocol):
    """What the bench needs of a store-room."""

    def work(self) -> AbstractContextManager[BenchWork]:
        """Begin a writing transaction."""

    def views(self) -> AbstractContextManager[BenchViews]:
        """Begin a reading one."""
