"""What each commit writes to the ledgers, chained: a row that was changed otherwise is found.

Triggers of the connection itself (not of the file) note every row that is written. Just before the
commit a salted digest of each becomes part of one mark, chained to the mark before. So nobody who
writes through the station needs to think of it, and nobody who writes past it can.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from secrets import token_hex
from typing import Any, Final

from sqlalchemy import Connection

from db.prepared import straight

FORMULA: Final = "m1"
START: Final = "0" * 64
GONE: Final = ""
"""Stands for a row that was taken away."""

# What no ledger rests on: what files brought in and can bring in again, indexes for searching,
# what is half done, and what is chained or signed by itself.
UNBOUND: Final = frozenset(
    (
        *("customer", "article", "sale", "sale_line", "tender", "code", "word", "vocabulary"),
        *("visit", "journal", "journal_about", "row_mark", "checkpoint", "alembic_version", "salt"),
        *("postal_code", "postal_source", "known_place", "sqlite_sequence", "sqlite_stat1"),
    )
)
_SALT: Final = 16
_LONG: Final = 32
_AT_ONCE: Final = 1_000
_STATE: Final = "row_marks"
_TABLES: Final = (
    "SELECT name FROM main.sqlite_master WHERE type = 'table' "
    "AND name NOT LIKE 'sqlite!_stat%' ESCAPE '!' ORDER BY name"
)
_LAST: Final = "SELECT seq, hash FROM row_mark ORDER BY seq DESC LIMIT 1"
_ENTRY: Final = "SELECT coalesce(max(seq), 0) FROM journal"
_PUT: Final = (
    "INSERT INTO row_mark (seq, entry, salt, body, previous, hash) VALUES (?, ?, ?, ?, ?, ?)"
)
_text: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


@dataclass(frozen=True)
class Bound:
    """A table whose rows are marked: its columns, and those that name a row."""

    name: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]

    @property
    def listed(self) -> str:
        """Its columns for a question."""
        return ", ".join(f'"{column}"' for column in self.columns)

    @cached_property
    def row(self) -> str:
        """The question for one row, by the values that name it."""
        named = " AND ".join(f'"{key}" = ?' for key in self.keys)
        return f"SELECT {self.listed} FROM main.{self.name} WHERE {named}"  # noqa: S608 - its own names

    def key(self, values: Sequence[object]) -> str:
        """How the marks call a row, by all that stands in it."""
        return key_of([values[nr] for nr in self.places])

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where among the columns the keys stand."""
        return tuple(self.columns.index(key) for key in self.keys)


@dataclass(slots=True)
class Watching:
    """What a connection has written since its transaction began, by table and key."""

    tables: dict[str, Bound]
    noted: set[tuple[object, ...]] = field(default_factory=set)

    def note(self, *row: object) -> None:
        """A row was written: its table, and the values that name it."""
        self.noted.add(row)


def key_of(named: Sequence[object]) -> str:
    """How the marks call a row, by the values that name it."""
    return str(named[0]) if len(named) == 1 else _text(named)


def row_digest(salt: str, table: str, columns: Iterable[str], values: Iterable[object]) -> str:
    """The digest of a row: what stands in it, by name; a column that says nothing is not in it."""
    parts = [salt, table]
    for name, value in zip(columns, values, strict=True):
        # A later release may add a column: what says nothing there changes no digest.
        if value:
            text = value if type(value) is str else repr(value)
            # By their lengths no two rows read alike, and long texts need not be written anew.
            parts.append(f"{name} {len(text)} {text}")
    return sha256("\n".join(parts).encode()).hexdigest()[:_LONG]


def mark_hash(seq: int, entry: int, body: str, previous: str) -> str:
    """The hash of a mark; its salt is not in it and may be forgotten."""
    return sha256("\n".join((FORMULA, str(seq), str(entry), previous, body)).encode()).hexdigest()


