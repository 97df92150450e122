"""The window with its set-up room, and hands that press its keys or its buttons alone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from returns_station.adapters.settings import Settings, load
from returns_station.desk.station import Station
from tests.builders import NOW
from ui.app import App
from ui.desk import Desk, desk_of
from ui.errand import under_way
from ui.rooms.imports.state import Brought, Progress
from ui.rooms.setup.screen.setup import SetupScreen

SETTINGS = """\
# Kept by hand.
[desk]
name = "Disk 2"
clerk = "Maja Lind"
[look]
theme = "light"
motion = false
[scanner]
serial = ""
[sound]
volume = 0
"""


def bring_in(file: Path, told: Callable[[Progress], bool]) -> Brought:
    """A reader of files that finds one sale in each."""
    assert file.name
    told(Progress(1))
    return Brought(1, 1)


class Hands:
    """A window over a store-room, with one keyboard, one pointer and one scanner."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        station: Station,
        *,
        settings: str = SETTINGS,
        fill_demo: Callable[[Station, Callable[[float], object]], object] | None = None,
        training: bool = False,
        kiosk: bool = False,
    ) -> None:
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        if not (folder / "settings.toml").exists():
            (folder / "settings.toml").write_text(settings, encoding="utf-8")
        self.qtbot, self.folder, self._at = qtbot, folder, 1000
        desk: Desk = desk_of(load(folder), folder, training=training, kiosk=kiosk)
        self.app = App(qt, desk, bring_in, fill_demo, clock=lambda: NOW)
        self.window, self.room = self.app.window, self.app.fitting.room
        qtbot.addWidget(self.window, before_close_func=lambda _: self.close())
        self._closed = False
        self.window.resize(1280, 800)
        self.window.show()
        self.app.open(lambda: station)
        qtbot.waitUntil(lambda: self.app.counter.state.rest.ready)
        self.settle()

    @property
    def screen(self) -> SetupScreen:
        """What lies open."""
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, SetupScreen), "another room lies open"
        return screen

    @property
    def file(self) -> Settings:
        """What the settings file says."""
        return load(self.folder)

    def close(self) -> None:
        """Close the window, as a person does; a second time is none."""
        if not self._closed:
            self._closed = True
            self.app.close()
            self.window.close()

    def settle(self) -> None:
        """Wait until all that was sent is answered."""
        self.qtbot.waitUntil(lambda: not under_way(), timeout=20_000)
        QCoreApplication.processEvents()

    def key(self, *keys: Qt.Key, ctrl: bool = False) -> None:
        """Press these, as a person does."""
        for key in keys:
            text = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Space: " ", Qt.Key.Key_Tab: "\t"}.get(
                key, chr(key).lower() if 32 < key < 127 else ""
            )
            self._press(key, "" if ctrl else text, after=400, ctrl=ctrl)
            self._wait_for_wedge()
        self.settle()

    def write(self, text: str) -> None:
        """Write a text, as a person does."""
        for letter in text:
            self._press(ord(letter.upper()), letter, after=400)
            self._wait_for_wedge()

    def scan(self, code: str, *, each_ms: int = 2, end: Qt.Key = Qt.Key.Key_Return) -> None:
        """One trigger of the scanner."""
        self._at += 1000
        for letter in code:
            control = letter < " "
            key = ord(letter) ^ 0x40 if control else ord(letter.upper())
            self._press(key, letter, after=each_ms, ctrl=control)
        self._press(end, "\t" if end == Qt.Key.Key_Tab else "\r", after=each_ms)
        self._wait_for_wedge()
        QCoreApplication.processEvents()

    def click(self, name: str) -> None:
        """Click the thing of this name, scrolled into sight as a person would."""
        thing = self.find(name)
        screen = self.window.stack.currentWidget()
        if isinstance(screen, SetupScreen):
            screen._area.ensureWidgetVisible(thing)  # noqa: SLF001 - as a wheel or a finger does
        QTest.mouseClick(thing, Qt.MouseButton.LeftButton)
        self.settle()

    def find(self, name: str) -> QAbstractButton:
        """The thing of this name that is shown now."""
        found = [
            each
            for each in self.window.findChildren(QAbstractButton)
            if each.isVisible() and each.accessibleName().startswith(name)
        ]
        assert found, f"{name} is not shown: {self.names()}"
        return found[0]

    def names(self) -> list[str]:
        """What can be pressed now, by name."""
        buttons = self.window.findChildren(QAbstractButton)
        return [each.accessibleName() for each in buttons if each.isVisible()]

    def said(self) -> str:
        """All that is written in the window."""
        labels = (each for each in self.window.findChildren(QWidget) if each.isVisible())
        return " ".join(text() for each in labels if callable(text := getattr(each, "text", None)))

    def focused(self) -> str:
        """The name of what has the focus."""
        return self.window.focusWidget().accessibleName()

    def _press(self, key: int, text: str, *, after: int, ctrl: bool = False) -> None:
        self._at += after
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, held, text)
            event.setTimestamp(self._at)
            QCoreApplication.sendEvent(self.window.windowHandle(), event)

    def _wait_for_wedge(self) -> None:
        self.qtbot.waitUntil(lambda: self.app.wedge._burst is None)  # noqa: SLF001 - as it holds
