"""One engine for one URL: SQLite made safe on every connection, or a durable PostgreSQL."""

import importlib
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from db.ciphering import Keys, keyed_library, no_keys
from db.prepared import straight
from db.row_marks import put_mark, watch
from db.trouble import StoreTroubleError, explain
from returns_station.desk.errors import InputError, StationError
from returns_station.phrase import Phrase

# A server that is gone without a word is noticed: so many seconds, and milliseconds.
_PATIENCE: Final = {"connect_timeout": 5, "tcp_user_timeout": 15_000}
# SQLite 3.7.0 to 3.51.2 can lose a write-ahead log that two connections reset at once.
SAFE_SQLITE: Final = (3, 51, 3)
DURABLE: Final = (
    # EXTRA while the log is switched on: a new database must not come back empty after a power cut.
    "synchronous=EXTRA",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "journal_size_limit=8388608",
)


class UnsafeStoreError(StationError):
    """The database library or its settings can lose data; the advice is the fix in one sentence."""


class StoreAddressError(InputError):
    """The database's URL is not one the station knows."""


def sqlite_library() -> ModuleType:
    """The SQLite to use: the bundled fixed one, else Python's own when it is new enough."""
    for name in ("pysqlite3.dbapi2", "sqlite3.dbapi2"):
        try:
            library = importlib.import_module(name)
        except ImportError:
            continue
        if library.sqlite_version_info >= SAFE_SQLITE:
            return library
    raise UnsafeStoreError(Phrase("store.unsafe_sqlite", {"version": "3.51.3"}))


def _on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's own type
    # The driver must not open transactions of its own: every BEGIN is ours.
    connection.isolation_level = None
    for pragma in DURABLE:
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    # A read that becomes a write in a deferred transaction fails at once or doubles a refund.
    reading = connection.get_execution_options().get("reading")
    if not reading:
        watch(connection)
    straight(connection, "BEGIN" if reading else "BEGIN IMMEDIATE")


def _open_sqlite(url: URL, keys: Keys) -> Engine:
    library: Any = sqlite_library()
    if url.database and url.database != ":memory:":
        _create_durably(Path(url.database))
        library = keyed_library(Path(url.database), keys) or library
    # What a statement was given may name somebody: no error repeats it.
    engine = create_engine(url, module=library, query_cache_size=500, hide_parameters=True)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    event.listen(engine, "commit", put_mark)
    event.listen(engine, "handle_error", explain)
    return engine


def _create_durably(path: Path) -> None:
    """Make the folder and sync it, so that the file's name survives a power cut too."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if os.name == "posix":
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    except OSError as error:
        raise StoreTroubleError(Phrase("store.cannot_open")) from error


def _open_postgres(url: URL, _keys: Keys) -> Engine:
    # What was said in the address goes first.
    waits = {name: value for name, value in _PATIENCE.items() if name not in url.query}
    # Asked before each use: a server that was started anew must not fail those it knew before.
    own = url.set(drivername="postgresql+psycopg")
    engine = create_engine(own, connect_args=waits, pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "handle_error", explain)
    with engine.connect() as connection:
        for setting in ("fsync", "synchronous_commit"):
            if connection.execute(text(f"SHOW {setting}")).scalar() == "off":
                raise UnsafeStoreError(Phrase("store.unsafe_postgres", {"setting": setting}))
    return engine


_OPENERS: Final = {"sqlite": _open_sqlite, "postgresql": _open_postgres}


def open_engine(url: str, keys: Keys = no_keys) -> Engine:
    """Open the engine of a URL; raises UnsafeStoreError when it could lose what it confirms.

    `keys` knows the key of an encrypted file by what it begins with.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreAddressError(Phrase("store.address")) from error
    kind = parsed.get_backend_name()
    if kind not in _OPENERS:
        raise StoreAddressError(Phrase("store.address"))
    return _OPENERS[kind](parsed, keys)


def before_writing(engine: Engine, told: Callable[[], object]) -> None:
    """Tell somebody before each writing transaction begins."""

    def begin(connection: Connection) -> None:
        if not connection.get_execution_options().get("reading"):
            told()

    event.listen(engine, "begin", begin, insert=True)


def reading(engine: Engine) -> Connection:
    """A connection for reading only: it takes no lock, and all its answers are of one moment."""
    if engine.dialect.name == "sqlite":
        return engine.connect().execution_options(reading=True)
    # PostgreSQL would otherwise look anew at each question.
    return engine.connect().execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    )
