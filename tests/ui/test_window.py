"""The window: rooms, keys, help and languages, and the scanner heard over all of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from returns_station.phrase import Phrase
from tests.builders import NOW
from tests.returns_station.desk.counter import a_station
from tests.ui.rooms.shop import JUMPER, MAJA, RECEIPT, Counter, a_counter, sales, shut
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.state.counter import Page
from ui.rooms.imports.state import Brought, Progress, Stage
from ui.theme import Theme, theme, wear
from ui.tokens import TOUCH


@pytest.fixture(autouse=True)
def _the_theme_before() -> Iterator[None]:
    before = theme()

    yield

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    wear(Theme(before.tokens, before.scale, motion=before.motion), app)


def test_that_a_language_can_be_switched_without_losing_the_visit(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter(qtbot, tmp_path)
    counter.scan(RECEIPT)
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.answered)

    counter.window.speak("en")

    assert counter.window.language == "en"
    assert "Yes" in _said(counter.window)
    assert counter.state.visit is not None
    assert counter.state.visit.pieces


def test_that_help_shows_the_keys_and_a_scan_goes_first(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)

    counter.press(Qt.Key.Key_F1)
    shown = counter.window.help_over.isVisible()
    counter.scan(RECEIPT)
    qtbot.waitUntil(lambda: counter.state.page is Page.VISIT)

    assert shown
    assert not counter.window.help_over.isVisible()


@pytest.mark.parametrize("percent", (100, 200))
def test_that_there_is_one_window_and_each_thing_in_it_says_its_name(
    qtbot: QtBot, tmp_path: Path, percent: int
) -> None:
    station = a_station(tmp_path, *sales())
    desk = Desk(MAJA, "sv", "SE", tmp_path, theme="light", text_percent=percent, motion=False)
    counter = Counter(tmp_path, station, desk=desk)
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.open(qtbot)

    for step in _steps(qtbot, counter):
        step()
        windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        assert windows == [counter.window]
        assert _nameless(counter.window) == []


def _steps(qtbot: QtBot, counter: Counter) -> Iterator[Callable[[], None]]:
    yield lambda: None
    yield lambda: _scanned(qtbot, counter, RECEIPT, Page.VISIT)
    yield lambda: _scanned(qtbot, counter, JUMPER, Page.VISIT)
    yield lambda: counter.press(Qt.Key.Key_F9)
    yield lambda: counter.press(Qt.Key.Key_F3)
    yield lambda: counter.press(Qt.Key.Key_Escape)
    yield lambda: _scanned(qtbot, counter, "1988-0412", Page.VISIT)


def _scanned(qtbot: QtBot, counter: Counter, code: str, page: Page) -> None:
    counter.scan(code)
    qtbot.waitUntil(
        lambda: (
            counter.state.page is page
            and counter.state.asks is None
            and (counter.state.answered or not (counter.state.visit and counter.state.visit.pieces))
        )
    )


def test_that_touch_targets_are_large_enough(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    counter.scan(RECEIPT)
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.answered)

    small = [
        (type(each).__name__, each.accessibleName(), each.width(), each.height())
        for each in _focusable(counter.window)
        if min(each.width(), each.height()) < TOUCH
    ]

    assert small == []


def test_that_a_station_that_cannot_open_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    counter = Counter(tmp_path, a_station(tmp_path))
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())

    counter.room.closed(Phrase("store.unsafe_sqlite", {"version": "3.51.3"}))

    assert counter.state.trouble is not None
    assert "3.51.3" in _said(counter.window)


def test_that_files_are_brought_in_with_progress_and_can_be_stopped(
    qtbot: QtBot, tmp_path: Path
) -> None:
    stopped = Event()

    def bring_in(file: Path, told: Callable[[Progress], bool]) -> Brought:
        assert file.name == "sales.csv"
        while told(Progress(1200, 0.4)):
            stopped.wait(0.01)
        return Brought(3, 9, stopped=True)

    app = App(_app(), _desk(tmp_path), bring_in, clock=lambda: NOW)
    qtbot.addWidget(app.window, before_close_func=lambda _: shut(app))
    room = app.window._entries["imports"].room  # noqa: SLF001 - the room as the window holds it
    app.window.enter("imports")
    room.offer((Path("sales.csv"),))  # type: ignore[attr-defined]  # the imports room
    qtbot.waitUntil(lambda: room.state.progress.lines == 1200)  # type: ignore[attr-defined]  # as above

    room.pressed("Esc", "")
    qtbot.waitUntil(lambda: room.state.stage is Stage.DONE)  # type: ignore[attr-defined]  # as above

    assert room.state.brought == Brought(3, 9, stopped=True)  # type: ignore[attr-defined]  # as above


@pytest.mark.parametrize("text", ("2", "\0", "\x1b"))
def test_that_ctrl_and_a_number_opens_a_room_whatever_text_the_key_gives(
    qtbot: QtBot, tmp_path: Path, text: str
) -> None:
    """A real keyboard on X11 gives control characters; only Windows gives the number."""
    app = App(_app(), _desk(tmp_path), lambda _file, _told: Brought(0, 0), clock=lambda: NOW)
    qtbot.addWidget(app.window, before_close_func=lambda _: shut(app))
    ctrl = Qt.KeyboardModifier.ControlModifier

    app.window.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, ctrl, text))

    assert app.window.open_room == "pickup"


def test_that_a_room_that_is_not_there_has_no_door(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)

    names = {each.accessibleName() for each in _focusable(counter.window)}

    assert "Disken" in names
    assert "Läs in" not in names


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _desk(folder: Path) -> Desk:
    return Desk(MAJA, "sv", "SE", folder, theme="light", motion=False)


def _focusable(window: QWidget) -> list[QWidget]:
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def _nameless(window: QWidget) -> list[str]:
    return [
        type(each).__name__
        for each in _focusable(window)
        if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]


def _said(window: QWidget) -> str:
    labels = (each for each in window.findChildren(QWidget) if each.isVisible())
    return " ".join(text() for each in labels if callable(text := getattr(each, "text", None)))
