"""Today and the board in pictures, for looking at them.

Run `python -m tests.ui.day_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.every_walks import Place
from tests.ui.pictures import settle
from tests.ui.rooms.day.ledger import MemoryBook
from tests.ui.rooms.day.window import Office
from ui.rooms.day.room import DayRoom
from ui.rooms.day.state.day import DayRead
from ui.theme import Theme, wear
from ui.tokens import THEMES

_ELSE: Final = (".", "1280x800", "sv", "100", "light")


def scenes(make: Callable[[MemoryBook], Office]) -> Iterator[tuple[str, Office]]:
    """Each scene with its own window."""
    yield "day", make(MemoryBook())
    office = make(MemoryBook())
    office.press(Qt.Key.Key_F9)
    yield "board", office
    office = make(MemoryBook())
    office.press(Qt.Key.Key_F9)
    office.press(Qt.Key.Key_F8)
    yield "board-desks", office
    office = make(MemoryBook())
    office.press(Qt.Key.Key_4)
    yield "day-by-hand", office
    yield "day-empty", make(MemoryBook(DayRead()))


def whole(place: Place) -> Iterator[str]:
    """The same in the whole window, as it is seen in the shop."""
    window, room = place.stage.window, place.stage.app.rooms.room("day")
    assert isinstance(room, DayRoom)
    book = MemoryBook()
    room.setting = replace(room.setting, book=lambda *_: book)
    room.opened(place.station)
    window.enter("day")
    settle()
    yield "day"
    room.pressed("F9", "")
    settle()
    yield "board"


def main(arguments: list[str]) -> None:
    """Save every scene."""
    folder, size, language, percent, look, *_ = (*arguments, *_ELSE[len(arguments) :])
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    wear(Theme(THEMES[look], scale=int(percent) / 100), app)
    wide, high = map(int, size.split("x"))
    Path(folder).mkdir(parents=True, exist_ok=True)
    made: list[Office] = []

    def make(book: MemoryBook) -> Office:
        made.append(Office(book, Path(folder), language=language, size=(wide, high)))
        settle()
        return made[-1]

    for name, office in scenes(make):
        settle()
        office.window.grab().save(f"{folder}/{name}.png")
    made[1].room.to_file()
    made[1].calm()
    for office in made:
        office.close()


if __name__ == "__main__":
    main(sys.argv[1:])
