"""The room used by keys, by finger and by scanner, over a real station."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from returns_station.desk.errors import AwayError
from returns_station.desk.pickup.fetching import Fetching
from returns_station.desk.pickup.views import ToFetch
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking, BookingState, Told
from returns_station.policy.claim import Collection, Reason
from tests.ui.hearing import Voice
from tests.ui.rooms.pickup.conftest import Opens
from tests.ui.rooms.pickup.shop import MAJA, TODAY, VANS, Courier, Desk, PickupShop
from ui.rooms.pickup.state.pickup import Page, Printing
from ui.rooms.pickup.state.shelf import LONGEST

Key = Qt.Key


def to_times(desk: Desk) -> None:
    """From the list to the first one's times."""
    desk.press(Key.Key_Return)
    desk.address()


def booked(desk: Desk) -> Booking:
    """The first one's pickup as the station knows it."""
    one = desk.shop.station.fetching(MAJA).one(desk.shop.slips[0])
    assert one is not None
    assert one.booking is not None
    return one.booking


def no_booking(desk: Desk) -> bool:
    """Whether nobody comes to the first one."""
    one = desk.shop.station.fetching(MAJA).one(desk.shop.slips[0])
    return one is not None and one.booking is None


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


def test_that_an_unknown_end_is_listed_and_a_person_answers_it(
    opens: Opens, tmp_path: Path
) -> None:
    desk = opens(PickupShop(tmp_path, courier=Courier(says=(Told.NO_WORD,))))
    to_times(desk)
    desk.take("airmee")
    desk.press(Key.Key_Return)
    assert booked(desk).state is BookingState.UNKNOWN
    desk.press(Key.Key_Return)
    assert "vet inte än" in desk.screen.list.row_of(f"fetch:{desk.shop.slips[0]}").accessibleName()

    while not desk.room.state.in_hand.startswith("question"):
        desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert desk.is_on(Page.QUESTION)
    desk.press(Key.Key_Return)  # nothing is answered before an answer is chosen
    assert booked(desk).state is BookingState.UNKNOWN
    desk.press(Key.Key_Q)
    desk.screen.question.field.edit.insert("AM-9")
    desk.press(Key.Key_Return)

    assert desk.is_on(Page.LIST)
    assert (booked(desk).state, booked(desk).reference) == (BookingState.BOOKED, "AM-9")
    assert desk.shop.courier.booked == 1


def test_that_what_she_was_told_is_told_no_more(opens: Opens) -> None:
    desk = opens()
    to_times(desk)
    desk.press(Key.Key_Return)
    assert desk.to_be_told == 1

    desk.press(Key.Key_1)

    assert desk.to_be_told == 0
    assert desk.shop.station.fetching(MAJA).messages() == ()


def test_that_an_enter_too_many_never_says_that_somebody_was_told(
    opens: Opens, tmp_path: Path
) -> None:
    shop = PickupShop(tmp_path)
    shop.drives(shop.slips[1], TODAY + timedelta(days=2), 16, 18)
    desk = opens(shop)

    desk.press(Key.Key_Return)

    assert desk.is_on(Page.ADDRESS)
    assert len(shop.station.fetching(MAJA).messages()) == 1


def test_that_a_slip_opens_its_own_and_all_else_goes_to_the_counter(opens: Opens) -> None:
    desk = opens()

    desk.room.scanned(desk.shop.slips[2])
    desk.calm()
    one = desk.room.state.one
    desk.room.scanned("7310865004703")

    assert one is not None
    assert one.slip == desk.shop.slips[2]
    assert (desk.left, desk.passed) == (["counter"], ["7310865004703"])


def test_that_a_slip_of_goods_that_are_not_at_home_says_so(opens: Opens) -> None:
    desk = opens()

    desk.room.fetch("RS000000998")
    desk.calm()

    trouble = desk.room.state.trouble
    assert trouble is not None
    assert (desk.page, trouble.title.key) == (Page.LIST, "pickup_room.not_at_home")


def test_that_a_code_that_could_not_be_read_leaves_all_as_it_is(opens: Opens) -> None:
    desk = opens()

    desk.room.scanned("")

    assert desk.room.state.trouble is not None
    assert desk.left == []


def test_that_a_name_narrows_the_list_from_anywhere(opens: Opens) -> None:
    desk = opens()
    desk.press(Key.Key_Down)

    desk.press(Key.Key_K)
    desk.press(Key.Key_A)
    desk.press(Key.Key_Return)

    assert desk.room.state.one is not None
    assert desk.room.state.one.contact.name == "Karin Ek"


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


def test_that_what_other_desks_do_is_seen(opens: Opens) -> None:
    desk = opens()
    shop = desk.shop

    shop.drives(shop.slips[0], TODAY + timedelta(days=2), 16, 18)
    desk.room.hear(("something",))
    desk.calm()

    lists = desk.room.state.lists
    assert lists is not None
    assert sum(one.booking is not None for one in lists.fetch) == 1


def test_that_the_sentence_is_heard(opens: Opens) -> None:
    desk = opens()
    voice = Voice()

    to_times(desk)
    voice.stop()

    assert any("hämta" in said or "kostar" in said for said in voice.said)


class AwayOnce(Fetching):
    """Pickups of a store that does not answer its first question."""

    asked = 0

    def to_fetch(self) -> tuple[ToFetch, ...]:
        """At the second time."""
        self.asked += 1
        if self.asked == 1:
            raise AwayError(Phrase("error.unexpected"), untouched=True)
        return super().to_fetch()


def test_that_a_store_that_was_away_is_asked_again(opens: Opens) -> None:
    desk = opens()
    station = desk.shop.station
    away = AwayOnce(station.store, station.house, station.clock, MAJA)
    desk.room.state = replace(desk.room.state, lists=None)
    desk.room.errands.again_ms = 0

    desk.room.work_at(lambda: away)
    desk.calm()
    desk.calm()

    assert away.asked > 1
    assert desk.room.state.lists is not None
    assert desk.room.state.trouble is None


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


def test_that_a_finger_too_many_never_says_that_somebody_was_told(
    opens: Opens, tmp_path: Path
) -> None:
    shop = PickupShop(tmp_path)
    shop.drives(shop.slips[1], TODAY + timedelta(days=2), 16, 18)
    desk = opens(shop)
    row = desk.screen.list.row_of("message")

    desk.click(row)
    left = len(shop.station.fetching(MAJA).messages())
    desk.press(Key.Key_Return)

    assert left == 1
    assert shop.station.fetching(MAJA).messages() == ()


def test_that_another_slip_scanned_meanwhile_keeps_its_own_name(
    opens: Opens, tmp_path: Path
) -> None:
    desk = opens()
    to_times(desk)

    desk.screen.foot.confirmed.emit()
    desk.room.back()  # what is being booked is seen first
    desk.room.scanned(desk.shop.slips[2])
    desk.calm()

    one = desk.room.state.one
    assert one is not None
    assert (desk.page, one.slip) == (Page.ADDRESS, desk.shop.slips[2])
    assert (tmp_path / f"{booked(desk).paper}.pdf").is_file()


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
