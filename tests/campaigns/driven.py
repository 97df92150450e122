"""The real window driven by scans and keys under its own event loop, for campaigns."""

import ctypes
import os
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Final, TypeAlias

from PySide6.QtCore import QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from returns_station.adapters.settings import SecondScreenSettings
from returns_station.desk.station import Station
from tests.campaigns.house import WHO
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.state.counter import Counter

Steps: TypeAlias = Generator[Callable[[], bool], None, None]
"""What is done to the window; each time it waits until what it yields is so."""

_LOOK_MS: Final = 1
_BESIDE: Final = SecondScreenSettings(shown="beside")


class Driven:
    """A window over a station, and what is done to it while its loop runs."""

    def __init__(
        self,
        app: QApplication,
        station: Station,
        folder: Path,
        *,
        look_ms: int = _LOOK_MS,
        alone: bool = False,
    ) -> None:
        """Open it, the customer's screen beside or `alone`; it is looked at so often."""
        self._look_ms = look_ms
        hers = SecondScreenSettings() if alone else _BESIDE
        desk = Desk(WHO, "sv", "SE", folder, theme="light", second_screen=hers)
        self.app, self._qt = App(app, desk), app
        self.app.places.show()
        self.app.open(lambda: station)

    @property
    def state(self) -> Counter:
        """What the counter shows."""
        return self.app.counter.state

    def scan(self, code: str) -> None:
        """A code that a scanner read."""
        self.app.wedge.scanned.emit(code)

    def press(self, key: str) -> None:
        """A key that no field wanted."""
        self.app.counter.pressed(key, "")

    def is_ready(self) -> bool:
        """Whether the station is open, and nothing is asked or written."""
        return self.state.rest.ready and self.state.asks is None

    def run(self, steps: Steps) -> None:
        """Run the window until the steps are over; then close it."""
        waits: list[Callable[[], bool]] = [lambda: self.is_ready() and self.app.readying.is_done]

        def look() -> None:
            while waits[0]():
                following = next(steps, None)
                if following is None:
                    timer.stop()
                    self._qt.quit()
                    return
                waits[0] = following

        timer = QTimer(interval=self._look_ms)
        timer.timeout.connect(look)
        timer.start()
        self._qt.exec()
        self.app.close()


@contextmanager
def a_folder() -> Iterator[Path]:
    """A folder of one's own for a while."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def the_app() -> QApplication:
    """The application; without a screen it draws where nobody looks."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Without a screen nobody hints at sizes, and Qt says so each time a window moves.
    qInstallMessageHandler(lambda _kind, _where, text: _say(text))
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication([])


def _say(text: str) -> None:
    if "propagateSizeHints" not in text:
        sys.stderr.write(text + "\n")


def megabytes() -> float:
    """How much of this process lies in memory just now."""
    with Path("/proc/self/status").open(encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmRSS:"))
    return round(int(line.split()[1]) / 1024, 1)


class _Mallinfo2(ctypes.Structure):
    """What mallinfo2(3) tells, in bytes."""

    _fields_: ClassVar = [
        (name, ctypes.c_size_t)
        for name in (
            "arena", "ordblks", "smblks", "hblks", "hblkhd",
            "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost",
        )
    ]  # fmt: skip


def megabytes_held() -> float:
    """How much the window, Qt and SQLite hold just now, beside Python's own; 0 without glibc.

    What lies in memory grows in leaps and comes back late; what is held tells of a loss at once.
    """
    tells = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if tells is None:
        return 0
    tells.restype = _Mallinfo2
    told: _Mallinfo2 = tells()
    in_use: int = told.uordblks
    return round(in_use / 1024**2, 2)
