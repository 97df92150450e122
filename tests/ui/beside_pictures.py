"""Beside a visit that is done, in pictures: her slip on its way, a small extra.

Run `python -m tests.ui.beside_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from tests.builders import NOW
from tests.ui.pictures import Stage, save, settle
from tests.ui.rooms import shop
from tests.ui.rooms.beside_shop import a_kind_shop
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.state.keys import Do

_ELSE: Final = (".", "1280x800", "sv", "100", "light")


def scenes(stage: Stage) -> Iterator[str]:
    """The address asked for, the slip on its way, the extras open, one given."""
    stage.scan(shop.RECEIPT, shop.JUMPER)
    stage.do(Do.REASON, "3")
    stage.do(Do.CONFIRM)
    yield "done-suggested"
    stage.do(Do.SEND)
    stage.do(Do.TELL, "elin.sandberg@example.com")
    yield "done-send"
    stage.do(Do.CONFIRM)
    yield "done-sent"
    stage.do(Do.EXTRA)
    yield "done-extra"
    stage.do(Do.GIVE, "1")
    yield "done-given"


def main(arguments: list[str]) -> None:
    """Save every scene."""
    folder, size, language, percent, look, *_ = (*arguments, *_ELSE[len(arguments) :])
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    wide, high = map(int, size.split("x"))
    Path(folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        station = a_kind_shop(Path(data))
        desk = Desk(
            shop.MAJA, language, "SE", Path(data),
            theme=look, text_percent=int(percent), motion=False,
        )  # fmt: skip
        stage = Stage(App(qt, desk, clock=lambda: NOW), (wide, high))
        stage.app.open(lambda: station)
        settle()
        for name in scenes(stage):
            settle()
            save(stage.window, Path(folder), name)
        stage.app.close()


if __name__ == "__main__":
    main(sys.argv[1:])
