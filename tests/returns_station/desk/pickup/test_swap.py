"""A swap at the door: new goods go in when the return comes out, and are never lost else."""

from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.desk.commands import GoodsCame
from returns_station.pickup.booking import Booking
from returns_station.pickup.door import Load
from returns_station.pickup.door_scan import AtDoor
from returns_station.policy.claim import Outcome
from tests.returns_station.desk.counter import MAJA
from tests.returns_station.desk.pickup.van_shop import MORNING, VanShop, north


@pytest.fixture
def shop(tmp_path: Path) -> VanShop:
    return VanShop(f"sqlite:///{tmp_path}/station.db")


def swap(shop: VanShop) -> Booking:
    """A jumper that is to be replaced at her door."""
    shop.count("KNIT-M", 3)
    held = shop.booked(1, north(500), load=Load(swap=True), outcome=Outcome.REPLACEMENT)
    shop.now = MORNING
    shop.vans_.start(shop.run().number)
    shop.now = MORNING + timedelta(hours=11)
    return held


def on_shelf(shop: VanShop) -> tuple[int, int]:
    """How many jumpers are in the house, and how many of them are held for somebody."""
    with shop.station.store.views() as views:
        (counted,) = views.stock()
    return counted.on_hand, counted.held


def test_that_new_goods_go_in_when_the_return_comes_out(shop: VanShop) -> None:
    held = swap(shop)
    assert on_shelf(shop) == (3, 1)
    (stop,) = shop.vans_.take_along(held.ref).stops
    assert [goods.pieces for goods in stop.swap] == [1]
    (row,) = shop.vans_.manifest(held.ref).parts[0].rows
    assert {"manifest.hand_in", "manifest.door_code"} <= {each.key for each in row.details}

    shop.vans_.sync((shop.said(held, swapped=True),))

    assert on_shelf(shop) == (2, 0)
    assert [kept.why for kept in shop.vans_.questions()] == []
    shop.station.perform(GoodsCame("came", held.slip), MAJA)
    assert on_shelf(shop) == (2, 0)


@pytest.mark.parametrize(
    ("what", "swapped", "asked"),
    (
        (AtDoor.NOBODY_HOME, False, []),
        (AtDoor.REFUSED, False, []),
        (AtDoor.PICKED_UP, False, ["not_swapped"]),
        (AtDoor.NOBODY_HOME, True, ["swapped_alone"]),
    ),
)
def test_that_new_goods_that_did_not_go_in_stay_held_for_her(
    shop: VanShop, what: AtDoor, *, swapped: bool, asked: list[str]
) -> None:
    held = swap(shop)

    shop.vans_.sync((shop.said(held, what, swapped=swapped),))

    assert on_shelf(shop) == (3, 1)
    assert [kept.why for kept in shop.vans_.questions()] == asked
