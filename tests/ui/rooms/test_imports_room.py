"""A real file with odd headings, corrected by keyboard in the window and remembered."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from returns_station.adapters.settings import ShopSettings
from tests.builders import NOW
from tests.db.incoming import an_inbox
from tests.ui.rooms.shop import MAJA, shut
from ui.app import App
from ui.desk import Desk
from ui.rooms.imports.bringing import Bringing
from ui.rooms.imports.room import ImportsRoom
from ui.rooms.imports.screen import ImportsScreen
from ui.rooms.imports.state import Stage
from ui.tokens import TOUCH

HEAD = "Verifikat,Artikelnr,Artikelnamn,Antal,Datum,Pris\n"


def a_file(folder: Path, name: str, sale: str) -> Path:
    path = folder / name
    path.write_text(HEAD + f"{sale},MUG,Mugg,2,2027-01-11,99.00\n", encoding="utf-8")
    return path


def an_app(qtbot: QtBot, folder: Path) -> tuple[App, ImportsRoom, ImportsScreen]:
    """The window with its room for bringing in sales open, over a real store-room."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    desk = Desk(MAJA, "sv", "SE", folder, theme="light", motion=False)
    bringing = Bringing(lambda: an_inbox(folder)[0], ShopSettings(), folder / "columns")
    app = App(qt, desk, bringing, clock=lambda: NOW)
    qtbot.addWidget(app.window, before_close_func=lambda _: shut(app))
    app.window.show()
    app.window.enter("imports")
    screen = app.window.stack.currentWidget()
    room = app.window._entries["imports"].room  # noqa: SLF001 - the room as the window holds it
    assert isinstance(screen, ImportsScreen)
    assert isinstance(room, ImportsRoom)
    return app, room, screen


def _targets(screen: ImportsScreen) -> list[QAbstractButton]:
    return screen.columns.findChildren(QAbstractButton)


def press(screen: ImportsScreen, *keys: Qt.Key) -> None:
    """Press these where the page of columns lays the focus."""
    for key in keys:
        QTest.keyClick(screen.columns.table, key)


def test_that_a_corrected_column_is_read_and_remembered_for_the_next_file(
    qtbot: QtBot, tmp_path: Path
) -> None:
    _, room, screen = an_app(qtbot, tmp_path)
    room.offer((a_file(tmp_path, "monday.csv", "1001"),))
    qtbot.waitUntil(lambda: room.state.stage is Stage.COLUMNS)
    press(screen, Qt.Key.Key_Return)
    asked = room.state

    press(screen, Qt.Key.Key_Right, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.state.stage is Stage.DONE)
    room.offer((a_file(tmp_path, "tuesday.csv", "1002"),))
    qtbot.waitUntil(lambda: room.state.stage is Stage.COLUMNS)
    known = room.state.columns
    press(screen, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.state.stage is Stage.DONE)

    assert (asked.stage, asked.columns and asked.columns.lacking) == (Stage.COLUMNS, ("sale",))
    assert known is not None
    assert (known.heading("sale"), known.lacking) == ("Verifikat", ())
    assert room.state.brought is not None
    assert (room.state.brought.sales, room.state.brought.known) == (1, 0)


def test_that_of_files_alike_the_first_decides(qtbot: QtBot, tmp_path: Path) -> None:
    _, room, screen = an_app(qtbot, tmp_path)
    files = tuple(a_file(tmp_path, f"{day}.csv", str(day)) for day in range(3))
    room.offer(files)
    qtbot.waitUntil(lambda: room.state.stage is Stage.COLUMNS)

    press(screen, Qt.Key.Key_1, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.state.stage is Stage.DONE)

    assert room.state.brought is not None
    assert room.state.brought.sales == 3


def test_that_a_finger_turns_a_column_and_the_focus_goes_where_keys_belong(
    qtbot: QtBot, tmp_path: Path
) -> None:
    app, room, screen = an_app(qtbot, tmp_path)
    room.offer((a_file(tmp_path, "monday.csv", "1001"),))
    qtbot.waitUntil(lambda: room.state.stage is Stage.COLUMNS)
    held = app.window.focusWidget()

    on = [each for each in _targets(screen) if each.accessibleName() == "Nästa kolumn"]
    QTest.mouseClick(on[0], Qt.MouseButton.LeftButton)
    turned = room.state.columns
    press(screen, Qt.Key.Key_Escape)

    assert held is screen.columns.table
    assert [e for e in _targets(screen) if min(e.width(), e.height()) < TOUCH] == []
    assert turned is not None
    assert turned.heading("sale") == "Verifikat"
    assert room.state.stage is Stage.WAITING
    assert app.window.focusWidget() is screen.field.edit
