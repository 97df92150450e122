"""The approvals room in a window of its own, over answers in memory."""

from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from returns_station.case import Who
from returns_station.desk.station import Station
from tests.builders import NOW
from tests.ui.answers import until_answered
from tests.ui.rooms.approvals.questions import MemoryAnswers
from ui.rooms.approvals.asking import Setting
from ui.rooms.approvals.room import ApprovalsRoom
from ui.rooms.approvals.screen.approvals import ApprovalsScreen
from ui.rooms.entry import Entry
from ui.window import Window

ANDERS = Who("Anders Holm", "Kontoret")


class Office:
    """A window with the approvals room and nothing else; its keys are counted."""

    def __init__(
        self,
        answers: MemoryAnswers,
        *,
        language: str = "sv",
        size: tuple[int, int] = (1280, 800),
    ) -> None:
        keys = count(1)
        self.answers, self.inputs = answers, 0
        setting = Setting(ANDERS, lambda: NOW, lambda: f"k{next(keys)}", lambda *_: answers)
        self.room = ApprovalsRoom(setting)
        self.window = Window((Entry("approvals", "seal-check", self.room),), language)
        self.window.resize(*size)
        self.window.show()
        station: Station = object()  # type: ignore[assignment]  # it is never asked here
        self.room.opened(station)
        self.room.entered()
        self.calm()

    @property
    def screen(self) -> ApprovalsScreen:
        """What is drawn."""
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, ApprovalsScreen)
        return screen

    def calm(self) -> None:
        """Until all that was sent is answered, and drawn."""
        until_answered()

    def press(self, key: Qt.Key) -> None:
        """A key, where the focus is."""
        self.inputs += 1
        here: QWidget | None = self.window.focusWidget()
        QTest.keyClick(self.window if here is None else here, key)
        self.calm()

    def type(self, words: str) -> None:
        """Words, where the focus is."""
        here: QWidget | None = self.window.focusWidget()
        QTest.keyClicks(self.window if here is None else here, words)
        self.calm()

    def close(self) -> None:
        """Close the window."""
        self.room.finish()
        self.window.close()
        self.window.deleteLater()
        self.calm()
