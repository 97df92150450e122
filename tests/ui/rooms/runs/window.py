"""The run room in a window of its own, over vans in memory, used by keys and by a scanner."""

from itertools import count
from pathlib import Path
from typing import Final, Self, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from returns_station.case import Who
from returns_station.desk.station import Station
from returns_station.listing import Listing
from tests.ui.answers import until_answered
from tests.ui.rooms.runs.a_day import NOW, MemoryVans
from ui.rooms.entry import Entry
from ui.rooms.runs.asking import Setting
from ui.rooms.runs.book import DoorBook
from ui.rooms.runs.paper import ListPaper
from ui.rooms.runs.room import RunsRoom
from ui.rooms.runs.screen.runs import RunsScreen
from ui.window import Window

MAJA: Final = Who("Maja Lind", "Kontoret")


class Printing:
    """A station of which only the printer is asked."""

    def __init__(self) -> None:
        self.printed: list[Listing] = []

    def put_out(self, printed: Listing, _target: str, _who: Who) -> None:
        """It comes out at once."""
        self.printed.append(printed)


class Dock:
    """A window with the run room and nothing else."""

    def __init__(
        self,
        vans: MemoryVans,
        folder: Path,
        *,
        language: str = "sv",
        size: tuple[int, int] = (1280, 800),
    ) -> None:
        keys = count(1)
        self.vans, self.station = vans, Printing()
        setting = Setting(
            MAJA,
            lambda: NOW,
            lambda: f"s{next(keys)}",
            folder,
            lambda _station: vans,
            DoorBook(folder),
            ListPaper(str),
            undo_ms=3_600_000,
        )
        self._open(RunsRoom(setting), cast("Station", self.station), folder, language, size)

    @classmethod
    def of(cls, room: RunsRoom, station: Station, folder: Path) -> Self:
        """A room over a real station."""
        dock = cls.__new__(cls)
        dock._open(room, station, folder, "sv", (1280, 800))  # noqa: SLF001 - its own
        return dock

    def _open(
        self, room: RunsRoom, station: Station, folder: Path, language: str, size: tuple[int, int]
    ) -> None:
        self.room, self.folder = room, folder
        self.window = Window((Entry("runs", "van", room),), language)
        self.window.resize(*size)
        self.window.show()
        room.opened(station)
        self.calm()
        room.entered()
        self.calm()

    @property
    def screen(self) -> RunsScreen:
        """What is drawn."""
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, RunsScreen)
        return screen

    def calm(self) -> None:
        """Until all that was sent is answered, and drawn."""
        until_answered()

    def press(self, key: Qt.Key) -> None:
        """A key, where the focus is."""
        here: QWidget | None = self.window.focusWidget()
        QTest.keyClick(self.window if here is None else here, key)
        self.calm()

    def scan(self, code: str) -> None:
        """The scanner reads a code."""
        self.room.scanned(code)
        self.calm()

    def click(self, thing: QAbstractButton) -> None:
        """Press with a finger."""
        QTest.mouseClick(thing, Qt.MouseButton.LeftButton)
        self.calm()

    def close(self) -> None:
        """Close the window."""
        self.room.finish()
        self.window.close()
        self.window.deleteLater()
        self.calm()
