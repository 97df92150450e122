"""One PostgreSQL for many tests: each gets a store of its own, copied from one made ready."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

from sqlalchemy import text, update

from db.engine import open_engine
from db.ledgers import salt
from db.schema import prepare
from tests.campaigns.postgres import a_server

_READY = "ready"


@dataclass(frozen=True, slots=True)
class Server:
    """A server by the URL of its first database, with a store in it that the migrations made."""

    url: str
    names: Iterator[int] = field(default_factory=count)

    @contextmanager
    def a_store(self) -> Iterator[str]:
        """The URL of a new store at this release, gone after."""
        name = f"store_{next(self.names)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE {_READY}")
        engine = open_engine(self.at(name))
        with engine.begin() as connection:
            # Each store has a salt of its own, as migrated ones do.
            connection.execute(update(salt).values(value=secrets.token_hex(16)))
        engine.dispose()
        try:
            yield self.at(name)
        finally:
            self.say(f"DROP DATABASE {name} WITH (FORCE)")

    def at(self, name: str) -> str:
        """The URL of another database."""
        return self.url.replace("/postgres?", f"/{name}?")

    def say(self, statement: str) -> None:
        """Have the server do what it does in no transaction."""
        engine = open_engine(self.url)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(statement))
        engine.dispose()


@contextmanager
def a_ready_server() -> Iterator[Server]:
    """A server of one's own for a while, with a store to copy."""
    with a_server() as url:
        server = Server(url)
        server.say(f"CREATE DATABASE {_READY}")
        engine = open_engine(server.at(_READY))
        prepare(engine)
        engine.dispose()
        yield server
