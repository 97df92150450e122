"""Where the window stands: remembered for each desk and monitor; full screen; kiosk."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRect, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QWidget

FILE: Final = "windows.ini"
_KEPT_MS: Final = 800  # after the window came to rest
_HELD_MS: Final = 1_500
_LET_GO_MS: Final = 700  # a key that is held repeats sooner, also where that is set slow
_MOVED: Final = frozenset((QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange))


class Places(QObject):
    """Lays the window where it was, and keeps where it is.

    A monitor is known by its name. Where it is gone, the window comes to the first one. In kiosk it
    fills the screen without a frame and closes only when Ctrl+Shift+Q is held.
    """

    hold_asked = Signal()

    def __init__(self, window: QWidget, folder: Path, desk: str, *, kiosk: bool = False) -> None:
        """Know the window; it is laid by `show`."""
        super().__init__(window)
        self._window, self._kiosk = window, kiosk
        self._kept = QSettings(str(folder / FILE), QSettings.Format.IniFormat)
        self._desk = desk or "desk"
        self._may_close = not kiosk
        self._rest = QTimer(self, singleShot=True, interval=_KEPT_MS)
        self._rest.timeout.connect(self.keep)
        self._normal = QRect()
        self._held, self._last = QElapsedTimer(), QElapsedTimer()
        self._keys("Ctrl+F", self.toggle_full, repeats=False)
        if kiosk:
            self._keys("Ctrl+Shift+Q", self._hold, repeats=True)
            application = QGuiApplication.instance()
            assert isinstance(application, QGuiApplication), "there is a window"
            # The machine is turned off: nobody is held here.
            application.commitDataRequest.connect(self._let_go)

    def show(self) -> None:
        """Show the window where it was last, or as this desk asks."""
        window = self._window
        screen = self._screen()
        window.setGeometry(self._rect(screen))
        window.installEventFilter(self)
        state = str(self._value("state", "normal"))
        if self._kiosk:
            window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            window.showFullScreen()
        elif state == "full":
            window.showFullScreen()
        elif state == "maximised":
            window.showMaximized()
        else:
            window.show()

    def toggle_full(self) -> None:
        """Fill the screen, or stand among other windows again; a kiosk always fills it."""
        if self._kiosk:
            return
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def come_forward(self) -> None:
        """The desk was started once more: its window comes to the front."""
        window = self._window
        if window.isMinimized():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def keep(self) -> None:
        """Remember where the window stands."""
        window, screen = self._window, self._window.screen()
        if self._kiosk or window.isMinimized():
            return
        full, wide = window.isFullScreen(), window.isMaximized()
        if not (full or wide):
            self._normal = window.geometry()
        normal = self._normal if self._normal.isValid() else window.normalGeometry()
        origin = screen.availableGeometry().topLeft()
        self._kept.beginGroup(self._desk)
        self._kept.setValue("screen", screen.name())
        self._kept.setValue("rect", normal.translated(-origin))
        self._kept.setValue("state", "full" if full else "maximised" if wide else "normal")
        self._kept.endGroup()
        self._kept.sync()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep where it comes to rest; a kiosk does not close by Alt+F4."""
        kind = event.type()
        if kind in _MOVED:
            self._rest.start()
        elif kind is QEvent.Type.Close:
            if not self._may_close:
                event.ignore()
                self.hold_asked.emit()
                return True
            self.keep()
        return False

    def _screen(self) -> QScreen:
        """The monitor where it stood, else the first."""
        name = self._value("screen", "")
        by_name = {screen.name(): screen for screen in QGuiApplication.screens()}
        return by_name.get(str(name), QGuiApplication.primaryScreen())

    def _rect(self, screen: QScreen) -> QRect:
        """Where it stood on that monitor, as far as it has room there."""
        room, kept = screen.availableGeometry(), self._value("rect", None)
        rect = QRect(room.topLeft(), self._window.size())
        if isinstance(kept, QRect) and kept.isValid():
            rect = kept.translated(room.topLeft())
        least = self._window.minimumSize()
        rect.setWidth(max(min(rect.width(), room.width()), least.width()))
        rect.setHeight(max(min(rect.height(), room.height()), least.height()))
        left = max(room.left(), min(rect.left(), room.right() - rect.width() + 1))
        top = max(room.top(), min(rect.top(), room.bottom() - rect.height() + 1))
        rect.moveTo(left, top)
        return rect

    def _value(self, name: str, otherwise: object) -> object:
        return self._kept.value(f"{self._desk}/{name}", otherwise)

    def _keys(self, keys: str, do: Callable[[], object], *, repeats: bool) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setAutoRepeat(repeats)
        shortcut.activated.connect(do)

    def _hold(self) -> None:
        """The keys are pressed, or still held: a while of that, and the kiosk closes."""
        if not self._last.isValid() or self._last.elapsed() > _LET_GO_MS:
            self._held.start()
            self.hold_asked.emit()
        self._last.start()
        if self._held.elapsed() >= _HELD_MS:
            self._let_go()
            self._window.close()

    def _let_go(self, *_: object) -> None:
        self._may_close = True
