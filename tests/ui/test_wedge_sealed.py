"""A scanner that types all of a slip's square code is heard whole, at any pace and layout."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from returns_station.scan import SlipNumber, read
from returns_station.seal import Seal, facts_of, sealed_text
from tests.returns_station.test_seal import a_slip
from tests.ui.wedge_counter import Counter, Ears, a_counter
from ui.wedge import ScannerProfile

TEXT = sealed_text(Seal(facts_of(a_slip()), "c0ffee00", bytes(range(64))))


@pytest.fixture
def counter(qtbot: QtBot, qapp: QApplication) -> Iterator[Counter]:
    yield from a_counter(qtbot, qapp, ScannerProfile())


@pytest.mark.parametrize("pace_ms", (1, 8, 30))
def test_that_the_longest_code_of_ours_comes_whole(
    counter: Counter, qtbot: QtBot, pace_ms: int
) -> None:
    ears = Ears(counter.line)
    counter.type(TEXT, after=pace_ms)
    counter.enter(after=pace_ms)

    qtbot.waitUntil(lambda: counter.scans == [TEXT])
    assert (counter.line.text(), ears.heard) == ("", [])
    assert read(counter.scans[0]) == SlipNumber("RS000000427", TEXT)


def test_that_a_scanner_with_caps_lock_on_says_the_same(counter: Counter, qtbot: QtBot) -> None:
    counter.type(TEXT.lower())
    counter.enter()

    qtbot.waitUntil(lambda: len(counter.scans) == 1)
    assert read(counter.scans[0]) == SlipNumber("RS000000427", TEXT)


def test_that_a_stall_in_the_middle_does_not_tear_it(counter: Counter, qtbot: QtBot) -> None:
    counter.type(TEXT[:70])
    counter.type(TEXT[70:71], after=120)
    counter.type(TEXT[71:])
    counter.enter()

    qtbot.waitUntil(lambda: counter.scans == [TEXT])
