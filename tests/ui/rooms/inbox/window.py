"""The inbox room in a window of its own, over an inbox in memory."""

from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from returns_station.case import Who
from returns_station.desk.station import Station
from tests.builders import NOW
from tests.ui.answers import until_answered
from tests.ui.rooms.inbox.items import MemoryInbox
from ui.rooms.entry import Entry
from ui.rooms.inbox.asking import Setting
from ui.rooms.inbox.room import InboxRoom
from ui.rooms.inbox.screen.inbox import InboxScreen
from ui.window import Window

MAJA = Who("Maja Lind", "Disk 2", "maja")


class Office:
    """A window with the inbox room and nothing else."""

    def __init__(
        self,
        inbox: MemoryInbox,
        *,
        language: str = "sv",
        size: tuple[int, int] = (1280, 800),
    ) -> None:
        keys = count(1)
        self.inbox = inbox
        self.shown: list[str] = []
        self.has_viewer = True
        setting = Setting(MAJA, lambda: NOW, lambda: f"k{next(keys)}", lambda *_: inbox, self._show)
        self.room = InboxRoom(setting)
        self.window = Window((Entry("inbox", "envelope-simple", self.room),), language)
        self.window.resize(*size)
        self.window.show()
        station: Station = object()  # type: ignore[assignment]  # it is never asked here
        self.room.opened(station)
        self.room.entered()
        self.calm()

    def _show(self, path: str) -> bool:
        """A file is shown by the system, where it has a viewer."""
        self.shown.append(path)
        return self.has_viewer

    @property
    def screen(self) -> InboxScreen:
        """What is drawn."""
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, InboxScreen)
        return screen

    def calm(self) -> None:
        """Until all that was sent is answered, and drawn."""
        until_answered()

    def press(self, key: Qt.Key, *, shift: bool = False) -> None:
        """A key, where the focus is."""
        here: QWidget | None = self.window.focusWidget()
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.window if here is None else here, key, held)
        self.calm()

    def type(self, words: str) -> None:
        """Words, where the focus is, letter by letter."""
        for letter in words:
            here: QWidget | None = self.window.focusWidget()
            QTest.keyClicks(self.window if here is None else here, letter)
        self.calm()

    def close(self) -> None:
        """Close the window."""
        self.room.finish()
        self.window.close()
        self.window.deleteLater()
        self.calm()
