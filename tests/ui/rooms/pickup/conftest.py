"""A window of the pickup room for a test, and the shop behind it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.rooms.pickup.shop import Desk, PickupShop
from ui.theme import Theme, wear
from ui.widgets.spoken import listen

Opens = Callable[..., Desk]


@pytest.fixture
def opens(qapp: QApplication, tmp_path: Path) -> Iterator[Opens]:
    """Opens the room over a shop, still and in the usual theme; closes it after."""
    listen()
    wear(Theme(motion=False), qapp)
    opened: list[Desk] = []

    def open_(shop: PickupShop | None = None, **facts: object) -> Desk:
        desk = Desk(shop or PickupShop(tmp_path), tmp_path, **facts)  # type: ignore[arg-type]  # its own facts
        desk.window.activateWindow()
        desk.calm()
        opened.append(desk)
        return desk

    yield open_
    for desk in opened:
        desk.close()
    wear(Theme(), qapp)
