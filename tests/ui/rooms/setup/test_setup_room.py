"""The set-up room: each choice holds at once, is saved behind it, and can be undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.rooms.setup.window import Hands
from ui.models.verdict import Verdict
from ui.rooms.setup.state.setup import changed
from ui.theme import theme
from ui.tokens import TOUCH
from ui.widgets.keycap import KeyCap

SPACE, DOWN, RIGHT, ENTER, ESC = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Down,
    Qt.Key.Key_Right,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
)


def test_that_the_look_is_chosen_by_keys_alone(hands: Hands) -> None:
    hands.key(RIGHT, SPACE)
    assert (hands.window.language, hands.focused()) == ("nb", "Norsk")

    hands.key(DOWN, RIGHT, SPACE)
    assert theme().tokens.name == "dark"

    hands.key(DOWN, RIGHT, SPACE)
    assert theme().scale == pytest.approx(1.25)

    hands.key(DOWN, Qt.Key.Key_Left, SPACE)
    hands.key(DOWN, RIGHT, SPACE)

    look = hands.file.look
    assert (look.theme, look.text_percent, look.motion, look.key_caps) == ("dark", 125, True, False)
    assert hands.file.desk.language == "nb"
    assert "# Kept by hand." in (hands.folder / "settings.toml").read_text("utf-8")


def test_that_the_look_is_chosen_by_clicks_alone(hands: Hands) -> None:
    for name in ("English", "High contrast, dark", "150 %", "A little, calmly", "Hidden"):
        hands.click(name)

    look = hands.file.look
    assert (look.theme, look.text_percent, look.motion, look.key_caps) == (
        "contrast-dark",
        150,
        True,
        False,
    )
    assert theme().tokens.name == "contrast-dark"
    assert hands.window.language == "en"


def test_that_hidden_key_caps_are_hidden_everywhere(hands: Hands) -> None:
    hands.click("Gömda")

    for room in ("counter", "imports", "terms", "setup"):
        hands.window.enter(room)
        assert [each for each in hands.window.findChildren(KeyCap) if each.isVisible()] == []

    hands.click("Syns")
    assert [each for each in hands.window.findChildren(KeyCap) if each.isVisible()] != []


def test_that_a_choice_is_undone_by_key_and_by_click(hands: Hands) -> None:
    hands.click("Mörkt")
    assert "Mörkt nu." in hands.said()
    hands.key(ESC)
    assert (theme().tokens.name, hands.file.look.theme) == ("light", "light")

    hands.click("200 %")
    hands.click("Ångra")
    assert hands.file.look.text_percent == 100
    assert hands.window.open_room == "setup"


def test_that_esc_leaves_once_nothing_is_to_be_undone(hands: Hands) -> None:
    hands.key(ESC)

    assert hands.window.open_room == "counter"


def test_that_printer_and_paper_are_chosen_by_keys_and_a_test_slip_comes_out(
    hands: Hands,
) -> None:
    hands.key(Qt.Key.Key_3, DOWN, RIGHT, RIGHT, SPACE, Qt.Key.Key_F5)

    assert hands.file.desk.paper == "a4"
    assert (hands.folder / "slips" / "RS000000000.pdf").is_file()
    assert "RS000000000.pdf" in hands.said()


def test_that_a_test_slip_comes_out_by_clicks_and_a_lack_is_told(hands: Hands) -> None:
    hands.click("Skrivare")
    hands.click("Skriv ut en provlapp")
    assert (hands.folder / "slips" / "RS000000000.pdf").is_file()

    state = hands.room.state
    gone = changed(state.settings, "desk", {"printer": "ipp://localhost:1/none"})
    hands.room.state = replace(state, settings=gone)
    hands.click("Skriv ut en provlapp")
    assert "ipp://localhost:1/none" in hands.said()


def test_that_the_customers_screen_is_chosen_by_keys_and_by_clicks(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.key(Qt.Key.Key_5, RIGHT, RIGHT, SPACE)
    assert hands.file.second_screen.shown == "beside"
    qtbot.waitUntil(hands.app.second.isVisible)

    hands.click("Ingenstans")
    hands.click("Utan namn")
    assert (hands.file.second_screen.shown, hands.file.second_screen.name) == ("off", False)
    assert not hands.app.second.isVisible()
    assert hands.app.counter.setting.her_name is False


def test_that_the_shop_is_written_by_keys_and_holds_for_slips_at_once(hands: Hands) -> None:
    station = hands.app.counter._station  # noqa: SLF001 - the station that writes slips
    assert station is not None
    hands.key(Qt.Key.Key_6)
    hands.write("Vik")
    hands.key(DOWN)
    hands.write("Torget 1")
    hands.key(DOWN)
    hands.write("556000-0000")
    hands.key(DOWN, RIGHT, SPACE)
    hands.key(DOWN, RIGHT, RIGHT, SPACE)

    shop = hands.file.shop
    assert (shop.name, shop.address, shop.organisation_number) == ("Vik", "Torget 1", "556000-0000")
    assert (shop.market, shop.currency, shop.language) == ("NO", "NOK", "fi")
    assert (station.house.shop.name, station.house.language) == ("Vik", "fi")
    assert hands.app.counter.setting.currency == "NOK"


def test_that_the_shop_is_chosen_by_clicks(hands: Hands) -> None:
    hands.click("Butiken")
    hands.click("Finland")
    hands.click("Suomi")

    assert (hands.file.shop.market, hands.file.shop.currency) == ("FI", "EUR")
    assert hands.file.shop.language == "fi"


def test_that_what_is_being_written_is_kept_when_the_window_closes(hands: Hands) -> None:
    hands.key(Qt.Key.Key_6)
    hands.write("Vik")
    hands.close()

    assert hands.file.shop.name == "Vik"


def test_that_sounds_are_chosen_and_tried(hands: Hands) -> None:
    tried: list[Verdict] = []
    hands.room.tried.connect(tried.append)
    hands.key(Qt.Key.Key_2)
    hands.click("Lågt")
    hands.click("Ja")
    hands.click("Gick inte att läsa")

    assert hands.file.sound.volume == 30
    assert hands.app.sounds.volume == 30
    assert tried == [Verdict.YES, Verdict.UNREADABLE]


def test_that_the_languages_door_leads_to_the_languages(hands: Hands) -> None:
    hands.key(Qt.Key.Key_6)
    hands.window.enter("counter")

    hands.window.rail.entered.emit("language")

    assert hands.window.open_room == "setup"
    assert hands.focused() == "Svenska"


def test_that_the_room_is_the_last_on_the_rail_by_key(hands: Hands) -> None:
    hands.window.enter("counter")

    hands.key(Qt.Key.Key_Comma, ctrl=True)

    assert hands.window.open_room == "setup"


def test_that_what_cannot_be_saved_says_so_and_holds_until_it_can(
    hands: Hands, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    kept = file.read_text("utf-8")
    file.write_text("[look\n", encoding="utf-8")

    hands.click("Mörkt")
    assert theme().tokens.name == "dark"
    assert "gick inte att spara" in hands.said()

    file.write_text(kept, encoding="utf-8")
    hands.key(Qt.Key.Key_F8)
    assert hands.file.look.theme == "dark"
    assert "gick inte att spara" not in hands.said()


def test_that_a_later_choice_saves_an_earlier_one_too(hands: Hands, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    kept = file.read_text("utf-8")
    file.write_text("[look\n", encoding="utf-8")
    hands.click("Mörkt")
    file.write_text(kept, encoding="utf-8")

    hands.click("Gömda")

    assert (hands.file.look.theme, hands.file.look.key_caps) == ("dark", False)


@pytest.mark.parametrize("percent", (100, 200))
def test_that_each_thing_is_large_and_named_in_every_section(hands: Hands, percent: int) -> None:
    hands.click(f"{percent} %")

    for key in (Qt.Key(Qt.Key.Key_0 + nr) for nr in range(1, 7)):
        hands.key(key)
        things = [
            each
            for each in hands.screen.findChildren(QWidget)
            if each.isVisible()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not isinstance(each, QLineEdit)
        ]
        assert [each for each in things if min(each.width(), each.height()) < TOUCH] == []
        assert [each for each in things if not each.accessibleName()] == []


def test_that_enter_presses_what_has_the_focus_where_nothing_is_green(hands: Hands) -> None:
    hands.key(RIGHT, RIGHT, ENTER)

    assert hands.file.desk.language == "fi"
