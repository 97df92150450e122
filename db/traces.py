"""The shelf of traces: cases and terms as the very texts that the journal vouches for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, select

from db import journal, wishes
from db.sales import AnyRow
from db.tables import return_case, sale, terms_version
from returns_station.desk.terms_views import KeptTerms
from returns_station.desk.views import KeptTrace, WishRow
from returns_station.journal import Entry

_TRACES: Final = (
    select(
        return_case.c.key,
        return_case.c.sale_id,
        sale.c.number.label("sale"),
        return_case.c.slip,
        return_case.c.at,
        return_case.c.body,
    )
    .join_from(return_case, sale)
    .order_by(return_case.c.id)
)
_EVERY: Final = _TRACES.execution_options(yield_per=500)
_OF_SLIP: Final = _TRACES.where(return_case.c.slip == bindparam("asked"))
_OF_SALE: Final = _TRACES.where(sale.c.key == bindparam("asked"))
_OF_KEY: Final = _TRACES.where(return_case.c.key == bindparam("asked"))
_TERMS: Final = select(
    *(terms_version.c[name] for name in ("version", "state", "valid_from", "body", "digest")),
    *(terms_version.c[name] for name in ("author", "saved_at", "approved_by", "approved_at")),
    *(terms_version.c[name] for name in ("published_by", "published_at", "based_on", "note")),
)


class StoredTraces:
    """The questions of whoever explains and checks, asked on one reading connection."""

    def __init__(self, connection: Connection) -> None:
        """Ask on this connection: all answers are of one moment."""
        self._connection = connection

    def traces(self, number: str, key: str) -> tuple[KeptTrace, ...]:
        """The cases of a slip's number, else of a sale's key, else of a press, oldest first."""
        for query, asked in ((_OF_SLIP, number), (_OF_SALE, key), (_OF_KEY, number)):
            found = tuple(self._kept(query, {"asked": asked})) if asked else ()
            if found:
                return found
        return ()

    def every_trace(self) -> Iterator[KeptTrace]:
        """Every case with its trace, oldest first, streamed."""
        return self._kept(_EVERY, {})

    def journal(self) -> Iterator[Entry]:
        """Every entry of the journal in order, streamed."""
        with as_written(self._connection):
            yield from journal.entries(self._connection)

    def kept_terms(self) -> tuple[KeptTerms, ...]:
        """Every version of the promise as it is written, whether or not it can still be read."""
        with as_written(self._connection):
            return tuple(KeptTerms(*row) for row in self._connection.execute(_TERMS))

    def refused_wishes(self, since: str) -> tuple[WishRow, ...]:
        """What was asked for and not given since a moment (UTC, ISO), oldest first."""
        return wishes.since(self._connection, since)

    def _kept(self, query: Select[AnyRow], asked: dict[str, str]) -> Iterator[KeptTrace]:
        with as_written(self._connection), self._connection.execute(query, asked) as rows:
            for row in rows:
                yield KeptTrace(row.key, row.sale_id, row.sale, row.slip, row.at, row.body)


@contextmanager
def as_written(connection: Connection) -> Iterator[None]:
    """Read on over bytes that are no text: SQLite's file may have been changed by anything."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name != "sqlite":
        yield
        return
    before, driver.text_factory = driver.text_factory, _replaced
    try:
        yield
    finally:
        driver.text_factory = before


def _replaced(read: bytes) -> str:
    return read.decode(errors="replace")
