"""A van that is out and can be told takes new doors in behind the one it drives to."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from returns_station.pickup.booking import BookingState
from returns_station.pickup.van import Van
from tests.returns_station.desk.pickup.van_shop import DAY, MORNING, VAN, VanShop, north

TOLD = replace(VAN, told_on_the_way=True)


def out_with_three_doors(folder: Path, van: Van = TOLD) -> VanShop:
    shop = VanShop(f"sqlite:///{folder / 'station.db'}", vans=(van,))
    for nr in (1, 2, 3):
        shop.booked(nr, north(1_000 * nr))
    shop.now = MORNING
    shop.vans_.start(shop.run().number, "Noor")
    shop.now = MORNING + timedelta(minutes=10)
    shop.vans_.sync((shop.said(shop.run().stops[0].booking, minutes=9),))
    return shop


def order(shop: VanShop) -> list[str]:
    return [stop.booking.id for stop in shop.run().stops]


def test_that_a_new_door_joins_behind_the_one_that_is_driven_to(tmp_path: Path) -> None:
    shop = out_with_three_doors(tmp_path)
    before = order(shop)

    new = shop.booked(4, north(900))

    after = order(shop)
    assert new.state is BookingState.BOOKED
    assert after[:2] == before[:2]
    assert [one for one in after if one != new.id] == before


def test_that_a_van_that_hears_nothing_takes_no_new_door(tmp_path: Path) -> None:
    shop = out_with_three_doors(tmp_path, VAN)

    seen = shop.vans_.day(DAY)

    (round_,) = seen.rounds
    assert round_.van.room == sum(stop.load for stop in round_.stops)


def test_that_a_van_on_its_way_is_promised_only_what_it_can_still_keep(tmp_path: Path) -> None:
    shop = out_with_three_doors(tmp_path)

    (round_,) = shop.vans_.day(DAY).rounds

    assert [stop.id for stop in round_.stops] == order(shop)[2:]
    assert round_.van.start == shop.run().stops[1].point
    assert round_.van.room == VAN.room - 2
