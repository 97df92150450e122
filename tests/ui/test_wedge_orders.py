"""A barcode may be made to give orders (Ctrl+O, F3, Alt+F); none is heard."""

from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.wedge_counter import ALT, CTRL, ENTER, PLAIN, SHIFT, Counter, a_counter
from ui.wedge import ScannerProfile

# Real key events carry real times; on a loaded machine a test's own keys may come late.
PATIENT: Final = ScannerProfile(gap_ms=60_000)


@pytest.fixture
def counter(qtbot: QtBot, qapp: QApplication) -> Iterator[Counter]:
    yield from a_counter(qtbot, qapp, ScannerProfile())


@pytest.fixture
def patient(qtbot: QtBot, qapp: QApplication) -> Iterator[Counter]:
    yield from a_counter(qtbot, qapp, PATIENT)


class Shortcuts(QObject):
    """Every order a barcode could try to give, counted."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.window)
        self.fired: list[str] = []
        letters = [chr(n) for n in range(ord("A"), ord("Z") + 1)]
        signs = [*"0123456789", "[", "]", "\\", "^", "_", "@"]
        orders = [f"{modifier}+{key}" for modifier in ("Ctrl", "Alt") for key in letters + signs]
        orders += [*letters, *signs, *(f"F{n}" for n in range(1, 13)), "Esc", "Return", "Del"]
        for order in orders:
            shortcut = QShortcut(QKeySequence(order), counter.window)
            shortcut.activated.connect(lambda order=order: self.fired.append(order))
            shortcut.activatedAmbiguously.connect(lambda order=order: self.fired.append(order))


@pytest.mark.parametrize("modifiers", (PLAIN, SHIFT, CTRL, ALT, CTRL | ALT))
def test_that_no_barcode_gives_orders(
    patient: Counter, qtbot: QtBot, modifiers: Qt.KeyboardModifier
) -> None:
    """All of ASCII and the function keys, with each modifier, in the system's own key path."""
    patient.button.setFocus()
    shortcuts = Shortcuts(patient)
    names = [Qt.Key(n) for n in range(0x20, 0x60)]
    names += [Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete]
    names += [Qt.Key(Qt.Key.Key_F1 + n) for n in range(12)]

    for name in names:
        for key in (Qt.Key.Key_4, name, Qt.Key.Key_2, Qt.Key.Key_0, Qt.Key.Key_1, ENTER):
            QTest.keyClick(patient.handle, key, modifiers if key is name else PLAIN)

    qtbot.waitUntil(lambda: len(patient.scans) == len(names))
    assert (shortcuts.fired, patient.clicks) == ([], [])
    assert all(code[0] + code[-3:] == "4201" for code in patient.scans)


def test_that_an_order_among_typing_at_a_scanners_pace_is_dropped(
    counter: Counter, qtbot: QtBot
) -> None:
    counter.button.setFocus()
    shortcuts = Shortcuts(counter)

    counter.type("a")
    counter.key(Qt.Key.Key_O, "\x0f", modifiers=CTRL)
    counter.key(Qt.Key.Key_F3)
    counter.type("b")

    qtbot.waitUntil(lambda: shortcuts.fired == ["A", "B"])


@pytest.mark.parametrize(
    ("key", "text", "modifiers"),
    (
        (Qt.Key.Key_O, "\x0f", CTRL),
        (Qt.Key.Key_F3, "", PLAIN),
        (Qt.Key.Key_F, "f", ALT),
        (Qt.Key.Key_Escape, "\x1b", PLAIN),
        (Qt.Key.Key_Q, "q", PLAIN),
    ),
)
def test_that_a_barcode_of_one_order_gives_none(
    counter: Counter, qtbot: QtBot, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier
) -> None:
    counter.button.setFocus()
    shortcuts = Shortcuts(counter)

    counter.key(key, text, modifiers=modifiers)
    counter.enter()
    counter.type("q")
    counter.enter()

    qtbot.waitUntil(lambda: len(counter.scans) == 2)
    assert (shortcuts.fired, counter.clicks) == ([], [])
