"""Nothing of the day is cut, nothing lies on anything else, nothing goes unheard."""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from returns_station.adapters.pseudo import PSEUDO
from tests.ui import day_pictures
from tests.ui.fits import close_all, faults_of
from tests.ui.rooms.day.ledger import MemoryBook
from tests.ui.rooms.day.window import Office
from ui.theme import Theme, wear

pytestmark = pytest.mark.usefixtures("wears")
LOOKS: Final = (("fi", 100, (1024, 700)), (PSEUDO, 200, (1280, 800)))


@pytest.mark.parametrize(("language", "percent", "size"), LOOKS, ids=str)
def test_that_all_of_the_day_is_seen_and_heard(
    qapp: QApplication, tmp_path: Path, language: str, percent: int, size: tuple[int, int]
) -> None:
    wear(Theme(scale=percent / 100, motion=False), qapp)
    made: list[Office] = []

    def make(book: MemoryBook) -> Office:
        close_all(made)
        made.append(Office(book, tmp_path, language=language, size=size))
        return made[-1]

    faults = {}
    for name, office in day_pictures.scenes(make):
        office.calm()
        if found := faults_of(office.window):
            faults[name] = found
    close_all(made)

    assert faults == {}
