"""The database's shape brought to this release, or politely left alone when it is newer."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from db.row_marks import mark_all, unwatch
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase

HEAD: Final = "0020"
# Older stores know no marks of their rows.
FIRST_MARKED: Final = "0013"
_MIGRATIONS: Final = Path(__file__).parent / "migrations"


class NewerStoreError(StationError):
    """The database was written by a newer release of the station; nothing in it was touched."""


def _revision(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def prepare(engine: Engine) -> None:
    """Create or upgrade the tables in one transaction; a store at HEAD is only looked at."""
    with engine.connect().execution_options(reading=True) as connection:
        found = _revision(connection)
    if found == HEAD:
        return
    if found > HEAD:
        raise NewerStoreError(Phrase("store.newer", {"found": found, "known": HEAD}))
    with engine.begin() as connection:
        # Two desks may start at once: the second finds the work done when it gets the lock.
        if _revision(connection) != HEAD:
            migrate(connection, HEAD)
            if found < FIRST_MARKED and connection.dialect.name == "sqlite":
                mark_all(connection)


def migrate(connection: Connection, revision: str) -> None:
    """Run the steps up or down to a revision ("base" takes everything away)."""
    # Alembic takes a second to import: only a store that is behind pays for it.
    from alembic import command
    from alembic.config import Config

    # No row is noted while the tables change their shape.
    unwatch(connection)
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    going_down = revision == "base" or revision < _revision(connection)
    (command.downgrade if going_down else command.upgrade)(config, revision)
