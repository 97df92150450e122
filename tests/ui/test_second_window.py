"""The customer's window: where it stands, that it takes no key, and that it goes with the app."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from returns_station.adapters.settings import SecondScreenSettings
from returns_station.dialogue.answering import ItemState
from tests.returns_station.desk.counter import a_station
from tests.ui.rooms.shop import JUMPER, MAJA, RECEIPT, Counter, sales
from ui.desk import Desk
from ui.models.facing import Moment
from ui.rooms.counter.state.counter import Page
from ui.rooms.second_screen.parts import Thing
from ui.second_window import hers


@dataclass(frozen=True)
class Screen:
    """A monitor by its name."""

    called: str

    def name(self) -> str:
        return self.called


CLERKS, HDMI, USB = Screen("DP-1"), Screen("HDMI-1"), Screen("USB-1")


def a_counter_with_her_screen(qtbot: QtBot, folder: Path) -> Counter:
    desk = Desk(MAJA, "sv", "SE", folder, theme="light", motion=False)
    desk = replace(desk, second_screen=SecondScreenSettings(shown="beside"))
    counter = Counter(folder, a_station(folder, *sales()), desk=desk)
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.window.activateWindow()
    counter.open(qtbot)
    return counter


def her_things(counter: Counter) -> list[Thing]:
    return [each for each in counter.app.second.findChildren(Thing) if each.isVisible()]


def her_press(counter: Counter, name: str) -> None:
    QApplication.processEvents()
    thing = next(each for each in her_things(counter) if name in each.accessibleName())
    QTest.mouseClick(thing, Qt.MouseButton.LeftButton)


def visit(qtbot: QtBot, counter: Counter) -> None:
    counter.scan(RECEIPT)
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.app.her.seen.shown.moment is Moment.CHOOSING)


@pytest.mark.parametrize(
    ("monitors", "name", "chosen"),
    (
        ((CLERKS, HDMI, USB), "USB-1", USB),
        ((CLERKS, HDMI, USB), "", HDMI),
        ((CLERKS, HDMI), "USB-1", HDMI),
        ((CLERKS,), "HDMI-1", None),
        ((CLERKS,), "", None),
        ((CLERKS, HDMI), "DP-1", HDMI),
    ),
)
def test_that_it_never_lies_over_the_clerks_monitor(
    monitors: tuple[Screen, ...], name: str, chosen: Screen | None
) -> None:
    assert hers(monitors, CLERKS, name) is chosen


def test_that_her_touch_is_the_clerks_and_the_clerks_is_hers(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter_with_her_screen(qtbot, tmp_path)
    visit(qtbot, counter)

    her_press(counter, "Byte")
    qtbot.waitUntil(lambda: counter.state.page is Page.SWAP)
    counter.press(Qt.Key.Key_F2)
    counter.press(Qt.Key.Key_Q, "q")

    def chosen() -> list[str]:
        return [way.key for way in counter.app.her.seen.shown.ways if way.chosen]

    qtbot.waitUntil(lambda: chosen() == ["refund"])


def test_that_it_takes_no_key_from_the_clerk(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter_with_her_screen(qtbot, tmp_path)
    second = counter.app.second

    her = second.windowHandle()

    assert her.flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert second.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is counter.window)
    assert all(each.focusPolicy() is Qt.FocusPolicy.NoFocus for each in her_things(counter))


def test_that_a_scan_that_lands_there_is_a_scan_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter_with_her_screen(qtbot, tmp_path)

    at = 5000
    for letter in (*RECEIPT, "\r"):
        at += 2
        key = Qt.Key.Key_Return if letter == "\r" else ord(letter)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(at)
            QCoreApplication.sendEvent(counter.app.second.windowHandle(), event)

    qtbot.waitUntil(lambda: counter.state.visit is not None)


def test_that_her_grade_is_kept_with_the_visit(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter_with_her_screen(qtbot, tmp_path)
    visit(qtbot, counter)
    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.app.her.seen.shown.moment is Moment.THANKS)

    her_press(counter, "Bra")

    def is_kept() -> bool:
        day = counter.state.rest.day
        return day is not None and (day.grades.count, day.grades.total) == (1, 4)

    qtbot.waitUntil(is_kept)
    assert counter.app.her.seen.shown.rating == 4


def test_that_a_low_grade_and_its_topic_lie_in_the_inbox_as_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter_with_her_screen(qtbot, tmp_path)
    visit(qtbot, counter)
    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.app.her.seen.shown.moment is Moment.THANKS)

    her_press(counter, "Sådär")
    her_press(counter, "Väntan")

    def lies() -> list[tuple[int, str]]:
        with counter.station.store.views() as views:
            items = views.inbox.items(ItemState.OPEN)
        return [(one.item.grade, one.item.topic) for one in items]

    qtbot.waitUntil(lambda: lies() == [(2, "wait")])


def test_that_her_language_stands_on_the_clerks_line(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter_with_her_screen(qtbot, tmp_path)
    visit(qtbot, counter)

    her_press(counter, "Språk")
    her_press(counter, "Suomi")

    def speaks() -> bool:
        left, _ = counter.window._facts  # noqa: SLF001 - what the line was told
        return any(fact.text == "Kunden: finska" for fact in left)

    qtbot.waitUntil(speaks)


def test_that_the_clerks_key_puts_it_away_and_shows_it_again(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter_with_her_screen(qtbot, tmp_path)
    shown = counter.app.second.isVisible()

    QTest.keyClick(counter.window, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier, 200)
    qtbot.waitUntil(lambda: not counter.app.second.isVisible())
    counter.window.her_screen_asked.emit()

    assert shown
    assert counter.app.second.isVisible()


def test_that_it_goes_with_the_clerks_window(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter_with_her_screen(qtbot, tmp_path)

    counter.window.close()

    assert not counter.app.second.isVisible()
    assert not counter.app.second.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_that_a_desk_without_one_makes_none(qtbot: QtBot, tmp_path: Path) -> None:
    counter = Counter(tmp_path, a_station(tmp_path, *sales()))
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.open(qtbot)

    assert not counter.app.second.isVisible()
    assert counter.app.second.findChildren(Thing) == []


TWO_MONITORS = """
from PySide6.QtWidgets import QApplication, QWidget
from returns_station.adapters.settings import SecondScreenSettings
from ui.second_window import SecondWindow
app = QApplication([])
clerks = QWidget()
clerks.show()
setting = SecondScreenSettings(shown="monitor", monitor="customer")
second = SecondWindow(setting, QWidget, clerks)
def stands():
    app.processEvents()
    there = second.screen().name() if second.isVisible() else "nowhere"
    print(there, second.isFullScreen() and second.isVisible(), second.unplugged)
second.start()
stands()
customers = next(each for each in app.screens() if each.name() == "customer")
app.screenRemoved.emit(customers)
stands()
app.screenAdded.emit(customers)
stands()
second.toggle()
stands()
second.finish()
"""


def test_that_it_fills_her_monitor_goes_with_it_and_comes_back(tmp_path: Path) -> None:
    """Two monitors, one of them pulled out: in a process of its own, which has two."""
    screen = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0, "y": 0}
    clerk = {"name": "clerk", "x": 0, "width": 1920, "height": 1080, **screen}
    customer = {"name": "customer", "x": 1920, "width": 1024, "height": 600, **screen}
    file = tmp_path / "screens.json"
    file.write_text(
        json.dumps({"synchronousWindowSystemEvents": True, "screens": [clerk, customer]})
    )
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={file.name}"}

    run = subprocess.run(
        [sys.executable, "-c", TWO_MONITORS],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, **platform, "PYTHONPATH": str(Path(__file__).parents[2])},
    )

    assert run.stdout.splitlines() == [
        "customer True False",
        "nowhere False True",
        "customer True False",
        "nowhere False False",
    ]
