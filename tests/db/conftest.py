"""Shops on both databases, for tests that ask the same of each."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from db.engine import open_engine, reading
from tests.campaigns.ledgers import faults
from tests.campaigns.postgres import programs
from tests.db.made_ready import made_ready
from tests.db.servers import Server, a_ready_server
from tests.db.word_shop import WordShop, limits_off, open_shop
from tests.marks import NO_POSTGRES

Where: TypeAlias = tuple[str, ...]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL for all tests of a worker."""
    if programs() is None:
        pytest.skip(NO_POSTGRES)
    with a_ready_server() as server:
        yield server


@pytest.fixture
def postgres(server: Server) -> Iterator[str]:
    """The URL of a new store on PostgreSQL."""
    with server.a_store() as url:
        yield url


@pytest.fixture(params=("sqlite", "postgres"))
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Where:
    """What a campaign is told of where: a new store on each database."""
    if request.param == "postgres":
        return ("--database", request.getfixturevalue("postgres"))
    url = f"sqlite:///{tmp_path / 'station.db'}"
    engine = open_engine(url)
    made_ready(engine)
    engine.dispose()
    return ("--database", url)


@pytest.fixture(params=("sqlite", "postgres"))
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WordShop]:
    """A new shop on each database."""
    if request.param == "sqlite":
        opened = open_shop(f"sqlite:///{tmp_path / 'station.db'}")
    else:
        opened = open_shop(request.getfixturevalue("postgres"))
    yield opened

    with reading(opened.engine) as connection:
        found = [*faults(connection), *limits_off(connection)]
    opened.engine.dispose()
    assert found == []
