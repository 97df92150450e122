"""The shelf of times walked, and the sliders moved, by key and by finger."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from returns_station.pickup.booking import BookingState
from tests.ui.rooms.pickup.at_the_shelf import booked, no_booking, to_times
from tests.ui.rooms.pickup.conftest import Opens
from tests.ui.rooms.pickup.shop import Courier, PickupShop
from ui.rooms.pickup.state.pickup import Page
from ui.rooms.pickup.state.shelf import LONGEST

Key = Qt.Key


def test_that_arrows_walk_and_what_is_lit_is_booked(opens: Opens) -> None:
    desk = opens()
    to_times(desk)
    state = desk.room.state
    assert state.shelf is not None
    first = state.shelf.slot

    desk.press(Key.Key_Down)
    shelf = desk.room.state.shelf
    assert shelf is not None
    lit = shelf.slot
    desk.press(Key.Key_Return)

    assert lit is not None
    assert lit != first
    assert booked(desk).span == lit.span


def test_that_a_slider_is_taken_by_its_digit_and_moved_by_arrows(opens: Opens) -> None:
    desk = opens()
    to_times(desk)

    desk.press(Key.Key_3)
    assert desk.screen.shelf.sliders["narrow"].hasFocus()
    desk.press(Key.Key_Left)

    shelf = desk.room.state.shelf
    assert shelf is not None
    assert (shelf.wish.narrow, shelf.slider) == (1, "narrow")
    assert shelf.lit == shelf.suggested.slot or shelf.suggested.slot is None
    assert desk.screen.shelf.sliders["narrow"].hasFocus()


def test_that_a_slider_says_what_it_costs(opens: Opens) -> None:
    desk = opens()
    to_times(desk)

    heard = desk.screen.shelf.sliders["narrow"].accessibleName()
    costs = desk.screen.shelf.sliders["narrow"].slide.costs

    assert heard.startswith("Hur exakt: ")
    assert "kr" in "".join(costs)


def test_that_a_finger_takes_a_box_and_a_stop(opens: Opens) -> None:
    desk = opens()
    to_times(desk)

    box = next(each for each in desk.screen.shelf.board.boxes() if not each.chosen)
    desk.click(box)

    shelf = desk.room.state.shelf
    assert shelf is not None
    assert (shelf.lit, shelf.by_hand) == (box.box.id, True)


def test_that_handing_it_in_stands_first_and_books_nothing(opens: Opens) -> None:
    desk = opens()
    to_times(desk)

    desk.press(Key.Key_Q)
    assert desk.screen.shelf.herself.chosen
    desk.press(Key.Key_Return)

    assert desk.is_on(Page.LIST)
    assert no_booking(desk)


def test_that_a_carrier_without_times_is_told_quietly(opens: Opens, tmp_path: Path) -> None:
    shop = PickupShop(tmp_path, courier=Courier(silent="pickup.silent.late"))
    desk = opens(shop)

    to_times(desk)

    assert desk.is_on(Page.SHELF)
    assert desk.room.state.trouble is None
    assert desk.screen.shelf.quietly == "Airmee gav inga tider. Svaret kom inte i tid."


def test_that_what_cannot_be_cancelled_says_so_and_offers_no_way_out(
    opens: Opens, tmp_path: Path
) -> None:
    desk = opens(PickupShop(tmp_path, courier=Courier(can_cancel=False)))
    to_times(desk)

    desk.take("airmee")
    said = desk.screen.foot.primary.accessibleName()
    desk.press(Key.Key_Return)
    desk.press(Key.Key_F7)

    assert "utan avbokning" in said
    assert booked(desk).state is BookingState.BOOKED


def test_that_later_days_are_asked_for_when_somebody_wants_them(opens: Opens) -> None:
    desk = opens()
    to_times(desk)
    first = desk.days_shown()

    desk.press(Key.Key_F8)

    shelf = desk.room.state.shelf
    assert shelf is not None
    assert shelf.seen.question.days == LONGEST
    assert desk.days_shown()[-1] > first[-1]
    desk.press(Key.Key_F7)
    assert desk.days_shown()[0] == first[0]


def test_that_two_weeks_on_the_slider_ask_for_two_weeks(opens: Opens) -> None:
    desk = opens()
    to_times(desk)

    desk.press(Key.Key_2)
    desk.press(Key.Key_Right)

    shelf = desk.room.state.shelf
    assert shelf is not None
    assert shelf.seen.question.days == LONGEST
    assert desk.screen.shelf.sliders["soon"].hasFocus()


def test_that_a_finger_moves_a_slider_to_the_stop_below_it(opens: Opens) -> None:
    desk = opens()
    to_times(desk)
    slider = desk.screen.shelf.sliders["where"]

    right = QPoint(slider.width() - 4, slider.height() // 3)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=right)
    desk.calm()

    shelf = desk.room.state.shelf
    assert shelf is not None
    assert shelf.wish.where == 3


def test_that_what_is_in_hand_keeps_the_focus_when_the_times_are_others(opens: Opens) -> None:
    desk = opens()
    to_times(desk)
    desk.press(Key.Key_Down)

    desk.room.asking.times()
    desk.calm()

    box = desk.screen.shelf.board.box_in_hand()
    assert box is not None
    assert box.hasFocus()


def test_that_left_and_right_walk_along_the_shelf(opens: Opens) -> None:
    desk = opens()
    to_times(desk)
    first = desk.in_hand()

    desk.press(Key.Key_Left)
    before = desk.in_hand()
    desk.press(Key.Key_Right)

    assert before.span.day < first.span.day
    assert desk.in_hand().span.day == first.span.day


def test_that_up_and_down_lead_from_a_slider_to_the_next_and_back_to_the_shelf(
    opens: Opens,
) -> None:
    desk = opens()
    to_times(desk)

    desk.press(Key.Key_3)
    desk.press(Key.Key_Down)
    fourth = desk.screen.shelf.sliders["where"].hasFocus()
    desk.press(Key.Key_Down)

    box = desk.screen.shelf.board.box_in_hand()
    assert fourth
    assert box is not None
    assert box.hasFocus()
