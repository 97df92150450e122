"""Rooms are built when somebody opens them, or when nobody waits; never twice for one window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from returns_station.adapters.speech import Speech, speech
from ui.room_stack import RoomStack
from ui.rooms.entry import Entry


class Plain(QObject):
    """A room that counts how often it was built."""

    happened = Signal(object)
    left_for = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.built = 0

    def screen(self, _say: Speech, *, wide: bool) -> QWidget:
        self.built += 1
        return QLabel("wide" if wide else "narrow")

    def entered(self) -> None: ...

    def hear(self, _events: object) -> None: ...

    def pressed(self, _name: str, _text: str) -> bool:
        return False

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return ()


def test_that_a_room_is_built_once_when_it_is_opened_or_nobody_waits(qtbot: QtBot) -> None:
    rooms = {name: Plain() for name in ("counter", "pickup", "terms")}
    entries = {name: Entry(name, "truck", room) for name, room in rooms.items()}
    stack = RoomStack(entries, speech("sv"), wide=False)
    qtbot.addWidget(stack)
    assert [room.built for room in rooms.values()] == [0, 0, 0]

    stack.open("pickup")
    stack.open("pickup")
    assert [room.built for room in rooms.values()] == [0, 1, 0]

    while stack.make_next():
        assert stack.currentIndex() == 1
    assert [room.built for room in rooms.values()] == [1, 1, 1]
    assert stack.made == ("counter", "pickup", "terms")


def test_that_rooms_that_were_built_are_built_anew_with_the_window(qtbot: QtBot) -> None:
    rooms = {name: Plain() for name in ("counter", "terms")}
    entries = {name: Entry(name, "truck", room) for name, room in rooms.items()}

    stack = RoomStack(entries, speech("en"), wide=True, made=("terms",))
    qtbot.addWidget(stack)

    assert [room.built for room in rooms.values()] == [0, 1]
