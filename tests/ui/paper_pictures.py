"""A slip that is not on paper in pictures: it waits, asks, came out elsewhere; and all at rest.

Run `python -m tests.ui.paper_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from returns_station.desk.errors import PrintUnknownError, StationError
from returns_station.desk.ports import Printed
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from tests.builders import NOW
from tests.returns_station.desk.counter import a_station
from tests.ui.pictures import Stage, save, settle
from tests.ui.rooms import shop
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.state.keys import Do

EMPTY = StationError(
    Phrase("print.not_ready", {"printer": "kassa", "why": Phrase("print.why.media_empty")})
)
UNSURE = PrintUnknownError(Phrase("print.unknown", {"printer": "kassa"}))


class Printer:
    """Ends as the scene wants it."""

    def __init__(self) -> None:
        self.ends: StationError | None = None

    def deliver(self, printed: Printed, target: str) -> None:  # noqa: ARG002 - it prints nothing
        if self.ends is not None:
            raise self.ends


def scenes(stage: Stage, printer: Printer) -> Iterator[str]:
    """Trouble after trouble."""
    printer.ends = EMPTY
    stage.scan(shop.RECEIPT, shop.JUMPER)
    stage.do(Do.CONFIRM)
    yield "paper-waits"
    stage.do(Do.CONFIRM)
    yield "paper-waits-at-rest"
    printer.ends = UNSURE
    stage.scan("2038-0077", shop.LAMP)
    stage.do(Do.CONFIRM)
    yield "paper-asks"
    stage.do(Do.CONFIRM)
    yield "paper-asks-at-rest"


def main(arguments: list[str]) -> None:
    """Draw every scene."""
    folder, given = Path(arguments[0]), dict(enumerate(arguments))
    wide, high = map(int, given.get(1, "1280x800").split("x"))
    language, percent, theme = given.get(2, "sv"), given.get(3, "100"), given.get(4, "light")
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    with tempfile.TemporaryDirectory() as data:
        root, printer = Path(data), Printer()
        station = a_station(root, *shop.sales(), paper=printer)
        desk = Desk(
            shop.MAJA, language, "SE", root,
            theme=theme, text_percent=int(percent), motion=False,
        )  # fmt: skip
        desk = replace(desk, printer="kassa")
        stage = Stage(App(qt, desk, clock=lambda: NOW), (wide, high))
        stage.app.open(partial(_same, station))
        settle()
        for name in scenes(stage, printer):
            settle()
            save(stage.window, folder, name)
        stage.app.close()


def _same(station: Station) -> Station:
    return station


if __name__ == "__main__":
    main(sys.argv[1:])
