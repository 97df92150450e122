"""What moves is short, moves no layout, and does not move at all where less motion is asked for."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.tokens import CALM_MS, QUICK_MS
from ui.widgets.line_row import Line, LineRow
from ui.widgets.motion import Ease, Passing
from ui.widgets.reason_card import ReasonCard, Why

UNTICKED = Line("1", "Stickad tröja Fjäll", "Storlek M", "499 kr")
TICKED = Line("1", "Stickad tröja Fjäll", "Storlek M", "499 kr", ticked=True)
WHY = Why("size", "Passar inte", "ruler", "2")
CHOSEN = Why("size", "Passar inte", "ruler", "2", chosen=True)


def _eases(thing: QWidget) -> list[Ease]:
    running = QAbstractAnimation.State.Running
    return [each for each in thing.findChildren(Ease) if each.state() is running]


@pytest.mark.parametrize("motion", (True, False))
def test_that_a_tick_and_a_chosen_card_take_120_ms_or_no_time(
    qtbot: QtBot, wears: Callable[[Theme], None], *, motion: bool
) -> None:
    wears(Theme(motion=motion))
    row, card = LineRow(UNTICKED), ReasonCard(WHY)
    for each in (row, card):
        qtbot.addWidget(each)
        each.show()
    size = row.size(), card.size()

    row.tell(TICKED)
    card.tell(CHOSEN)

    eases = [*_eases(row), *_eases(card)]
    assert [each.duration() for each in eases] == ([QUICK_MS] * 2 if motion else [])
    assert (row.size(), card.size()) == size


def test_that_what_is_told_again_does_not_move_again(
    qtbot: QtBot, wears: Callable[[Theme], None]
) -> None:
    wears(Theme(motion=True))
    row = LineRow(TICKED)
    qtbot.addWidget(row)
    row.show()

    row.tell(TICKED)

    assert _eases(row) == []


def test_that_a_movement_ends_as_it_would_be_without_it(
    qtbot: QtBot, wears: Callable[[Theme], None]
) -> None:
    wears(Theme(motion=True))
    card = ReasonCard(WHY)
    qtbot.addWidget(card)
    card.show()
    card.tell(CHOSEN)
    qtbot.waitUntil(lambda: _eases(card) == [])
    wears(Theme(motion=False))
    still = ReasonCard(CHOSEN)
    qtbot.addWidget(still)
    still.show()
    for each in (card, still):
        each.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)

    assert still.size() == card.size()
    assert card.grab().toImage() == still.grab().toImage()


def test_that_a_room_goes_within_200_ms_and_leaves_nothing(
    qtbot: QtBot, wears: Callable[[Theme], None]
) -> None:
    wears(Theme(motion=True))
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(80, 60)
    room.show()
    before = QPixmap(80, 60)
    before.fill(QColor("black"))

    going = Passing(room, before)

    assert [each.duration() for each in _eases(going)] == [CALM_MS]
    qtbot.waitUntil(lambda: room.findChildren(Passing) == [])


def test_that_nothing_is_kept_of_a_room_where_nothing_moves(
    qtbot: QtBot, wears: Callable[[Theme], None]
) -> None:
    wears(Theme(motion=False))
    room = QWidget()
    qtbot.addWidget(room)
    room.show()

    assert Passing.of(room) is None
