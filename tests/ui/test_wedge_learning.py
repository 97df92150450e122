"""While the wedge learns, a scanner is heard key by key and nothing acts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.wedge_counter import CTRL, EAN, ENTER, HUMAN_MS, SHIFT, Counter, Ears, a_counter
from ui.wedge import ScannerProfile
from ui.wedge.learning import Stroke, heard_in, learned_from


class Learning:
    """A counter whose wedge learns, and the runs of keys that it tells."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.runs: list[tuple[Stroke, ...]] = []
        counter.wedge.heard.connect(self.runs.append)
        counter.wedge.learn(True)


@pytest.fixture(params=("", "~"))
def learning(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest
) -> Iterator[Learning]:
    for counter in a_counter(qtbot, qapp, ScannerProfile(prefix=request.param)):
        yield Learning(counter)


def test_that_a_scan_is_heard_and_does_nothing(learning: Learning, qtbot: QtBot) -> None:
    counter = learning.counter
    ears, fired = Ears(counter.line), list[str]()
    QShortcut(QKeySequence("Ctrl+B"), counter.window).activated.connect(lambda: fired.append("B"))
    counter.key(Qt.Key.Key_B, "\x02", modifiers=CTRL)
    counter.type(EAN)
    counter.enter()
    counter.key(Qt.Key.Key_J, "\n", modifiers=CTRL)

    qtbot.waitUntil(lambda: len(learning.runs) == 1)
    (heard,) = heard_in(learning.runs[0])
    assert heard.shown(us_keys=False) == f"<Ctrl+B>{EAN}<Enter><Ctrl+J>"
    assert learned_from((heard,)).prefix == "\x02"
    assert (counter.scans, counter.line.text(), ears.heard, fired) == ([], "", [], [])


def test_that_the_board_is_told_by_the_places_of_the_keys(learning: Learning, qtbot: QtBot) -> None:
    counter = learning.counter
    counter.key(Qt.Key.Key_onehalf, "½", modifiers=SHIFT, place=49)
    counter.type(EAN)
    counter.key(Qt.Key.Key_Tab, "\t")

    qtbot.waitUntil(lambda: len(learning.runs) == 1)
    (heard,) = heard_in(learning.runs[0])
    assert heard.code(us_keys=True) == f"~{EAN}"
    assert heard.code(us_keys=False) == f"½{EAN}"
    assert heard.ends_with == "tab"


def test_that_a_key_alone_still_works_for_people(learning: Learning, qtbot: QtBot) -> None:
    counter, entered = learning.counter, list[str]()
    counter.line.returnPressed.connect(lambda: entered.append(counter.line.text()))
    counter.type("ab", after=200)
    counter.enter(after=200)

    qtbot.waitUntil(lambda: entered == ["ab"])
    assert learning.runs == []


def test_that_a_person_who_types_fast_is_heard_as_one(learning: Learning, qtbot: QtBot) -> None:
    learning.counter.type("hejsan", after=HUMAN_MS)

    qtbot.waitUntil(lambda: len(learning.runs) == 1)
    # Keys made by a test come as even as a clock's, which no hand's are.
    assert heard_in(learning.runs[0])[0].took_ms == 5 * HUMAN_MS


def test_that_scans_are_scans_again_once_it_has_learned(learning: Learning, qtbot: QtBot) -> None:
    counter = learning.counter
    counter.wedge.learn(False)
    counter.wedge.wear(ScannerProfile(prefix="~", suffix=frozenset({Qt.Key.Key_Tab})))
    counter.type(f"~{EAN}")
    counter.key(Qt.Key.Key_Tab, "\t")

    qtbot.waitUntil(lambda: counter.scans == [EAN])
    assert learning.runs == []
    assert ENTER not in counter.wedge._profile.suffix  # noqa: SLF001 - what it wears now
