"""Prepared statements: the same answers as the expression language, in less time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import IntegrityError

from db.prepared import Prepared
from db.tables import series
from tests.db.shelf import a_store


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with a_store(tmp_path).engine.connect() as opened:
        yield opened


def test_that_rows_come_by_the_names_of_their_columns(connection: Connection) -> None:
    put = Prepared(series.insert())
    ask = Prepared(
        select(series.c.last.label("newest"), series.c.name).where(
            series.c.name == bindparam("name"), series.c.last > 1
        )
    )

    put.put(connection, ({"name": "slip", "last": 2}, {"last": 1, "name": "case"}))

    assert [(row.name, row.newest) for row in ask.all(connection, {"name": "slip"})] == [
        ("slip", 2)
    ]
    assert ask.one(connection, {"name": "case"}) is None


def test_that_a_change_tells_how_many_rows_it_touched(connection: Connection) -> None:
    Prepared(series.insert()).put(connection, ({"name": "slip", "last": 2},))
    change = Prepared(
        series.update().where(series.c.name == bindparam("which")).values(last=bindparam("to"))
    )

    assert change.run(connection, {"which": "slip", "to": 7}) == 1
    assert change.run(connection, {"which": "other", "to": 7}) == 0


def test_that_it_begins_the_transaction_that_is_undone_on_leaving(connection: Connection) -> None:
    Prepared(series.insert()).put(connection, ({"name": "slip", "last": 2},))

    connection.rollback()

    assert Prepared(select(series.c.name)).all(connection) == []


def test_that_a_broken_constraint_is_told_as_the_store_room_tells_it(
    connection: Connection,
) -> None:
    put = Prepared(series.insert())
    put.put(connection, ({"name": "slip", "last": 2},))

    with pytest.raises(IntegrityError):
        put.put(connection, ({"name": "slip", "last": 3},))
