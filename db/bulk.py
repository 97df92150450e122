"""Many rows at once, the fastest way that both databases know."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, Table, func, select, text

# SQLite takes 32,766 values in a statement.
_AT_ONCE: Final = 10_000
# Ids are counted from the last one: on PostgreSQL two imports take turns, SQLite has one writer.
_ONE_IMPORT: Final = text("SELECT pg_advisory_xact_lock(7430002)")
_ONE_COUNTS: Final = text("SELECT pg_advisory_lock(7430003)")
_COUNTED: Final = text("SELECT pg_advisory_unlock(7430003)")
_RESERVE: Final = text(
    "SELECT setval(seq, greatest(nextval(seq), :least) + :count - 1) "
    "FROM (SELECT pg_get_serial_sequence(:table, 'id')::regclass AS seq) AS own"
)

AnyRow = Row[*tuple[Any, ...]]
Rows = list[tuple[object, ...]]


def alone(connection: Connection) -> None:
    """Let no other import write before this transaction ends."""
    if connection.dialect.name != "sqlite":
        connection.execute(_ONE_IMPORT)


def ids_after(connection: Connection, table: Table) -> int:
    """The id that the next row of a table gets; ours to count on from while we are alone."""
    return int(connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1


def reserved(connection: Connection, table: Table, count: int) -> int:
    """The first of so many ids in a row, for tables that imports and visits both write to.

    What was counted by an import must never be given again by PostgreSQL's own sequence.
    """
    if connection.dialect.name == "sqlite":
        return ids_after(connection, table)
    # Held for these three questions alone: who waits for it holds nothing that they need.
    connection.execute(_ONE_COUNTS)
    asked = {"table": table.name, "least": ids_after(connection, table), "count": count}
    last = int(connection.execute(_RESERVE, asked).scalar_one())
    connection.execute(_COUNTED)
    return last - count + 1


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
