"""The real window on a screen of its own: three inputs by xdotool, and what a kill leaves."""

import json
import os
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import pytest
from PySide6.QtGui import QColor, QImage

from db.engine import open_engine, reading
from db.unit_of_work import StoreRoom
from tests.builders import a_sale
from tests.db.shelf import a_store
from tests.ui.rooms.shop import JUMPER, RECEIPT, SOCKS, goods
from ui.tokens import LIGHT

XVFB, XDOTOOL = (shutil.which(name) or "" for name in ("Xvfb", "xdotool"))
SIZE: Final = (1280, 800)
PATIENCE_S: Final = 40
LOOK_S: Final = 0.05  # between two looks: who looks all the time keeps the station from its core
SETTINGS: Final = """
[desk]
name = "Disk 2"
clerk = "Maja Lind"
[look]
theme = "light"
motion = false
"""


@dataclass
class Real:
    """The station on a screen of its own, with hands on its keyboard; inputs are counted."""

    folder: Path
    environment: dict[str, str]
    inputs: int = 0
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> None:
        """Start the station, and wait until it is seen."""
        command = [sys.executable, "-m", "returns_station", "--data", str(self.folder)]
        self.running.append(subprocess.Popen(command, env=self.environment))
        self.until(lambda: self.seen(LIGHT.ink, 700, 100, 1230, 400))

    def scan(self, code: str) -> None:
        """One trigger of the scanner."""
        self.inputs += 1
        self._hands("type", "--args", "1", "--delay", "4", code, "key", "Return")

    def press(self, key: str) -> None:
        """One key, as soon as a hand can: Enter sooner than this is a scanner's, or a tremble."""
        self.inputs += 1
        self._hands("sleep", "0.3", "key", key)

    def kill(self) -> None:
        """As a power cut would."""
        process = self.running.pop()
        process.send_signal(signal.SIGKILL)
        process.wait()

    def seen(self, colour: str, left: int, top: int, right: int, bottom: int) -> bool:
        """Whether this part of the screen shows a good deal of a colour."""
        image, wanted = _picture(self.folder / "Xvfb_screen0"), QColor(colour).rgb()
        places = ((x, y) for x in range(left, right, 8) for y in range(top, bottom, 8))
        found = sum(image.pixelColor(x, y).rgb() == wanted for x, y in places)
        return found >= 40

    def green(self) -> bool:
        """Whether the green button can be pressed: it is seen in its corner."""
        return self.seen(LIGHT.yes, 960, 660, 1260, 745)

    def kept(self) -> str:
        """The half-finished visit, as it is kept."""
        with StoreRoom(open_engine(self.url)).views() as views:
            visits = views.open_visits("Disk 2")
        return visits[0].body if visits else ""

    def slips(self) -> list[str]:
        """The slips that came out."""
        return [path.name for path in (self.folder / "slips").glob("*.pdf")]

    @property
    def url(self) -> str:
        """Where the sales are."""
        return f"sqlite:///{self.folder / 'station.db'}"

    def until(self, true: Callable[[], bool]) -> None:
        """Look again and again until it is so."""
        deadline = monotonic() + PATIENCE_S
        while not true():
            assert monotonic() < deadline, "it did not come to be in time"
            sleep(LOOK_S)

    def _hands(self, *commands: str) -> None:
        subprocess.run([XDOTOOL, *commands], env=self.environment, check=True)


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Real]:
    if not (XVFB and XDOTOOL):
        pytest.skip("a real window needs Xvfb and xdotool; one is missing")
    bought = datetime.now(UTC).date() - timedelta(days=5)
    lines = (
        goods("1", JUMPER, "Stickad tröja Fjäll", "Storlek M, dimblå", 499),
        goods("2", SOCKS, "Raggsocka 2-pack", "37-40, havre", 447, quantity=3),
    )
    a_store(tmp_path, a_sale(*lines, bought_on=bought))
    (tmp_path / "settings.toml").write_text(SETTINGS, "utf-8")
    with ExitStack() as stack:
        display = stack.enter_context(_screen(tmp_path))
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        station = Real(tmp_path, environment)
        yield station
        for process in station.running:
            process.terminate()
            process.wait()


def _picture(screen: Path) -> QImage:
    """What Xvfb shows: its own memory, kept in a file in the format of xwd (XWDFile.h)."""
    memory = screen.read_bytes()
    head = struct.unpack(">25I", memory[:100])
    (start, width, height, line, colours) = (head[place] for place in (0, 4, 5, 12, 19))
    pixels = memory[start + 12 * colours :]
    return QImage(pixels, width, height, line, QImage.Format.Format_RGB32).copy()


@contextmanager
def _screen(folder: Path) -> Iterator[str]:
    ours, theirs = os.pipe()
    size = "x".join(map(str, SIZE))
    server = subprocess.Popen(
        [XVFB, "-displayfd", str(theirs), "-fbdir", str(folder), "-screen", "0", f"{size}x24"],
        pass_fds=(theirs,),
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    with os.fdopen(ours) as told:
        yield f":{told.readline().strip()}"
    server.terminate()
    server.wait()


def test_that_a_real_return_takes_three_inputs_from_rest_to_slip(real: Real) -> None:
    real.start()

    real.scan(RECEIPT)
    real.scan(JUMPER)
    real.until(real.green)
    real.press("Return")
    real.until(lambda: bool(real.slips()))

    assert (real.inputs, real.slips()) == (3, ["RS000000013.pdf"])


def test_that_a_killed_station_goes_on_with_one_input(real: Real) -> None:
    real.start()
    real.scan(RECEIPT)
    real.scan(JUMPER)
    real.until(lambda: bool(real.kept() and json.loads(real.kept())["sales"][0]["taken"]))
    real.kill()

    real.start()
    real.inputs = 0
    # It must have found the visit first: the card that offers to go on is seen.
    real.until(lambda: real.seen(LIGHT.card, 140, 560, 640, 740))
    real.press("F8")
    real.until(real.green)

    assert real.inputs == 1
    with reading(open_engine(real.url)) as connection:
        cases = connection.exec_driver_sql("SELECT count(*) FROM return_case").scalar()
    assert cases == 0
