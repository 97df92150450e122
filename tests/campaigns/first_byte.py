"""From the last scan of a visit to the slip's first byte at the printer, in the whole window.

python -m tests.campaigns.first_byte [VISITS] [--sales N] [--shop FOLDER]

The window is the real one, without a screen; Enter is pressed the moment the answer stands. The
printer listens on this machine and says how it is when it is asked, as network printers do.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any, Final

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from db.benchmark_shop import Lots, Pick, shop_file
from returns_station.__main__ import open_station
from returns_station.adapters.printing.simulator.faults import Fault, Faulty
from returns_station.adapters.printing.simulator.servers import SimulatedPrinter, serving
from returns_station.adapters.settings import DeskSettings, PrinterSettings, Settings, ShopSettings
from tests.campaigns.house import tell
from ui.app import App
from ui.desk import desk_of
from ui.rooms.counter.state.counter import Printing

_MOST_SECONDS: Final = 8.0
_BEFORE: Final = 3.0
_STATUS: Final = b"\x10\x04"
_IN_TURN: Final = b"\x1dr"
_WELL: Final = b"\x12"


class Sink:
    """A printer that is well, and knows when the first byte of a slip came."""

    def __init__(self) -> None:
        self.papers: list[Path] = []
        self.first = 0.0

    def take(self, content: bytes) -> bytes:
        """Tell how it is; what is no question belongs to a slip."""
        if content.startswith(_STATUS):
            return _WELL
        self.first = self.first or perf_counter()
        return b"\x00" if _IN_TURN in content else b""

    def stop(self, why: Fault) -> None:
        """It never stops."""

    def tear_off(self) -> None:
        """It keeps nothing."""


class Desk:
    """The window at this printer over this shop."""

    def __init__(self, url: str, data: Path, port: int) -> None:
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        self._application = application
        printer = PrinterSettings(at=f"tcp://127.0.0.1:{port}", speaks="escpos")
        settings = Settings(
            shop=ShopSettings(name="Granlöv"),
            desk=DeskSettings(name="Disk 2", clerk="Maja", printer="kassa"),
            printers={"kassa": printer},
        )
        station = open_station(url, settings, folder=data)
        self._now = datetime.now(UTC)
        station.clock = lambda: self._now
        self.app = App(application, desk_of(settings, data), clock=lambda: self._now)
        self.app.window.show()
        self.app.open(lambda: station)
        self.room = self.app.counter
        self.until(lambda: self.room.state.rest.ready)
        # As a window that was opened a little before its first customer came.
        opened = perf_counter()
        self.until(lambda: perf_counter() - opened > _BEFORE and self.room.errands.is_idle)

    def until(self, happens: Callable[[], bool]) -> bool:
        """Let the window work until this is so; False: it took far too long."""
        ends = perf_counter() + _MOST_SECONDS
        while not happens():
            if perf_counter() > ends:
                return False
            self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
        return True

    def visit(self, pick: Pick, sink: Sink) -> tuple[float, float] | None:
        """One visit: ms to the first byte from its last scan and from Enter; None: no slip."""
        room = self.room
        # A week after it was bought, so that a plain yes is the answer.
        bought = datetime.combine(pick.bought_on, time(12), UTC)
        self._now = bought + timedelta(days=7)
        room.scanned(pick.number)
        if not self.until(lambda: room.state.visit is not None and room.state.asks is None):
            self._leave()
            return None
        sink.first, scanned = 0.0, perf_counter()
        room.scanned(pick.gtin.lstrip("0"))
        if not self.until(lambda: room.state.answered):
            self._leave()
            return None
        entered = perf_counter()
        room.pressed("Enter", "\r")
        if not self.until(self._is_printed):
            self._leave()
            return None
        first = sink.first
        room.pressed("Enter", "\r")
        self.until(lambda: room.errands.is_idle)
        return 1000 * (first - scanned), 1000 * (first - entered)

    def _is_printed(self) -> bool:
        done = self.room.state.done
        return done is not None and done.printing is Printing.PRINTED

    def _leave(self) -> None:
        """Begin anew where a visit gives no slip at once."""
        for _ in range(4):
            self.room.pressed("Esc", "")
            self._application.processEvents()


def measured(url: str, data: Path, picks: list[Pick]) -> dict[str, Any]:
    """The visits in figures."""
    sink = Sink()
    with serving(SimulatedPrinter(0, sink, Faulty())) as server:
        desk = Desk(url, data, server.port)
        took = [times for pick in picks if (times := desk.visit(pick, sink)) is not None]
        desk.app.close()
    return {
        "visits": len(picks),
        "printed": len(took),
        "last scan to first byte ms": _spread([scanned for scanned, _ in took]),
        "Enter to first byte ms": _spread([entered for _, entered in took]),
        "the first of them ms": round(took[0][0], 1) if took else None,
    }


def _spread(times: list[float]) -> dict[str, float]:
    if len(times) < 2:
        return {}
    p95 = quantiles(times, n=20)[18]
    told = (("p50", median(times)), ("p95", p95), ("worst", max(times)))
    return {name: round(value, 1) for name, value in told}


def main() -> int:
    """Run it as it was asked, on a copy of the shop."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.first_byte", description=__doc__)
    parser.add_argument("visits", type=int, nargs="?", default=300)
    parser.add_argument("--sales", type=int, default=1_000_000)
    parser.add_argument("--shop", type=Path, help="where the bench keeps its shops; else a new one")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shop = shop_file(asked.shop or folder, asked.sales)
        own = folder / "own.db"
        shutil.copy(shop, own)
        picks = list(Lots(own).draw(asked.visits))
        report = measured(f"sqlite:///{own}", folder, picks)
    tell({"sales": asked.sales, "load": round(os.getloadavg()[0], 1)} | report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
