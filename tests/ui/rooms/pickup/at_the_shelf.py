"""What tests of the room do first: to the times of the first one, and how its booking stands."""

from PySide6.QtCore import Qt

from returns_station.pickup.booking import Booking
from tests.ui.rooms.pickup.shop import MAJA, Desk

Key = Qt.Key


def to_times(desk: Desk) -> None:
    """From the list to the first one's times."""
    desk.press(Key.Key_Return)
    desk.address()


def booked(desk: Desk) -> Booking:
    """The first one's pickup as the station knows it."""
    one = desk.shop.station.fetching(MAJA).one(desk.shop.slips[0])
    assert one is not None
    assert one.booking is not None
    return one.booking


def no_booking(desk: Desk) -> bool:
    """Whether nobody comes to the first one."""
    one = desk.shop.station.fetching(MAJA).one(desk.shop.slips[0])
    return one is not None and one.booking is None
