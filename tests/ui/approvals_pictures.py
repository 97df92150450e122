"""Questions and answers in pictures, for looking at them.

Run `python -m tests.ui.approvals_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from returns_station.phrase import Phrase
from tests.builders import NOW
from tests.ui.every_walks import Place
from tests.ui.pictures import settle
from tests.ui.rooms.approvals.questions import MemoryAnswers, a_question, another
from tests.ui.rooms.approvals.window import Office
from ui.rooms.approvals.room import ApprovalsRoom
from ui.rooms.approvals.state import approvals
from ui.theme import Theme, wear
from ui.tokens import THEMES

_ELSE: Final = (".", "1280x800", "sv", "100", "light")


def scenes(make: Callable[[MemoryAnswers], Office]) -> Iterator[tuple[str, Office]]:
    """Each scene with its own window."""
    yield "approvals", make(MemoryAnswers(another(), a_question()))
    office = make(MemoryAnswers(a_question(), another()))
    office.press(Qt.Key.Key_3)
    yield "approvals-no", office
    why = Phrase("ruling.own")
    yield "approvals-not-hers", make(MemoryAnswers(a_question(may=False, may_not=why)))
    yield "approvals-empty", make(MemoryAnswers())


def whole(place: Place) -> Iterator[str]:
    """The same in the whole window, as it is seen in the shop."""
    window, room = place.stage.window, place.stage.app.rooms.room("approvals")
    assert isinstance(room, ApprovalsRoom)
    answers = MemoryAnswers(a_question(), another())
    room.setting = replace(room.setting, answers=lambda *_: answers)
    room.opened(place.station)
    window.enter("approvals")
    settle()
    today = room.state.today
    two = approvals.read(replace(room.state, told=None), (a_question(), another()), today, NOW)
    room._move(two)  # noqa: SLF001 - as it was read
    yield "approvals"
    room._pick(3)  # noqa: SLF001 - the digit 3
    yield "approvals-no"


def main(arguments: list[str]) -> None:
    """Save every scene."""
    folder, size, language, percent, look, *_ = (*arguments, *_ELSE[len(arguments) :])
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    wear(Theme(THEMES[look], scale=int(percent) / 100), app)
    wide, high = map(int, size.split("x"))
    Path(folder).mkdir(parents=True, exist_ok=True)
    made: list[Office] = []

    def make(answers: MemoryAnswers) -> Office:
        made.append(Office(answers, language=language, size=(wide, high)))
        settle()
        return made[-1]

    for name, office in scenes(make):
        settle()
        office.window.grab().save(f"{folder}/{name}.png")
    for office in made:
        office.close()


if __name__ == "__main__":
    main(sys.argv[1:])
