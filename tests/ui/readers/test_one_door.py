"""Serial, pictures and the camera at once, into one door; a code only ever is text."""

import os
import threading
import tty
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from returns_station.adapters.settings import ScannerSettings
from tests.marks import a_cable
from tests.returns_station.desk.counter import a_station
from tests.ui.readers.printed import EAN, QR, bars, photo, saved
from tests.ui.rooms.shop import (
    JACKET,
    JUMPER,
    MAJA,
    RECEIPT,
    SOCKS,
    Counter,
    elin,
    sales,
)
from ui.desk import Desk
from ui.rooms.counter.state.counter import Page

CTRL, NO_KEY = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
# What would be Ctrl+C, Esc, F1, F5, Tab and Delete of a keyboard; marks of direction, markup.
ORDERS = (
    "\x03\x1b\x11\x16",
    "\x1bOP\x1b[15~",
    "\t\t\x08\x7f",
    "\u202e\u2066x\u2069",
    "<a href=x onclick=y>&amp;</a>",
    "'; DROP TABLE sale; --",
)


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    """The counter with a serial scanner named in its settings; its other end is `counter.wire`."""
    wire, ours = a_cable()
    tty.setraw(ours)
    desk = Desk(MAJA, "sv", "SE", tmp_path, theme="light", motion=False)
    desk = replace(desk, scanner=ScannerSettings(serial=os.ttyname(ours)))
    counter = Counter(tmp_path, a_station(tmp_path, *sales()), desk=desk)
    WIRE[:] = [wire]
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.open(qtbot)
    qtbot.waitUntil(lambda: bool(counter.app.readers.scanner))
    yield counter
    os.close(ours)


WIRE: list[int] = []


def send(text: str) -> None:
    """One trigger of the serial scanner."""
    os.write(WIRE[0], f"{text}\r".encode())


def test_that_every_reader_is_heard_in_one_visit(counter: Counter, qtbot: QtBot) -> None:
    send(RECEIPT)
    qtbot.waitUntil(lambda: counter.state.visit is not None)
    counter.app.readers.pictures.read(photo(bars(JUMPER, EAN), turned=30))
    qtbot.waitUntil(lambda: taken(counter) == 1)
    counter.app.readers.watch.see(photo(bars(SOCKS, EAN)))
    qtbot.waitUntil(lambda: taken(counter) == 2)
    counter.scan(JACKET)

    qtbot.waitUntil(lambda: taken(counter) == 3)


def test_that_a_pasted_picture_is_a_scan(counter: Counter, qtbot: QtBot) -> None:
    copied = QMimeData()
    copied.setImageData(photo(bars(RECEIPT)))
    QGuiApplication.clipboard().setMimeData(copied)

    QTest.keyClick(counter.window.windowHandle(), Qt.Key.Key_V, CTRL)

    qtbot.waitUntil(lambda: counter.state.visit is not None)


def test_that_a_photo_over_the_window_is_shown_its_place_and_read(
    counter: Counter, qtbot: QtBot, tmp_path: Path
) -> None:
    file, handle, cue = tmp_path / "kvitto.png", counter.window.windowHandle(), counter.app.over.cue
    file.write_bytes(saved(photo(bars(RECEIPT))))
    dragged, place = QMimeData(), QPoint(640, 400)
    dragged.setUrls([QUrl.fromLocalFile(str(file))])

    enter = QDragEnterEvent(place, COPY, dragged, LEFT, NO_KEY)
    QCoreApplication.sendEvent(handle, enter)
    shown = cue.isVisible() and cue.geometry() == counter.window.rect()
    QCoreApplication.sendEvent(handle, QDropEvent(QPointF(place), COPY, dragged, LEFT, NO_KEY))

    qtbot.waitUntil(lambda: counter.state.visit is not None)
    assert shown
    assert not cue.isVisible()


def taken(counter: Counter) -> int:
    """How many kinds of goods are ticked."""
    visit = counter.state.visit
    return len(visit.pieces) if visit is not None else 0


def test_that_scans_of_two_readers_in_one_moment_are_all_heard(
    counter: Counter, qtbot: QtBot
) -> None:
    send(RECEIPT)
    qtbot.waitUntil(lambda: counter.state.visit is not None)

    send(f"{JUMPER}\r{SOCKS}")
    counter.scan(JACKET)

    qtbot.waitUntil(lambda: taken(counter) == 3)


def test_that_orders_hidden_in_a_code_are_only_text(counter: Counter, qtbot: QtBot) -> None:
    heard: list[str] = []
    send(f"{RECEIPT}\r{JUMPER}")
    qtbot.waitUntil(lambda: taken(counter) == 1)
    counter.app.readers.scanned.connect(heard.append)

    for code in ORDERS:
        send(code)
        counter.app.readers.pictures.read(bars(code, QR))
    # A mark of the end of text ends a scan on a line.
    lines = sorted([*ORDERS, *(code.strip("\x03") for code in ORDERS)])
    qtbot.waitUntil(lambda: sorted(heard) == lines)
    qtbot.waitUntil(lambda: counter.state.asks is None and counter.state.trouble is not None)

    assert (taken(counter), counter.state.page) == (1, Page.VISIT)
    assert counter.window.language == "sv"
    assert not counter.window.help_over.isVisible()
    assert counter.slips() == []


def test_that_ten_kilobytes_are_one_code_that_is_too_long(counter: Counter, qtbot: QtBot) -> None:
    send("7" * 10_000)

    qtbot.waitUntil(lambda: counter.state.trouble is not None)
    assert counter.state.trouble is not None
    assert counter.state.trouble.words.key == "scan.too_long"


def test_that_a_picture_without_a_code_is_told_as_an_unreadable_code(
    counter: Counter, qtbot: QtBot
) -> None:
    counter.app.readers.pictures.read(b"no picture at all")

    qtbot.waitUntil(lambda: counter.state.trouble is not None)
    assert counter.state.trouble is not None
    assert counter.state.trouble.words.key == "scan.empty"


def test_that_the_status_line_tells_of_a_scanner_and_of_its_loss(
    counter: Counter, qtbot: QtBot
) -> None:
    say, readers = counter.window.say, counter.app.readers
    there = readers.fact(say)
    os.close(WIRE[0])
    qtbot.waitUntil(lambda: readers.lost)
    lost = readers.fact(say)

    assert there is not None
    assert lost is not None
    assert (there.amber, lost.amber) == (False, True)
    assert readers.scanner in there.text
    assert readers.scanner in lost.text


def test_that_without_a_serial_scanner_nothing_is_said_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    station = a_station(tmp_path, elin())
    counter = Counter(tmp_path, station)
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())

    counter.open(qtbot)

    assert counter.app.readers.fact(counter.window.say) is None
    assert "serial scanner" not in {thread.name for thread in threading.enumerate()}


def test_that_the_camera_s_key_opens_its_sheet_and_esc_puts_it_away(
    counter: Counter, qtbot: QtBot
) -> None:
    over, handle = counter.app.over, counter.window.windowHandle()

    QTest.keyClick(handle, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(over.sheet.isVisible)
    counter.window.speak("en")
    counter.window.resize(1440, 900)
    still = over.sheet.isVisible() and counter.window.rect().contains(over.sheet.geometry())
    low = over.sheet.geometry().bottom() > 800
    counter.press(Qt.Key.Key_Escape)

    assert still
    assert low
    assert not over.sheet.isVisible()
