"""Whose each text of the store-room is: a column that nobody has looked at fails here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect

from db.engine import open_engine
from db.schema import prepare
from db.whose import NOBODY, PERSONAL, Whose, whose


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[set[tuple[str, str]]]:
    """Every text column of a new store, as the migrations make it."""
    folder: Path = tmp_path_factory.mktemp("store")
    engine = open_engine(f"sqlite:///{folder / 'station.db'}")
    prepare(engine)
    seen = inspect(engine)
    yield {
        (table, column["name"])
        for table in seen.get_table_names()
        if table != "alembic_version"
        for column in seen.get_columns(table)
        if str(column["type"]) == "TEXT"
    }
    engine.dispose()


def test_that_every_text_column_says_whose_it_is(columns: set[tuple[str, str]]) -> None:
    assert sorted(one for one in columns if whose(*one) is None) == []


def test_that_no_class_is_kept_for_a_column_that_is_gone(columns: set[tuple[str, str]]) -> None:
    classed = {(table, name) for table, names in PERSONAL.items() for name in names}
    classed |= {(table, name) for table, names in NOBODY.items() for name in names.split()}

    assert sorted(classed - columns) == []


def test_that_no_column_is_both_somebody_s_and_nobody_s() -> None:
    both = [
        (table, name) for table, names in PERSONAL.items() for name in names
        if name in NOBODY.get(table, "").split()
    ]  # fmt: skip

    assert both == []


def test_that_a_new_column_would_be_seen() -> None:
    assert whose("customer", "birthday") is None
    assert whose("customer", "name") is Whose.HERS
