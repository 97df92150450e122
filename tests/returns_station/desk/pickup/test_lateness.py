"""A van that is behind: who has to wait is told before her time, once for each thing foreseen."""

from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.desk.pickup.shelves import HerMessage
from returns_station.desk.pickup.views import StopSeen
from returns_station.pickup.booking import Booking
from returns_station.pickup.door_scan import AtDoor
from tests.returns_station.desk.pickup.van_shop import MORNING, VanShop, north

EARLY, LATER = (9 * 60, 10 * 60), (9 * 60, 11 * 60)


@pytest.fixture
def shop(tmp_path: Path) -> VanShop:
    return VanShop(f"sqlite:///{tmp_path}/station.db")


def late(shop: VanShop, booking: Booking) -> list[HerMessage]:
    """What she was told of the van being late."""
    told = shop.fetching.messages(booking.slip)
    return [one for one in told if one.key.startswith("late:")]


def stop(shop: VanShop, booking: Booking) -> StopSeen:
    return next(one for one in shop.run().stops if one.booking.id == booking.id)


def test_that_nobody_is_told_of_a_van_on_time(shop: VanShop) -> None:
    one, two = shop.booked(1, north(500), EARLY), shop.booked(2, north(900), LATER)
    shop.now = MORNING
    shop.vans_.start(shop.run().number)

    shop.vans_.sync((shop.said(one, minutes=6),))

    assert [late(shop, each) for each in (one, two)] == [[], []]
    assert [each.late_minutes for each in shop.run().stops] == [0, 0]


def test_that_a_van_that_leaves_late_tells_at_once_who_has_to_wait(shop: VanShop) -> None:
    one, two = shop.booked(1, north(500), EARLY), shop.booked(2, north(500), LATER)
    shop.now = MORNING + timedelta(minutes=69)

    shop.vans_.start(shop.run().number)

    (told,) = late(shop, one)
    assert late(shop, two) == []
    seen = stop(shop, one)
    assert seen.late_minutes in {11, 15}
    assert seen.told_at == shop.now
    assert seen.told_for is not None
    assert seen.told_for.strftime("%H:%M") == "10:15"
    assert told.phrase.args["expected"] == seen.told_for
    assert "story.van.late" in {happened.what.key for happened in shop.station.story(one.slip)}


def test_that_a_long_door_makes_the_next_one_late_and_she_is_told_before(shop: VanShop) -> None:
    one, two = shop.booked(1, north(500), EARLY), shop.booked(2, north(900), LATER)
    shop.now = MORNING
    shop.vans_.start(shop.run().number)

    shop.now = MORNING + timedelta(minutes=116)
    shop.vans_.sync((shop.said(one, minutes=125),))

    (told,) = late(shop, two)
    assert stop(shop, two).late_minutes == 7
    assert told.at == shop.now
    assert told.due is not None


def test_that_the_same_delay_is_told_once_and_a_longer_one_again(shop: VanShop) -> None:
    held = [shop.booked(nr, north(400 * nr), EARLY) for nr in (1, 2, 3)]
    last = held[2]
    shop.now = MORNING
    shop.vans_.start(shop.run().number)
    ordered = [each.booking for each in shop.run().stops]
    last = ordered[2]

    for nr, minutes in enumerate((75, 80)):
        shop.now = MORNING + timedelta(minutes=minutes)
        shop.vans_.sync((shop.said(ordered[nr], minutes=minutes),))
        if nr == 0:
            assert len(late(shop, last)) == 1
    assert len(late(shop, last)) == 1

    shop.now = MORNING + timedelta(minutes=110)
    shop.vans_.sync((shop.said(ordered[1], AtDoor.PICKED_UP, 110),))
    assert len(late(shop, last)) == 1


def test_that_a_much_longer_delay_is_told_again(shop: VanShop) -> None:
    for nr in (1, 2, 3):
        shop.booked(nr, north(400 * nr), EARLY)
    shop.now = MORNING
    shop.vans_.start(shop.run().number)
    first, second, last = (each.booking for each in shop.run().stops)

    for booking, minutes in ((first, 75), (second, 120)):
        shop.now = MORNING + timedelta(minutes=minutes)
        shop.vans_.sync((shop.said(booking, minutes=minutes),))

    assert len(late(shop, last)) == 2


def test_that_a_van_without_a_network_tells_nobody_of_what_has_passed(shop: VanShop) -> None:
    for nr in (1, 2):
        shop.booked(nr, north(400 * nr), EARLY)
    shop.now = MORNING
    shop.vans_.start(shop.run().number)
    first, second = (each.booking for each in shop.run().stops)

    # Back at the dock in the afternoon: the first door took long, the second one is not said yet.
    shop.now = MORNING + timedelta(hours=5)
    shop.vans_.sync((shop.said(first, minutes=90),))

    assert late(shop, second) == []


def test_that_all_of_a_day_brought_in_at_once_tells_nobody(shop: VanShop) -> None:
    for nr in (1, 2):
        shop.booked(nr, north(400 * nr), EARLY)
    shop.now = MORNING
    shop.vans_.start(shop.run().number)
    first, second = (each.booking for each in shop.run().stops)

    shop.now = MORNING + timedelta(minutes=100)
    shop.vans_.sync((shop.said(first, minutes=90), shop.said(second, minutes=98)))

    assert late(shop, first) == late(shop, second) == []
