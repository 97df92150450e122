"""The shelf of traces: cases and terms as the very texts that the journal vouches for."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, bindparam, select

from db import journal, wishes
from db.sales import AnyRow
from db.tables import return_case, sale, slip, terms_version
from returns_station.desk.views import KeptTerms, KeptTrace, WishRow
from returns_station.journal import Entry

_TRACES: Final = (
    select(
        return_case.c.key,
        return_case.c.sale_id,
        sale.c.number.label("sale"),
        slip.c.number.label("slip"),
        return_case.c.at,
        return_case.c.body,
    )
    .join_from(return_case, sale)
    .join(slip, slip.c.case_id == return_case.c.id, isouter=True)
    .order_by(return_case.c.id)
)
_EVERY: Final = _TRACES.execution_options(yield_per=500)
_OF_SLIP: Final = _TRACES.where(slip.c.number == bindparam("asked"))
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
            rows = self._connection.execute(query, {"asked": asked}).all() if asked else ()
            if rows:
                return tuple(_kept(row) for row in rows)
        return ()

    def every_trace(self) -> Iterator[KeptTrace]:
        """Every case with its trace, oldest first, streamed."""
        return (_kept(row) for row in self._connection.execute(_EVERY))

    def journal(self) -> Iterator[Entry]:
        """Every entry of the journal in order, streamed."""
        return journal.entries(self._connection)

    def kept_terms(self) -> tuple[KeptTerms, ...]:
        """Every version of the promise as it is written, whether or not it can still be read."""
        return tuple(KeptTerms(*row) for row in self._connection.execute(_TERMS))

    def refused_wishes(self, since: str) -> tuple[WishRow, ...]:
        """What was asked for and not given since a moment (UTC, ISO), oldest first."""
        return wishes.since(self._connection, since)


def _kept(row: AnyRow) -> KeptTrace:
    return KeptTrace(row.key, row.sale_id, row.sale, row.slip or "", row.at, row.body)
