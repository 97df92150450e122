"""The pages after a visit in pictures: done, undone, a credit, what wants a person.

Run `python -m tests.ui.after_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from returns_station.desk.station import Station
from tests.builders import NOW
from tests.ui.pictures import Stage, save, settle
from tests.ui.rooms import shop
from tests.ui.rooms.paying_shop import (
    DECLINED,
    FIRST_CREDIT,
    PAID,
    SILENT,
    a_paying_shop,
    a_terminal,
)
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.state.keys import Do


def by_till(stage: Stage) -> Iterator[str]:
    """A shop whose till pays: its number, an undo, a mixed visit, and credit."""
    stage.scan(shop.RECEIPT, shop.JUMPER)
    stage.do(Do.CONFIRM)
    yield "after-till"
    stage.do(Do.WRITE, "TILL:0000 5518")
    stage.do(Do.CONFIRM)
    yield "after-till-paid"
    stage.do(Do.UNDO)
    yield "after-no-undo"
    stage.do(Do.BACK)
    stage.do(Do.CONFIRM)
    stage.scan("2038-0077", shop.LAMP)
    stage.do(Do.CONFIRM)
    stage.do(Do.BACK)
    yield "after-undone"
    stage.do(Do.CONFIRM)
    stage.scan(shop.RECEIPT, shop.SOCKS, shop.SOCKS, shop.JACKET)
    stage.do(Do.ALONE, "1:0:2")
    stage.do(Do.OFFER_ALONE, "store_credit")
    stage.do(Do.CONFIRM)
    yield "after-mixed"
    stage.do(Do.CONFIRM)
    stage.scan("1988-0412")
    stage.do(Do.TICK, "2:0:1")
    stage.scan(FIRST_CREDIT)
    yield "credit"
    stage.do(Do.WRITE, "SUM:120")
    stage.do(Do.WRITE, "RECEIPT:8841")
    yield "credit-sum"
    stage.do(Do.CONFIRM)
    yield "credit-taken"
    stage.do(Do.WRITE, "SUM:500")
    yield "credit-more"
    stage.do(Do.WRITE, "SUM:")
    credit = stage.room.state.credit
    assert credit is not None
    long_ago = replace(credit.view.credit, expires_on=NOW.date() - timedelta(days=9))
    old = replace(credit, view=replace(credit.view, credit=long_ago))
    stage.room._move(replace(stage.room.state, credit=old))  # noqa: SLF001 - ten years are long
    yield "credit-expired"


def by_terminal(stage: Stage) -> Iterator[str]:
    """A shop with a card terminal that pays, declines, and says nothing."""
    stage.scan(shop.RECEIPT, shop.JUMPER)
    stage.do(Do.CONFIRM)
    yield "terminal-paid"
    stage.do(Do.CONFIRM)
    stage.scan(shop.RECEIPT, shop.SOCKS)
    stage.do(Do.CONFIRM)
    yield "terminal-unknown"
    stage.do(Do.PAID)
    yield "terminal-number"
    stage.do(Do.BACK)
    stage.do(Do.CONFIRM)
    stage.scan(shop.RECEIPT, shop.JACKET)
    stage.do(Do.CONFIRM)
    yield "terminal-declined"
    stage.do(Do.CONFIRM)
    yield "idle-owing"
    stage.do(Do.OWING)
    yield "owing"


def _same(station: Station) -> Station:
    return station


def main(arguments: list[str]) -> None:
    """Draw every scene."""
    folder, given = Path(arguments[0]), dict(enumerate(arguments))
    wide, high = map(int, given.get(1, "1280x800").split("x"))
    language, percent, theme = given.get(2, "sv"), given.get(3, "100"), given.get(4, "light")
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    terminal = a_terminal(PAID, SILENT, DECLINED)
    for scenes, payer in ((by_till, None), (by_terminal, terminal)):
        with tempfile.TemporaryDirectory() as data:
            root = Path(data)
            station = a_paying_shop(root, payer)
            desk = Desk(
                shop.MAJA, language, "SE", root,
                theme=theme, text_percent=int(percent), motion=False,
            )  # fmt: skip
            stage = Stage(App(qt, desk, clock=lambda: NOW), (wide, high))
            stage.app.open(partial(_same, station))
            settle()
            for name in scenes(stage):
                settle()
                save(stage.window, folder, name)
            stage.app.close()


if __name__ == "__main__":
    main(sys.argv[1:])
