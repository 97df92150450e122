"""The room used by keys, by finger and by scanner, over a real station."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from returns_station.phrase import Phrase
from returns_station.pickup.booking import BookingState, Told
from returns_station.policy.claim import Collection, Reason
from tests.ui.rooms.pickup.at_the_shelf import booked, no_booking, to_times
from tests.ui.rooms.pickup.conftest import Opens
from tests.ui.rooms.pickup.shop import VANS, Courier, PickupShop
from ui.rooms.pickup.state.pickup import Page, Printing

Key = Qt.Key


def test_that_a_pickup_takes_an_address_and_three_enters(opens: Opens, tmp_path: Path) -> None:
    desk = opens()

    to_times(desk)
    desk.press(Key.Key_Return)

    made = booked(desk)
    assert (desk.page, made.state) == (Page.BOOKED, BookingState.BOOKED)
    assert made.door.postal_code == "753 27"
    assert (tmp_path / f"{made.paper}.pdf").is_file()
    assert desk.room.state.printing is Printing.PRINTED


def test_that_enter_where_something_is_missing_leads_to_it_and_asks_nobody(opens: Opens) -> None:
    desk = opens()
    desk.press(Key.Key_Return)

    desk.type("street", "Björkgatan 12")
    desk.press(Key.Key_Return)

    assert desk.is_on(Page.ADDRESS)
    assert desk.screen.address.edit("postal_code").hasFocus()
    assert desk.screen.address.edit("postal_code").accessibleDescription()


def test_that_the_address_is_not_asked_for_again_in_the_same_pickup(opens: Opens) -> None:
    desk = opens()
    to_times(desk)
    desk.press(Key.Key_Return)

    desk.press(Key.Key_F8)

    assert desk.is_on(Page.SHELF)


def test_that_another_time_is_moved_to_and_the_old_one_let_go(opens: Opens) -> None:
    desk = opens()
    to_times(desk)
    desk.press(Key.Key_Return)
    before = booked(desk)

    desk.press(Key.Key_F8)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)

    after = booked(desk)
    assert (desk.page, after.state) == (Page.BOOKED, BookingState.BOOKED)
    assert (after.id, after.span) != (before.id, before.span)


def test_that_escape_from_other_times_leaves_the_one_there_is(opens: Opens) -> None:
    desk = opens()
    to_times(desk)
    desk.press(Key.Key_Return)
    before = booked(desk)

    desk.press(Key.Key_F8)
    desk.press(Key.Key_Escape)

    assert desk.is_on(Page.BOOKED)
    assert booked(desk) == before


def test_that_the_door_is_written_already_the_next_time(opens: Opens) -> None:
    desk = opens()
    to_times(desk)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_F7)
    assert desk.is_on(Page.LIST)

    desk.room.fetch(desk.shop.slips[0])
    desk.calm()

    assert desk.is_on(Page.ADDRESS)
    assert desk.screen.address.edit("street").text() == "Björkgatan 12"


def test_that_a_time_that_is_gone_gives_a_new_shelf_and_a_kind_word(opens: Opens) -> None:
    desk = opens()
    to_times(desk)
    pickups = desk.shop.station.house.pickups
    desk.shop.station.house = replace(
        desk.shop.station.house, pickups=replace(pickups, vans=VANS[:0])
    )

    desk.press(Key.Key_Return)

    state = desk.room.state
    assert (state.page, state.busy) == (Page.SHELF, None)
    assert state.trouble is not None
    assert state.trouble.title == Phrase("pickup_room.gone")
    assert state.shelf is not None
    assert {slot.carrier for slot in state.shelf.seen.slots} == {"airmee"}
    assert no_booking(desk)


def test_that_what_a_carrier_declined_leads_back_to_the_others(
    opens: Opens, tmp_path: Path
) -> None:
    desk = opens(PickupShop(tmp_path, courier=Courier(says=(Told.DECLINED,))))
    to_times(desk)

    desk.take("airmee")
    desk.press(Key.Key_Return)

    assert desk.is_on(Page.SHELF)
    assert desk.room.state.trouble is not None


def test_that_our_own_mistake_costs_nothing_and_is_ours(opens: Opens, tmp_path: Path) -> None:
    shop = PickupShop(tmp_path, at_home=0)
    shop.slips.append(shop.take(1, Reason.WRONG_ITEM))
    desk = opens(shop)
    to_times(desk)

    state = desk.room.state
    desk.press(Key.Key_Return)

    assert state.shelf is not None
    assert {slot.price.minor for slot in state.shelf.seen.slots} == {0}
    assert booked(desk).collection is Collection.OFFERED_BY_SHOP


def test_that_a_late_answer_after_escape_is_dropped(opens: Opens) -> None:
    desk = opens()
    desk.press(Key.Key_Return)
    desk.type("street", "Björkgatan 12")
    desk.type("postal_code", "75327")
    desk.type("town", "Uppsala")

    desk.screen.foot.confirmed.emit()
    desk.room.back()
    desk.calm()

    assert desk.is_on(Page.LIST)
    assert desk.room.state.busy is None


def test_that_two_enters_book_once(opens: Opens, tmp_path: Path) -> None:
    desk = opens(PickupShop(tmp_path, courier=Courier()))
    to_times(desk)
    desk.take("airmee")

    desk.screen.foot.confirmed.emit()
    desk.screen.foot.confirmed.emit()
    desk.calm()

    assert desk.shop.courier.booked == 1
