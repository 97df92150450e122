"""Two desks on one machine, each a process of its own: killed, started twice, stuck."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, monotonic_ns, sleep
from typing import Final

import pytest

from db.engine import open_engine
from db.unit_of_work import StoreRoom
from tests.builders import a_sale
from tests.db.shelf import a_store
from tests.ui.rooms.shop import JUMPER, RECEIPT, SOCKS, goods
from tests.ui.test_real_window import LOOK_S
from ui.one_window import OneWindow

OTHER: Final = "2041-2000"
PATIENCE_S: Final = 90
ENVIRONMENT: Final = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
# The front door, with a station that never answers, and somebody who closes the window.
_STUCK: Final = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.app
from returns_station.case import Who
from ui.desk import Desk

class Closed(ui.app.App):
    def open(self, open_station):
        super().open(open_station)
        QTimer.singleShot(300, self.window.close)

ui.app.App = Closed
desk = Desk(Who("Maja", "A"), "sv", "SE", Path(sys.argv[1]))
sys.exit(ui.app.run(threading.Event().wait, desk))
"""


@dataclass
class Desk:
    """A window that is scanned at through its standard input, and says when it answers."""

    process: "subprocess.Popen[str]"

    def scan(self, code: str) -> None:
        """Scan, and wait until it is answered."""
        assert self.process.stdin is not None
        self.process.stdin.write(code + "\n")
        self.process.stdin.flush()
        self.until("answered")

    def until(self, what: str) -> None:
        """Wait until it says so."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if json.loads(line)["what"] == what:
                return
        raise AssertionError(f"it ended before it was {what}")

    def kill(self) -> None:
        """As a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@dataclass
class Shop:
    """A shop with two receipts, and its desks."""

    folder: Path
    stack: ExitStack = field(default_factory=ExitStack)

    def start(self, name: str) -> Desk:
        """Start a desk, and wait until it is open."""
        command = [sys.executable, "-m", "tests.campaigns.opened", str(monotonic_ns())]
        process = subprocess.Popen(
            [*command, "--data", str(self.folder), "--desk", name],
            env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.stack.enter_context(process)
        self.stack.callback(process.kill)
        desk = Desk(process)
        desk.until("open")
        return desk

    def kept(self, name: str) -> tuple[str, ...]:
        """The numbers of the half-finished visits of a desk, with the goods that are ticked."""
        engine = open_engine(f"sqlite:///{self.folder / 'station.db'}")
        with StoreRoom(engine).views() as views:
            bodies = [json.loads(one.body) for one in views.open_visits(name)]
        engine.dispose()
        return tuple(
            f"{body['number']}: {sum(len(on['taken']) for on in body['sales'])}" for body in bodies
        )


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    bought = datetime.now(UTC).date() - timedelta(days=5)
    jumper = goods("1", JUMPER, "Stickad tröja Fjäll", "Storlek M, dimblå", 499)
    socks = goods("1", SOCKS, "Raggsocka 2-pack", "37-40, havre", 149)
    sales = (a_sale(jumper, bought_on=bought), a_sale(socks, number=OTHER, bought_on=bought))
    a_store(tmp_path, *sales).engine.dispose()
    made = Shop(tmp_path)
    with made.stack:
        yield made


@pytest.mark.skipif(os.name != "posix", reason="nothing but POSIX kills without a last word")
def test_that_two_killed_desks_go_on_each_with_its_own_visit(shop: Shop) -> None:
    first, second = shop.start("Disk 1"), shop.start("Disk 2")
    for desk, codes in ((first, (RECEIPT, JUMPER)), (second, (OTHER, SOCKS))):
        for code in codes:
            desk.scan(code)
    _until(lambda: shop.kept("Disk 1") == (f"{RECEIPT}: 1",))
    _until(lambda: shop.kept("Disk 2") == (f"{OTHER}: 1",))

    first.kill()
    second.kill()
    shop.start("Disk 1")
    shop.start("Disk 2")

    assert shop.kept("Disk 1") == (f"{RECEIPT}: 1",)
    assert shop.kept("Disk 2") == (f"{OTHER}: 1",)


def test_that_a_desk_started_twice_is_one_window(shop: Shop) -> None:
    first = shop.start("Disk 1")

    again = _run("--data", str(shop.folder), "--desk", "Disk 1")

    assert again.returncode == 0
    assert first.process.poll() is None
    first.kill()
    assert not OneWindow(shop.folder, "Disk 1").is_open_already(), "what it leaves answers nobody"
    shop.start("Disk 1")
    assert OneWindow(shop.folder, "Disk 1").is_open_already()
    assert not OneWindow(shop.folder, "Disk 2").is_open_already()


def test_that_a_window_closes_although_its_store_hangs(tmp_path: Path) -> None:
    stuck = subprocess.run(
        [sys.executable, "-c", _STUCK, str(tmp_path)],
        env=ENVIRONMENT, timeout=PATIENCE_S, check=False, capture_output=True, text=True,
    )  # fmt: skip

    assert (stuck.returncode, stuck.stdout) == (0, "")


def _run(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "returns_station", *arguments]
    return subprocess.run(command, env=ENVIRONMENT, timeout=PATIENCE_S, check=False)


def _until(true: Callable[[], bool]) -> None:
    deadline = monotonic() + PATIENCE_S
    while not true():
        assert monotonic() < deadline, "it did not come to be in time"
        sleep(LOOK_S)
