"""Nothing beside a visit that is done is cut, lies on anything else or goes unheard."""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from returns_station.adapters.pseudo import PSEUDO
from tests.builders import NOW
from tests.ui import beside_pictures
from tests.ui.fits import faults_of
from tests.ui.pages import calm
from tests.ui.pictures import Stage, settle
from tests.ui.rooms.beside_shop import a_kind_shop
from tests.ui.rooms.shop import MAJA
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.screen.next_scan import NextScan

pytestmark = pytest.mark.usefixtures("wears")
_AS_DRAWN: Final = 100
LOOKS: Final = (("fi", _AS_DRAWN, (1024, 700)), (PSEUDO, 200, (1280, 800)))


@pytest.mark.parametrize(("language", "percent", "size"), LOOKS, ids=str)
def test_that_all_beside_a_visit_is_seen_and_heard(
    qapp: QApplication, tmp_path: Path, language: str, percent: int, size: tuple[int, int]
) -> None:
    station = a_kind_shop(tmp_path)
    desk = Desk(MAJA, language, "SE", tmp_path, theme="light", text_percent=percent, motion=False)
    stage = Stage(App(qapp, desk, clock=lambda: NOW), size)
    stage.app.open(lambda: station)
    settle()

    faults = {}
    for name in beside_pictures.scenes(stage):
        settle()
        below = _next_scan_below(stage.window) if percent == _AS_DRAWN else []
        if found := [*faults_of(stage.window), *below]:
            faults[name] = found
    stage.app.close()
    stage.window.close()
    stage.window.deleteLater()
    calm()

    assert faults == {}


def _next_scan_below(window: QWidget) -> list[str]:
    """The place for the next scan, where not all of it is seen."""
    (foot,) = window.findChildren(NextScan)
    hidden = foot.sheet.visibleRegion().boundingRect() != foot.sheet.rect()
    return ["the next scan is below the fold"] if hidden else []
