"""Small extras and feedback without the person: nobody's turn, and nobody who heard it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from db.feedback_forgetting import forget_turns, forget_who_heard
from db.hers import PARTS, of_customers, rows
from returns_station.dialogue.feedback import Topic
from returns_station.service.surprise import SurpriseKind
from tests.db.surprise_shop import MAJA, on_store, open_surprise_shop, visits

LATER = "2027-12-01"
EARLIER = "2026-01-01"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A shop that heard something of two visits, and gave a card for each."""
    opened = open_surprise_shop(f"sqlite:///{tmp_path / 'station.db'}")
    station = on_store(opened, 20000)
    for slip in visits(opened, station, 2):
        station.feedback(MAJA).say(slip, 2, "", f"say-{slip}", topics=(Topic.WAIT,))
        station.surprise(MAJA).give(slip, SurpriseKind.CARD, f"give-{slip}")
    yield opened
    opened.dispose()


def told(engine: Engine, query: str) -> list[tuple[object, ...]]:
    with engine.connect().execution_options(reading=True) as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_that_a_customer_s_own_turn_goes_with_her_and_the_others_stay(engine: Engine) -> None:
    with engine.begin() as connection:
        assert forget_turns(connection, (1,)) == 1
        assert forget_turns(connection, ()) == 0

    left = {str(one[0]) for one in told(engine, "SELECT whose FROM surprise_turn")}
    assert left == {"customer:2", "sale:1", "sale:2"}


def test_that_what_is_old_is_nobody_s_and_what_is_young_is_kept(engine: Engine) -> None:
    with engine.begin() as connection:
        assert forget_who_heard(connection, EARLIER) == 0
        assert forget_who_heard(connection, LATER) == 2 + 2 + 4
        assert forget_who_heard(connection, LATER) == 0

    assert set(told(engine, "SELECT actor, staff, desk FROM feedback")) == {("", "", "")}
    assert set(told(engine, "SELECT actor, staff, desk FROM surprise")) == {("", "", "")}
    assert told(engine, "SELECT count(*) FROM surprise_turn") == [(0,)]
    assert told(engine, "SELECT sum(grade), sum(cost) FROM feedback, surprise")[0][0]


def test_that_she_is_handed_what_she_said_and_what_she_was_given(engine: Engine) -> None:
    with engine.connect().execution_options(reading=True) as connection:
        hers = of_customers(connection, (1,))
        found = {part.table.name: rows(connection, hers, part) for part in PARTS}

    assert [one["topics"] for one in found["feedback"]] == ["wait"]
    assert [one["kind"] for one in found["surprise"]] == ["card"]
    assert [one["whose"] for one in found["surprise_turn"]] == ["customer:1"]
