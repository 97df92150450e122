"""What every test of the set-up room may use."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.returns_station.desk.counter import a_station
from tests.ui.rooms.setup.window import Hands
from tests.ui.rooms.shop import sales
from ui.theme import Theme, wear


@pytest.fixture(autouse=True)
def _the_usual_theme_after(qapp: QApplication) -> Iterator[None]:
    yield
    wear(Theme(), qapp)


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Hands:
    """The window of a shop that has sales, with the set-up room open."""
    made = Hands(qtbot, tmp_path, a_station(tmp_path, *sales()))
    made.window.enter("setup")
    made.settle()
    return made


@pytest.fixture
def new_shop(qtbot: QtBot, tmp_path: Path) -> Callable[..., Hands]:
    """Opens the window of a shop that has neither name nor sales."""
    station = a_station(tmp_path)
    return lambda **said: Hands(qtbot, tmp_path, station, **said)
