"""Every page of the window in pictures: each in three themes and five languages, in small files.

Run `python -m tests.ui.every_picture [FOLDER] [--themes light,dark,contrast]
[--languages sv,nb,fi,da,en] [--only NAME,...] [--size WIDTHxHEIGHT] [--percent N] [--png]`; by
itself it makes `docs/pictures`. With `--manual` it makes the pictures of `docs/manual`.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from returns_station.adapters.catalogue import LANGUAGES
from tests.ui.every_pages import PAGES
from tests.ui.every_small import keep
from tests.ui.every_table import shots
from tests.ui.every_told import told
from tests.ui.every_walks import AS_MADE, Look, Shot

PICTURES: Final = Path("docs/pictures")
MANUAL: Final = Path("docs/manual/pictures")
THEMES: Final = ("light", "dark", "contrast")
# Drawn smaller, not shrunk: letters are as sharp as on a screen, and a file is half as large.
SMALLER: Final = "0.625"
_COLOURS: Final = 256


def main(arguments: Sequence[str]) -> None:
    """Make them."""
    asked = _parser().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not (asked.manual or asked.png):
        os.environ["QT_SCALE_FACTOR"] = SMALLER
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    still(qt)
    if asked.manual:
        manual(asked.folder or MANUAL, asked.only)
    else:
        size = tuple(map(int, asked.size.split("x")))
        looks = [
            Look(theme, language, asked.percent, (size[0], size[1]))
            for theme in asked.themes.split(",")
            for language in asked.languages.split(",")
        ]
        folder = asked.folder or PICTURES
        every(folder, looks, asked.only, as_png if asked.png else keep)
        if folder == PICTURES:
            (folder / "README.md").write_text(told(), encoding="utf-8")


def still(qt: QApplication) -> None:
    """Have nothing blink: a picture is the same each time."""
    qt.setCursorFlashTime(0)


def every(
    folder: Path, looks: Sequence[Look], only: str, save: Callable[[QImage, Path], None]
) -> None:
    """Each page in each look."""
    suffix = ".png" if save is as_png else ".webp"
    chosen = frozenset(only.split(",")) if only else frozenset(p.name for p in PAGES if p.kept)
    for shot in shots(chosen):
        for look in looks:
            shot.dress(look)
            file = folder / f"{shot.name}-{look.theme}-{look.language}{suffix}"
            save(picture_of(shot), file)
        # The theme that is worn already comes first.
        looks = looks[::-1]


def manual(folder: Path, only: str) -> None:
    """The manual's pages, in English on light paper, under the names that the manual uses."""
    names = {page.name: page.manual for page in PAGES if page.manual}
    chosen = frozenset(only.split(",")) if only else frozenset(names)
    for shot in shots(chosen):
        shot.dress(Look(language="en"))
        as_png(picture_of(shot), folder / f"{names[shot.name]}.png")


def picture_of(shot: Shot) -> QImage:
    """What is seen of it."""
    return shot.window().grab().toImage()


def as_png(picture: QImage, file: Path) -> None:
    """Write it as PNG with its most common colours."""
    file.parent.mkdir(parents=True, exist_ok=True)
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    colours = Counter(memoryview(plain.constBits()).cast("I")).most_common(_COLOURS)
    table = [colour for colour, _ in colours]
    flags = Qt.ImageConversionFlag.ThresholdDither
    plain.convertToFormat(QImage.Format.Format_Indexed8, table, flags).save(str(file))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--themes", default=",".join(THEMES))
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--only", default="", metavar="NAME,...")
    parser.add_argument("--size", default=f"{AS_MADE[0]}x{AS_MADE[1]}")
    parser.add_argument("--percent", type=int, default=100)
    parser.add_argument("--png", action="store_true", help="as large as the window, to look at")
    parser.add_argument("--manual", action="store_true", help="the manual's pictures")
    return parser


if __name__ == "__main__":
    main(sys.argv[1:])
