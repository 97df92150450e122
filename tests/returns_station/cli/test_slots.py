"""`slots`: when a slip's goods can be fetched, told to people and as facts; nothing is booked."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main, open_station
from returns_station.adapters.settings import load
from tests.builders import a_claim, a_sale, taking
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import MAJA

NUMBER = "RS000000013"
DOOR = ("--street", "Björkgatan 12", "--postal-code", "753 27", "--town", "Uppsala")
POINT = "--point=59.8611,17.66"
SETTINGS = """
[shop]
name = "Granlöv"
[pickup]
depot = [59.8586, 17.6389]
weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
closed_days = true
[vans."Van 1"]
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop with a van, and one return whose goods are at home."""
    (tmp_path / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    a_store(tmp_path, a_sale()).engine.dispose()
    station = open_station(f"sqlite:///{tmp_path / 'station.db'}", load(tmp_path))
    station.perform(taking("visit", 1, replace(a_claim(), goods_at_home=True)), MAJA)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> tuple[int, Any]:
    """The exit code and the JSON answer; on an error the JSON of standard error."""
    code = main(["slots", NUMBER, *arguments, "--data", str(folder), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def test_that_every_time_is_told_with_its_price_and_why(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, facts = told(capsys, shop, *DOOR, POINT, "--days", "3", "--flex", "price=3")

    assert code == 0
    assert facts["herself"] == {"price": "0.00", "says": "pickup.herself.at_shop"}
    assert {slot["carrier"] for slot in facts["slots"]} == {"own"}
    assert all(slot["why"].startswith("pickup.why.") for slot in facts["slots"])
    best = facts["slots"][facts["best"]["cheapest"]]
    assert facts["slots"][facts["suggested"]]["price"] == best["price"]
    assert len(facts["costs"]["narrow"]) == 4


def test_that_people_hear_of_handing_it_in_first(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["slots", NUMBER, *DOOR, POINT, "--data", str(shop), "--language", "en"])

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert lines[0].startswith("Hand it in at Granlöv.")
    assert lines[-1].startswith("Suggested: ")
    assert any("[Cheapest" in line for line in lines)


def test_that_what_the_shop_offers_is_free(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, facts = told(capsys, shop, *DOOR, POINT, "--collection", "offered")

    assert {slot["price"] for slot in facts["slots"]} == {"0.00"}
    assert {slot["why"] for slot in facts["slots"]} == {"pickup.why.offered"}


def test_that_a_door_that_nobody_can_place_is_told_of(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, facts = told(capsys, shop, *DOOR)

    assert (code, facts["slots"], facts["suggested"]) == (1, [], None)
    assert facts["silent"] == [{"carrier": "own", "why": "pickup.silent.no_point"}]


@pytest.mark.parametrize(
    ("words", "key"),
    (
        ((), "cli.slots.no_door"),
        ((*DOOR, "--point=north"), "cli.slots.no_point"),
        ((*DOOR, "--point=95,10"), "cli.slots.no_point"),
        ((*DOOR, "--first-day", "tomorrow"), "cli.slots.no_day"),
        ((*DOOR, POINT, "--flex", "mood=2"), "cli.slots.no_wish"),
        ((*DOOR, POINT, "--flex", "soon=4"), "cli.slots.no_wish"),
    ),
)
def test_that_what_cannot_be_understood_is_named(
    shop: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], key: str
) -> None:
    code, facts = told(capsys, shop, *words)

    assert (code, facts["error"]) == (2, key)


def test_that_a_slip_without_goods_at_home_has_nothing_to_fetch(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["slots", "RS000000021", *DOOR, "--data", str(shop), "--json"])

    assert code == 2
    assert json.loads(capsys.readouterr().err)["error"] == "pickup.nothing_to_fetch"
