"""Anything scanned or typed leads somewhere."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from returns_station.desk.views import NothingFound, SaleFound, SalesProposed, SlipFound
from tests.builders import a_claim, a_line, a_sale, taking
from tests.returns_station.desk.counter import MAJA, a_station

JUMPER = "7310865004703"
SOCKS = "7310865004710"


def test_that_a_receipt_opens_its_sale_however_it_is_typed(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(number="W-10 001"))

    for typed in ("W-10 001", "w10001", "#W-10001 "):
        found = station.find(typed)
        assert isinstance(found, SaleFound)
        assert found.view.sale.number == "W-10 001"


def test_that_goods_alone_propose_the_newest_sale_first_and_say_why(tmp_path: Path) -> None:
    old = a_sale(a_line(gtin=JUMPER), number="1", bought_on=date(2026, 9, 1), customer="Bo Ek")
    new = a_sale(a_line(gtin=JUMPER), number="2", bought_on=date(2026, 11, 1))
    station = a_station(tmp_path, new, old)

    found = station.find(JUMPER)

    assert isinstance(found, SalesProposed)
    assert [one.number for one in found.candidates] == ["2", "1"]
    assert {one.why.key for one in found.candidates} == {"find.why.newest"}


def test_that_a_known_customers_own_sale_comes_first(tmp_path: Path) -> None:
    hers = a_sale(a_line(gtin=JUMPER), number="1", bought_on=date(2026, 9, 1))
    other = a_sale(a_line(gtin=JUMPER), number="2", customer="Bo Ek")
    station = a_station(tmp_path, hers, other)

    found = station.find(JUMPER, customer_id=1)

    assert isinstance(found, SalesProposed)
    assert [(one.number, one.why.key) for one in found.candidates] == [
        ("1", "find.why.hers"),
        ("2", "find.why.newest"),
    ]


def test_that_goods_that_all_came_back_are_not_proposed_again(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(a_line(gtin=JUMPER)))
    station.perform(taking("press-1", 1, a_claim()), MAJA)

    found = station.find(JUMPER)

    assert isinstance(found, NothingFound)
    assert found.raw == JUMPER


def test_that_our_own_slip_opens_its_case(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())
    done = station.perform(taking("press-1", 1, a_claim()), MAJA)

    assert station.find(done.slip) == SlipFound(done.slip, 1)


@pytest.mark.parametrize(
    "typed",
    (
        "elin",
        "Sandberg",
        "ELIN SAND",
        "sandbreg",
        "elin sandbrg",
        "åke",
        "ake",
        "+46 70-174 06 05",
        "0701740605",
        "elin@exempel.se",
        "elin@ex",
    ),
)
def test_that_people_are_found_as_they_are_typed(tmp_path: Path, typed: str) -> None:
    sale = a_sale(customer="Elin Åke Sandberg")
    assert sale.customer is not None
    her = replace(sale.customer, phone="+46701740605", email="elin@exempel.se")
    station = a_station(tmp_path, replace(sale, customer=her))

    found = station.find(typed)

    assert isinstance(found, SalesProposed)
    assert [one.number for one in found.candidates] == [sale.number]


@pytest.mark.parametrize(
    "typed", ("stickad", "tröja", "TROJA", "tröaj stickad", "KNIT-M", "knit-m")
)
def test_that_goods_are_found_by_title_and_article_number(tmp_path: Path, typed: str) -> None:
    station = a_station(tmp_path, a_sale())

    found = station.find(typed)

    assert isinstance(found, SalesProposed)
    assert [one.line for one in found.candidates] == ["1"]


@pytest.mark.parametrize(
    "typed", ("xyzzy plugh", "4006-88-XX", '"', "%", "x OR y", "NEAR(", "a*", "_")
)
def test_that_an_unknown_code_stays_on_the_screen_with_what_to_do(
    tmp_path: Path, typed: str
) -> None:
    station = a_station(tmp_path, a_sale())

    found = station.find(typed)

    assert isinstance(found, NothingFound)
    assert found.raw == typed
    assert found.advice.key.startswith(("find.", "scan."))


def test_that_a_receipt_number_that_looks_like_goods_is_still_found(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(number=SOCKS))

    found = station.find(SOCKS)

    assert isinstance(found, SaleFound)


def test_that_the_same_number_from_two_systems_is_a_choice(tmp_path: Path) -> None:
    till = a_sale(number="1001", bought_on=date(2026, 11, 1))
    web = replace(a_sale(number="1001", bought_on=date(2026, 11, 5)), source="web")
    station = a_station(tmp_path, till, web)

    found = station.find("1001")

    assert isinstance(found, SalesProposed)
    assert [one.bought_on.day for one in found.candidates] == [5, 1]
