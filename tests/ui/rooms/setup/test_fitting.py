"""What is chosen is put on everything that is open, and the system is followed where asked."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from returns_station.adapters.settings import Settings, ShopSettings, read
from returns_station.adapters.shop_moved import rehoused
from tests.returns_station.adapters.printing.slips import a_refund
from tests.returns_station.desk.counter import a_station
from tests.ui.rooms.setup.window import SETTINGS, Hands
from tests.ui.rooms.shop import sales
from ui.desk import desk_of
from ui.fitting import look_of
from ui.rooms.setup.state.setup import changed
from ui.rooms.terms.room import TermsRoom
from ui.theme import theme, wear
from ui.tokens import DARK, LIGHT


def test_that_a_desk_and_its_settings_tell_the_same(tmp_path: Path) -> None:
    settings = read(SETTINGS)
    desk = desk_of(settings, tmp_path)

    assert desk.settings.model_dump() == settings.model_dump()
    assert desk.worn(desk.settings) == desk


def test_that_a_language_of_tests_is_kept_until_another_is_chosen(tmp_path: Path) -> None:
    desk = replace(desk_of(Settings(), tmp_path), language="xx")

    assert desk.worn(desk.settings).language == "xx"
    assert desk.worn(changed(desk.settings, "desk", {"language": "fi"})).language == "fi"


def test_that_a_scanner_without_an_ending_waits_for_none(tmp_path: Path) -> None:
    settings = changed(Settings(), "scanner", {"ends_with": "nothing", "prefix": "~"})

    profile = desk_of(settings, tmp_path).profile

    assert (profile.prefix, profile.suffix) == ("~", frozenset())
    assert desk_of(Settings(), tmp_path).profile.suffix


def test_that_the_system_is_followed_while_the_window_is_open(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    settings = SETTINGS.replace('theme = "light"', 'theme = "system"')
    hands = Hands(qtbot, tmp_path, a_station(tmp_path, *sales()), settings=settings)
    # As if the system had been dark a moment ago: it cannot be darkened from here.
    wear(replace(theme(), tokens=DARK), qapp)

    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())

    assert theme().tokens == LIGHT
    assert look_of(hands.app.fitting.desk, qapp).tokens == LIGHT


def test_that_a_chosen_theme_stays_whatever_the_system_does(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    hands = Hands(qtbot, tmp_path, a_station(tmp_path, *sales()))
    hands.app.fitting.apply(changed(hands.room.state.settings, "look", {"theme": "dark"}))

    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())

    assert theme().tokens == DARK


def test_that_the_shop_is_called_otherwise_at_the_counter_and_on_her_screen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    hands = Hands(qtbot, tmp_path, a_station(tmp_path, *sales()))
    shop = {"name": "Vik", "language": "fi", "market": "FI", "currency": "EUR"}

    hands.app.fitting.apply(changed(hands.room.state.settings, "shop", shop))

    terms = hands.app.rooms.room("terms")
    assert isinstance(terms, TermsRoom)
    assert hands.app.counter.setting.currency == terms.setting.currency == "EUR"
    assert hands.app.her.seen.shown.language == "fi"
    assert str(terms.setting.now().tzinfo) == "Europe/Helsinki"
    assert hands.app.fitting.desk.shop == "Vik"


def test_that_a_slip_written_after_is_of_the_shop_as_it_is_now(tmp_path: Path) -> None:
    station = a_station(tmp_path)

    rehoused(station, ShopSettings(name="Vik", language="da"), "a4", training=True)
    rehoused(station, ShopSettings(name="Viken", language="da"), "a4")

    assert (station.house.shop.name, station.house.language) == ("Viken", "da")
    station._paper.deliver(a_refund(), str(tmp_path / "slip.pdf"))  # noqa: SLF001 - what it prints on
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF")
