"""All times of all who fetch: nobody waits for one who is silent, and nothing false is shown."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest

from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.pickup.quoting import slots_for
from returns_station.money import Money
from returns_station.pickup.booking import OWN
from returns_station.pickup.choice import SlotsSeen
from returns_station.pickup.door import Load
from returns_station.pickup.slot import SlotQuestion, Span
from returns_station.pickup.van import VanDay
from returns_station.policy.claim import Collection
from tests.bookings import DOOR, NEAR, a_shop, asking, own_slot
from tests.returns_station.desk.pickup.asking import (
    NOW,
    PATIENT,
    TODAY,
    TOMORROW,
    VAN,
    Far,
    a_house,
    a_question,
    a_slot,
)


def seen(house: PickupHouse, question: SlotQuestion | None = None) -> SlotsSeen:
    """What is shown when nothing is booked yet."""
    return slots_for(question or a_question(), lambda _: house.empty_day, house, NOW)


def silence(found: SlotsSeen) -> dict[str, str]:
    """Who gave no times, and why."""
    return {each.carrier: each.why.key.rpartition(".")[2] for each in found.silent}


def test_that_our_vans_and_the_carriers_are_shown_together_by_time() -> None:
    found = seen(
        a_house(Far(gives=(a_slot(), a_slot(49, TOMORROW + timedelta(days=2)))), vans=(VAN,))
    )

    assert {slot.carrier for slot in found.slots} == {OWN, "far"}
    spans = [slot.span for slot in found.slots]
    assert spans == sorted(spans)
    assert found.today == TODAY
    assert found.best.cheapest is not None
    assert not found.silent


def test_that_a_silent_carrier_is_told_of_and_hides_no_other() -> None:
    away = Far("away", silent="pickup.silent.late")

    found = seen(a_house(away, Far(gives=(a_slot(),))))

    assert [slot.carrier for slot in found.slots] == ["far"]
    assert silence(found) == {"away": "late"}


def test_that_a_carrier_that_hangs_holds_up_nobody() -> None:
    """It answers when the test is over: who asked has long gone on."""
    let_go, soon = Event(), timedelta(seconds=1)
    hangs = Far("hangs", hangs=let_go)

    impatient = seen(a_house(hangs, Far(gives=(a_slot(),)), patience=soon))
    by_deadline = seen(a_house(replace(hangs, deadline=soon)))
    let_go.set()

    assert [slot.carrier for slot in impatient.slots] == ["far"]
    assert silence(impatient) == {"hangs": "late"}
    assert silence(by_deadline) == {"hangs": "late"}


def test_that_our_own_mistake_in_a_carrier_is_not_hushed_up() -> None:
    with pytest.raises(ZeroDivisionError):
        seen(a_house(Far(wrong=ZeroDivisionError())))


def test_that_what_cannot_be_offered_is_not_shown() -> None:
    past, late = a_slot(day=TODAY), a_slot(day=TOMORROW + timedelta(days=7))
    wrong = replace(a_slot(), price=Money(100, "SEK"))
    foreign = replace(a_slot(), price=Money(8900, "NOK"))
    carriers = (
        Far("none"),
        Far("past", (past, late)),
        Far("wrong", (wrong,)),
        Far("foreign", (foreign,)),
    )

    found = seen(a_house(*carriers))

    assert not found.slots
    assert silence(found) == {
        "none": "none_open",
        "past": "none_open",
        "wrong": "unsound",
        "foreign": "currency",
    }


def test_that_a_door_that_nobody_can_place_is_asked_of_no_van() -> None:
    found = seen(a_house(vans=(VAN,)), a_question(point=None))

    assert silence(found) == {OWN: "no_point"}


def test_that_vans_priced_in_another_currency_say_so() -> None:
    assert silence(seen(a_house(vans=(VAN,)), a_question(currency="NOK"))) == {OWN: "currency"}


def test_that_vans_without_a_time_say_so() -> None:
    full = replace(VAN, room=0)

    assert silence(seen(a_house(vans=(full,)))) == {OWN: "no_time"}


def test_that_a_shop_without_vans_and_carriers_still_shows_itself() -> None:
    found = seen(PickupHouse())

    assert (found.slots, found.silent) == ((), ())
    assert found.herself.says.key == "pickup.herself.in_shop"
    assert seen(PickupHouse(shop="Granlöv")).herself.says.args == {"shop": "Granlöv"}


def test_that_each_day_of_vans_is_read_once() -> None:
    read: list[date] = []

    def day_of(day: date) -> VanDay:
        read.append(day)
        return house.empty_day

    house = a_house(vans=(VAN,))
    slots_for(a_question(), day_of, house, NOW)

    assert read == sorted(set(read))
    assert len(read) == 6, "seven days and no Sunday"
    assert house.patience == PATIENT


def test_that_to_move_a_pickup_costs_what_booking_it_would_have(tmp_path: Path) -> None:
    """Her own booking is no neighbour of hers, and no van that is near anyway."""
    shop = a_shop(tmp_path)

    def own() -> list[tuple[Span, Money, int | None]]:
        found = shop.fetching.slots(
            shop.slip, DOOR, Load(), Collection.ORDERED_BY_CUSTOMER, point=NEAR
        )
        return [(slot.span, slot.price, slot.metres) for slot in found.slots if slot.carrier == OWN]

    before = own()
    shop.fetching.book(asking(shop.slip, slot=own_slot()))

    assert any(Money(0, "SEK") < price for _, price, _ in before)
    assert own() == before
