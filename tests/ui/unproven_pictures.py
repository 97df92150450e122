"""Goods without a receipt in pictures: the page, the answer inside and above the day, nothing.

Run `python -m tests.ui.unproven_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from returns_station.policy.terms import WithoutProof
from tests.builders import NOW
from tests.ui.pictures import SIZE, Stage, save, settle
from tests.ui.rooms import shop
from tests.ui.rooms.word_counter import WORD, a_word_shop
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.state.keys import Do


def _given(stage: Stage) -> Iterator[str]:
    """The shop takes her word: inside the day, and what is above it."""
    stage.scan(shop.JUMPER)
    yield "seek"
    stage.do(Do.UNPROVEN)
    yield "word"
    stage.scan(shop.SOCKS)
    stage.do(Do.MORE)
    yield "word-two"
    stage.do(Do.UP)
    stage.do(Do.UP)
    stage.do(Do.FEWER)
    yield "word-taken-off"
    stage.do(Do.BACK)
    stage.do(Do.HUNT, "bordslampa")
    yield "word-hunt"
    stage.do(Do.BACK)
    stage.scan("5000112637922")
    yield "word-not-sold"
    stage.do(Do.BACK)
    stage.do(Do.TELL, "070-174 06 05")
    yield "word-who"
    stage.do(Do.CONFIRM)
    yield "word-two-parts"
    stage.do(Do.OFFER, "store_credit")
    yield "word-two-credit"
    stage.do(Do.CONFIRM)
    yield "word-done"


def _within(stage: Stage) -> Iterator[str]:
    """One piece, all of it inside the day; then a receipt that takes the goods."""
    stage.do(Do.UNPROVEN)
    yield "word-empty"
    stage.scan(shop.SOCKS)
    stage.do(Do.CONFIRM)
    yield "word-yes"
    stage.do(Do.OFFER, "exchange")
    yield "word-swap"
    stage.do(Do.BACK)
    stage.do(Do.OFFER, "store_credit")
    stage.do(Do.CONFIRM)
    yield "word-yes-done"
    stage.do(Do.CONFIRM)
    stage.do(Do.UNPROVEN)
    stage.scan(shop.JUMPER)
    stage.scan(shop.LAMP)
    stage.scan(shop.RECEIPT)
    yield "word-receipt"


def _nothing(stage: Stage) -> Iterator[str]:
    """The shipped terms promise nothing without a proof."""
    stage.scan(shop.JUMPER)
    stage.do(Do.UNPROVEN)
    yield "nothing"
    stage.do(Do.CONFIRM)
    yield "nothing-look"


def main(arguments: list[str]) -> None:
    """Draw every scene."""
    folder, given = Path(arguments[0]), dict(enumerate(arguments))
    wide, high = map(int, given.get(1, SIZE).split("x"))
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    words: tuple[WithoutProof | None, ...] = (WORD, WORD, None)
    for scene, word in zip((_given, _within, _nothing), words, strict=True):
        with tempfile.TemporaryDirectory() as data:
            station = a_word_shop(Path(data), word)
            desk = Desk(
                shop.MAJA, given.get(2, "sv"), "SE", Path(data),
                theme=given.get(4, "light"), text_percent=int(given.get(3, "100")), motion=False,
            )  # fmt: skip
            stage = Stage(App(qt, desk, clock=lambda: NOW), (wide, high))
            stage.app.open(lambda: station)  # noqa: B023 - called before the next one is made
            settle()
            for name in scene(stage):
                save(stage.window, folder, name)
            settle()
            stage.app.close()
            stage.window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
