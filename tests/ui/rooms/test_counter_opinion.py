"""The code of the feedback page at the counter: written down, and nothing opens or is lost."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.phrase import Phrase
from returns_station.scan import opinion_code, slip_number
from tests.ui.rooms.shop import JUMPER, RECEIPT, a_counter
from ui.rooms.counter.state.counter import Page


def test_that_a_scanned_opinion_is_kept_with_its_visit_and_the_one_in_hand_stays(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter(qtbot, tmp_path)
    for code in (RECEIPT, JUMPER):
        counter.scan(code)
    qtbot.waitUntil(lambda: counter.state.answered)
    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.state.page is Page.DONE)
    assert counter.state.done is not None
    assert counter.state.done.slip is not None
    slip = counter.state.done.slip.number
    counter.scan(RECEIPT)
    qtbot.waitUntil(lambda: counter.state.visit is not None)

    counter.scan(opinion_code(slip, 5, (1,)))

    qtbot.waitUntil(lambda: counter.state.toast == Phrase("feedback.heard"))
    with counter.station.store.views() as views:
        spoke = views.feedback.of_slip(slip)
    assert spoke is not None
    assert (spoke.grade, spoke.topics) == (5, ("help",))
    assert counter.state.visit is not None


def test_that_an_opinion_of_a_visit_that_was_not_here_is_said_kindly(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter(qtbot, tmp_path)

    counter.scan(opinion_code(slip_number(9999), 5))

    qtbot.waitUntil(lambda: counter.state.trouble is not None)
    assert counter.state.trouble is not None
    assert counter.state.trouble.title == Phrase("counter.trouble.opinion")
