"""What the window knows of a room, and the room's place in the house."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech


class Room(Protocol):
    """What the window knows of a room."""

    happened: SignalInstance
    left_for: SignalInstance

    def screen(self, say: Speech, *, wide: bool) -> QWidget:
        """A new screen in this language, showing what is shown now."""
        ...

    def entered(self) -> None:
        """The room lies open: lay the focus where the next key belongs."""
        ...

    def hear(self, events: Sequence[object]) -> None:
        """Something happened in the house."""
        ...

    def pressed(self, name: str, text: str) -> bool:
        """A key that no field wanted; answers whether it meant something."""
        ...

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open, by what they do."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A room with its name in the house and its icon on the rail; `waits` is a number on it.

    One that stands `aside` has no door on the rail: another room leads to it.
    """

    name: str
    icon: str
    room: Room
    waits: Callable[[], str] = str
    aside: bool = False
