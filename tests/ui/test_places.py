"""The window stands where it stood: for each desk, on each monitor, full screen or kiosk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.leaving import Leaving
from ui.places import FILE, Places


@pytest.fixture
def laid(qtbot: QtBot, tmp_path: Path) -> Callable[..., tuple[QWidget, Places]]:
    """A window laid where its desk had it."""

    def lay(desk: str = "Disk 1", *, kiosk: bool = False) -> tuple[QWidget, Places]:
        window = QWidget()
        window.setMinimumSize(300, 200)
        window.resize(400, 300)
        places = Places(window, tmp_path, desk, kiosk=kiosk)
        qtbot.addWidget(window, before_close_func=lambda _: places._let_go())  # noqa: SLF001 - it must close
        with qtbot.waitExposed(window):
            places.show()
        return window, places

    return lay


Lay = Callable[..., tuple[QWidget, Places]]


def test_that_a_window_comes_back_where_it_stood(laid: Lay) -> None:
    first, _ = laid()
    first.setGeometry(120, 90, 500, 350)

    first.close()
    again, _ = laid()

    assert again.geometry() == QRect(120, 90, 500, 350)


def test_that_each_desk_has_its_own_place(laid: Lay) -> None:
    one, _ = laid("Disk 1")
    one.setGeometry(10, 10, 500, 350)
    one.close()

    other, _ = laid("Disk 2")

    assert other.geometry().topLeft() != one.geometry().topLeft()
    assert other.width() == 400


def test_that_full_screen_is_remembered_and_left_by_the_same_keys(laid: Lay) -> None:
    window, _ = laid()
    window.setGeometry(50, 60, 420, 330)

    QTest.keySequence(window, "Ctrl+F")
    full = window.isFullScreen()
    window.close()
    again, _ = laid()
    was_full = again.isFullScreen()
    QTest.keySequence(again, "Ctrl+F")

    assert (full, was_full, again.isFullScreen()) == (True, True, False)


def test_that_a_window_whose_monitor_is_gone_comes_to_the_first(laid: Lay, tmp_path: Path) -> None:
    kept = QSettings(str(tmp_path / FILE), QSettings.Format.IniFormat)
    kept.setValue("Disk 1/screen", "HDMI-9")
    kept.setValue("Disk 1/rect", QRect(4000, 3000, 99999, 500))
    kept.sync()

    window, _ = laid()

    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(window.geometry().center())
    assert window.width() == room.width()


@pytest.mark.parametrize("nonsense", ("", "@Rect(", "\x00", "none"))
def test_that_a_file_of_places_that_makes_no_sense_is_passed_over(
    laid: Lay, tmp_path: Path, nonsense: str
) -> None:
    (tmp_path / FILE).write_text(f"[Disk 1]\nrect={nonsense}\nstate=\nscreen=3", encoding="utf-8")

    window, _ = laid()

    assert (window.width(), window.isVisible()) == (400, True)


def test_that_a_kiosk_fills_the_screen_and_does_not_close_by_itself(
    laid: Lay, qtbot: QtBot
) -> None:
    window, places = laid(kiosk=True)

    with qtbot.waitSignal(places.hold_asked):
        closed = window.close()
    places.toggle_full()

    assert not closed
    assert window.isFullScreen()
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint


def test_that_a_kiosk_closes_once_its_keys_are_held(
    laid: Lay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.places._HELD_MS", 0)
    window, _ = laid(kiosk=True)

    QTest.keySequence(window, "Ctrl+Shift+Q")

    qtbot.waitUntil(lambda: not window.isVisible())


def test_that_a_kiosk_stays_when_its_keys_are_only_touched(laid: Lay) -> None:
    window, _ = laid(kiosk=True)

    QTest.keySequence(window, "Ctrl+Shift+Q")

    assert window.isVisible()


def test_that_a_window_closes_at_once_when_nothing_is_under_way(qtbot: QtBot) -> None:
    window, said = QWidget(), list[str]()
    Leaving(window, lambda: True, lambda: said.append("wait"))
    qtbot.addWidget(window)
    window.show()

    assert window.close()
    assert said == []


def test_that_a_window_waits_visibly_for_what_was_sent(qtbot: QtBot) -> None:
    window, said, idle = QWidget(), list[str](), list[bool]()
    leaving = Leaving(window, lambda: bool(idle), lambda: said.append("wait"))
    qtbot.addWidget(window)
    window.show()

    closed = window.close()
    before = (closed, window.isVisible(), window.isEnabled(), said)
    idle.append(True)
    qtbot.waitUntil(lambda: not window.isVisible())

    assert before == (False, True, False, ["wait"])
    assert not leaving.gave_up


def test_that_a_window_does_not_wait_for_ever(qtbot: QtBot) -> None:
    window = QWidget()
    leaving = Leaving(window, lambda: False, lambda: None, most_ms=1)
    qtbot.addWidget(window)
    window.show()

    window.close()

    qtbot.waitUntil(lambda: not window.isVisible())
    assert leaving.gave_up
