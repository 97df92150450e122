"""A new store-room made ready at once: on SQLite it is a copy of one that the migrations made."""

import secrets
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, select

from db.engine import open_engine
from db.ledgers import salt
from db.schema import prepare


def made_ready(engine: Engine) -> None:
    """As `prepare` leaves a store, twenty migrations sooner; what is no new file it prepares."""
    name = engine.url.database
    if engine.dialect.name == "sqlite" and name and name != ":memory:":
        file = Path(name)
        if not file.exists():
            content, salted = _template()
            # Each store has a salt of its own, as migrated ones do.
            file.write_bytes(content.replace(salted, secrets.token_hex(16).encode()))
    # A copy is looked at as any store is: it stands at this release, or is brought to it.
    prepare(engine)


@cache
def _template() -> tuple[bytes, bytes]:
    """A store that the migrations have just made, and the salt in it."""
    with TemporaryDirectory(prefix="made-ready-") as folder:
        file = Path(folder) / "station.db"
        engine = open_engine(f"sqlite:///{file}")
        prepare(engine)
        with engine.connect().execution_options(reading=True) as connection:
            salted = str(connection.execute(select(salt.c.value)).scalar_one()).encode()
        # The last connection that closes folds the log into the file.
        engine.dispose()
        assert [each.name for each in Path(folder).iterdir()] == [file.name]
        content = file.read_bytes()
    assert content.count(salted) == 1
    return content, salted
