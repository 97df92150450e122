"""Nothing of questions and answers is cut, nothing lies on anything else, nothing goes unheard."""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from returns_station.adapters.pseudo import PSEUDO
from returns_station.case import Who
from tests.builders import NOW
from tests.ui import approvals_pictures, override_pictures
from tests.ui.fits import close_all, faults_of
from tests.ui.pages import calm
from tests.ui.pictures import Stage, settle
from tests.ui.rooms.approvals.questions import MemoryAnswers
from tests.ui.rooms.approvals.window import Office
from ui.app import App
from ui.desk import Desk
from ui.theme import Theme, wear

pytestmark = pytest.mark.usefixtures("wears")
LOOKS: Final = (("fi", 100, (1024, 700)), (PSEUDO, 200, (1280, 800)))


@pytest.mark.parametrize(("language", "percent", "size"), LOOKS, ids=str)
def test_that_all_of_the_approvals_room_is_seen_and_heard(
    qapp: QApplication, language: str, percent: int, size: tuple[int, int]
) -> None:
    wear(Theme(scale=percent / 100, motion=False), qapp)
    made: list[Office] = []

    def make(answers: MemoryAnswers) -> Office:
        close_all(made)
        made.append(Office(answers, language=language, size=size))
        return made[-1]

    faults = {}
    for name, office in approvals_pictures.scenes(make):
        office.calm()
        if found := faults_of(office.window):
            faults[name] = found
    close_all(made)

    assert faults == {}


@pytest.mark.parametrize(("language", "percent", "size"), LOOKS, ids=str)
def test_that_all_of_a_question_at_the_counter_is_seen_and_heard(
    qapp: QApplication, tmp_path: Path, language: str, percent: int, size: tuple[int, int]
) -> None:
    station = override_pictures.a_shop_with_anders(tmp_path)
    desk = Desk(
        Who("", "Disk 2"), language, "SE", tmp_path,
        theme="light", text_percent=percent, motion=False,
    )  # fmt: skip
    stage = Stage(App(qapp, desk, clock=lambda: NOW), size)
    stage.app.open(lambda: station)
    settle()

    faults = {}
    for name in override_pictures.scenes(stage, station):
        settle()
        if found := faults_of(stage.window):
            faults[name] = found
    stage.app.close()
    stage.window.close()
    stage.window.deleteLater()
    calm()

    assert faults == {}
