"""The first run: five steps, each may be skipped, and none comes twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.adapters.settings_saving import save
from tests.builders import a_line, a_sale
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import a_station
from tests.ui.rooms.setup.test_scanner_setting import heard
from tests.ui.rooms.setup.window import Hands
from tests.ui.rooms.shop import sales
from ui.rooms.setup.state.setup import Sales

ENTER, ESC, F2, F4, F5, F9 = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_F2,
    Qt.Key.Key_F4,
    Qt.Key.Key_F5,
    Qt.Key.Key_F9,
)
NewShop = Callable[..., Hands]


def test_that_a_new_shop_is_led_through_by_enter_and_scanner(new_shop: NewShop) -> None:
    hands = new_shop()
    assert hands.window.open_room == "setup"
    assert "1 av 5" in hands.said()

    hands.write("Vik")
    hands.key(ENTER)
    assert "2 av 5" in hands.said()
    hands.key(ENTER)
    assert hands.window.open_room == "imports"
    hands.key(ESC)
    assert (hands.window.open_room, hands.room.state.step) == ("setup", 2)
    hands.key(F2)
    hands.key(F5)
    assert (hands.folder / "slips" / "RS000000000.pdf").is_file()
    hands.key(ENTER)
    assert "4 av 5" in hands.said()
    heard(hands, "~7310865004703")
    hands.key(ENTER)
    assert "5 av 5" in hands.said()
    hands.key(F2)

    assert hands.window.open_room == "counter"
    assert "Klart. Skanna vad som helst." in hands.said()
    file = hands.file
    assert (file.shop.name, file.scanner.prefix, file.guide.done) == ("Vik", "~", True)


def test_that_a_new_shop_is_led_through_by_clicks(new_shop: NewShop) -> None:
    hands = new_shop()
    hands.click("Norge")
    hands.click("English")
    hands.click("Skip")
    hands.click("Sales from a file")
    assert hands.window.open_room == "imports"
    hands.window.enter("setup")
    hands.click("Skip")
    hands.click("A4")
    hands.click("Go on")
    hands.click("Back")
    hands.click("Go on")
    hands.click("Skip")
    hands.click("Skip")

    assert hands.window.open_room == "counter"
    file = hands.file
    assert (file.shop.market, file.desk.language, file.desk.paper) == ("NO", "en", "a4")
    assert file.guide.done


def test_that_a_guide_half_done_goes_on_where_it_was_and_a_done_one_is_over(
    new_shop: NewShop,
) -> None:
    first = new_shop()
    first.write("Vik")
    first.key(ENTER, F2)
    first.close()

    second = new_shop()
    assert (second.window.open_room, second.room.state.step) == ("setup", 3)
    assert second.file.shop.name == "Vik"
    second.key(F9)
    assert second.window.open_room == "counter"
    second.close()

    third = new_shop()
    assert third.window.open_room == "counter"
    assert not third.room.state.guiding


@pytest.mark.parametrize("why", ("sales", "name", "training", "kiosk"))
def test_that_no_other_shop_sees_the_guide(qtbot: QtBot, tmp_path: Path, why: str) -> None:
    station = a_station(tmp_path, *(sales() if why == "sales" else ()))
    if why == "name":
        save(tmp_path, {"shop": {"name": "Vik"}})

    hands = Hands(qtbot, tmp_path, station, training=why == "training", kiosk=why == "kiosk")

    assert hands.window.open_room == "counter"
    assert not hands.room.state.guiding


def test_that_sales_that_came_in_let_one_go_on(new_shop: NewShop, tmp_path: Path) -> None:
    hands = new_shop()
    hands.key(F2)
    a_store(tmp_path, a_sale(a_line("1")))
    hands.window.tell_all((object(),))
    hands.settle()

    assert hands.room.state.sales is Sales.IN
    hands.key(ENTER)
    assert hands.room.state.step == 3


def test_that_the_demo_shop_moves_in_and_lends_its_name(new_shop: NewShop, tmp_path: Path) -> None:
    hands = new_shop(fill_demo=lambda _station, _told: a_store(tmp_path, a_sale(a_line("1"))))
    hands.key(F2, F4)

    assert hands.room.state.sales is Sales.IN
    assert hands.file.shop.name == "Granlöv"
