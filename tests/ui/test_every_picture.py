"""Every page comes to be seen: one picture each, as the pictures of docs/ are made."""

import re
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final, Self

from PIL import Image
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.every_pages import PAGES
from tests.ui.every_picture import MANUAL, PICTURES, THEMES, picture_of
from tests.ui.every_small import few_colours, keep
from tests.ui.every_table import shots
from tests.ui.every_told import LANGUAGES, told
from tests.ui.every_walks import AS_MADE, Look
from tests.ui.rooms.shop import a_counter
from ui.theme import Theme, wear

DOCS: Final = Path(__file__).parents[2]
_GREYS: Final = 4


@dataclass(frozen=True, slots=True)
class Drawn:
    """What has to be known of a picture; all of them at once would fill a small machine."""

    size: tuple[int, int]
    digest: bytes
    shades: int

    @classmethod
    def of(cls, picture: QImage) -> Self:
        """Two that look alike have one digest."""
        raw = bytes(picture.constBits())
        size = picture.width(), picture.height()
        return cls(size, blake2b(raw).digest(), len(set(raw[::401])))


class Blinks(QObject):
    """Hears of every widget that is shown as a window though it is a part of one."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it down."""
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.heard.add(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_that_every_kept_page_is_on_a_way_and_no_two_look_alike(qapp: QApplication) -> None:
    wear(Look().worn, qapp)
    kept = [page.name for page in PAGES if page.kept]

    pictures = {shot.name: Drawn.of(picture_of(shot)) for shot in shots(frozenset(kept))}
    wear(Theme(), qapp)

    assert sorted(pictures) == sorted(kept)
    assert [name for name, drawn in pictures.items() if drawn.shades < _GREYS] == []
    assert len({drawn.digest for drawn in pictures.values()}) == len(kept)
    assert {drawn.size for drawn in pictures.values()} == {AS_MADE}


def test_that_a_page_in_another_language_is_shown_at_once_and_keeps_the_keys(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter(qtbot, tmp_path)
    counter.window.activateWindow()
    blinks = Blinks()
    qapp.installEventFilter(blinks)

    counter.window.speak("fi")
    QApplication.processEvents()
    qapp.removeEventFilter(blinks)

    assert blinks.heard == set(), "a part that is shown before it stands somewhere is a window"
    assert counter.window.isActiveWindow()


def test_that_a_small_file_keeps_grounds_and_inks_as_they_are(tmp_path: Path) -> None:
    image = QImage(960, 600, QImage.Format.Format_RGB32)
    image.fill(0xFFF6F1E8)
    for nr in range(5_000):
        image.setPixel(nr % 960, nr // 960, 0xFF1F6B4A)
    for nr in range(200):
        image.setPixel(nr, 500, 0xFF000000 | nr << 16 | nr)

    keep(image, tmp_path / "small.webp")

    with Image.open(tmp_path / "small.webp") as read:
        kept = read.convert("RGB")
    assert (kept.getpixel((300, 300)), kept.getpixel((10, 2))) == ((246, 241, 232), (31, 107, 74))
    colours = few_colours(kept).getcolors()
    assert colours is not None
    assert len(colours) <= 16


def test_that_the_manual_shows_what_the_command_makes_and_no_more() -> None:
    folder = DOCS / MANUAL
    pages = [*folder.parent.glob("*.md"), DOCS / "README.md"]
    shown = {
        name
        for page in pages
        for name in re.findall(r"pictures/([\w-]+\.png)", page.read_text("utf-8"))
    }

    made = {f"{page.manual}.png" for page in PAGES if page.manual}

    assert shown == made == {path.name for path in folder.glob("*")}


def test_that_every_kept_picture_is_there_and_told_of() -> None:
    folder = DOCS / PICTURES
    kept = [page.name for page in PAGES if page.kept]
    every = {
        f"{name}-{theme}-{language}.webp"
        for name in kept
        for theme in THEMES
        for language in LANGUAGES
    }

    there = {path.name for path in folder.glob("*.webp")}

    assert there == every
    assert (folder / "README.md").read_text("utf-8") == told()
