"""A payment card's number stays in no field, however it came there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.canaries import CARDS, TRACKS
from ui.widgets.field import Field


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    made = Field("Note")
    qtbot.addWidget(made)
    made.show()
    made.edit.setFocus()
    return made


@pytest.mark.parametrize("card", (*CARDS, *TRACKS))
def test_that_enter_leaves_nothing_of_it(field: Field, card: str) -> None:
    """Who reads the text refuses it in words; on the screen and in the room's state it is gone."""
    told, entered = list[str](), list[str]()
    field.changed.connect(told.append)
    field.entered.connect(entered.append)

    QTest.keyClicks(field.edit, f"call {card}")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)

    assert field.edit.text() == ""
    assert told[-1] == ""
    assert entered == [f"call {card}"]


def test_that_it_is_gone_as_soon_as_something_else_is_written(field: Field) -> None:
    QTest.keyClicks(field.edit, f"{CARDS[0]},")

    assert field.edit.text() == ""


def test_that_it_is_gone_when_one_leaves(field: Field, qtbot: QtBot) -> None:
    other = QLineEdit(field)
    qtbot.addWidget(other)
    QTest.keyClicks(field.edit, CARDS[0])

    field.edit.editingFinished.emit()

    assert field.edit.text() == ""


def test_that_undo_does_not_bring_it_back(field: Field) -> None:
    QTest.keyClicks(field.edit, CARDS[0])
    QTest.keyClick(field.edit, Qt.Key.Key_Return)

    QTest.keySequence(field.edit, QKeySequence(QKeySequence.StandardKey.Undo))

    assert field.edit.text() == ""


@pytest.mark.parametrize("number", ("00370123456789012345", "7310865004703", "411111111111111199"))
def test_that_a_longer_number_can_be_written_to_its_end(field: Field, number: str) -> None:
    """Its first digits may look like a card's on the way."""
    QTest.keyClicks(field.edit, number)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)

    assert field.edit.text() == number
