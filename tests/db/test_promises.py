"""Promises on both databases: put at once, ended once whoever comes first, foretold once a day."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Engine

from db.engine import open_engine
from db.promises import StoredPromises
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.desk.house import House
from returns_station.desk.people.upkeep import by_itself
from returns_station.desk.service.promises import Promises
from returns_station.desk.station import Station
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.service.promise import DuePromise, PromiseKind, PromiseState
from tests.builders import NOW, SHOP
from tests.db.made_ready import made_ready
from tests.returns_station.desk.counter import MAJA

DAY: Final = timedelta(days=1)
ONE: Final = DuePromise(
    "repair:1",
    PromiseKind.REPAIR,
    "repair:1",
    "RS1",
    Phrase("promise.refund", {"amount": Money(49900, "SEK"), "day": NOW.date()}),
    NOW + DAY,
    NOW,
)


@pytest.fixture(params=("sqlite", "postgres"))
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A new store on each database."""
    url = f"sqlite:///{tmp_path / 'station.db'}"
    if request.param == "postgres":
        url = request.getfixturevalue("postgres")
    opened = open_engine(url)
    made_ready(opened)
    yield opened
    opened.dispose()


def written(engine: Engine, *promises: DuePromise) -> None:
    """Keep promises, durably."""
    with engine.connect() as connection:
        StoredPromises(connection).put(promises, "Disk 1")
        connection.commit()


def at(engine: Engine, now: datetime, who: Who) -> Promises:
    """Promises for somebody at a moment."""
    house = House(SHOP, "sv", promise_for)
    station = Station(StoreRoom(engine), SlipPaper("roll80"), clock=lambda: now, house=house)
    return station.promises(who)


def test_that_a_promise_is_found_as_it_was_made_and_once(engine: Engine) -> None:
    other = replace(ONE, key="repair:2", subject="repair:2", slip="RS2")
    written(engine, ONE, other)
    written(engine, replace(ONE, due=NOW), other)

    with engine.connect() as connection:
        shelf = StoredPromises(connection)
        (found,) = shelf.of_slip("RS1")
        due = shelf.due(NOW + DAY)

    assert (found.promise, found.state, found.desk) == (ONE, PromiseState.OPEN, "Disk 1")
    assert [one.promise.key for one in due] == ["repair:1", "repair:2"]


def test_that_what_ended_has_ended_and_what_was_missed_is_done_once(engine: Engine) -> None:
    written(engine, ONE)

    with engine.connect() as connection:
        shelf = StoredPromises(connection)
        early = shelf.fulfilled(ONE.key, NOW)
        ends = [shelf.end(ONE.key, state, NOW) for state in (PromiseState.MISSED, *PromiseState)]
        done = [shelf.fulfilled(ONE.key, NOW) for _ in range(2)]
        expected = shelf.expect(ONE.key, NOW, NOW)

    assert ends == [True] + [False] * len(PromiseState)
    assert (early, done, expected) == (False, [True, False], False)


def test_that_the_same_moment_is_foretold_once_and_another_again(engine: Engine) -> None:
    written(engine, ONE)

    with engine.connect() as connection:
        shelf = StoredPromises(connection)
        moments = (None, None, NOW + DAY, NOW + DAY, NOW + 2 * DAY)
        told = [shelf.expect(ONE.key, moment, NOW, "payer") for moment in moments]

    assert told == [True, False, True, False, True]


def test_that_many_desks_at_once_end_each_promise_once(engine: Engine) -> None:
    many = [replace(ONE, key=f"repair:{nr}", subject=f"repair:{nr}") for nr in range(40)]
    written(engine, *many)
    late, in_time = at(engine, NOW + 2 * DAY, by_itself("Disk 1")), at(engine, NOW, MAJA)

    def keeps() -> int:
        return sum(in_time.done(one.key) for one in many[:20])

    with ThreadPoolExecutor(4) as desks:
        deeds = [desks.submit(one) for one in (late.judge, keeps, late.judge, keeps)]
        told = [deed.result() for deed in deeds]

    with StoreRoom(engine).views() as views:
        bodies = "".join(entry.body for entry in views.journal())
        measures = views.board.measures(NOW, NOW + DAY)
    assert [bodies.count(f'"key":"{one.key}"') for one in many][20:] == [1] * 20
    assert bodies.count("PromiseEnded") == 40
    assert sum(told) >= 40
    assert all(one.state is not PromiseState.OPEN for one in measures.promises)


def test_that_the_board_reads_what_was_put(engine: Engine) -> None:
    written(engine, ONE)

    with StoreRoom(engine).views() as views:
        (fact,) = views.board.measures(NOW, NOW + DAY).promises
        paid = views.paid_the_same_day(datetime(2026, 11, 1, tzinfo=UTC).isoformat())

    assert (fact.key, fact.desk, fact.state, paid.of) == (ONE.key, "Disk 1", PromiseState.OPEN, 0)
