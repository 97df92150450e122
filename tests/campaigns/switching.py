"""From a badge to a room that is hers: somebody takes over in the middle of a visit.

python -m tests.campaigns.switching [SWITCHES]

The window is the real one, without a screen, over a store of its own; PINs are kept with the work
that shops have (argon2id, 64 MiB, three passes). Two clerks take turns over one visit with three
lines. Typing the PIN is not counted: `badge` is from the scan to the field that asks for it, `door`
from its Enter to the room, ready for a key, with the visit as it was.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from returns_station.adapters.secrets import NOW as AS_SHOPS_KEEP
from tests.builders import NOW
from tests.campaigns.house import tell
from tests.returns_station.desk.counter import a_station
from tests.staff import PIN, Crew, staffed
from tests.ui.rooms import shop
from ui.app import App
from ui.desk import Desk
from ui.errand import under_way
from ui.lock.state import Page

_MOST_S: Final = 30.0
_GOAL_S: Final = 2.0
_NAMES: Final = ("Maja Lind", "Oskar Berg")


def main(arguments: list[str]) -> None:
    """Switch so often, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("switches", nargs="?", type=int, default=60)
    asked = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        badges, doors, kept = run(Path(folder), asked.switches)
    both = [badge + door for badge, door in zip(badges, doors, strict=True)]
    report: dict[str, object] = {"switches": len(both), "visit_kept": kept}
    for name, times in (("badge", badges), ("door", doors), ("both", both)):
        p99 = quantiles(times, n=100)[98]
        told = {"p50": median(times), "p99": p99, "worst": max(times)}
        report[f"{name}_s"] = {what: round(much, 3) for what, much in told.items()}
    tell({**report, "goal_s": _GOAL_S, "met": max(both) < _GOAL_S and kept == len(both)})


def run(folder: Path, switches: int) -> tuple[list[float], list[float], int]:
    """Let two take turns; gives both times of each, and how often the visit was kept."""
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    station = a_station(folder, *shop.sales())
    crew = staffed(station, folder, cost=AS_SHOPS_KEEP)
    for name in _NAMES:
        crew.take_in(name)
    desk = Desk(shop.MAJA, "sv", "SE", folder, theme="light")
    app = App(qt, desk, clock=lambda: NOW)
    app.window.show()
    app.open(lambda: station)
    _until(lambda: app.counter.state.rest.ready and not under_way())
    _switch(app, crew, _NAMES[1])
    for code in (shop.RECEIPT, shop.JUMPER, shop.SOCKS, shop.JACKET):
        app._scanned(code)  # noqa: SLF001 - as every reader
        _until(lambda: not under_way())
    visit = app.counter.state.visit
    badges, doors, kept = [], [], 0
    for nr in range(switches):
        name = _NAMES[nr % 2]
        badge, door = _switch(app, crew, name)
        badges.append(badge)
        doors.append(door)
        kept += app.counter.state.visit == visit and app.counter.setting.who.actor == name
    _until(lambda: not under_way())
    app.close()
    app.window.close()
    return badges, doors, kept


def _switch(app: App, crew: Crew, name: str) -> tuple[float, float]:
    lock = app.signing.lock
    begun = perf_counter()
    app._scanned(crew.badges[name])  # noqa: SLF001 - as every reader
    _until(lambda: lock.state.page is Page.PIN and lock.screen.field.edit.hasFocus())
    badge = perf_counter() - begun
    lock.screen.field.edit.setText(PIN)
    begun = perf_counter()
    lock.screen.green.click()
    _until(lambda: not lock.covers and app.window.stack.isVisible())
    QApplication.processEvents()
    return badge, perf_counter() - begun


def _until(done: object) -> None:
    loop, begun = QEventLoop(), perf_counter()
    timer = QTimer(interval=1)

    def look() -> None:
        assert perf_counter() - begun < _MOST_S, "nothing more happens"
        if callable(done) and done():
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
