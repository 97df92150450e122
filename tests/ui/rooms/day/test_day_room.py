"""The day room used by its keys, over a ledger in memory; and over a real station."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.builders import NOW
from tests.returns_station.desk.counter import a_station
from tests.ui.rooms import shop
from tests.ui.rooms.day.ledger import MemoryBook
from tests.ui.rooms.day.window import MAJA, Office
from ui.rooms.day.asking import StationBook
from ui.rooms.day.state.day import DayRead

Opened = Callable[[MemoryBook], Office]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Opens the room; closed after the test."""
    assert qtbot is not None
    made: list[Office] = []

    def open_(book: MemoryBook) -> Office:
        made.append(Office(book, tmp_path / "board"))
        return made[-1]

    yield open_
    for office in made:
        office.close()


def test_that_enter_opens_what_will_not_hold_where_it_is_mended(opened: Opened) -> None:
    office = opened(MemoryBook())

    office.press(Qt.Key.Key_Return)

    assert (office.left_for, office.passed_on) == (["counter"], ["4471-0316-7"])


def test_that_the_arrows_walk_the_promises_and_a_pickup_opens_the_pickups(opened: Opened) -> None:
    office = opened(MemoryBook())
    rows = [one.promise.key for one in office.room.state.rows]

    for _ in range(rows.index("p13")):
        office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_Return)

    assert (office.left_for, office.passed_on) == (["pickup"], [])


def test_that_digits_lead_where_it_waits(opened: Opened) -> None:
    office = opened(MemoryBook())

    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_5):
        office.press(key)

    assert office.left_for == ["inbox", "approvals", "pickup"]


def test_that_what_no_message_reached_is_told_by_hand_one_after_the_other(opened: Opened) -> None:
    office = opened(MemoryBook())

    office.press(Qt.Key.Key_4)
    office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_Return)
    office.press(Qt.Key.Key_Return)

    assert office.book.told_by_hand == [2, 1]
    assert not office.room.state.tells, "the last one leads back to the day"


def test_that_the_board_is_read_when_it_is_asked_for_and_kept_as_picture_and_page(
    opened: Opened, tmp_path: Path
) -> None:
    office = opened(MemoryBook())
    assert office.book.boards == []

    office.press(Qt.Key.Key_F9)
    office.press(Qt.Key.Key_F6)
    office.press(Qt.Key.Key_F8)
    office.press(Qt.Key.Key_Escape)

    name = f"board-week-{NOW.date().isoformat()}"
    assert office.book.boards == ["week", "desk"]
    assert not QImage(str(tmp_path / "board" / f"{name}.png")).isNull()
    assert (tmp_path / "board" / f"{name}.pdf").read_bytes().startswith(b"%PDF-")
    assert not office.room.state.shows_board


def test_that_a_day_without_promises_says_so_and_keeps_its_board(opened: Opened) -> None:
    office = opened(MemoryBook(DayRead()))

    office.press(Qt.Key.Key_Return)

    assert office.left_for == []
    assert office.screen.total.isHidden()
    assert office.room.help() == (("board", ("F9",)), ("back", ("Esc",)))


def test_that_a_real_station_tells_of_its_day(tmp_path: Path) -> None:
    station = a_station(tmp_path, *shop.sales())

    read = StationBook(station, MAJA, lambda: NOW).read()

    assert (read.promises, read.waits) == ((), ())
    assert read.month is not None
    assert read.month.whole.kept.of == 0
