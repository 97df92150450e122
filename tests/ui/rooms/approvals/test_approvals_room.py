"""The approvals room used by its keys, over answers in memory."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.desk.errors import StationError
from returns_station.desk.ruling.commands import NotThisTime, SayYes
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from tests.ui.rooms.approvals.questions import MemoryAnswers, a_question, another
from tests.ui.rooms.approvals.window import Office

Opened = Callable[[MemoryAnswers], Office]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Opens the room; closed after the test."""
    assert qtbot is not None
    made: list[Office] = []

    def open_(answers: MemoryAnswers) -> Office:
        made.append(Office(answers))
        return made[-1]

    yield open_
    for office in made:
        office.close()


def test_that_an_answer_takes_two_inputs(opened: Opened) -> None:
    office = opened(MemoryAnswers(a_question(), another()))

    office.press(Qt.Key.Key_2)
    office.press(Qt.Key.Key_Return)

    (said,) = office.answers.said
    assert isinstance(said, SayYes)
    assert (said.ask, said.outcome) == ("A00001", Outcome.STORE_CREDIT)
    assert office.inputs == 2
    assert office.room.state.at == "A00002"


def test_that_a_no_is_written_and_its_letters_are_no_keys(
    opened: Opened,
) -> None:
    office = opened(MemoryAnswers(a_question()))

    office.press(Qt.Key.Key_3)
    office.type("we 12")
    office.press(Qt.Key.Key_Return)

    (said,) = office.answers.said
    assert isinstance(said, NotThisTime)
    assert said.note == "we 12"
    assert office.room.state.queue == ()
    assert office.screen.total.isHidden()


def test_that_what_is_refused_is_said_and_waits_still(opened: Opened) -> None:
    answers = MemoryAnswers(a_question())
    answers.refuses = StationError(Phrase("ruling.own"))
    office = opened(answers)

    office.press(Qt.Key.Key_Return)

    assert office.screen.hint.isVisible()
    assert office.room.state.at == "A00001"


def test_that_one_walks_the_queue_and_by_hand_too(opened: Opened) -> None:
    office = opened(MemoryAnswers(a_question(), another()))

    office.press(Qt.Key.Key_Down)
    below = office.room.state.at
    office.screen.queue.picked.emit("A00001")

    assert (below, office.room.state.at) == ("A00002", "A00001")
