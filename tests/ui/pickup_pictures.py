"""The pickup room in pictures.

Run `python -m tests.ui.pickup_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from returns_station.desk.station import Station
from returns_station.pickup.booking import Told
from returns_station.scan.slips import slip_number
from tests.ui.every_walks import Place
from tests.ui.pictures import settle
from tests.ui.rooms.pickup.shop import TODAY, Courier, Desk, Hands, PickupShop
from ui.rooms.pickup.room import PickupRoom
from ui.theme import Theme, wear
from ui.tokens import THEMES
from ui.widgets.spoken import listen

SIZE = "1280x800"
KARIN: Final = slip_number(2)


def a_busy_station(folder: Path) -> Station:
    """The station of that shop."""
    return a_busy_shop(folder).station


def a_busy_shop(folder: Path) -> PickupShop:
    """Vans are on their way on two days, one carrier keeps its word to itself."""
    shop = PickupShop(folder, courier=Courier(says=(Told.NO_WORD, Told.BOOKED)))
    shop.drives(shop.slips[3], TODAY + timedelta(days=5), 16, 18)
    shop.drives(shop.slips[4], TODAY + timedelta(days=6), 16, 20)
    return shop


def walk(place: Place) -> Iterator[str]:
    """The same in the whole window."""
    window = place.stage.window
    window.enter("pickup")
    settle()
    room = place.stage.app.rooms.room("pickup")
    assert isinstance(room, PickupRoom)
    return scenes(Hands(room, window))


def scenes(desk: Hands) -> Iterator[str]:
    """The list, the address, the shelf, what is booked, what a person answers."""
    yield "pickup-list"
    desk.press(Qt.Key.Key_Return)
    yield "pickup-address-empty"
    desk.press(Qt.Key.Key_Return)
    yield "pickup-address-missing"
    desk.address()
    yield "pickup-shelf"
    desk.press(Qt.Key.Key_2)
    yield "pickup-shelf-slider"
    desk.press(Qt.Key.Key_Return)
    yield "pickup-booked"
    desk.press(Qt.Key.Key_Return)
    desk.room.fetch(KARIN)
    desk.calm()
    desk.address()
    desk.take("airmee")
    yield "pickup-shelf-carrier"
    desk.press(Qt.Key.Key_Return)
    yield "pickup-unknown"
    desk.press(Qt.Key.Key_Return)
    yield "pickup-waits"
    while not desk.room.state.in_hand.startswith("question"):
        desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Q)
    yield "pickup-question"


def main(arguments: list[str]) -> None:
    """Draw every scene."""
    folder, given = Path(arguments[0]), dict(enumerate(arguments))
    wide, high = map(int, given.get(1, SIZE).split("x"))
    language, percent, theme = given.get(2, "sv"), given.get(3, "100"), given.get(4, "light")
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    listen()
    wear(Theme(THEMES[theme], int(percent) / 100, motion=False), qt)
    with tempfile.TemporaryDirectory() as data:
        shop = a_busy_shop(Path(data))
        desk = Desk(shop, Path(data), language=language, size=(wide, high))
        desk.window.activateWindow()
        desk.calm()
        for name in scenes(desk):
            desk.calm()
            desk.window.grab().save(str(folder / f"{name}.png"))
        desk.close()


if __name__ == "__main__":
    main(sys.argv[1:])
