"""The address is typed once, kindly checked, and never asked for again."""

from dataclasses import replace

import pytest

from returns_station.pickup.door import Door
from returns_station.policy.claim import Collection
from tests.ui.rooms.pickup.values import DOOR, ORDERED, a_booking, to_fetch
from ui.rooms.pickup.state.address import Form, door_of, faults, form_for, load_of, written

WHOLE = Form("SE", "Björkgatan 12", "75327", "Uppsala")


def test_that_the_door_of_last_time_is_written_already() -> None:
    form = form_for(to_fetch(door=DOOR), ORDERED)

    assert faults(form) == {}
    assert replace(door_of(form), has_lift=DOOR.has_lift) == DOOR


def test_that_the_door_of_a_booking_is_the_one_that_stands() -> None:
    other = replace(DOOR, street="Lindvägen 3")

    form = form_for(to_fetch(door=other, booking=a_booking()), ORDERED)

    assert form.street == DOOR.street


def test_that_nothing_is_missed_before_it_was_tried() -> None:
    assert not form_for(to_fetch(), ORDERED).tried


def test_that_our_own_mistake_is_fetched_by_us_whatever_the_shop_says_else() -> None:
    form = form_for(to_fetch(our_fault=True), ORDERED)

    assert form.collection is Collection.OFFERED_BY_SHOP


@pytest.mark.parametrize(
    ("market", "text", "said"),
    (
        ("SE", "75327", "753 27"),
        ("SE", "753 27", "753 27"),
        ("SE", "SE-753 27", "753 27"),
        ("FI", "00100", "00100"),
        ("FI", "FI-00100", "00100"),
        ("NO", "0155", "0155"),
        ("DK", "1050", "1050"),
        ("DE", "10115", "10115"),
    ),
)
def test_that_a_postal_code_is_read_however_it_is_written(
    market: str, text: str, said: str
) -> None:
    form = replace(WHOLE, market=market, postal_code=text)

    assert faults(form) == {}
    assert door_of(form).postal_code == said


@pytest.mark.parametrize(
    ("market", "text"),
    (("SE", "7532"), ("SE", "753 2X"), ("NO", "01555"), ("DK", "105"), ("FI", ""), ("DE", "")),
)
def test_that_a_postal_code_of_another_length_is_asked_about_with_an_example(
    market: str, text: str
) -> None:
    found = faults(replace(WHOLE, market=market, postal_code=text))

    assert list(found) == ["postal_code"]
    assert found["postal_code"].key.startswith("pickup_room.fault.postal_code.")


def test_that_what_is_missing_is_told_where_it_is_written() -> None:
    assert list(faults(Form("SE"))) == ["street", "postal_code", "town"]
    assert list(faults(replace(WHOLE, floor="three", phone="07"))) == ["floor", "phone"]


def test_that_what_is_typed_becomes_a_door() -> None:
    form = written(written(WHOLE, "floor", " 3 "), "note", "  left   of the yard ")

    door = door_of(replace(form, code=" 2580 "))

    assert door == Door("Björkgatan 12", "753 27", "Uppsala", "SE", "2580", 3,
                        has_lift=False, note="left of the yard")  # fmt: skip


def test_that_nobody_needs_a_lift_at_street_level() -> None:
    assert door_of(WHOLE).has_lift


def test_that_what_goes_out_to_her_is_carried_too() -> None:
    one = to_fetch()

    swapped = load_of(replace(one, swap=one.goods), replace(WHOLE, parcels=2, two=True))

    assert (swapped.parcels, swapped.two, swapped.swap) == (2, True, True)
    assert not load_of(one, WHOLE).swap
