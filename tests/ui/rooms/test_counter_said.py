"""What changes at the counter is said to who does not see it, once and in the clerk's language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.hearing import Voice
from tests.ui.rooms.shop import JUMPER, RECEIPT, Counter, a_counter
from ui.rooms.counter.state.counter import Page


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Counter:
    """The shop's counter."""
    return a_counter(qtbot, tmp_path)


@pytest.fixture
def voice(counter: Counter) -> Iterator[Voice]:
    """What is said from the open counter on."""
    assert counter.state.rest.ready
    listening = Voice()
    yield listening
    listening.stop()


def test_that_a_scan_is_answered_aloud_by_the_sentence(
    qtbot: QtBot, counter: Counter, voice: Voice
) -> None:
    counter.scan(RECEIPT)
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.answered and not counter.state.busy)

    (said,) = [each for each in voice.said if each.startswith("Ja – 499\N{NO-BREAK SPACE}kr")]
    assert "Öppet köp till" in said


def test_that_what_cannot_be_read_is_said_with_what_to_do(
    qtbot: QtBot, counter: Counter, voice: Voice
) -> None:
    counter.scan("4006-88-XX")
    qtbot.waitUntil(lambda: counter.state.trouble is not None)

    assert [each for each in voice.said if "4006-88-XX" in each]


def test_that_the_row_in_hand_of_a_search_is_said(
    qtbot: QtBot, counter: Counter, voice: Voice
) -> None:
    for letter in "stickad":
        counter.press(Qt.Key(ord(letter.upper())), letter)
    qtbot.waitUntil(lambda: counter.state.page is Page.SEEK and "Stickad" in " ".join(voice.said))
    before = len(voice.said)

    counter.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(voice.said) > before)

    assert voice.said[-1] != voice.said[before - 1]
