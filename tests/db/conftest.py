"""Shops on both databases, for tests that ask the same of each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import open_engine, reading
from tests.campaigns.ledgers import faults
from tests.campaigns.postgres import a_server, programs
from tests.db.word_shop import WordShop, limits_off, open_shop
from tests.marks import NO_POSTGRES


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A PostgreSQL for all tests of a file."""
    if programs() is None:
        pytest.skip(NO_POSTGRES)
    with a_server() as url:
        yield url


@pytest.fixture(params=("sqlite", "postgres"))
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WordShop]:
    """A new shop on each database."""
    if request.param == "sqlite":
        opened = open_shop(f"sqlite:///{tmp_path / 'station.db'}")
    else:
        url: str = request.getfixturevalue("server")
        opened = open_shop(_emptied(url))
    yield opened

    with reading(opened.engine) as connection:
        found = [*faults(connection), *limits_off(connection)]
    opened.engine.dispose()
    assert found == []


def _emptied(url: str) -> str:
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url
