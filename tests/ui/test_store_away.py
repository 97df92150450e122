"""A store that is away: a quiet badge, scanning goes on, and nothing is lost or doubled."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from db.engine import open_engine, reading
from db.schema import prepare
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.desk.house import House
from returns_station.desk.station import Station
from returns_station.sale import Sale
from tests.builders import NOW, SHOP, a_sale
from tests.campaigns.postgres import a_server, stopped
from tests.db.shelf import a_store, put_sale
from tests.marks import no_postgres
from tests.ui.rooms.shop import JUMPER, MAJA, RECEIPT, SOCKS, Counter, goods, sales
from ui.rooms.counter.state.counter import Commit, Page

_HOLDS = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""
SOON = (20, 40)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """The database held by another process, as by a backup that takes its time."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDS, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.stdin.close()


class Away:
    """A counter on a store that can be taken away and given back."""

    def __init__(self, qtbot: QtBot, folder: Path, store: StoreRoom) -> None:
        house = House(SHOP, "sv", promise_for)
        station = Station(store, SlipPaper("roll80"), clock=lambda: NOW, house=house)
        self.store = store
        self.counter = Counter(folder, station)
        patience = self.counter.room.errands.patience
        for lane in (patience.asking, patience.writing):
            lane._again_ms = SOON  # noqa: SLF001 - a test has no five seconds
        qtbot.addWidget(self.counter.window, before_close_func=lambda _: self.close())
        self.counter.open(qtbot)

    def close(self) -> None:
        """Close the window, then what it stood on."""
        self.counter.close()
        self.store.engine.dispose()

    def badge(self) -> str:
        """What the status line says."""
        shown = self.counter.window.status.findChildren(QWidget)
        return " ".join(text() for each in shown if callable(text := getattr(each, "text", None)))

    def cases(self) -> int:
        """How many returns are written down."""
        with reading(self.store.engine) as connection:
            found = connection.exec_driver_sql("SELECT count(*) FROM return_case").scalar()
        return int(found or 0)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with a_server() as url:
        yield url


@no_postgres
def test_that_scans_wait_quietly_for_a_server_and_are_heard_in_order(
    qtbot: QtBot, tmp_path: Path, server: str, caplog: pytest.LogCaptureFixture
) -> None:
    engine = open_engine(server)
    prepare(engine)
    with engine.begin() as connection:
        for sale in sales():
            put_sale(connection, sale)
    away = Away(qtbot, tmp_path, StoreRoom(engine))
    counter = away.counter

    with stopped(server):
        for code in (RECEIPT, JUMPER, SOCKS):
            counter.room.scanned(code)
        qtbot.waitUntil(lambda: counter.room.errands.patience.standing.away)
        said, trouble, page = away.badge(), counter.state.trouble, counter.state.page
    qtbot.waitUntil(lambda: counter.state.answered, timeout=20_000)
    qtbot.waitUntil(lambda: not counter.room.errands.patience.standing.away, timeout=20_000)

    assert "Databasen svarar inte sedan" in said
    assert "3 skanningar väntar" in said
    assert (trouble, page) == (None, Page.IDLE)
    assert counter.state.visit is not None
    assert {piece.sold.gtin for piece in counter.state.visit.pieces} == {
        JUMPER.zfill(14), SOCKS.zfill(14)
    }  # fmt: skip
    assert "svarar inte" not in away.badge()
    caplog.clear()  # the pool says that a connection was lost


