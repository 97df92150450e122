"""The run room opened over vans in memory, for every test of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from returns_station.desk.pickup.views import Joining, RunSeen
from tests.ui.rooms.runs.a_day import MemoryVans, a_run
from tests.ui.rooms.runs.window import Dock

Opened = Callable[..., Dock]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Opens the room; closed after the test."""
    assert qtbot is not None
    docks: list[Dock] = []

    def open_(
        *seen: RunSeen, new: tuple[Joining, ...] = (), vans: MemoryVans | None = None
    ) -> Dock:
        docks.append(Dock(vans or MemoryVans(seen or (a_run(),), new), tmp_path))
        return docks[-1]

    yield open_
    for dock in docks:
        dock.close()
