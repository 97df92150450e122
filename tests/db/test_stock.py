"""The shelf of counted goods, on both databases."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, text
from sqlalchemy.exc import IntegrityError

from db import stock
from db.engine import open_engine, reading
from db.imports import Inbox
from db.tables import return_case
from db.views import StoredViews
from returns_station.desk.incoming import NewLine
from returns_station.desk.stock import Counted, NewCount
from tests.builders import NOW
from tests.campaigns.house import WHO, new_sale
from tests.campaigns.racing import raced
from tests.db.conftest import Where
from tests.db.made_ready import made_ready
from tests.marks import no_postgres

ROUNDS = 30


@pytest.fixture(params=("sqlite", pytest.param("postgres", marks=no_postgres)))
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A store-room with three jumpers of one style sold, and three cases; nothing is counted."""
    asked = request.param
    url = (
        request.getfixturevalue("postgres") if asked == "postgres" else f"sqlite:///{tmp_path}/s.db"
    )
    opened = open_engine(url)
    made_ready(opened)
    jumpers = tuple(
        NewLine(nr, f"JUMPER-{size}", "Jumper", 1, 49900, options=size, style="JUMPER")
        for nr, size in enumerate_as_text("S", "M", "L")
    )
    Inbox(opened, clock=lambda: NOW, who=WHO).put([new_sale(1, 1)._replace(lines=jumpers)], ())
    with opened.begin() as connection:
        cases = [{"id": nr, "key": f"press-{nr}", "sale_id": 1} for nr in (1, 2, 3)]
        connection.execute(insert(return_case), cases)
    yield opened
    opened.dispose()


def enumerate_as_text(*sizes: str) -> Iterator[tuple[str, str]]:
    return ((str(nr), size) for nr, size in enumerate(sizes, 1))


def counted(engine: Engine, **there: int) -> None:
    """So many jumpers of each size are in the house."""
    with engine.begin() as connection:
        stock.count(connection, [NewCount(f"JUMPER-{size}", many) for size, many in there.items()])


def held(engine: Engine, case_id: int, **wanted: int) -> tuple[str, ...]:
    """Hold jumpers for a case, as the desk would: what is not all there is undone."""
    with engine.connect() as connection:
        lacking = stock.hold(
            connection, case_id, [(f"JUMPER-{size}", many) for size, many in wanted.items()]
        )
        if not lacking:
            connection.commit()
    return lacking


def standing(engine: Engine) -> dict[str, tuple[int, int]]:
    """What is in the house and what of it is held, by size."""
    with reading(engine) as connection:
        return {
            one.sku.removeprefix("JUMPER-"): (one.on_hand, one.held)
            for one in stock.every(connection)
        }


def test_that_what_is_held_cannot_be_promised_again(engine: Engine) -> None:
    counted(engine, M=2)

    assert held(engine, 1, M=2) == ()
    assert held(engine, 2, M=1) == ("JUMPER-M",)
    assert standing(engine) == {"M": (2, 2)}


def test_that_goods_nobody_counts_are_always_there_and_leave_no_note(engine: Engine) -> None:
    assert held(engine, 1, M=99) == ()
    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM stock_hold")).scalar() == 0


def test_that_all_goods_of_a_case_are_there_or_those_lacking_are_named(engine: Engine) -> None:
    counted(engine, S=1, M=0, L=0)

    assert held(engine, 1, S=1, M=1, L=1) == ("JUMPER-L", "JUMPER-M")
    assert standing(engine)["S"] == (1, 0)


def test_that_the_same_goods_named_twice_are_held_together(engine: Engine) -> None:
    counted(engine, M=1)

    with engine.connect() as connection:
        lacking = stock.hold(connection, 1, [("JUMPER-M", 1), ("JUMPER-M", 1)])

    assert lacking == ("JUMPER-M",)


def test_that_released_goods_can_be_promised_again_however_often_it_is_said(
    engine: Engine,
) -> None:
    counted(engine, M=3)
    held(engine, 1, M=1)
    held(engine, 2, M=2)

    for _ in range(2):
        with engine.begin() as connection:
            stock.release(connection, 1)

    assert standing(engine) == {"M": (3, 2)}


def test_that_given_goods_leave_the_house_once_and_cannot_be_released(engine: Engine) -> None:
    counted(engine, M=3)
    held(engine, 1, M=1)

    for end in (stock.give, stock.give, stock.release):
        with engine.begin() as connection:
            end(connection, 1)

    assert standing(engine) == {"M": (2, 0)}


def test_that_goods_may_leave_in_the_step_that_holds_them(engine: Engine) -> None:
    counted(engine, M=1)

    with engine.begin() as connection:
        stock.in_turn(connection, ("JUMPER-M", "JUMPER-S"))
        lacking = stock.hold(connection, 1, [("JUMPER-M", 1), ("JUMPER-S", 1)])
        stock.give(connection, 1)

    assert lacking == ()
    assert standing(engine) == {"M": (0, 0)}


def test_that_counting_never_goes_below_what_is_held(engine: Engine) -> None:
    counted(engine, S=5, M=2)
    held(engine, 1, M=2)

    with engine.begin() as connection:
        refused = stock.count(connection, [NewCount("JUMPER-M", 1), NewCount("JUMPER-S", 0)])

    assert refused == ("JUMPER-M",)
    assert standing(engine) == {"M": (2, 2), "S": (0, 0)}


def test_that_ten_thousand_goods_are_counted_in_one(engine: Engine) -> None:
    many = [NewCount(f"ART-{nr:05}", nr) for nr in range(10_001)]

    with engine.begin() as connection:
        first = stock.count(connection, many)
        again = stock.count(connection, [one._replace(quantity=7) for one in many])

    with reading(engine) as connection:
        found = stock.on_hand(connection, ("ART-00000", "ART-10000", "NOT-COUNTED"))
    assert (first, again) == ((), ())
    assert found == {"ART-00000": 7, "ART-10000": 7, "NOT-COUNTED": None}


def test_that_the_database_itself_lets_no_more_be_held_than_there_is(engine: Engine) -> None:
    counted(engine, M=1)

    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("UPDATE stock SET held = 2"))


def test_that_an_article_tells_how_many_can_be_promised(engine: Engine) -> None:
    counted(engine, S=3, M=2)
    held(engine, 1, S=1)

    with reading(engine) as connection:
        views = StoredViews(connection)
        article = views.article("", "JUMPER-S")
        siblings = {one.sku: one.stock for one in views.siblings("JUMPER-S")}

    assert article is not None
    assert article.stock == 2
    assert siblings == {"JUMPER-M": 2, "JUMPER-L": None}


def test_that_counted_goods_are_listed_with_their_names_where_they_are_known(
    engine: Engine,
) -> None:
    counted(engine, S=3)
    inbox = Inbox(engine, clock=lambda: NOW, who=WHO)

    inbox.count([NewCount("ANEW", 1)], file="stock.csv")

    known = Counted("JUMPER-S", "Jumper", "S", 3, 0)
    with reading(engine) as connection:
        listed = StoredViews(connection).stock()
    assert listed == (Counted("ANEW", "", "", 1, 0), known)
    assert replace(known, held=2).free == 1


def test_that_the_last_one_goes_out_once_however_many_desks_promise_it(where: Where) -> None:
    fought = raced("stock_races", str(ROUNDS), *where)

    assert fought["faults"] == []
    assert (fought["won"], fought["kindly"]) == (ROUNDS, {"gone: LAST": ROUNDS})