@no_postgres
def test_that_a_yes_while_the_server_is_down_is_written_once_when_it_is_back(
    qtbot: QtBot, tmp_path: Path, server: str, caplog: pytest.LogCaptureFixture
) -> None:
    engine = open_engine(server)
    prepare(engine)
    with engine.begin() as connection:
        put_sale(connection, _another())
    away = Away(qtbot, tmp_path, StoreRoom(engine))
    counter, before = away.counter, away.cases()
    counter.room.scanned("7001-1")
    counter.room.scanned(JUMPER)
    qtbot.waitUntil(lambda: counter.state.answered)

    with stopped(server):
        counter.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: counter.room.errands.patience.standing.away)
        waits, said = counter.state.asks, _green(counter)
    qtbot.waitUntil(lambda: counter.state.page is Page.DONE, timeout=20_000)

    assert isinstance(waits, Commit)
    assert said == "Sparas så snart databasen svarar"
    assert away.cases() == before + 1
    caplog.clear()  # the pool says that a connection was lost


def test_that_a_yes_that_waits_for_a_held_database_can_be_taken_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    away = Away(qtbot, tmp_path, _impatient(a_store(tmp_path, *sales())))
    counter = away.counter
    counter.room.scanned(RECEIPT)
    counter.room.scanned(JUMPER)
    qtbot.waitUntil(lambda: counter.state.answered and counter.room.errands.is_idle)

    with held(tmp_path / "station.db"):
        counter.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: counter.room.errands.patience.standing.away)
        assert isinstance(counter.state.asks, Commit)
        counter.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: counter.state.asks is None)
        page = counter.state.page
    qtbot.waitUntil(lambda: counter.room.errands.is_idle)

    assert page is Page.VISIT
    assert away.cases() == 0
    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.state.page is Page.DONE)
    assert away.cases() == 1


def test_that_scanning_goes_on_while_another_holds_the_database(
    qtbot: QtBot, tmp_path: Path
) -> None:
    away = Away(qtbot, tmp_path, _impatient(a_store(tmp_path, *sales())))
    counter = away.counter

    with held(tmp_path / "station.db"):
        for code in (RECEIPT, JUMPER, SOCKS):
            counter.room.scanned(code)
        qtbot.waitUntil(lambda: counter.state.answered)
        qtbot.waitUntil(lambda: counter.room.errands.patience.standing.away)
        seen, trouble = counter.state.visit, counter.state.trouble
        said = away.badge()
    qtbot.waitUntil(lambda: counter.room.errands.is_idle)

    assert seen is not None
    assert len(seen.pieces) == 2
    assert trouble is None
    assert "Databasen svarar inte sedan" in said
    with away.store.views() as views:
        (kept,) = views.open_visits(MAJA.desk)
    assert kept.body.count('"taken"') >= 1


def test_that_a_store_that_cannot_be_opened_yet_says_so_and_opens_by_itself(
    qtbot: QtBot, tmp_path: Path
) -> None:
    store = _impatient(a_store(tmp_path, *sales()))
    house = House(SHOP, "sv", promise_for)
    station = Station(store, SlipPaper("roll80"), clock=lambda: NOW, house=house)
    counter = Counter(tmp_path, station)
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.room.errands.patience.asking._again_ms = SOON  # noqa: SLF001 - as above

    def opened() -> Station:
        store.drop_visit("nobody's")  # as bringing it to this release would write
        return station

    with held(tmp_path / "station.db"):
        counter.app.open(opened)
        counter.room.scanned(RECEIPT)
        qtbot.waitUntil(lambda: counter.state.trouble is not None)
    qtbot.waitUntil(lambda: counter.state.page is Page.VISIT)

    assert counter.state.trouble is None


def _impatient(store: StoreRoom) -> StoreRoom:
    """A store that gives up on a held database at once, as it does after ten seconds."""

    def shortly(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's own type
        connection.execute("PRAGMA busy_timeout=10")

    event.listen(store.engine, "connect", shortly)
    store.engine.dispose()
    return store


def _another() -> Sale:
    return a_sale(goods("1", JUMPER, "Stickad tröja Fjäll", "M", 499), number="7001-1")


def _green(counter: Counter) -> str:
    screen = counter.room._screen  # noqa: SLF001 - what is seen
    assert screen is not None
    return screen.visit.total.primary.accessibleName()
