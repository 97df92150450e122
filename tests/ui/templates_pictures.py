"""The wordings in pictures, for looking at them.

Run `python -m tests.ui.templates_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from returns_station.dialogue.letter import LetterKind
from tests.ui.every_walks import Place
from tests.ui.pictures import settle, wait
from tests.ui.rooms.templates.window import MemoryWords, Office
from ui.rooms.templates.room import TemplatesRoom
from ui.rooms.templates.state import words as moves
from ui.theme import Theme, wear
from ui.tokens import THEMES

_ELSE: Final = (".", "1280x800", "sv", "100", "light")


def scenes(make: Callable[[MemoryWords], Office]) -> Iterator[tuple[str, Office]]:
    """Each scene with its own window."""
    office = make(MemoryWords())
    office.press(Qt.Key.Key_Down)
    yield "templates", office
    office = make(MemoryWords())
    office.press(Qt.Key.Key_Down)
    office.write("\n\nVi ses igen. {namm}")
    yield "templates-wrong", office
    office = make(MemoryWords())
    office.press(Qt.Key.Key_Down)
    office.write("\n\nHar du frågor når du oss på {shop}.")
    office.press(Qt.Key.Key_Return, ctrl=True)
    office.press(Qt.Key.Key_Escape)
    office.press(Qt.Key.Key_Escape)
    office.press(Qt.Key.Key_W)
    yield "templates-plain", office
    office = make(MemoryWords())
    for _ in range(3):
        office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_E)
    office.press(Qt.Key.Key_3)
    yield "templates-sms", office


def whole(place: Place) -> Iterator[str]:
    """The same in the whole window, as it is seen in the shop."""
    window, room = place.stage.window, place.stage.app.rooms.room("templates")
    assert isinstance(room, TemplatesRoom)
    words = MemoryWords()
    room.setting = replace(room.setting, words=lambda *_: words)
    room.opened(place.station)
    window.enter("templates")
    settle()
    room._turn(moves.kind_taken(room.state, LetterKind.MONEY_SENT))  # noqa: SLF001 - the arrow
    settle()
    yield "templates"
    draft = room.state.draft
    assert draft is not None, "all is read"
    room._write(draft.subject, f"{draft.body}\n\n{{namm}}")  # noqa: SLF001 - as one writes
    wait(400)
    yield "templates-wrong"


def main(arguments: list[str]) -> None:
    """Save every scene."""
    folder, size, language, percent, look, *_ = (*arguments, *_ELSE[len(arguments) :])
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    wear(Theme(THEMES[look], scale=int(percent) / 100), app)
    wide, high = map(int, size.split("x"))
    Path(folder).mkdir(parents=True, exist_ok=True)
    made: list[Office] = []

    def make(words: MemoryWords) -> Office:
        made.append(Office(words, language=language, size=(wide, high)))
        settle()
        return made[-1]

    for name, office in scenes(make):
        settle()
        office.window.grab().save(f"{folder}/{name}.png")
    for office in made:
        office.close()


if __name__ == "__main__":
    main(sys.argv[1:])
