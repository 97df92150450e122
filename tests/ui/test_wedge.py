"""A scanner that types is told from people, wherever the focus is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodQueryEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.wedge_counter import (
    CTRL,
    EAN,
    ENTER,
    HUMAN_MS,
    PLAIN,
    SHIFT,
    Counter,
    Ears,
    a_counter,
)
from ui.wedge import ScannerProfile


@pytest.fixture
def counter(qtbot: QtBot, qapp: QApplication) -> Iterator[Counter]:
    yield from a_counter(qtbot, qapp, ScannerProfile())


@pytest.fixture
def prefixed(qtbot: QtBot, qapp: QApplication) -> Iterator[Counter]:
    yield from a_counter(qtbot, qapp, ScannerProfile(prefix="\x02"))


def test_that_a_burst_is_a_scan_and_leaves_nothing_in_the_field(
    counter: Counter, qtbot: QtBot
) -> None:
    ears = Ears(counter.line)
    counter.type(EAN)
    counter.enter()

    qtbot.waitUntil(lambda: counter.scans == [EAN])
    assert (counter.line.text(), ears.heard) == ("", [])


@pytest.mark.parametrize("ending", (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab))
def test_that_the_key_that_ends_a_scan_goes_no_further(
    counter: Counter, qtbot: QtBot, ending: Qt.Key
) -> None:
    counter.button.setFocus()
    counter.button.setAutoDefault(True)
    counter.type(EAN)
    counter.key(ending, "\r")

    qtbot.waitUntil(lambda: counter.scans == [EAN])
    assert counter.clicks == []
    assert counter.button.hasFocus()


@pytest.mark.parametrize(("key", "modifiers"), ((Qt.Key.Key_J, CTRL), (ENTER, PLAIN)))
def test_that_a_second_ending_is_no_enter_for_the_window(
    counter: Counter, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    ears = Ears(counter.line)
    counter.type(EAN)
    counter.enter()
    counter.key(key, "\n", modifiers=modifiers)
    counter.type("x", after=HUMAN_MS)

    qtbot.waitUntil(lambda: counter.line.text() == "x")
    assert counter.scans == [EAN]
    assert set(ears.heard) == {"x"}


def test_that_typing_comes_through_untouched_and_in_order(counter: Counter, qtbot: QtBot) -> None:
    entered: list[str] = []
    counter.line.returnPressed.connect(lambda: entered.append(counter.line.text()))
    counter.type("Anna 12345678", after=HUMAN_MS)
    counter.key(Qt.Key.Key_Backspace, "\b", after=HUMAN_MS)
    counter.enter(after=HUMAN_MS)

    qtbot.waitUntil(lambda: entered == ["Anna 1234567"])
    assert counter.scans == []


def test_that_keys_rolled_fast_are_still_typing(counter: Counter, qtbot: QtBot) -> None:
    counter.type("12", after=5)
    counter.type("1234", after=20)
    counter.type("56", after=100)
    counter.enter(after=150)

    qtbot.waitUntil(lambda: counter.line.text() == "12123456")
    assert counter.scans == []


def test_that_a_scan_in_the_middle_of_typing_is_taken_out(counter: Counter, qtbot: QtBot) -> None:
    counter.type("Bo", after=HUMAN_MS)
    counter.now += HUMAN_MS
    counter.type(EAN)
    counter.enter()
    counter.type("rg", after=HUMAN_MS)

    qtbot.waitUntil(lambda: counter.line.text() == "Borg")
    assert counter.scans == [EAN]


def test_that_enter_alone_reaches_the_window(counter: Counter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(counter.line.returnPressed):
        counter.enter(after=HUMAN_MS)


def test_that_space_presses_a_button(counter: Counter, qtbot: QtBot) -> None:
    counter.button.setFocus()

    counter.key(Qt.Key.Key_Space, " ", after=HUMAN_MS)

    qtbot.waitUntil(lambda: counter.clicks == ["Klar"])


@pytest.mark.parametrize("keys", ("1", "F3", "Ctrl+O", "Esc", "Return"))
def test_that_a_shortcut_by_hand_works(counter: Counter, qtbot: QtBot, keys: str) -> None:
    counter.button.setFocus()
    shortcut = QShortcut(QKeySequence(keys), counter.window)

    with qtbot.waitSignal(shortcut.activated):
        QTest.keySequence(counter.handle, QKeySequence(keys))


def test_that_two_scans_at_once_are_two(counter: Counter, qtbot: QtBot) -> None:
    for code in ("RS000000427", "73513537"):
        counter.type(code)
        counter.enter()

    qtbot.waitUntil(lambda: counter.scans == ["RS000000427", "73513537"])


def test_that_a_fast_double_is_no_repeat_and_a_held_key_is_no_scan(
    counter: Counter, qtbot: QtBot
) -> None:
    counter.type("73100", after=1)
    counter.key(ord("0"), "0", after=1, repeat=True)
    counter.enter(after=1)
    for _ in range(9):
        counter.key(ord("x"), "x", after=30, repeat=True)

    qtbot.waitUntil(lambda: counter.scans == ["731000"])
    assert counter.line.text() == "x" * 9


def test_that_a_burst_without_an_ending_is_a_scan_too(counter: Counter, qtbot: QtBot) -> None:
    counter.type(EAN)

    qtbot.waitUntil(lambda: counter.scans == [EAN])
    assert counter.line.text() == ""


def test_that_a_scanners_keys_are_read_by_place(counter: Counter, qtbot: QtBot) -> None:
    """The board says é and å; the scanner pressed 2 and [ of its American one."""
    places = [24, 11, 34, 61, 35, 20]  # q 2 [ / ] -
    for place in places:
        counter.key(ord("E"), "é", place=place)
    counter.key(ord("/"), "?", place=61, modifiers=SHIFT)
    counter.key(ord("]"), "", place=35, modifiers=CTRL)
    counter.enter()

    qtbot.waitUntil(lambda: counter.scans == ["q2[/]-?\x1d"])


def test_that_text_is_believed_where_the_scanner_knows_the_board(
    qtbot: QtBot, qapp: QApplication
) -> None:
    for counter in a_counter(qtbot, qapp, ScannerProfile(us_keys=False)):
        for letter in "ÅÄÖ-9":
            counter.key(ord(letter), letter, place=34)
        with qtbot.waitSignal(counter.wedge.scanned):
            counter.enter()

        assert counter.scans == ["ÅÄÖ-9"]


def test_that_dead_keys_are_not_composed_within_a_burst(counter: Counter, qtbot: QtBot) -> None:
    def composes() -> bool:
        query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
        QCoreApplication.sendEvent(counter.line, query)
        return bool(query.value(Qt.InputMethodQuery.ImEnabled))

    before = composes()
    counter.type("7310")
    within = composes()
    counter.enter()

    qtbot.waitUntil(lambda: counter.scans == ["7310"])
    assert (before, within, composes()) == (True, False, True)


def test_that_a_prefix_frees_typing_of_every_delay(prefixed: Counter, qtbot: QtBot) -> None:
    prefixed.type("fort", after=1)
    typed = prefixed.line.text()
    prefixed.key(Qt.Key.Key_B, "\x02", modifiers=CTRL)
    prefixed.type("42", after=150)
    prefixed.enter()

    qtbot.waitUntil(lambda: prefixed.scans == ["42"])
    assert typed == prefixed.line.text() == "fort"


def test_that_no_scan_grows_without_end(counter: Counter, qtbot: QtBot) -> None:
    counter.type("8" * 800)  # more than is kept
    counter.enter()

    qtbot.waitUntil(lambda: len(counter.scans) == 1)
    assert len(counter.scans[0]) == 513


def test_that_a_window_gone_meanwhile_hurts_nobody(counter: Counter, qtbot: QtBot) -> None:
    other = QWidget()
    other.show()
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, PLAIN, "a")
    event.setTimestamp(counter.now)
    QCoreApplication.sendEvent(other.windowHandle(), event)
    delete(other)

    counter.type("b", after=HUMAN_MS)

    qtbot.waitUntil(lambda: counter.line.text() == "b")
