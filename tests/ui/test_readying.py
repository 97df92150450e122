"""What the first scan would wait for is made while nobody waits."""

import gc
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.rooms.shop import RECEIPT, a_counter
from ui.rooms.counter.screen.counter import CounterScreen
from ui.widgets.heard_line import HeardLine


@pytest.mark.usefixtures("makes_ahead")
def test_that_the_pages_of_a_visit_are_there_before_its_first_scan(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter(qtbot, tmp_path)
    screen = counter.window.stack.currentWidget()
    assert isinstance(screen, CounterScreen)

    qtbot.waitUntil(lambda: counter.app.readying.is_done, timeout=20_000)

    assert {"visit", "finished", "seek"} <= set(vars(screen))
    assert gc.get_freeze_count() > 0


def test_that_a_scan_lights_the_line_before_it_is_looked_up(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    line = counter.window.findChildren(HeardLine)[0]
    before = line.isVisible()

    counter.scan(RECEIPT)

    assert (before, line.isVisible()) == (False, True)
    qtbot.waitUntil(lambda: not line.isVisible())
