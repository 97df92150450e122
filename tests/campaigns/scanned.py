"""The real window as it hears a scanner: what was heard, what leaked, how long each answer took.

Only tests.campaigns.scanning starts it: scanned.py [--data DIR] [--database URL]. It says a line of
JSON when it is open, and all it has measured when its standard input ends, which says how many
scans there were.
"""

import json
import sys
import threading
import time
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QLineEdit, QWidget

import ui.app
from returns_station.__main__ import main
from ui.rooms.counter.state.counter import Counter

if TYPE_CHECKING:
    from collections.abc import Callable

    from returns_station.desk.station import Station

_PATIENCE_MS = 30_000
_ENTERS = ("\r", "\n")


@dataclass
class Scan:
    """One scan: what was read, and milliseconds from its last key until it was seen."""

    text: str
    key_ms: float
    heard_ms: float = 0.0
    changed_ms: float = 0.0
    page_ms: float = 0.0
    decided_ms: float = 0.0
    decides: bool = False


def _now_ms() -> float:
    """The clock that the screen stamps keys with (X11: CLOCK_MONOTONIC)."""
    return time.monotonic_ns() / 1e6


class Watched(ui.app.App):
    """The app as it is, watched, and with a hand that hops from field to field."""

    ended = Signal(int)

    def open(self, open_station: "Callable[[], Station]") -> None:
        """Open as ever; then look at every key, every change and every frame."""
        super().open(open_station)
        self.scans: list[Scan] = []
        self.leaked: list[str] = []
        self.hops = 0
        self._last_key_ms = self._awaited_ms = 0.0
        self._shown: Counter = self.counter.state
        light = self.window.heard

        def lit() -> None:
            light()  # painted, and sent to the screen, when it returns
            self.scans[-1].changed_ms = _now_ms() - self.scans[-1].key_ms

        self.window.heard = lit  # type: ignore[method-assign] # timed from outside
        self._watch = Watch(self)
        self._app.installEventFilter(self._watch)
        self.ended.connect(self._report)
        threading.Thread(target=self._listen, daemon=True).start()

    def _opened(self, station: "Station", needed: bool) -> None:  # noqa: FBT001 - as its base
        super()._opened(station, needed)
        _say({"what": "open"})

    def _listen(self) -> None:
        self.ended.emit(int(sys.stdin.read()))

    def _scanned(self, text: str) -> None:
        scan = Scan(text, self._last_key_ms, _now_ms() - self._last_key_ms)
        self.scans.append(scan)
        QTimer.singleShot(0, self._hop)
        super()._scanned(text)

    def _hop(self) -> None:
        """Lay the focus on some other field, as a busy hand does, while no yes waits for Enter."""
        if self.counter.state.visit is not None:
            return
        fields = [each for each in self.window.findChildren(QLineEdit) if each.isVisible()]
        self.hops += 1
        if fields:
            fields[self.hops % len(fields)].setFocus()

    def key(self, event: QKeyEvent) -> None:
        """A key has come to the window."""
        if event.text() in _ENTERS:
            self._last_key_ms = float(event.timestamp())

    def leak(self, text: str) -> None:
        """A key that nobody typed has come to a widget."""
        self.leaked.append(text)

    def frame(self) -> None:
        """The window has been painted."""
        state, scan = self.counter.state, self.scans[-1] if self.scans else None
        if scan is None or state is self._shown:
            return
        self._shown = state
        took = _now_ms() - scan.key_ms
        scan.page_ms = scan.page_ms or took
        if state.answered and not scan.decided_ms:
            scan.decided_ms, scan.decides = took, True

    def _report(self, sent: int) -> None:
        """Tell it once all has been heard; of what is lost, when it is no longer awaited."""
        self._awaited_ms = self._awaited_ms or _now_ms() + _PATIENCE_MS
        if len(self.scans) < sent and _now_ms() < self._awaited_ms:
            QTimer.singleShot(50, partial(self._report, sent))
            return
        _say({"scans": [asdict(each) for each in self.scans], "leaked": self.leaked})
        self._app.quit()


class Watch(QObject):
    """Sees every key as it comes to the window, every key that comes to a field, every frame."""

    def __init__(self, app: Watched) -> None:
        super().__init__()
        self._watched = app

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look, and let everything through."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if isinstance(watched, QWindow):
                self._watched.key(event)
            elif isinstance(watched, QWidget) and event.text().isprintable() and event.text():
                self._watched.leak(event.text())
        elif kind is QEvent.Type.UpdateRequest and watched is self._watched.window:
            # Painted once this event has been dealt with: look right after it.
            QTimer.singleShot(0, self._watched.frame)
        return False


def _say(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


ui.app.App = Watched  # type: ignore[misc] # the front door makes what it finds under this name
sys.exit(main())
