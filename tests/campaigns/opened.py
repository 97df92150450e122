"""The real window, started by its front door, that says when it was seen and when it answers.

Only tests.campaigns.window starts it: opened.py STARTED_NS [--data DIR] [--database URL].
What it says is a line of JSON each; a line on its standard input is scanned, the last closes it.
"""

import json
import sys
import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

import ui.app
from returns_station.__main__ import main
from ui.rooms.counter.state.counter import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from returns_station.desk.station import Station

_STARTED_NS = int(sys.argv.pop(1))
_SEEN_EVERY_MS = 2


def _tell(what: str) -> None:
    milliseconds = (time.monotonic_ns() - _STARTED_NS) / 1e6
    sys.stdout.write(json.dumps({"what": what, "ms": milliseconds, "mb": _megabytes()}) + "\n")
    sys.stdout.flush()


def _megabytes() -> dict[str, int]:
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - no Path is needed
        parts = (line.split() for line in status)
        return {part[0]: int(part[1]) // 1024 for part in parts if part[0] in {"VmRSS:", "VmHWM:"}}


class Watched(ui.app.App):
    """The app as it is, watched: it is neither quicker nor slower for it."""

    asked = Signal(str)

    def open(self, open_station: "Callable[[], Station]") -> None:
        """Open as ever, and look when the window is on the screen."""
        super().open(open_station)
        self._looking = QTimer(self, interval=_SEEN_EVERY_MS)
        self._looking.timeout.connect(self._look)
        self._looking.start()
        self.asked.connect(self._ask)
        threading.Thread(target=self._listen, daemon=True).start()

    def _look(self) -> None:
        if self.window.windowHandle().isExposed():
            self._looking.stop()
            self._looking.timeout.disconnect()
            _tell("seen")

    def _opened(self, station: "Station", needed: bool) -> None:  # noqa: FBT001 - as its base
        super()._opened(station, needed)
        _tell("open")

    def _listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line.strip())

    def _ask(self, scanned: str) -> None:
        if scanned == "close":
            self._app.quit()
        elif scanned == "measure":
            _tell("measured")
        else:
            self._begun = self.counter.state
            self.wedge.scanned.emit(scanned)
            self._looking.timeout.connect(self._look_for_answer)
            self._looking.start()

    def _look_for_answer(self) -> None:
        state = self.counter.state
        if state is not self._begun and state.asks is None and state.page is not Page.IDLE:
            self._looking.stop()
            self._looking.timeout.disconnect()
            _tell("answered")


ui.app.App = Watched  # type: ignore[misc] # the front door makes what it finds under this name
sys.exit(main())
