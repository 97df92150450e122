"""The window for the customer: on her own monitor, or beside; the keyboard stays with the clerk."""

from collections.abc import Callable, Iterable
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.settings import SecondScreenSettings

_BESIDE: Final = (1024, 640)


class Monitor(Protocol):
    """What is asked of a monitor."""

    def name(self) -> str:
        """As the system calls it."""
        ...


M = TypeVar("M", bound=Monitor)


def hers(monitors: Iterable[M], clerks: M | None, name: str) -> M | None:
    """The customer's monitor: by its name, else any that is not the clerk's; None: there is none.

    One that was chosen by name and is gone gives way to another; never to the clerk's own.
    """
    others = [each for each in monitors if each is not clerks]
    named = (each for each in others if each.name() == name)
    return next(named, next(iter(others), None))


class SecondWindow(QWidget):
    """Shows what `make` makes; it is made when it is first shown."""

    changed = Signal()

    def __init__(
        self, setting: SecondScreenSettings, make: Callable[[], QWidget], clerks: QWidget
    ) -> None:
        flags = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
        alone = setting.shown == "monitor"
        super().__init__(None, flags | Qt.WindowType.FramelessWindowHint if alone else flags)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # The clerk's window is the app: when that closes, this goes with it.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._setting, self._make, self._clerks = setting, make, clerks
        self._made: QWidget | None = None
        self.wanted, self.unplugged = False, False
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self.resize(*_BESIDE)
        clerks.installEventFilter(self)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication), "a window has an application"
        app.screenAdded.connect(self._plugged)
        app.screenRemoved.connect(self._pulled)

    def start(self) -> None:
        """Show it where the settings ask for it."""
        self.wanted = self._setting.shown != "off"
        self._place()

    def move_to(self, setting: SecondScreenSettings) -> None:
        """Stand elsewhere from now on, or nowhere."""
        self._setting = setting
        self.hide()
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, setting.shown == "monitor")
        self.start()

    def toggle(self) -> None:
        """Show it, or put it away."""
        self.wanted = not self.wanted
        self._place()

    def finish(self) -> None:
        """The app ends: nothing is shown or told any longer."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication), "a window has an application"
        app.screenAdded.disconnect(self._plugged)
        app.screenRemoved.disconnect(self._pulled)
        self._clerks.removeEventFilter(self)
        self.blockSignals(True)
        self.close()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The clerk's window closes: so does hers."""
        if watched is self._clerks and event.type() == QEvent.Type.Close:
            self.wanted = False
            self.hide()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """A system that gives it the keyboard all the same gives it back to the clerk."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._clerks.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """It was closed by hand; the clerk's key shows it again."""
        self.wanted = False
        super().closeEvent(event)
        self.changed.emit()

    def _plugged(self, _monitor: QScreen) -> None:
        self._place()

    def _pulled(self, monitor: QScreen) -> None:
        # Told before the system moves its windows: none of hers may come to lie over the clerk's.
        self._place(without=monitor)

    def _place(self, without: QScreen | None = None) -> None:
        """Stand where it belongs now; without a monitor of its own it waits for one."""
        if not self.wanted:
            self.unplugged = False
            self.hide()
        elif self._setting.shown == "monitor":
            self._fill(without)
        else:
            self._show_made()
            self.show()
        self.changed.emit()

    def _fill(self, without: QScreen | None) -> None:
        monitors = (each for each in QGuiApplication.screens() if each is not without)
        monitor = hers(monitors, self._clerks.screen(), self._setting.monitor)
        self.unplugged = monitor is None
        if monitor is None:
            self.hide()
            return
        self._show_made()
        self.setScreen(monitor)
        self.setGeometry(monitor.geometry())
        self.showFullScreen()

    def _show_made(self) -> None:
        if self._made is None:
            self._made = self._make()
            self._made.windowTitleChanged.connect(self.setWindowTitle)
            self.setWindowTitle(self._made.windowTitle())
            self._frame.addWidget(self._made)
