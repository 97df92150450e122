"""The engine is made safe on every connection."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

import db
from db.engine import SAFE_SQLITE, open_engine, reading, sqlite_library
from db.ledgers import metadata
from db.schema import HEAD, NewerStoreError, migrate, prepare


def url_in(folder: Path) -> str:
    return f"sqlite:///{folder / 'shop' / 'station.db'}"


def test_that_every_connection_is_durable_and_keeps_its_foreign_keys(tmp_path: Path) -> None:
    engine = open_engine(url_in(tmp_path))

    for _ in range(2):
        with engine.connect() as connection:
            settings = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
            }
        engine.dispose()
        assert settings == {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
        }


def test_that_the_library_is_one_without_the_log_reset_fault() -> None:
    assert sqlite_library().sqlite_version_info >= SAFE_SQLITE


def test_that_a_writing_transaction_takes_its_lock_at_once(tmp_path: Path) -> None:
    engine = open_engine(url_in(tmp_path))
    other = open_engine(f"{url_in(tmp_path)}?timeout=0")

    with engine.connect() as first:
        first.execute(text("SELECT 1"))
        with other.connect() as second:
            second.exec_driver_sql("ROLLBACK") if second.in_transaction() else None
            raw = second.connection.dbapi_connection
            assert raw is not None
            raw.execute("PRAGMA busy_timeout=0")
            with pytest.raises(Exception, match="database is locked"):
                raw.execute("BEGIN IMMEDIATE")


def test_that_reading_waits_for_nobody(tmp_path: Path) -> None:
    engine = open_engine(url_in(tmp_path))
    prepare(engine)

    with engine.begin() as writer:
        writer.execute(text("INSERT INTO series (name, last) VALUES ('slip', 7)"))
        with reading(engine) as reader:
            assert reader.execute(text("SELECT count(*) FROM series")).scalar() == 0


def test_that_the_tables_are_what_the_steps_make(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    # Shelves bring their tables when they are opened: here all of them are asked for.
    for one in iter_modules(db.__path__, "db."):
        if one.name.startswith("db.tables"):
            import_module(one.name)
    engine = open_engine(url_in(tmp_path))
    prepare(engine)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_that_the_steps_go_down_and_up_again(tmp_path: Path) -> None:
    engine = open_engine(url_in(tmp_path))
    prepare(engine)

    with engine.begin() as connection:
        migrate(connection, "base")
        left = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        assert left.scalars().all() == ["alembic_version"]
    prepare(engine)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_that_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    engine = open_engine(url_in(tmp_path))
    prepare(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(NewerStoreError) as refused:
        prepare(engine)

    assert refused.value.advice.args == {"found": "9999", "known": HEAD}


def test_that_a_written_row_can_be_neither_changed_nor_taken_away(tmp_path: Path) -> None:
    engine = open_engine(url_in(tmp_path))
    prepare(engine)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO journal (seq, body) VALUES (1, 'what happened')"))

    for attempt in ("UPDATE journal SET body = 'forged'", "DELETE FROM journal"):
        with (
            pytest.raises((IntegrityError, OperationalError), match="only added"),
            engine.begin() as connection,
        ):
            connection.execute(text(attempt))
