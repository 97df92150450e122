"""The wall says what is true, renews itself, and says nothing where nothing is known."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from returns_station.desk.errors import AwayError
from returns_station.phrase import Phrase
from tests.builders import NOW
from tests.returns_station.desk.counter import a_station
from tests.ui.answers import until_answered
from tests.ui.every_walks import WALL
from tests.ui.fits import misfits
from tests.ui.rooms import shop
from ui.wall import Wall, said_at
from ui.widgets.label import PlainLabel


@pytest.fixture
def answers() -> list[tuple[Phrase, ...] | None]:
    """What the station says, one reading after the other; None: it is away."""
    return []


@pytest.fixture
def wall(qtbot: QtBot, answers: list[tuple[Phrase, ...] | None]) -> Iterator[Wall]:
    """The wall of a shop."""

    def said() -> tuple[Phrase, ...]:
        one = answers.pop(0)
        if one is None:
            raise AwayError(Phrase("error.store_away"))
        return one

    made = Wall("Granlöv", "sv", said, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.finish()


def read_anew(wall: Wall) -> str:
    """One more minute has gone; gives all that stands there."""
    wall.look()
    until_answered()
    return " ".join(each.text() for each in shown(wall))


def shown(widget: QWidget) -> list[PlainLabel]:
    """The texts that are seen."""
    return [each for each in widget.findChildren(PlainLabel) if each.isVisible()]


def test_that_the_wall_says_what_is_true_and_renews_it(
    wall: Wall, answers: list[tuple[Phrase, ...] | None]
) -> None:
    answers += [WALL, WALL[1:]]

    first, second = read_anew(wall), read_anew(wall)

    assert "97 av 100" in first
    assert "97 av 100" not in second
    assert "98 av 100" in second
    assert misfits(wall) == []


def test_that_what_cannot_be_read_is_not_said_any_longer(
    wall: Wall, answers: list[tuple[Phrase, ...] | None]
) -> None:
    answers += [WALL, None]

    read_anew(wall)
    later = read_anew(wall)

    assert "100" not in later
    assert "Välkommen" in later


def test_that_esc_ends_it(wall: Wall) -> None:
    QTest.keyClick(wall, Qt.Key.Key_Escape)

    assert not wall.isVisible()


def test_that_a_new_shop_says_nothing_of_itself_yet(tmp_path: Path) -> None:
    station = a_station(tmp_path, *shop.sales())

    assert said_at(station, "Disk 2") == ()
