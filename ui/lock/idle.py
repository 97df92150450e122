"""How long nobody has touched the window: by a clock nobody sets, and by one that sleeps on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtWidgets import QApplication

_KIND: Final = QEvent.Type
_TOUCHES: Final = frozenset(
    {_KIND.KeyPress, _KIND.MouseButtonPress, _KIND.MouseMove, _KIND.Wheel, _KIND.TouchBegin}
)
GRACE: Final = timedelta(minutes=3)
"""So much longer it waits for what is under way: a customer may look for her card's PIN."""


class Idle(QObject):
    """Watches every touch of the application, from when it is told to."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock, self._steady = clock, QElapsedTimer()
        self._touched = clock()
        self._watches = False

    def watch(self, app: QApplication) -> None:
        """From now on."""
        if not self._watches:
            self._watches = True
            app.installEventFilter(self)
        self.touch()

    def leave(self, app: QApplication) -> None:
        """Watch no more."""
        if self._watches:
            self._watches = False
            app.removeEventFilter(self)

    def touch(self) -> None:
        """Somebody is there: a scan, too, is a touch."""
        self._steady.start()
        self._touched = self._clock()

    @property
    def since(self) -> timedelta:
        """How long it is; a machine that slept has been idle, a clock set back has not been."""
        if not self._steady.isValid():
            return timedelta()
        steady = timedelta(milliseconds=self._steady.elapsed())
        return max(steady, self._clock() - self._touched)

    def is_over(self, minutes: int, *, busy: bool) -> bool:
        """Whether so many minutes are over; 0: never."""
        wait = timedelta(minutes=minutes) + (GRACE if busy else timedelta())
        return bool(minutes) and self.since >= wait

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a touch; the event goes where it goes."""
        if event.type() in _TOUCHES:
            self._steady.start()
            self._touched = self._clock()
        return False
