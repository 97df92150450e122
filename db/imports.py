"""What files bring, stored in one transaction: sales, of which none comes in twice, and counts."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from db import stock
from db.bulk import alone
from db.erased_list import returns_without
from db.matching import TakenMeanwhileError, Told, match_some
from db.new_returns import fresh_returns, look_again, put_returns
from db.new_sales import digest, put_sales, sorted_out
from db.registers import customer_key
from db.unit_of_work import StoreRoom, Work
from returns_station.case import Who
from returns_station.desk.incoming import (
    EarlierReturnsMatched,
    ListedReturn,
    Matched,
    NewReturn,
    NewSale,
    SalesImported,
    Stored,
)
from returns_station.desk.people.guard import Guarded
from returns_station.desk.ports import Clock
from returns_station.desk.stock import NewCount, StockCounted
from returns_station.people.rights import Right

# So many of the listed returns are told one by one; the others are counted.
_FIRST: Final = 1000


class Inbox:
    """Where sales and counts of other systems come in."""

    def __init__(self, engine: Engine, *, clock: Clock, who: Who | Callable[[], Who]) -> None:
        """Keep the engine, and who brings the sales in, now or at each batch."""
        self._engine = engine
        self._clock = clock
        self._asked = who

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def put(
        self, sales: Sequence[NewSale], returns: Sequence[NewReturn], *, file: str = ""
    ) -> Stored:
        """Store a batch, all of it or nothing; what is in already stays as it is."""
        # Counted before the lock is taken: other desks wait no longer than they must.
        told = [(one, digest(one)) for one in sales]
        with self._begun(Right.BRING_IN) as connection:
            alone(connection)
            fresh, differing = sorted_out(connection, told)
            new_returns = fresh_returns(
                connection, returns_without(connection, returns, customer_key)
            )
            if fresh:
                put_sales(connection, fresh)
                look_again(connection)
            put_returns(connection, new_returns)
            same = len(sales) - len(fresh) - len(differing)
            if fresh or new_returns:
                counts = (len(fresh), same, len(differing), len(new_returns))
                self._journal(connection, SalesImported(file, *counts))
        lines = sum(len(one.lines) for one, _ in fresh)
        return Stored(len(fresh), same, differing, lines, len(new_returns))

    def count(self, counts: Sequence[NewCount], *, file: str = "") -> tuple[str, ...]:
        """Set how many there are of each, all in one; gives those of which more are held."""
        with self._begun(Right.STOCK) as connection:
            refused = stock.count(connection, counts)
            taken = len(counts) - len(refused)
            if taken:
                self._journal(connection, StockCounted(file, taken, len(refused)))
        return refused

    def match(self) -> Matched:
        """Let open earlier returns take their units from the sales they undo, or list them."""
        found: Counter[str] = Counter()
        listed: Counter[str] = Counter()
        first: list[ListedReturn] = []
        while told := self._match_some():
            found.update(one.why for one in told if one.line_id is not None)
            lost = [one for one in told if one.line_id is None]
            listed.update(one.why for one in lost)
            first += (_listed(one) for one in lost[: _FIRST - len(first)])
        return Matched(found, listed, tuple(first))

    def _match_some(self) -> tuple[Told, ...]:
        try:
            return self._match_once()
        except (TakenMeanwhileError, IntegrityError):
            # A desk was quicker: what it left is looked at afresh.
            return self._match_once()

    def _match_once(self) -> tuple[Told, ...]:
        with self._begun(Right.BRING_IN) as connection:
            alone(connection)
            told = match_some(connection)
            if told:
                found = Counter(one.why for one in told if one.line_id is not None)
                listed = Counter(one.why for one in told if one.line_id is None)
                self._journal(connection, EarlierReturnsMatched(found, listed))
        return told

    @contextmanager
    def _begun(self, right: Right) -> Iterator[Connection]:
        """A transaction of who has the right to it then; raises NotAllowedError."""
        who = self._who
        with self._engine.begin() as connection:
            if right in Work(connection).people.granted(who.staff):
                yield connection
                return
        Guarded(StoreRoom(self._engine), self._clock, who, right, "bringing in").refuse()

    @property
    def _who(self) -> Who:
        return self._asked if isinstance(self._asked, Who) else self._asked()

    def _journal(self, connection: Connection, event: object) -> None:
        Work(connection).journal((event,), at=self._clock(), who=self._who)


def _listed(told: Told) -> ListedReturn:
    one = told.returned
    return ListedReturn(
        one.number, one.nr, one.sku, one.title, one.quantity, one.returned_on, told.why
    )
