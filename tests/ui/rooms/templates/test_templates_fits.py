"""Nothing of the wordings is cut, nothing lies on anything else, nothing goes unheard."""

from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from returns_station.adapters.pseudo import PSEUDO
from tests.ui import templates_pictures
from tests.ui.fits import close_all, faults_of
from tests.ui.rooms.templates.window import MemoryWords, Office
from ui.theme import Theme, wear

pytestmark = pytest.mark.usefixtures("wears")
LOOKS: Final = (("fi", 100, (1024, 700)), (PSEUDO, 200, (1280, 800)), (PSEUDO, 100, (1280, 800)))


@pytest.mark.parametrize(("language", "percent", "size"), LOOKS, ids=str)
def test_that_all_of_the_wordings_is_seen_and_heard(
    qapp: QApplication, language: str, percent: int, size: tuple[int, int]
) -> None:
    wear(Theme(scale=percent / 100, motion=False), qapp)
    made: list[Office] = []

    def make(words: MemoryWords) -> Office:
        close_all(made)
        made.append(Office(words, language=language, size=size))
        return made[-1]

    faults = {}
    for name, office in templates_pictures.scenes(make):
        office.calm()
        if found := faults_of(office.window):
            faults[name] = found
    close_all(made)

    assert faults == {}
