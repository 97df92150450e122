"""Parcels' labels: numbered once, the same again until her goods are here."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from returns_station.desk.commands import GoodsCame, UndoReturn
from returns_station.desk.pickup.labelling import NothingToLabelError, PrefixUsedUpError
from returns_station.label import Label
from returns_station.pickup.door import Load
from returns_station.pickup.identifiers import read_sscc
from tests.returns_station.desk.counter import MAJA
from tests.returns_station.desk.pickup.van_shop import VanShop, north


@pytest.fixture
def shop(tmp_path: Path) -> VanShop:
    return VanShop(f"sqlite:///{tmp_path}/station.db")


def numbers(labels: tuple[Label, ...]) -> list[str]:
    return [label.codes[0].text for label in labels]


def test_that_a_label_is_the_same_again_a_long_time_later(shop: VanShop) -> None:
    slip = shop.at_home(1)
    first = shop.vans_.labels(slip)

    shop.now += timedelta(days=400)
    again = shop.vans_.labels(slip)

    assert numbers(first) == numbers(again)
    assert read_sscc(numbers(first)[0])
    assert shop.vans_.slip_of(read_sscc(numbers(first)[0])) == slip
    assert shop.vans_.slip_of("0" * 18) == ""


def test_that_each_parcel_has_its_own_number_and_a_third_one_gets_the_next(
    shop: VanShop,
) -> None:
    held = shop.booked(1, north(500), load=Load(parcels=2))
    two = shop.vans_.labels(held.slip)

    three = shop.vans_.labels(held.slip, 3)

    assert len(set(numbers(three))) == 3
    assert numbers(three)[:2] == numbers(two)
    assert [label.lines[0].args for label in three if not isinstance(label.lines[0], str)] == [
        {"parcel": nr, "parcels": 3} for nr in (1, 2, 3)
    ]


def test_that_no_two_slips_share_a_number(shop: VanShop) -> None:
    found = [numbers(shop.vans_.labels(shop.at_home(nr)))[0] for nr in range(1, 9)]

    assert len(set(found)) == 8


def test_that_nobody_needs_a_label_for_goods_that_are_here(shop: VanShop) -> None:
    slip = shop.at_home(1)
    shop.vans_.labels(slip)
    shop.station.perform(GoodsCame("came", slip), MAJA)

    with pytest.raises(NothingToLabelError):
        shop.vans_.labels(slip)


def test_that_an_undone_visit_has_no_label(shop: VanShop) -> None:
    slip = shop.at_home(1)
    shop.station.perform(UndoReturn("undo", slip), MAJA)

    with pytest.raises(NothingToLabelError):
        shop.vans_.labels(slip)


def test_that_a_shop_s_own_prefix_is_on_its_parcels_until_it_is_used_up(shop: VanShop) -> None:
    house = shop.station.house
    pickups = replace(house.pickups, gs1_prefix="7312345678")
    shop.station.house = replace(house, pickups=pickups)

    (label,) = shop.vans_.labels(shop.at_home(1))

    assert numbers((label,))[0][3:13] == "7312345678"
    with shop.engine.begin() as connection:
        used = text("UPDATE series SET last = 9999999 WHERE name = 'sscc:7312345678'")
        connection.execute(used)
    with pytest.raises(PrefixUsedUpError):
        shop.vans_.labels(shop.at_home(2))


def test_that_a_label_tells_who_sent_it_and_where_it_goes(shop: VanShop) -> None:
    held = shop.booked(1, north(500))

    (label,) = shop.vans_.labels(held.slip)

    assert label.large == "Uppsala"
    assert label.sender[0] == "Elin Sandberg"
    assert label.to[0] == "Granlöv"
    assert label.codes[1].text == held.slip
