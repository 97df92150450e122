"""Earlier returns find the sales they undo: their units and their money are used up, once."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from db.imports import Inbox
from db.matching import NAMED, NEWEST, NO_CUSTOMER, NO_SALE, NOT_ENOUGH, ONE, PARTS
from returns_station.desk.incoming import Matched, NewReturn, NewSale
from tests.db.incoming import a_new_line, a_new_return, a_new_sale, an_inbox, asked


def matched(inbox: Inbox, sales: Sequence[NewSale], returns: Sequence[NewReturn]) -> Matched:
    """Put these in, then match."""
    inbox.put(sales, returns)
    return inbox.match()


def taken_from(engine: Engine) -> list[tuple[str, int]]:
    """The sales that units came back of, and how many."""
    return asked(
        engine,
        "SELECT sale.number, count(*) FROM unit JOIN sale_line ON sale_line.id = unit.line_id "
        "JOIN sale ON sale.id = sale_line.sale_id GROUP BY sale.number ORDER BY sale.number",
    )


def used(engine: Engine, kind: str) -> list[tuple[int]]:
    """How much of each balance of a kind is used."""
    return asked(engine, f"SELECT used FROM balance WHERE kind = '{kind}'")  # noqa: S608 - our own


def test_that_the_one_sale_it_fits_is_found(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    sale = a_new_sale("1", a_new_line(quantity=3, paid=30000), customer="7", cash=30000)

    came = matched(inbox, (sale,), (a_new_return("C1", amount=10000, customer="7"),))

    assert came == Matched(found={ONE: 1})
    assert taken_from(engine) == [("1", 1)]
    assert [used(engine, kind) for kind in ("units", "paid", "tender")] == [
        [(1,)],
        [(10000,)],
        [(10000,)],
    ]


def test_that_of_several_sales_the_newest_before_it_is_taken(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    days = ("2027-01-11", "2027-01-15", "2027-01-21")
    sales = [a_new_sale(str(nr), day=day, customer="7") for nr, day in enumerate(days, 1)]

    came = matched(inbox, sales, (a_new_return("C1", day="2027-01-20", customer="7"),))

    assert came == Matched(found={NEWEST: 1})
    assert taken_from(engine) == [("2", 1)]


def test_that_the_price_paid_back_tells_more_than_the_day(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    sales = (
        a_new_sale("1", a_new_line(quantity=3, paid=29700), day="2027-01-11", customer="7"),
        a_new_sale("2", a_new_line(paid=7900), day="2027-01-15", customer="7"),
    )

    matched(inbox, sales, (a_new_return("C1", amount=9900, customer="7"),))

    assert taken_from(engine) == [("1", 1)]


def test_that_more_than_one_sale_held_is_shared_over_several(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    sales = (
        a_new_sale("1", a_new_line(quantity=2, paid=19800), day="2027-01-11", customer="7"),
        a_new_sale("2", a_new_line(quantity=2, paid=19800), day="2027-01-15", customer="7"),
    )

    came = matched(inbox, sales, (a_new_return("C1", quantity=3, amount=29700, customer="7"),))

    assert came == Matched(found={PARTS: 1})
    assert taken_from(engine) == [("1", 1), ("2", 2)]


@pytest.mark.parametrize(
    ("returned", "why"),
    (
        (a_new_return("C1"), NO_CUSTOMER),
        (a_new_return("C1", customer="8"), NO_SALE),
        (a_new_return("C1", customer="7", sku="CUP"), NO_SALE),
        (a_new_return("C1", customer="7", day="2027-01-10"), NO_SALE),
        (a_new_return("C1", customer="7", quantity=2), NOT_ENOUGH),
        (a_new_return("C1", sale="2"), NO_SALE),
        (a_new_return("C1", sale="1", line="2"), NO_SALE),
        (a_new_return("C1", customer="7")._replace(currency="NOK"), NO_SALE),
    ),
)
def test_that_what_cannot_be_told_is_listed_with_its_reason(
    tmp_path: Path, returned: NewReturn, why: str
) -> None:
    inbox, engine = an_inbox(tmp_path)

    came = matched(inbox, (a_new_sale("1", customer="7"),), (returned,))

    assert (came.listed, [one.why for one in came.first]) == ({why: 1}, [why])
    assert taken_from(engine) == []


def test_that_every_unit_of_a_large_return_has_its_row(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    many = a_new_line(quantity=25_001, paid=25_001)
    returns = (
        a_new_return("C1", quantity=5, amount=5, customer="7"),
        a_new_return("C2", quantity=24_996, amount=24_996, day="2027-01-21", customer="7"),
    )

    matched(inbox, (a_new_sale("1", many, customer="7"),), returns)

    rows = asked(engine, "SELECT min(nth), max(nth), count(*) FROM unit")
    assert rows == [(1, 25_001, 25_001)]
    assert used(engine, "units") == [(25_001,)]


@pytest.mark.parametrize(
    "returned",
    (a_new_return("C1", sale="1", line="2", sku=""), a_new_return("C1", sale="1", sku="CUP")),
)
def test_that_a_named_sale_is_found_without_a_customer(tmp_path: Path, returned: NewReturn) -> None:
    inbox, engine = an_inbox(tmp_path)
    sale = a_new_sale("1", a_new_line(), a_new_line("2", "CUP"))

    came = matched(inbox, (sale,), (returned,))

    assert came == Matched(found={NAMED: 1})
    assert asked(engine, "SELECT nr FROM unit JOIN sale_line ON id = line_id") == [("2",)]


def test_that_a_listed_return_is_found_when_its_sale_comes_in(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    matched(inbox, (), (a_new_return("C1", customer="7"),))

    came = matched(inbox, (a_new_sale("1", customer="7"),), ())

    assert came == Matched(found={ONE: 1})
    assert taken_from(engine) == [("1", 1)]


def test_that_returns_are_matched_by_their_day_in_any_order_of_files(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    late = a_new_return("C2", day="2027-01-25", customer="7")
    inbox.put((), (late, a_new_return("C1", day="2027-01-20", customer="7")))

    came = matched(inbox, (a_new_sale("1", customer="7"),), ())

    assert came.listed == {NOT_ENOUGH: 1}
    assert [one.number for one in came.first] == ["C2"]
    assert taken_from(engine) == [("1", 1)]


def test_that_money_back_above_what_was_paid_takes_no_more_than_was_paid(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    sale = a_new_sale("1", customer="7", cash=5000)

    came = matched(inbox, (sale,), (a_new_return("C1", amount=99999, customer="7"),))

    assert came == Matched(found={ONE: 1})
    assert [used(engine, kind) for kind in ("paid", "tender")] == [[(9900,)], [(5000,)]]


def test_that_a_unit_uses_up_its_share_whatever_was_given_for_it(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    sale = a_new_sale("1", a_new_line(quantity=3, paid=10000), customer="7")
    returns = [a_new_return(f"C{n}", amount=1, customer="7") for n in range(2)]

    matched(inbox, (sale,), returns)

    assert used(engine, "paid") == [(6667,)]


QUANTITY = st.integers(1, 4)
SOME_SALES = st.lists(st.tuples(QUANTITY, st.integers(0, 900), st.integers(10, 20)), max_size=5)
SOME_RETURNS = st.lists(st.tuples(QUANTITY, st.integers(0, 900), st.integers(10, 20)), max_size=8)


@settings(
    max_examples=25, deadline=None, suppress_health_check=(HealthCheck.function_scoped_fixture,)
)
@given(sold=SOME_SALES, back=SOME_RETURNS)
def test_that_units_and_ledger_agree_and_every_return_is_settled(
    tmp_path_factory: pytest.TempPathFactory,
    sold: list[tuple[int, int, int]],
    back: list[tuple[int, int, int]],
) -> None:
    inbox, engine = an_inbox(tmp_path_factory.mktemp("matching"))
    sales = [
        a_new_sale(
            str(nr),
            a_new_line(quantity=quantity, paid=paid),
            day=f"2027-01-{day}",
            customer="7",
            cash=paid,
        )
        for nr, (quantity, paid, day) in enumerate(sold)
    ]
    returns = [
        a_new_return(f"C{nr}", quantity=units, amount=paid, day=f"2027-01-{day}", customer="7")
        for nr, (units, paid, day) in enumerate(back)
    ]

    matched(inbox, sales, returns)

    rows = asked(
        engine,
        "SELECT used, cap, (SELECT count(*) FROM unit WHERE line_id = part) FROM balance "
        "WHERE kind = 'units'",
    )
    assert all(used == units <= cap for used, cap, units in rows)
    found = asked(engine, "SELECT sum(quantity) FROM earlier_return WHERE state = 'found'")
    assert (found[0][0] or 0) == sum(row[0] for row in rows)
    assert asked(engine, "SELECT count(*) FROM earlier_return WHERE state = 'open'") == [(0,)]
