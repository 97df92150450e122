"""The wordings room used by its keys, over words in memory and the press that sends them."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase
from tests.ui.rooms.templates.window import MemoryWords, Office

Opened = Callable[[], Office]
AT = ("return_done", "sv")


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Opens the room; closed after the test."""
    assert qtbot is not None
    made: list[Office] = []

    def open_() -> Office:
        made.append(Office(MemoryWords()))
        return made[-1]

    yield open_
    for office in made:
        office.close()


def test_that_what_is_written_is_read_at_once_and_holds_by_ctrl_enter(opened: Opened) -> None:
    office = opened()

    office.write("\n\nHello from {shop}.")
    rendered = office.room.state.rendered
    office.press(Qt.Key.Key_Return, ctrl=True)

    assert rendered is not None
    assert "Hello from Granlöv." in rendered.plain
    assert office.words.own[AT].body.endswith("Hello from {shop}.")
    assert not office.room.state.begun


def test_that_enter_in_the_words_is_a_new_line(opened: Opened) -> None:
    office = opened()
    office.write("One")

    office.press(Qt.Key.Key_Return)

    assert office.screen.editor.body.words.endswith("One\n")
    assert office.words.own == {}


def test_that_a_wrong_name_is_told_in_words_and_cannot_be_saved(opened: Opened) -> None:
    office = opened()

    office.write("{namm}")
    office.press(Qt.Key.Key_Return, ctrl=True)

    assert office.screen.hint.isVisible()
    assert "{namm}" in office.screen.hint.accessibleName()
    assert office.words.own == {}
    assert not office.screen.total.primary.isEnabled()


def test_that_a_chip_puts_its_name_where_one_writes(opened: Opened) -> None:
    office = opened()
    office.screen.editor.body.edit.setFocus()

    office.screen.editor.insert("number")
    office.calm()

    assert office.screen.editor.body.words.endswith("{number}")


def test_that_words_of_a_language_wait_while_one_looks_at_another(opened: Opened) -> None:
    office = opened()
    office.write("Mine")
    office.press(Qt.Key.Key_Escape)

    office.press(Qt.Key.Key_5)
    english = office.screen.editor.body.words
    office.press(Qt.Key.Key_1)

    assert "Mine" not in english
    assert office.screen.editor.body.words.endswith("Mine")


def test_that_it_is_as_it_came_again(opened: Opened) -> None:
    office = opened()
    before = office.screen.editor.body.words
    office.write("Mine")
    office.press(Qt.Key.Key_Return, ctrl=True)

    office.press(Qt.Key.Key_F9)
    office.press(Qt.Key.Key_Escape)
    office.press(Qt.Key.Key_Return)

    assert office.screen.editor.body.words == before
    assert office.words.own == {}


def test_that_what_is_refused_is_told_and_stays(opened: Opened) -> None:
    office = opened()
    office.words.refuses = StationError(Phrase("error.unexpected"))

    office.write("Mine")
    office.press(Qt.Key.Key_Return, ctrl=True)

    assert office.screen.hint.isVisible()
    assert office.screen.editor.body.words.endswith("Mine")
    assert office.room.state.begun


def test_that_esc_leads_out_of_the_words_and_back_to_the_letters(opened: Opened) -> None:
    office = opened()
    led: list[str] = []
    office.room.left_for.connect(led.append)
    office.screen.editor.body.edit.setFocus()

    office.press(Qt.Key.Key_Escape)
    first = list(led)
    office.press(Qt.Key.Key_Escape)

    assert (first, led) == ([], ["inbox"])


def test_that_marks_in_what_is_filled_in_are_only_text(opened: Opened) -> None:
    office = opened()

    office.write("\n\n<b>bold</b>")

    rendered = office.room.state.rendered
    assert rendered is not None
    assert "&lt;b&gt;bold" in rendered.html
