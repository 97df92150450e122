"""The keyboard on the screen: what it sends is as if it were typed, and a finger opens it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.returns_station.desk.counter import a_station
from tests.ui.rooms.shop import MAJA, Counter, a_counter, sales
from ui.desk import Desk
from ui.rooms.counter.state.counter import Page
from ui.rooms.counter.state.keys import Do
from ui.tokens import TOUCH
from ui.widgets.field import Field
from ui.widgets.pad import Pad, PadButton


def _field(counter: Counter) -> Field:
    fields = counter.window.stack.findChildren(Field)
    return next(each for each in fields if each.isVisible())


def _tap(counter: Counter, keys: str) -> None:
    pad = Pad.over(counter.window)
    for key in keys:
        QTest.mouseClick(pad.keys[key], Qt.MouseButton.LeftButton)


def _opened(counter: Counter) -> Pad:
    button = _field(counter).findChild(PadButton)
    assert isinstance(button, PadButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return Pad.over(counter.window)


def test_that_taps_write_as_keys_do_and_follow_to_the_page_that_opens(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter(qtbot, tmp_path)
    pad = _opened(counter)

    QTest.mouseClick(pad.keys["shift"], Qt.MouseButton.LeftButton)
    _tap(counter, "åsöx")
    QTest.mouseClick(pad.keys["erase"], Qt.MouseButton.LeftButton)

    assert counter.state.page is Page.SEEK
    assert counter.state.seeking is not None
    assert counter.state.seeking.text == "Åsö"
    assert pad.isVisible()


def test_that_its_enter_is_the_window_s_enter(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    pad = _opened(counter)
    _tap(counter, "eva")
    qtbot.waitUntil(lambda: bool(counter.state.seeking and counter.state.seeking.candidates))

    QTest.mouseClick(pad.keys["enter"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: counter.state.page is Page.VISIT)

    qtbot.waitUntil(lambda: not pad.isVisible())


def test_that_every_letter_of_the_north_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)

    pad = _opened(counter)

    assert set("abcdefghijklmnopqrstuvwxyzåäöæø0123456789@-") <= set(pad.keys)


def test_that_a_sum_has_digits_alone(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    field = _field(counter)
    field.takes_sums()

    pad = _opened(counter)

    letters = {key for key in pad.keys if len(key) == 1}
    assert letters == set("0123456789,")


@pytest.mark.parametrize("percent", (100, 200))
def test_that_its_keys_are_large_and_it_hides_no_field(
    qtbot: QtBot, tmp_path: Path, percent: int
) -> None:
    desk = Desk(MAJA, "sv", "SE", tmp_path, theme="light", text_percent=percent, motion=False)
    counter = Counter(tmp_path, a_station(tmp_path, *sales()), desk=desk)
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.open(qtbot)
    counter.room.act(Do.SEEK, "")
    counter.window.resize(1280, 800)

    pad = _opened(counter)

    field = _field(counter)
    place = QRect(field.mapTo(counter.window, QPoint()), field.size())
    assert counter.window.rect().contains(pad.geometry())
    assert not pad.geometry().intersects(place)
    assert min(min(key.width(), key.height()) for key in pad.keys.values()) >= TOUCH


def test_that_a_finger_on_the_field_opens_it_and_a_pointer_does_not(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter(qtbot, tmp_path)
    edit, pad = _field(counter).edit, Pad.over(counter.window)

    QTest.mouseClick(edit, Qt.MouseButton.LeftButton)
    by_pointer = pad.isVisible()
    finger = QPointingDevice(
        "screen",
        7,
        QInputDevice.DeviceType.TouchScreen,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position,
        5,
        1,
    )
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        at = QPointF(edit.rect().center())
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, edit.mapToGlobal(at), left, left, none, finger)
        QApplication.sendEvent(edit, event)

    assert not by_pointer
    assert pad.isVisible()


def test_that_it_goes_when_nobody_writes(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    pad = _opened(counter)
    _tap(counter, "e")
    open_while_writing = pad.isVisible()

    counter.room.act(Do.BACK, "")
    qtbot.waitUntil(lambda: not pad.isVisible())

    assert open_while_writing
