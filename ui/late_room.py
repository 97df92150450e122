"""A room that is made when it is first wanted: whoever opens the window waits for none of it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from ui.desk import Desk
from ui.rooms.entry import Room

if TYPE_CHECKING:
    from returns_station.desk.station import Station


@runtime_checkable
class Housed(Protocol):
    """A room that works at the station: told when that is open, and when the window closes."""

    def opened(self, station: "Station") -> None:
        """The station is open."""

    def finish(self) -> None:
        """The window closes: what is written is kept, late answers are shown to nobody."""


@runtime_checkable
class Settles(Protocol):
    """A room that follows what is chosen in the set-up, and who stands there."""

    def settle(self, desk: Desk) -> None:
        """The desk was set up anew, or somebody else works at it."""


class LateRoom(QObject):
    """Stands for a room until its screen is asked for, and tells it then what came before.

    `made` gives the room, once.
    """

    happened = Signal(object)
    left_for = Signal(str)
    made = Signal(object)

    def __init__(self, make: Callable[[Desk], Room], desk: Desk) -> None:
        super().__init__()
        self._make, self._desk = make, desk
        self._room: Room | None = None
        self._station: Station | None = None

    @property
    def here(self) -> Room | None:
        """The room, where it was wanted before."""
        return self._room

    @property
    def room(self) -> Room:
        """The room, made now if it was not."""
        if self._room is None:
            room = self._room = self._make(self._desk)
            room.happened.connect(self.happened)
            room.left_for.connect(self.left_for)
            self.made.emit(room)
            if self._station is not None:
                _opened(room, self._station)
        return self._room

    def opened(self, station: "Station") -> None:
        """The station is open."""
        self._station = station
        if self._room is not None:
            _opened(self._room, station)

    def settle(self, desk: Desk) -> None:
        """The desk was set up anew, or somebody else works at it."""
        self._desk = desk
        room: object = self._room
        if isinstance(room, Settles):
            room.settle(desk)

    def finish(self) -> None:
        """The window closes."""
        self._station = None
        room: object = self._room
        if isinstance(room, Housed):
            room.finish()

    def screen(self, say: Speech, *, wide: bool) -> QWidget:
        """A new screen in this language, showing what is shown now."""
        return self.room.screen(say, wide=wide)

    def entered(self) -> None:
        """The room lies open."""
        self.room.entered()

    def hear(self, events: Sequence[object]) -> None:
        """Something happened: who was not there reads it all when she comes."""
        if self._room is not None:
            self._room.hear(events)

    def pressed(self, name: str, text: str) -> bool:
        """A key that no field wanted; answers whether it meant something."""
        return self.room.pressed(name, text)

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open, by what they do."""
        return self.room.help()


def _opened(room: object, station: "Station") -> None:
    if isinstance(room, Housed):
        room.opened(station)
