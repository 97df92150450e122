"""A shop's file and the rows in it, changed past the station; each tells what it did and where."""

# ruff: noqa: S608 - whoever tampers knows the file's own tables by name

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any

from db.engine import sqlite_library
from db.row_marks import UNBOUND
from tests.campaigns.tampered_shop import TamperedShop

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What was changed: `where` must be among what the findings name; None: anything will do."""

    what: str
    where: tuple[str, object] | None = None


class NothingThereError(Exception):
    """The shop has nothing of this kind to tamper with."""


@contextmanager
def editing(shop: TamperedShop) -> Iterator[Any]:
    """The file open to who knows SQL: no trigger stands in the way, and all are put back."""
    driver: Any = sqlite_library().connect(shop.path, isolation_level=None)
    ask = driver.execute
    guards = ask("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    ask("PRAGMA foreign_keys=OFF")
    ask("BEGIN IMMEDIATE")
    for name, _ in guards:
        ask(f"DROP TRIGGER {name}")
    try:
        yield ask
    finally:
        if driver.in_transaction:
            for _, sql in guards:
                ask(sql)
            ask("COMMIT")
        ask("PRAGMA wal_checkpoint(TRUNCATE)")
        driver.close()


def in_use(shop: TamperedShop) -> None:
    """As while the station works, or after it was killed: no seal stands."""
    shop.path.with_name(f"{shop.path.name}.rest").unlink()


# The file itself.


def bit(shop: TamperedShop, chance: Random) -> Done:
    """One bit of the file flipped."""
    data = bytearray(shop.path.read_bytes())
    at = chance.randrange(len(data))
    data[at] ^= 1 << chance.randrange(8)
    shop.path.write_bytes(data)
    return Done("bit", ("page", at // 4096 + 1))


def scribble(shop: TamperedShop, chance: Random) -> Done:
    """A run of bytes written over."""
    data = bytearray(shop.path.read_bytes())
    at = chance.randrange(len(data) - 64)
    for nr in range(at, at + chance.randrange(64) + 1):
        data[nr] ^= chance.randrange(1, 256)
    shop.path.write_bytes(data)
    return Done("scribble", ("page", at // 4096 + 1))


def cut_file(shop: TamperedShop, chance: Random) -> Done:
    """The file's end cut off."""
    data = shop.path.read_bytes()
    keep = len(data) - 4096 * (chance.randrange(20) + 1)
    shop.path.write_bytes(data[:keep])
    return Done("cut_file", ("page", keep // 4096 + 1))


# Rows.


def some_table(ask: Any, chance: Random, *, bound: bool) -> tuple[str, list[str], list[str]]:  # noqa: ANN401 - a driver's own
    """A table with rows, its columns, and those that name a row."""
    names = ask("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    names = sorted(one for (one,) in names if not one.startswith("sqlite_"))
    mine = [one for one in names if not bound or one not in UNBOUND]
    filled = [one for one in mine if ask(f"SELECT 1 FROM {one} LIMIT 1").fetchone()]
    name = chance.choice(filled)
    told = ask(f"PRAGMA table_info({name})").fetchall()
    columns, keys = (
        [one[1] for one in told],
        [one[1] for one in sorted(told, key=lambda c: c[5]) if one[5]],
    )
    return name, columns, keys


def some_row(
    ask: Any,  # noqa: ANN401 - as above
    chance: Random,
    table: str,
    keys: list[str],
) -> tuple[Row, tuple[str, object]]:
    """The values that name a row, and where it is."""
    rows = ask(f"SELECT {', '.join(keys)} FROM {table}").fetchall()
    row = chance.choice(rows)
    key = str(row[0]) if len(keys) == 1 else json.dumps(list(row), separators=(",", ":"))
    return row, ("row", (table, key))


def other(chance: Random, value: object) -> object:
    """Another value of the same kind."""
    if isinstance(value, int):
        return value + chance.choice((-1, 1, 100))
    if isinstance(value, float):
        return value + 0.5
    text = str(value or "")
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice("xyzåäö01") + text[at:]


def of_keys(keys: list[str]) -> str:
    """The condition that finds a row by its keys."""
    return " AND ".join(f"{key} = ?" for key in keys)


def changed(shop: TamperedShop, chance: Random, *, bound: bool) -> Done:
    """A row's words or sums."""
    with editing(shop) as ask:
        for _ in range(20):
            table, columns, keys = some_table(ask, chance, bound=bound)
            free = [column for column in columns if column not in keys]
            if not free:
                continue
            row, where = some_row(ask, chance, table, keys)
            column = chance.choice(free)
            old = ask(f"SELECT {column} FROM {table} WHERE {of_keys(keys)}", row).fetchone()[0]
            try:
                ask(
                    f"UPDATE {table} SET {column} = ? WHERE {of_keys(keys)}",
                    (other(chance, old), *row),
                )
            except sqlite_library().Error:
                continue
            return Done("row_changed", where if bound else None)
    raise NothingThereError


def taken(shop: TamperedShop, chance: Random, *, bound: bool) -> Done:
    """A row less."""
    with editing(shop) as ask:
        table, _, keys = some_table(ask, chance, bound=bound)
        row, where = some_row(ask, chance, table, keys)
        ask(f"DELETE FROM {table} WHERE {of_keys(keys)}", row)
        return Done("row_taken", where if bound else None)


def put_in(shop: TamperedShop, chance: Random, *, bound: bool) -> Done:
    """A row more."""
    with editing(shop) as ask:
        for _ in range(20):
            table, columns, keys = some_table(ask, chance, bound=bound)
            row, _ = some_row(ask, chance, table, keys)
            whole = list(ask(f"SELECT * FROM {table} WHERE {of_keys(keys)}", row).fetchone())
            for nr, column in enumerate(columns):
                if column in keys:
                    whole[nr] = whole[nr] + 7000 if isinstance(whole[nr], int) else f"{whole[nr]}x"
            marks = ", ".join("?" for _ in columns)
            try:
                ask(f"INSERT INTO {table} VALUES ({marks})", whole)
            except sqlite_library().Error:
                continue
            named = [whole[columns.index(key)] for key in keys]
            key = str(named[0]) if len(keys) == 1 else json.dumps(named, separators=(",", ":"))
            return Done("row_put_in", ("row", (table, key)) if bound else None)
    raise NothingThereError


def swapped(shop: TamperedShop, chance: Random, *, bound: bool) -> Done:
    """What stands in two rows, each in the other's place."""
    with editing(shop) as ask:
        for _ in range(20):
            table, columns, keys = some_table(ask, chance, bound=bound)
            free = [column for column in columns if column not in keys]
            (one, where), (two, _) = (some_row(ask, chance, table, keys) for _ in range(2))
            if not free or one == two:
                continue
            told = f"SELECT {', '.join(free)} FROM {table} WHERE {of_keys(keys)}"
            first, second = ask(told, one).fetchone(), ask(told, two).fetchone()
            if first == second:
                continue
            new = ", ".join(f"{column} = ?" for column in free)
            puts = f"UPDATE OR IGNORE {table} SET {new} WHERE {of_keys(keys)}"
            ask(puts, (*second, *one))
            ask(puts, (*first, *two))
            if ask(told, one).fetchone() != first:
                return Done("rows_swapped", where if bound else None)
    raise NothingThereError
