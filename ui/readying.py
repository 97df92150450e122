"""What the first scan would wait for, made while nobody waits: pages, and a tidy memory."""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 150  # after each piece: keys and scans come between


class Readying(QObject):
    """Makes one piece at a time once the window is at rest, after it opened and after each build.

    Then all that lives as long as the window is put where the collector no longer looks: going
    through it took 60-100 ms, in the middle of somebody's scan.
    """

    def __init__(self, make_next: Callable[[], bool]) -> None:
        """`make_next` makes one thing that was not made yet; False where all is made."""
        super().__init__()
        self._make_next = make_next
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._one)
        self._froze = False

    @property
    def is_done(self) -> bool:
        """Whether all is made."""
        return not self._later.isActive()

    def begin(self) -> None:
        """The window was opened or built anew."""
        self._later.start()

    def finish(self) -> None:
        """The window closes, and what it held may go."""
        self._later.stop()
        self._thaw()

    def _one(self) -> None:
        if self._make_next():
            self._later.start()
            return
        # What was frozen before may be over by now: the window has been built anew.
        self._thaw()
        gc.collect()
        gc.freeze()
        self._froze = True

    def _thaw(self) -> None:
        """What others put away before is theirs: all comes back at once, so only after our own."""
        if self._froze:
            gc.unfreeze()
            self._froze = False
