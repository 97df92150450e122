"""What a camera sees, looked at a few times a second: each code once while it stays in view."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from ui.errand import Errand, let_go
from ui.readers.codes import codes_in
from ui.readers.picture import heard_of

_LOOKS_A_SECOND: Final = 8
# Out of view for so long, a code that comes back is shown on purpose.
_AGAIN_S: Final = 2.0


class Watch(QObject):
    """Looks at frames off the window's thread, one at a time; what comes meanwhile is passed by."""

    scanned = Signal(str)

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self.looking = False
        self._looked = -1.0
        self._seen: dict[str, float] = {}
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)

    def see(self, frame: QImage) -> None:
        """The camera's next frame."""
        now = self._clock()
        if self.looking or now - self._looked < 1 / _LOOKS_A_SECOND:
            return
        self.looking, self._looked = True, now
        Errand(
            lambda: codes_in(frame, thorough=False),
            on_done=self._told,
            on_refused=lambda _: self._told(()),
        ).send(self._pool)

    def finish(self) -> None:
        """Look no further."""
        let_go(self._pool)

    def _told(self, codes: tuple[str, ...]) -> None:
        self.looking, now = False, self._clock()
        self._seen = {code: at for code, at in self._seen.items() if now - at < _AGAIN_S}
        new = [code for code in heard_of(codes) if code not in self._seen]
        # Also what is not heard now, since a better code stands beside it.
        self._seen |= dict.fromkeys(codes, now)
        for code in new:
            self.scanned.emit(code)
