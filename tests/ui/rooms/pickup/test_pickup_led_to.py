"""A visit leads to the pickup of its goods, and the rooms hear of each other by events alone."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pictures import settle
from tests.ui.rooms.pickup.shop import MAJA, NOW, PickupShop
from tests.ui.rooms.shop import shut
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.state.keys import Do
from ui.rooms.pickup.room import PickupRoom
from ui.rooms.pickup.state.pickup import Page


def the_room(app: App) -> PickupRoom:
    """The pickup room of a window."""
    room = app.rooms.room("pickup")
    assert isinstance(room, PickupRoom)
    return room


def test_that_the_slip_of_a_visit_opens_its_pickup(qtbot: QtBot, tmp_path: Path) -> None:
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    shop = PickupShop(tmp_path)
    desk = Desk(MAJA, "sv", "SE", tmp_path, theme="light", motion=False)
    app = App(qt, desk, clock=lambda: NOW)
    qtbot.addWidget(app.window, before_close_func=lambda _: shut(app))
    app.window.show()
    app.open(lambda: shop.station)
    settle()
    app.counter.scanned(shop.slips[1])
    settle()

    app.counter.act(Do.FETCH, "")
    settle()

    room = the_room(app)
    assert app.window.open_room == "pickup"
    assert room.state.page is Page.ADDRESS
    assert room.state.one is not None
    assert room.state.one.slip == shop.slips[1]


def test_that_a_scan_in_the_room_stays_there_where_it_is_a_slip(
    qtbot: QtBot, tmp_path: Path
) -> None:
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    shop = PickupShop(tmp_path)
    desk = Desk(MAJA, "sv", "SE", tmp_path, theme="light", motion=False)
    app = App(qt, desk, clock=lambda: NOW)
    qtbot.addWidget(app.window, before_close_func=lambda _: shut(app))
    app.window.show()
    app.open(lambda: shop.station)
    settle()
    app.window.enter("pickup")
    settle()

    app.wedge.scanned.emit(shop.slips[0])
    settle()
    here = app.window.open_room
    app.wedge.scanned.emit("W-1002")
    settle()

    assert here == "pickup"
    assert app.window.open_room == "counter"
