"""What the ledger of promises asks of the store-room."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from returns_station.service.measures import Measures
from returns_station.service.promise import DuePromise, PromiseStands, PromiseState


class PromiseReads(Protocol):
    """Promises as they stand."""

    def one(self, key: str) -> PromiseStands | None:
        """The promise with this key."""

    def of_slip(self, slip: str) -> tuple[PromiseStands, ...]:
        """All that was promised with a visit, the first due first."""

    def open_of(self, subject: str) -> tuple[PromiseStands, ...]:
        """What is open and fulfilled by one thing: a payout, a booking, a question."""

    def undone_of(self, subject: str) -> tuple[PromiseStands, ...]:
        """The same, with what was missed and is not done yet."""

    def due(self, until: datetime) -> tuple[PromiseStands, ...]:
        """What is open and due until then, the first due first."""

    def told_or_due(self, since: datetime, until: datetime) -> tuple[PromiseStands, ...]:
        """Every promise, however it ended, that is due from a moment until another."""


class PromiseShelf(PromiseReads, Protocol):
    """The shelf of promises, in a writing transaction; it journals nothing itself."""

    def hold(self) -> None:
        """Let nobody else journal until this transaction ends, before anything is ended here."""

    def put(self, promises: Sequence[DuePromise], desk: str = "") -> None:
        """Keep new promises, all at once; one whose key stands there is not written again."""

    def end(self, key: str, state: PromiseState, at: datetime, why: str = "") -> bool:
        """Let an open promise end, for good; False: it had ended."""

    def fulfilled(self, key: str, at: datetime) -> bool:
        """What had been missed was done all the same; False: it was, or is not missed."""

    def expect(self, key: str, expected: datetime | None, at: datetime, why: str = "") -> bool:
        """Foretell that an open promise will not hold; False: it was, for that same moment."""

    def took(self, visit: str, now: datetime) -> tuple[int, int]:
        """How many seconds and saved steps a visit has taken so far; zeros: nobody knows."""

    def measured(self, slip: str, seconds: int, steps: int, at: datetime, desk: str) -> None:
        """Keep how long a visit took, and how many times somebody pressed or scanned."""


class BoardReads(Protocol):
    """What the board is reckoned from."""

    def measures(self, since: datetime, until: datetime) -> Measures:
        """All promises made, and all visits, from a moment until before another."""
