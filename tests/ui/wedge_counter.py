"""A counter to try scanners on: a window, a keyboard whose clock we hold, and ears."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.wedge import ScannerProfile, Wedge

EAN: Final = "7310865004703"
PLAIN: Final = Qt.KeyboardModifier.NoModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
ENTER: Final = Qt.Key.Key_Return
HUMAN_MS: Final = 80


@dataclass
class Counter:
    """A window with a field, a button and a wedge, and a keyboard whose clock we hold."""

    window: QWidget
    line: QLineEdit
    button: QPushButton
    wedge: Wedge
    scans: list[str] = field(default_factory=list)
    clicks: list[str] = field(default_factory=list)
    now: int = 1000

    @property
    def handle(self) -> QWindow:
        """The window as the system sees it; keys come to it first."""
        return self.window.windowHandle()

    def key(
        self,
        key: int,
        text: str = "",
        *,
        after: int = 2,
        modifiers: Qt.KeyboardModifier = PLAIN,
        place: int = 0,
        repeat: bool = False,
    ) -> None:
        """Press and release one key, so many milliseconds after the one before."""
        self.now += after
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, place, 0, 0, text, autorep=repeat)
            event.setTimestamp(self.now)
            QCoreApplication.sendEvent(self.handle, event)

    def type(self, text: str, *, after: int = 2) -> None:
        """Type a text at this pace."""
        for character in text:
            self.key(ord(character.upper()), character, after=after)

    def enter(self, *, after: int = 2) -> None:
        """Press Enter."""
        self.key(ENTER, "\r", after=after)


class Ears(QObject):
    """Hears every key that reaches a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.heard: list[str] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            self.heard.append(event.text())
        return False


def a_counter(qtbot: QtBot, qapp: QApplication, profile: ScannerProfile) -> Iterator[Counter]:
    """A counter with the keyboard in its field, and a wedge for this scanner while it stands."""
    window = QWidget()
    layout = QVBoxLayout(window)
    line, button = QLineEdit(), QPushButton("Klar")
    layout.addWidget(line)
    layout.addWidget(button)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    wedge = Wedge(qapp, profile)
    counter = Counter(window, line, button, wedge)
    wedge.scanned.connect(counter.scans.append)
    button.clicked.connect(lambda: counter.clicks.append("Klar"))
    yield counter
    qapp.removeEventFilter(wedge)
    wedge.deleteLater()
