"""A statement of the hot path: written out once, then given straight to the driver.

The expression language writes each statement and checks it against the tables; asking it again at
every scan costs twice what the database itself does. Results come as named tuples.
"""

from collections import namedtuple
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement

from db.trouble import explained

Values = Mapping[str, object]
_NOTHING: Final[Values] = {}
# The statement names the columns, which no checker can know.
_named: Any = namedtuple  # noqa: PYI024


def straight(connection: Connection, text: str, values: Any = ()) -> Any:  # noqa: ANN401 - the driver's own values and cursor
    """Let the driver run a text; what goes wrong is told as SQLAlchemy tells it."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(text, values)
    except connection.dialect.loaded_dbapi.Error as error:
        base = connection.dialect.loaded_dbapi.Error
        raise explained(DBAPIError.instance(text, values, error, base)) from error
    return cursor


@dataclass(frozen=True, slots=True)
class _Written:
    """The text of a statement for one database, and the order in which it takes its values."""

    text: str
    order: tuple[str, ...] | None
    fixed: Values

    def bound(self, values: Values) -> Any:  # noqa: ANN401 - a tuple or a mapping, as the driver asks
        """The values as this driver takes them."""
        given = {**self.fixed, **values} if self.fixed else values
        return given if self.order is None else tuple([given[name] for name in self.order])


class Prepared:
    """One statement without lists of changing length; all its values are bound by name."""

    def __init__(self, statement: ClauseElement) -> None:
        """Keep the statement; it is written out when a database is first asked."""
        self._statement = statement
        self._written: dict[tuple[str, ...], _Written] = {}
        self._row: Any = None

    def all(self, connection: Connection, values: Values = _NOTHING) -> list[Any]:
        """Every row, by the names of its columns."""
        cursor = self._run(connection, values)
        if self._row is None:
            names = [column[0] for column in cursor.description]
            self._row = _named("Row", names)._make
        return list(map(self._row, cursor.fetchall()))

    def column(self, connection: Connection, values: Values = _NOTHING) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self._run(connection, values).fetchall()]

    def one(self, connection: Connection, values: Values = _NOTHING) -> Any:  # noqa: ANN401 - a row by its names
        """The only row, or None."""
        found = self.all(connection, values)
        assert len(found) < 2, "asked for one row"  # noqa: PLR2004 - as it says
        return found[0] if found else None

    def run(self, connection: Connection, values: Values) -> int:
        """How many rows a change touched."""
        touched: int = self._run(connection, values).rowcount
        return touched

    def put(self, connection: Connection, rows: Iterable[Values]) -> None:
        """Insert rows that all name the same columns."""
        for row in rows:
            self._run(connection, row)

    def _run(self, connection: Connection, values: Values) -> Any:  # noqa: ANN401 - the driver's cursor
        if not connection.in_transaction():
            connection.begin()
        dialect = connection.dialect
        key = (dialect.name, *values)
        written = self._written.get(key)
        if written is None:
            written = self._written[key] = self._write(dialect, tuple(values))
        return straight(connection, written.text, written.bound(values))

    def _write(self, dialect: Dialect, names: tuple[str, ...]) -> _Written:
        compiled: Any = self._statement.compile(dialect=dialect, column_keys=list(names))
        order = tuple(compiled.positiontup) if compiled.positional else None
        fixed = {name: value for name, value in compiled.params.items() if name not in names}
        return _Written(compiled.string, order, fixed)
