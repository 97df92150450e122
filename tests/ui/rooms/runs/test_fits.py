"""Nothing of the run room is cut, nothing lies on anything else, nothing goes unheard."""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from returns_station.adapters.pseudo import PSEUDO
from tests.ui import run_pictures
from tests.ui.fits import close_all, faults_of
from tests.ui.rooms.runs.a_day import MemoryVans, a_joining, a_run
from tests.ui.rooms.runs.window import Dock
from ui.rooms.runs.state.doing import Do
from ui.theme import Theme, wear

pytestmark = pytest.mark.usefixtures("wears")
LOOKS: Final = ((PSEUDO, 100, (1280, 800)), ("fi", 100, (1024, 700)), (PSEUDO, 200, (1280, 800)))
# A look costs most of its time: what is common is looked at in every language.
COMMON: Final = ("sv", "en", "nb", "da", "fi")


@pytest.mark.parametrize(
    ("language", "percent", "size"), LOOKS, ids=lambda value: str(value).replace(" ", "")
)
def test_that_all_of_the_run_room_is_seen_and_heard(
    qapp: QApplication, tmp_path: Path, language: str, percent: int, size: tuple[int, int]
) -> None:
    wear(Theme(scale=percent / 100, motion=False), qapp)
    folders, made = iter(range(99)), list[Dock]()

    def make(vans: MemoryVans) -> Dock:
        own = tmp_path / str(next(folders))
        own.mkdir()
        run_pictures.drop_in(tmp_path, own)
        close_all(made)
        made.append(Dock(vans, own, language=language, size=size))
        return made[-1]

    faults = {}
    for name, dock in run_pictures.scenes(make, tmp_path):
        dock.calm()
        if found := faults_of(dock.window):
            faults[name] = found
    close_all(made)

    assert faults == {}


@pytest.mark.parametrize("language", COMMON)
def test_that_the_day_and_the_door_are_seen_in_every_language(
    tmp_path: Path, language: str
) -> None:
    dock = Dock(MemoryVans((a_run(),), (a_joining(),)), tmp_path, language=language)

    day = faults_of(dock.window)
    dock.room.act(Do.DOOR)
    dock.calm()
    door = faults_of(dock.window)
    dock.close()

    assert (day, door) == ([], [])