def bound_tables(connection: Connection) -> Iterator[Bound]:
    """The tables whose rows are marked, as they are in the file."""
    for (name,) in straight(connection, _TABLES).fetchall():
        if name in UNBOUND:
            continue
        columns = straight(connection, f'PRAGMA main.table_info("{name}")').fetchall()
        keys = sorted((one[5], one[1]) for one in columns if one[5])
        if keys:
            yield Bound(name, tuple(one[1] for one in columns), tuple(key for _, key in keys))


def watch(connection: Connection) -> None:
    """Note what the transaction that begins will write; without its tables there is nothing to."""
    state = state_of(connection)
    if state is not None:
        # What was noted before was undone: a commit leaves nothing.
        state.noted.clear()
    if _STATE in connection.info:
        return
    tables = {table.name: table for table in bound_tables(connection)}
    if "journal_detail" not in tables:
        return
    state = Watching(tables)
    driver: Any = connection.connection.driver_connection
    driver.create_function("row_note", -1, state.note)
    for table in tables.values():
        for trigger in _triggers(table):
            straight(connection, trigger)
    connection.info[_STATE] = state


def unwatch(connection: Connection) -> None:
    """Note nothing more, until the next transaction looks at the tables anew."""
    if connection.info.pop(_STATE, None) is None:
        return
    found = straight(connection, "SELECT name FROM temp.sqlite_master WHERE type = 'trigger'")
    for (name,) in found.fetchall():
        straight(connection, f"DROP TRIGGER temp.{name}")


def _triggers(table: Bound) -> Iterator[str]:
    name = table.name
    new, old = (
        f"SELECT row_note('{name}', {', '.join(f'{row}.{key}' for key in table.keys)});"
        for row in ("new", "old")
    )
    for verb, does in (("INSERT", new), ("UPDATE", old + new), ("DELETE", old)):
        yield (
            f"CREATE TEMP TRIGGER IF NOT EXISTS mark_{verb.lower()}_{name} "
            f"AFTER {verb} ON main.{name} BEGIN {does} END"
        )


def state_of(connection: Connection) -> Watching | None:
    """How this connection is watched; None where it is not."""
    found: Watching | None = connection.info.get(_STATE)
    return found


def put_mark(connection: Connection) -> None:
    """Chain what this transaction has written to the mark before; nothing written, no mark."""
    state = state_of(connection)
    if state is None or not state.noted:
        return
    salt = token_hex(_SALT)
    # Once a row: every step between us and the driver would be taken a dozen times a commit.
    driver: Any = connection.connection.driver_connection
    noted = []
    for name, *named in state.noted:
        table = state.tables[str(name)]
        row = driver.execute(table.row, named).fetchone()
        digest = GONE if row is None else row_digest(salt, table.name, table.columns, row)
        noted.append((table.name, key_of(named), digest))
    _chain(connection, salt, noted)
    state.noted.clear()


def _chain(connection: Connection, salt: str, noted: Iterable[tuple[str, str, str]]) -> None:
    told: dict[str, dict[str, str]] = {}
    for table, key, digest in noted:
        told.setdefault(table, {})[key] = digest
    driver: Any = connection.connection.driver_connection
    last = driver.execute(_LAST).fetchone()
    seq, previous = (last[0] + 1, last[1]) if last else (1, START)
    entry = driver.execute(_ENTRY).fetchone()[0]
    body = _text(told)
    row = (seq, entry, salt, body, previous, mark_hash(seq, entry, body, previous))
    straight(connection, _PUT, row)


def mark_all(connection: Connection) -> None:
    """Mark every row that is there: of a store that was filled before there were marks."""
    for table in bound_tables(connection):
        rows = straight(connection, f"SELECT {table.listed} FROM main.{table.name}")  # noqa: S608 - its own names
        while found := rows.fetchmany(_AT_ONCE):
            salt = token_hex(_SALT)
            _chain(connection, salt, [_note(salt, table, row) for row in found])


def _note(salt: str, table: Bound, row: tuple[Any, ...]) -> tuple[str, str, str]:
    return table.name, table.key(row), row_digest(salt, table.name, table.columns, row)
