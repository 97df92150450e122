"""What a shop sets up for pickups, read strictly, with defaults that work."""

from dataclasses import replace
from datetime import timedelta

import pytest

from returns_station.adapters.pickup_house import PickupUnsetError, pickups_of
from returns_station.adapters.settings import Settings, SettingsUnreadableError, read
from returns_station.desk.pickup.house import PickupHouse
from returns_station.pickup.offer import Offer
from returns_station.pickup.place import Point
from returns_station.pickup.quote import Tariff
from returns_station.pickup.van import Rest, Round, Van, VanDay
from returns_station.policy.claim import Collection

DEPOT = "depot = [59.8586, 17.6389]\n"


def house_of(text: str, currency: str = "SEK") -> PickupHouse:
    """What a settings file makes of pickups."""
    settings: Settings = read(text)
    return pickups_of(settings.pickup, settings.vans, currency=currency, shop="Granlöv")


def test_that_a_shop_that_says_nothing_has_no_vans_and_prices_that_work() -> None:
    house = house_of("")

    assert house == PickupHouse(shop="Granlöv", plan=house.plan)
    assert house.tariff == Tariff()
    assert house.offer == Offer()


def test_that_vans_are_read_with_their_hours_room_and_rests() -> None:
    house = house_of(
        f"""
[pickup]
{DEPOT}
[vans."Van 1"]
[vans."Van 2"]
begins = "07:30"
ends = "18:00"
room = 25
two = true
rests = [{{begins = "11:00", ends = "12:30", minutes = 30}}]
depot = [59.3, 18.1]
"""
    )

    first = Van("Van 1", Point(59.8586, 17.6389), 8 * 3600, 20 * 3600, 40)
    rest = Rest(11 * 3600, 12 * 3600 + 1800, 1800)
    second = Van("Van 2", Point(59.3, 18.1), 27_000, 18 * 3600, 25, True, (rest,))
    assert house.vans == (first, second)
    assert house.empty_day == VanDay((Round(first), Round(second)))


def test_that_prices_are_the_shops_own_and_what_it_does_not_say_is_as_shipped() -> None:
    house = house_of(
        """
[pickup]
collection = "offered"
per_km = "4.50"
widths = {0 = 39, 120 = 0}
most = 79
windows = [120, 60]
cutoff = "10:00"
weekdays = ["mon", "tue"]
closed_days = true
minutes_at_door = 6
patience_seconds = 3
"""
    )

    shipped = Tariff()
    assert house.tariff == replace(shipped, per_km=450, widths=((0, 3900), (120, 0)), most=7900)
    assert house.collection is Collection.OFFERED_BY_SHOP
    assert house.patience == timedelta(seconds=3)
    offer = house.offer
    assert (offer.widths, offer.cutoff, offer.weekdays) == ((60, 120), 600, frozenset({0, 1}))
    assert (offer.closed, offer.serves) == (True, 360)


def test_that_shipped_prices_in_euros_are_no_kronor() -> None:
    assert house_of("", "NOK").tariff == replace(Tariff(), currency="NOK")
    assert house_of("", "EUR").tariff.most == 1000


@pytest.mark.parametrize(
    ("text", "where"),
    (
        ('[vans."Van 1"]\n', "vans.Van 1.depot"),
        ("[pickup]\nwidths = {0 = 10, 120 = 20}\n", "pickup.widths"),
        ("[pickup]\nsoon = {1 = 10}\n", "pickup.soon"),
    ),
)
def test_that_what_does_not_hold_together_is_named(text: str, where: str) -> None:
    with pytest.raises(PickupUnsetError) as error:
        house_of(text)

    assert error.value.advice.args["where"] == where


@pytest.mark.parametrize(
    ("text", "where"),
    (
        ('[pickup]\nbegins = "8"\n', "pickup.begins"),
        ('[pickup]\nbegins = "18:00"\nends = "08:00"\n', "pickup"),
        ("[pickup]\nper_km = -1\n", "pickup.per_km"),
        ("[pickup]\nper_mile = 1\n", "pickup.per_mile"),
        ("[pickup]\ndepot = [91.0, 17.0]\n", "pickup"),
        ('[vans."Van 1"]\nroom = 0\n', "vans.Van 1.room"),
    ),
)
def test_that_what_cannot_be_is_refused_by_its_name(text: str, where: str) -> None:
    with pytest.raises(SettingsUnreadableError) as error:
        house_of(text)

    assert str(error.value.advice.args["where"]).startswith(where)
