"""The shelf of slips: short texts, and what came to be known of a slip since it was written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from db.engine import reading
from db.slips import slip_body, slip_from_body
from db.tables import slip as slip_table
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.words import words_of
from returns_station.adapters.speech import speech
from returns_station.canonical import dumps
from returns_station.desk.commands import UndoReturn
from returns_station.desk.house import House
from returns_station.desk.payout_commands import ConfirmTill
from returns_station.desk.ports import Printed
from returns_station.desk.station import Station
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import Promise
from returns_station.sale import Sale, TenderKind
from returns_station.seal import facts_of
from returns_station.slip import Slip
from tests.builders import NOW, SHOP, a_claim, a_sale, taking
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import MAJA
from tests.returns_station.slip_writing.visits import GENEROUS, all_visits

VISITS = all_visits()


class Paper:
    """A printer that keeps what it was given."""

    def __init__(self) -> None:
        """Nothing has come out yet."""
        self.out: list[Slip] = []

    def deliver(self, slip: Printed, target: str) -> None:  # noqa: ARG002 - it has one place
        """Keep the slip."""
        assert isinstance(slip, Slip)
        self.out.append(slip)


Counter = Callable[..., tuple[Station, str]]


@pytest.fixture
def taken_back(tmp_path: Path) -> Counter:
    """A station whose printer keeps what comes out, and the number of a return's slip."""

    def begin(outcome: Outcome = Outcome.REFUND, sale: Sale | None = None) -> tuple[Station, str]:
        house = House(SHOP, "sv", lambda sold: Promise(GENEROUS, GENEROUS, promise_for(sold).law))
        store = a_store(tmp_path, sale or a_sale())
        station = Station(store, Paper(), clock=lambda: NOW, house=house)
        return station, station.perform(taking("key", 1, a_claim(), outcome), MAJA).slip

    return begin


def printed(station: Station, number: str) -> Slip:
    """What comes out of the printer."""
    return station.print_slip(number, "printer:desk", MAJA)


@pytest.mark.parametrize("name", VISITS)
def test_that_a_slip_of_any_kind_is_read_as_it_was_written(name: str) -> None:
    assert slip_from_body(slip_body(VISITS[name])) == VISITS[name]


@pytest.mark.parametrize("name", VISITS)
def test_that_a_text_with_every_default_in_it_is_read_too(name: str) -> None:
    assert slip_from_body(dumps(VISITS[name])) == VISITS[name]


@pytest.mark.parametrize("name", VISITS)
def test_that_a_slip_read_back_bears_the_same_facts_for_its_seal(name: str) -> None:
    for body in (slip_body(VISITS[name]), dumps(VISITS[name])):
        assert facts_of(slip_from_body(body)) == facts_of(VISITS[name])


def test_that_what_stands_there_anyway_is_not_written() -> None:
    body = json.loads(slip_body(VISITS["refund"]))

    assert body.keys().isdisjoint({"copy", "undone", "set_off", "total_says", "total_unsaid"})
    assert body["lines"][0].keys() == {"title", "options", "quantity", "amount", "why"}


def test_that_a_text_from_before_a_field_came_is_read() -> None:
    body = json.loads(slip_body(VISITS["refund"]))
    for rate in body["vat"]:
        del rate["net"]

    slip = slip_from_body(dumps(body))

    assert [rate.net for rate in slip.vat] == [None]
    assert words_of(slip, speech("sv")).vat[0].what == "varav moms 25 %"


def test_that_a_copy_has_the_number_of_the_till_s_own_return(taken_back: Counter) -> None:
    station, number = taken_back(sale=a_sale(tender=TenderKind.CASH))
    first = printed(station, number)

    station.perform(ConfirmTill("till", number, "0000 5518"), MAJA)

    again = printed(station, number)
    assert (first.till_return_number, again.till_return_number) == ("", "0000 5518")
    assert again.copy_mark == "KOPIA"


def test_that_a_copy_of_what_was_undone_says_so(taken_back: Counter) -> None:
    station, number = taken_back()
    first = printed(station, number)

    station.perform(UndoReturn("undo", number), MAJA)

    again = printed(station, number)
    assert (first.undone_mark, again.undone_mark) == ("", "MAKULERAD")


def test_that_the_paper_of_a_voided_credit_says_so_too(taken_back: Counter) -> None:
    station, number = taken_back(Outcome.STORE_CREDIT)

    station.perform(UndoReturn("undo", number), MAJA)

    assert isinstance(station.store, StoreRoom)
    with reading(station.store.engine) as connection:
        papers = connection.execute(select(slip_table.c.number)).scalars().all()
    assert len(papers) == 2
    assert {printed(station, paper).undone for paper in papers} == {True}
