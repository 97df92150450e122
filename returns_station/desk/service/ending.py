"""How a promise ends: once, whoever comes first; what was missed may still be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from returns_station.service.promise import (
    PromiseEnded,
    PromiseForetold,
    PromiseFulfilled,
    PromiseStands,
    PromiseState,
)

if TYPE_CHECKING:
    from returns_station.desk.service.ports import PromiseShelf


@dataclass(frozen=True, slots=True)
class Ending:
    """The shelf on which promises end, and when they do."""

    shelf: "PromiseShelf"
    at: datetime

    def done(
        self, stands: PromiseStands, *, in_time: bool | None = None, why: str = ""
    ) -> Iterator[object]:
        """It was done: kept, or missed and done all the same.

        `in_time` None: as the clock says.
        """
        if stands.state is PromiseState.OPEN:
            kept = self.at <= stands.promise.due if in_time is None else in_time
            if kept:
                yield from self.over(stands, PromiseState.KEPT, why)
                return
            yield from self.over(stands, PromiseState.MISSED, why or "late")
        if self.shelf.fulfilled(stands.promise.key, self.at):
            one = stands.promise
            yield PromiseFulfilled(one.key, one.kind, one.slip)

    def over(self, stands: PromiseStands, state: PromiseState, why: str) -> Iterator[PromiseEnded]:
        """It is kept, missed or released; nothing where it had ended."""
        one = stands.promise
        if self.shelf.end(one.key, state, self.at, why):
            yield PromiseEnded(one.key, one.kind, one.slip, state, why)

    def foretold(
        self, stands: PromiseStands, expected: datetime | None, why: str
    ) -> Iterator[PromiseForetold]:
        """It will not hold; nothing where that was told, or it is due already."""
        one = stands.promise
        if self.at <= one.due and self.shelf.expect(one.key, expected, self.at, why):
            yield PromiseForetold(one.key, one.kind, one.slip, expected, why)
