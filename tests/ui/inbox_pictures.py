"""The inbox in pictures, for looking at it.

Run `python -m tests.ui.inbox_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from returns_station.dialogue.answering import ItemState
from tests.builders import NOW
from tests.ui.every_walks import Place
from tests.ui.pictures import settle
from tests.ui.rooms.inbox.items import PAPER, PHOTO, MemoryInbox, an_item, answered, late, unplaced
from tests.ui.rooms.inbox.window import MAJA, Office
from ui.rooms.inbox.room import InboxRoom
from ui.rooms.inbox.state import inbox as moves
from ui.theme import Theme, wear
from ui.tokens import THEMES

_ELSE: Final = (".", "1280x800", "sv", "100", "light")


def scenes(make: Callable[[MemoryInbox], Office]) -> Iterator[tuple[str, Office]]:
    """Each scene with its own window."""
    office = make(MemoryInbox(an_item(), late(), unplaced()))
    yield "inbox", office
    office = make(MemoryInbox(an_item(), late(), unplaced()))
    office.press(Qt.Key.Key_1)
    office.type("Jag ringer banken nu och skriver igen innan fem.")
    yield "inbox-written", office
    office = make(MemoryInbox(an_item(), late(), unplaced()))
    office.press(Qt.Key.Key_Up)
    yield "inbox-late", office
    office = make(MemoryInbox(late(), unplaced()))
    office.press(Qt.Key.Key_F6)
    yield "inbox-unplaced", office
    office = make(MemoryInbox(an_item(), late()))
    office.type("Hej")
    gone = [replace(one, state=ItemState.ANSWERED, answered_by="Noor", answered_at=NOW)
            for one in office.inbox.queue]  # fmt: skip
    office.inbox.queue = gone
    office.room.hear(())
    office.calm()
    yield "inbox-gone", office
    office = make(MemoryInbox(an_item(), late("I2"), answered("I4", days=3), answered("I5")))
    office.press(Qt.Key.Key_F5)
    yield "inbox-answered", office
    sent = an_item(attached=(PHOTO, PAPER, PAPER.replace("a", "b")), left_out=())
    yield "inbox-papers", make(MemoryInbox(sent, late()))
    yield "inbox-empty", make(MemoryInbox())
    office = make(MemoryInbox())
    office.press(Qt.Key.Key_F5)
    yield "inbox-none-answered", office


def whole(place: Place) -> Iterator[str]:
    """The same in the whole window, as it is seen in the shop."""
    window, room = place.stage.window, place.stage.app.rooms.room("inbox")
    assert isinstance(room, InboxRoom)
    inbox = MemoryInbox(an_item(), late(), unplaced())
    room.setting = replace(room.setting, who=MAJA, answering=lambda *_: inbox)
    room.state = moves.settled(MAJA)
    room.opened(place.station)
    window.enter("inbox")
    settle()
    yield "inbox"
    inbox.fetched = True
    room._take_up(moves.walked(room.state, -1))  # noqa: SLF001 - the arrow up
    settle()
    yield "inbox-late"


def main(arguments: list[str]) -> None:
    """Save every scene."""
    folder, size, language, percent, look, *_ = (*arguments, *_ELSE[len(arguments) :])
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    wear(Theme(THEMES[look], scale=int(percent) / 100), app)
    wide, high = map(int, size.split("x"))
    Path(folder).mkdir(parents=True, exist_ok=True)
    made: list[Office] = []

    def make(inbox: MemoryInbox) -> Office:
        made.append(Office(inbox, language=language, size=(wide, high)))
        settle()
        return made[-1]

    for name, office in scenes(make):
        settle()
        office.window.grab().save(f"{folder}/{name}.png")
    for office in made:
        office.close()


if __name__ == "__main__":
    main(sys.argv[1:])
