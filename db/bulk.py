"""Many rows at once, the fastest way that both databases know."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, Table, func, select, text

# SQLite takes 32,766 values in a statement.
_AT_ONCE: Final = 10_000
# Ids are counted from the last one: on PostgreSQL two imports take turns, SQLite has one writer.
_ONE_IMPORT: Final = text("SELECT pg_advisory_xact_lock(7430002)")

AnyRow = Row[*tuple[Any, ...]]
Rows = list[tuple[object, ...]]


def alone(connection: Connection) -> None:
    """Let no other import write before this transaction ends."""
    if connection.dialect.name != "sqlite":
        connection.execute(_ONE_IMPORT)


def ids_after(connection: Connection, table: Table) -> int:
    """The id that the next row of a table gets; ours to count on from while we are alone."""
    return int(connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1


@lru_cache(maxsize=64)
def _insertion(table: str, columns: str, mark: str, *, again: bool) -> str:
    marks = ", ".join(mark for _ in columns.split())
    names = ", ".join(columns.split())
    passed = " ON CONFLICT DO NOTHING" if again else ""
    return f"INSERT INTO {table} ({names}) VALUES ({marks}){passed}"  # noqa: S608 - our own names


def put(
    connection: Connection,
    table: Table,
    columns: str,
    rows: Sequence[tuple[object, ...]],
    *,
    again: bool = False,
) -> None:
    """Insert rows given as tuples; `columns` are names in their order, `again` passes known ones.

    Tuples go straight to the driver: the expression language would double the time of a row.
    """
    if rows:
        mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
        statement = _insertion(table.name, columns, mark, again=again)
        connection.exec_driver_sql(statement, list(rows))


def among(
    connection: Connection,
    query: Select[*tuple[Any, ...]],
    keys: Iterable[object],
    **others: object,
) -> Iterator[AnyRow]:
    """The rows of a query over `:keys`, however many keys there are."""
    asked = list(keys)
    for start in range(0, len(asked), _AT_ONCE):
        values = others | {"keys": asked[start : start + _AT_ONCE]}
        yield from connection.execute(query, values)
