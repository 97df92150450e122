"""A paper of training opens nothing for real, and a real one nothing in training."""

from dataclasses import replace
from pathlib import Path

import pytest

from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.desk.credit_views import CreditFound
from returns_station.desk.house import House
from returns_station.desk.station import Station
from returns_station.desk.views import NothingFound, SaleFound, SlipFound
from returns_station.policy.claim import Outcome
from returns_station.sale import TenderKind
from tests.builders import NOW, SHOP, a_claim, a_sale, taking
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import MAJA, a_station


def a_training_station(folder: Path, tender: TenderKind = TenderKind.CARD) -> Station:
    """A station where people practise on one sale."""
    house = House(replace(SHOP, training=True), "sv", promise_for)
    return Station(
        a_store(folder, a_sale(tender=tender)), SlipPaper("roll80"), clock=lambda: NOW, house=house
    )


def test_that_training_numbers_its_papers_apart_and_they_open_there(tmp_path: Path) -> None:
    station = a_training_station(tmp_path)

    done = station.perform(taking("press-1", 1, a_claim()), MAJA)

    assert done.slip.startswith("XR")
    assert station.find(done.slip) == SlipFound(done.slip, 1)
    slip = station.print_slip(done.slip, str(tmp_path / "slip.pdf"), MAJA)
    assert slip.training_mark == "ÖVNING"


def test_that_credit_of_training_is_numbered_apart_and_marked(tmp_path: Path) -> None:
    station = a_training_station(tmp_path, TenderKind.GIFT_CARD)

    station.perform(taking("press-1", 1, a_claim(), Outcome.REFUND), MAJA)

    assert station.find("XP000000013") == CreditFound("XP000000013")
    paper = station.print_slip("XP000000013", str(tmp_path / "card.pdf"), MAJA)
    assert paper.training_mark == "ÖVNING"


@pytest.mark.parametrize("number", ("XR000000013", "XT000000013", "XP000000013"))
def test_that_a_paper_of_training_is_kindly_put_aside_for_real(tmp_path: Path, number: str) -> None:
    station = a_station(tmp_path, a_sale())

    found = station.find(number)

    assert isinstance(found, NothingFound)
    assert found.advice.key == "find.training_paper"


@pytest.mark.parametrize("number", ("RS000000013", "TG000000013", "PK000000013"))
def test_that_a_real_paper_is_kindly_put_aside_in_training(tmp_path: Path, number: str) -> None:
    station = a_training_station(tmp_path)

    found = station.find(number)

    assert isinstance(found, NothingFound)
    assert found.advice.key == "find.real_paper"


def test_that_a_receipt_that_only_looks_like_training_opens_its_sale(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(number="XR000000013"))

    assert isinstance(station.find("XR000000013"), SaleFound)
