"""What waits and who is to be told; scans, other desks, and a store that is away."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from returns_station.desk.errors import AwayError
from returns_station.desk.pickup.fetching import Fetching
from returns_station.desk.pickup.views import ToFetch
from returns_station.phrase import Phrase
from returns_station.pickup.booking import BookingState, Told
from tests.ui.hearing import Voice
from tests.ui.rooms.pickup.at_the_shelf import booked, to_times
from tests.ui.rooms.pickup.conftest import Opens
from tests.ui.rooms.pickup.shop import MAJA, TODAY, Courier, PickupShop
from ui.rooms.pickup.state import pickup as moves
from ui.rooms.pickup.state.pickup import Page

Key = Qt.Key


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


def test_that_a_pickup_whose_goods_came_lies_open_no_longer(opens: Opens) -> None:
    desk = opens()
    to_times(desk)
    desk.press(Key.Key_Return)
    assert desk.page is Page.BOOKED
    desk.room.read()
    desk.calm()

    assert desk.room.state.lists is not None
    fetched = replace(desk.room.state.lists, fetch=(), questions=())
    state = moves.read(desk.room.state, fetched, TODAY)

    assert state.page is Page.LIST
