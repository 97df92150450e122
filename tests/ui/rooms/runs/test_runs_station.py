"""The run room over a real store-room: booked, driven, said at the door, brought in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.adapters.door_file import DoorFile
from returns_station.days import zone_of
from returns_station.pickup.booking import BookingState, Failure
from tests.returns_station.desk.counter import MAJA
from tests.returns_station.desk.pickup.van_shop import DAY, MORNING, VanShop, north
from tests.ui.rooms.runs.window import Dock
from ui.rooms.runs.asking import Setting
from ui.rooms.runs.book import DoorBook
from ui.rooms.runs.paper import ListPaper
from ui.rooms.runs.room import RunsRoom

pytestmark = pytest.mark.usefixtures("wears")
KEY = Qt.Key


@pytest.fixture
def shop(tmp_path: Path) -> VanShop:
    """A shop on the morning of its van's day."""
    return VanShop(f"sqlite:///{tmp_path}/station.db")


@pytest.fixture
def dock(qtbot: QtBot, shop: VanShop, tmp_path: Path) -> Iterator[Dock]:
    """The room over that shop; opened in the morning, whatever was booked the evening before."""
    assert qtbot is not None
    shop.booked(1, north(500))
    shop.booked(2, north(900))
    shop.now = MORNING

    shown: list[str] = []
    setting = Setting(
        MAJA,
        lambda: shop.now.astimezone(zone_of("SE")),
        shop.key,
        tmp_path,
        lambda station: station.vans(MAJA),
        DoorBook(tmp_path),
        ListPaper(lambda number: str(tmp_path / f"{number}.pdf"), shown.append),
        undo_ms=3_600_000,
    )
    dock = Dock.of(RunsRoom(setting), shop.station, tmp_path)
    yield dock
    dock.close()
    shop.engine.dispose()


def test_that_a_run_is_driven_from_the_dock_and_back_by_keys(dock: Dock, shop: VanShop) -> None:
    number = shop.run().number
    dock.press(KEY.Key_Return)  # drives off
    dock.press(KEY.Key_Return)  # to the first door
    dock.press(KEY.Key_Return)  # picked up
    dock.press(KEY.Key_Q)  # nobody home

    kept = DoorFile(dock.folder).said(number)
    dock.press(KEY.Key_Return)  # brings in

    assert len(kept) == 2
    stops = shop.run().stops
    assert [stop.booking.state for stop in stops] == [BookingState.FETCHED, BookingState.FAILED]
    assert stops[1].failure is Failure.NOBODY_HOME
    assert DoorFile(dock.folder).runs() == ()


def test_that_what_was_said_anew_is_one_word_to_the_station(dock: Dock, shop: VanShop) -> None:
    dock.press(KEY.Key_Return)
    dock.press(KEY.Key_Return)
    dock.press(KEY.Key_Return)  # picked up, by a slip of the finger

    dock.press(KEY.Key_F9)
    dock.press(KEY.Key_W)
    dock.room.driving.bring_in(asked=True)
    dock.calm()

    assert shop.run().stops[0].failure is Failure.REFUSED
    assert shop.vans_.questions() == ()


def test_that_the_drivers_list_comes_out_on_paper(dock: Dock, shop: VanShop) -> None:
    dock.press(KEY.Key_F5)

    assert (dock.folder / f"{shop.run().number}.pdf").read_bytes().startswith(b"%PDF")


def test_that_a_slip_leads_to_its_stop(dock: Dock, shop: VanShop) -> None:
    second = shop.run().stops[1].booking

    dock.scan(second.slip)

    assert (dock.room.state.stop, dock.room.state.day) == (second.id, DAY)
