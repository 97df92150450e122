"""A window that closes waits a little, visibly, for what was sent; then it leaves."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_MOST_MS: Final = 5_000
_LOOK_MS: Final = 50


class Leaving(QObject):
    """Holds the window open while something is being written, at most some seconds."""

    def __init__(
        self,
        window: QWidget,
        is_idle: Callable[[], bool],
        say: Callable[[], object],
        *,
        most_ms: int = _MOST_MS,
    ) -> None:
        """Know when all is done, and how to say that something is not."""
        super().__init__(window)
        self._window, self._is_idle, self._say, self._most_ms = window, is_idle, say, most_ms
        self.gave_up = False
        self._deadline: QDeadlineTimer | None = None
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._try)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The window is to close: not yet, where something is under way."""
        if event.type() is not QEvent.Type.Close or self._is_over():
            return False
        event.ignore()
        if self._deadline is None:
            self._deadline = QDeadlineTimer(self._most_ms)
            self._window.setEnabled(False)
            self._say()
            self._look.start()
        return True

    def _is_over(self) -> bool:
        self.gave_up = self._deadline is not None and self._deadline.hasExpired()
        return self.gave_up or self._is_idle()

    def _try(self) -> None:
        if self._is_over():
            self._look.stop()
            self._window.close()
