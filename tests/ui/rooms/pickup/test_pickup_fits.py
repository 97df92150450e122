"""Nothing on the room's pages is cut, covered or unheard, in any language and size."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from returns_station.adapters.pseudo import PSEUDO
from tests.ui.fits import faults_of
from tests.ui.pickup_pictures import a_busy_shop, scenes
from tests.ui.rooms.pickup.conftest import Opens
from ui.theme import Theme, wear

LOOKS = (
    ("fi", 100, (1024, 700)),
    (PSEUDO, 200, (1280, 800)),
    (PSEUDO, 100, (1280, 800)),
    ("sv", 100, (1280, 800)),
    ("nb", 100, (1366, 768)),
    ("da", 100, (1280, 800)),
    ("en", 200, (1280, 800)),
)


@pytest.mark.parametrize(("language", "percent", "size"), LOOKS)
def test_that_all_of_every_page_is_seen_and_heard(
    opens: Opens, tmp_path: Path, qapp: QApplication, language: str, percent: int,
    size: tuple[int, int],
) -> None:  # fmt: skip
    shop = a_busy_shop(tmp_path)
    faults: dict[str, list[str]] = {}
    desk = opens(shop, language=language, size=size)
    wear(Theme(scale=percent / 100, motion=False), qapp)
    desk.window.dress()
    desk.calm()

    for name in scenes(desk):
        desk.calm()
        found = faults_of(desk.window)
        desk.room.focus()
        desk.calm()
        if found:
            faults[name] = found

    assert faults == {}
