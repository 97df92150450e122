"""The badge as an attack on the window: it is heard by the lock, and typed nowhere."""

from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from returns_station.people.badge import badge_from
from tests.ui.wedge_counter import CTRL, Counter, a_counter
from ui.wedge import ScannerProfile
from ui.widgets.field import Field

BADGE: Final = badge_from(bytes(range(16)))


@pytest.fixture
def counter(qtbot: QtBot, qapp: QApplication) -> Iterator[Counter]:
    yield from a_counter(qtbot, qapp, ScannerProfile())


@pytest.mark.parametrize("after", (1, 4, 15, 30))
def test_that_a_badge_scanned_into_a_note_is_heard_and_not_typed(
    counter: Counter, qtbot: QtBot, after: int
) -> None:
    """Else its letters would stand in the note, and anybody could copy them."""
    counter.line.setFocus()

    counter.type(BADGE, after=after)
    counter.enter(after=after)

    qtbot.waitUntil(lambda: counter.scans == [BADGE])
    assert counter.line.text() == ""


def test_that_a_badge_whose_scanner_sends_no_enter_is_not_typed_either(
    counter: Counter, qtbot: QtBot
) -> None:
    counter.line.setFocus()

    counter.type(BADGE)

    qtbot.waitUntil(lambda: counter.scans == [BADGE])
    assert counter.line.text() == ""


def test_that_orders_inside_a_badge_give_none(counter: Counter, qtbot: QtBot) -> None:
    """A barcode of Ctrl+A, Ctrl+V and Esc among a badge's letters: one scan, and no order."""
    counter.line.setFocus()
    counter.line.setText("a note")

    counter.type(BADGE[:10])
    counter.key(Qt.Key.Key_A, "\x01", modifiers=CTRL)
    counter.key(Qt.Key.Key_V, "\x16", modifiers=CTRL)
    counter.key(Qt.Key.Key_Escape, "\x1b")
    counter.type(BADGE[10:])
    counter.enter()

    qtbot.waitUntil(lambda: len(counter.scans) == 1)
    assert counter.line.text() == "a note"


def test_that_a_badge_typed_too_slowly_to_be_a_scan_stays_in_no_field(qtbot: QtBot) -> None:
    field = Field("Note")
    qtbot.addWidget(field)
    field.show()

    QTest.keyClicks(field.edit, BADGE)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)

    assert field.edit.text() == ""
