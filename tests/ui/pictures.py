"""The counter in pictures, for looking at it.

Run `python -m tests.ui.pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.orders.columns import Taken
from returns_station.adapters.orders.headings import proposed
from returns_station.adapters.orders.intake import FileBrought
from returns_station.adapters.orders.records import BadRow
from returns_station.desk.station import Station
from tests.builders import NOW
from tests.returns_station.desk.counter import a_station
from tests.ui import terms_pictures
from tests.ui.rooms import shop
from ui.app import App
from ui.desk import Desk
from ui.errand import under_way
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.visit import Spot
from ui.rooms.imports.screen import ImportsScreen
from ui.rooms.imports.state import Brought, Progress
from ui.window import Window

SIZE = "1280x800"
SALES = Path("order-november.csv")
HEADINGS = ("Verifikat", "Datum", "Artikelnr", "Benämning", "Antal", "Radbelopp", "Kund", "Kassa")
LISTED = FileBrought(
    SALES.name,
    bad=(
        BadRow(118, "Antal", "import.bad.quantity", "två", "1041"),
        BadRow(2207, "Radbelopp", "import.bad.amount", "1.299", "1873"),
    ),
).bad_rows_told(2)
_PATIENCE_MS = 10_000


def settle() -> None:
    """Wait until all that was sent is answered, and what was answered is drawn."""
    loop, calm = QEventLoop(), 0
    timer = QTimer(interval=4)
    deadline = QTimer(singleShot=True, interval=_PATIENCE_MS)

    def look() -> None:
        nonlocal calm
        calm = 0 if under_way() else calm + 1
        if calm > 5:
            loop.quit()

    timer.timeout.connect(look)
    deadline.timeout.connect(loop.quit)
    timer.start()
    deadline.start()
    loop.exec()


class Stage:
    """One window to be taken pictures of."""

    def __init__(self, app: App, size: tuple[int, int]) -> None:
        self.app, self.room, self.window = app, app.counter, app.window
        self.window.resize(*size)
        self.window.show()

    def scan(self, *codes: str) -> None:
        """Scan these, one after the other."""
        for code in codes:
            self.room.scanned(code)
            settle()

    def do(self, what: Do, which: str = "") -> None:
        """Ask for something by hand."""
        self.room.act(what, which)
        settle()


def scenes(stage: Stage) -> Iterator[str]:
    """Set one scene after the other; each yields its name."""
    stage.scan("2038-0077", shop.LAMP, shop.RECEIPT)
    yield "opened"
    stage.scan(shop.JUMPER)
    yield "visit"
    stage.do(Do.WHY)
    yield "why"
    stage.do(Do.WHY)
    stage.scan(shop.BOOTS)
    yield "trouble"
    stage.do(Do.BACK)
    stage.scan(shop.SOCKS, shop.SOCKS)
    stage.do(Do.REASON, "3")
    yield "our-mistake"
    stage.do(Do.REASON, "3")
    stage.do(Do.TICK, row(stage, "2"))
    stage.do(Do.OFFER, "2")
    yield "exchange-open"
    stage.do(Do.PIECE, "2")
    yield "exchange"
    stage.do(Do.BACK)
    stage.do(Do.BACK)
    stage.window.toggle_help()
    yield "help"
    stage.window.toggle_help()
    stage.do(Do.CONFIRM)
    yield "done"
    stage.do(Do.CONFIRM)
    yield "idle"
    stage.scan("4006-88-XX")
    yield "unknown"
    stage.do(Do.BACK)
    stage.do(Do.TYPE, "svenson")
    stage.app.window.repaint()
    QTimer.singleShot(200, lambda: None)
    wait(300)
    yield "search"
    stage.do(Do.BACK)
    stage.scan(shop.JUMPER)
    yield "goods-first"
    stage.do(Do.BACK)
    stage.scan("1988-0412", shop.BOOTS)
    yield "referred"
    stage.do(Do.CONFIRM)
    yield "asked"


def row(stage: Stage, line: str) -> str:
    """A row of the receipt as a key tells of it."""
    visit = stage.room.state.visit
    assert visit is not None, "a receipt lies open"
    return str(Spot(visit.first.id, line))


def wait(milliseconds: int) -> None:
    """Let typing come to rest, then all answers in."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    settle()


def imports(window: Window, finish: Callable[[], None]) -> Iterator[str]:
    """Bring in a file: the place, its columns, the course, the sum."""
    window.enter("imports")
    yield "imports"
    screen = window.stack.currentWidget()
    assert isinstance(screen, ImportsScreen)
    screen.files_dropped.emit((SALES,))
    settle()
    yield "imports-columns"
    screen.columns.table.stepped.emit(0, 1)
    yield "imports-columns-right"
    screen.columns.confirmed.emit()
    wait(100)
    yield "imports-reading"
    finish()
    settle()
    yield "imports-done"


class Reader:
    """A file whose receipt numbers stand under an odd heading, read until it is told to finish."""

    def __init__(self) -> None:
        self._finished = False

    def finish(self) -> None:
        """Read no further."""
        self._finished = True

    def columns(self, _file: Path) -> Taken:
        """As the station takes them."""
        return Taken(HEADINGS, proposed(HEADINGS))

    def keep(self, headings: tuple[str, ...], said: Mapping[str, str]) -> None:
        """Nothing is kept of a picture."""

    def __call__(self, file: Path, told: Callable[[Progress], bool]) -> Brought:
        """Read on and on."""
        while not self._finished and file.name:
            told(Progress(41_200, 0.62))
            loop_wait()
        return Brought(1_204, 3_310, known=17, returns=42, bad=2, listed=LISTED)


def main(arguments: list[str]) -> None:
    """Draw every scene."""
    folder = Path(arguments[0])
    given = dict(enumerate(arguments))
    wide, high = map(int, given.get(1, SIZE).split("x"))
    language, percent, theme = given.get(2, "sv"), given.get(3, "100"), given.get(4, "light")
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    reader = Reader()

    with tempfile.TemporaryDirectory() as data:
        station: Station = a_station(Path(data), *shop.sales())
        desk = Desk(
            shop.MAJA, language, "SE", Path(data),
            theme=theme, text_percent=int(percent), motion=False,
        )  # fmt: skip
        stage = Stage(App(qt, desk, reader, clock=lambda: NOW), (wide, high))
        stage.app.open(lambda: station)
        settle()
        for name in scenes(stage):
            save(stage.window, folder, name)
        for name in imports(stage.window, reader.finish):
            save(stage.window, folder, name)
        stage.app.close()
    with tempfile.TemporaryDirectory() as data:
        office = terms_pictures.office(Path(data))
        desk = replace(desk, who=terms_pictures.ANDERS, data=Path(data), at_a_distance=True)
        stage = Stage(App(qt, desk, reader, clock=lambda: NOW), (wide, high))
        if language not in LANGUAGES:
            stage.window.speak(language)
        stage.app.open(lambda: office)
        settle()
        for name in terms_pictures.scenes(stage.window, lambda: wait(900)):
            save(stage.window, folder, name)
        stage.app.close()


def save(window: Window, folder: Path, name: str) -> None:
    """Keep the picture."""
    window.grab().save(str(folder / f"{name}.png"))


def loop_wait() -> None:
    """A reader that takes its time."""
    import time

    time.sleep(0.02)


if __name__ == "__main__":
    main(sys.argv[1:])
