"""The day room in a window of its own, over a ledger in memory."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from returns_station.case import Who
from returns_station.desk.station import Station
from tests.builders import NOW
from tests.ui.answers import until_answered
from tests.ui.rooms.day.ledger import MemoryBook
from ui.rooms.day.asking import Setting
from ui.rooms.day.room import DayRoom
from ui.rooms.day.screen.day import DayScreen
from ui.rooms.entry import Entry
from ui.window import Window

MAJA = Who("Maja Lind", "Disk 2")


class Office:
    """A window with the day room and nothing else."""

    def __init__(
        self,
        book: MemoryBook,
        pictures: Path,
        *,
        language: str = "sv",
        size: tuple[int, int] = (1280, 800),
    ) -> None:
        self.book = book
        self.room = DayRoom(Setting(MAJA, lambda: NOW, lambda *_: book, pictures))
        self.left_for: list[str] = []
        self.passed_on: list[str] = []
        self.room.left_for.connect(self.left_for.append)
        self.room.passed_on.connect(self.passed_on.append)
        self.window = Window((Entry("day", "calendar-check", self.room),), language)
        self.window.resize(*size)
        self.window.show()
        station: Station = object()  # type: ignore[assignment]  # it is never asked here
        self.room.opened(station)
        self.room.entered()
        self.calm()

    @property
    def screen(self) -> DayScreen:
        """What is drawn."""
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, DayScreen)
        return screen

    def calm(self) -> None:
        """Until all that was sent is answered, and drawn."""
        until_answered()

    def press(self, key: Qt.Key) -> None:
        """A key, where the focus is."""
        here: QWidget | None = self.window.focusWidget()
        QTest.keyClick(self.window if here is None else here, key)
        self.calm()

    def close(self) -> None:
        """Close the window."""
        self.room.finish()
        self.window.close()
        self.window.deleteLater()
        self.calm()
