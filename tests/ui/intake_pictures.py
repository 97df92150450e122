"""The bench room in pictures: a parcel opened and looked over, what is odd, the lanes behind.

Run `python -m tests.ui.intake_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from returns_station.desk.bench.commands import GradePiece
from returns_station.desk.station import Station
from returns_station.goods.grade import Grade
from returns_station.phrase import Phrase
from tests.builders import NOW
from tests.ui.every_walks import Place
from tests.ui.pictures import SIZE, settle
from tests.ui.rooms.intake.shop import (
    HAT,
    HEATER,
    JACKET,
    JOHAN,
    JUMPER,
    KERSTIN,
    LAMP_ORDER,
    PIOTR,
    SOCKS,
    a_shop,
    broken,
)
from ui.app import App
from ui.desk import Desk
from ui.rooms.intake.room import IntakeRoom
from ui.rooms.intake.state import intake
from ui.rooms.intake.state.acts import Do

_SMALL: Final = (320, 240)


def room_of(app: App) -> IntakeRoom:
    """The room in a window."""
    room = app.rooms.room("intake")
    assert isinstance(room, IntakeRoom)
    return room


def a_busy_bench(folder: Path) -> Station:
    """The shop, with goods in a supplier's lane already."""
    station = a_shop(folder)
    faulty_goods(station)
    return station


def walk(place: Place) -> Iterator[str]:
    """As the pictures of all pages are made."""
    return scenes(place.stage.app)


def faulty_goods(station: Station) -> None:
    """Two jumpers that broke lie in their supplier's lane."""
    bench = station.bench(PIOTR)
    for sale_id in (4, 5):
        seen = bench.open(broken(station, sale_id))
        seen = bench.scan(seen.id, JUMPER)
        assert seen.now is not None
        bench.grade(GradePiece(f"broke-{sale_id}", seen.id, seen.now.row, Grade.D))
        bench.close(seen.id)


def scenes(app: App) -> Iterator[str]:
    """Set one scene after the other; each yields its name."""
    room = room_of(app)

    def scan(*codes: str) -> None:
        for code in codes:
            room.scanned(code)
            settle()

    app.window.enter("intake")
    settle()
    yield "intake-idle"
    scan(KERSTIN)
    yield "intake-opened"
    scan(JUMPER, SOCKS)
    yield "intake"
    room.act(Do.CHECK, "2")
    _photo(room)
    settle()
    yield "intake-grade-b"
    scan(HAT, "HITTEGODS-7")
    yield "intake-extra"
    _label_waits(room)
    yield "intake-label-waits"
    room.carried.move(intake.printed(room.state, room.state.labels.kept[0]))
    scan(JACKET)
    room.act(Do.GRADE, "C")
    room.act(Do.CONFIRM)
    settle()
    yield "intake-done"
    scan(LAMP_ORDER, HEATER)
    yield "intake-recalled"
    scan("JJSE12345678901234")
    yield "intake-nobodys"
    app.window.toggle_help()
    yield "intake-help"
    app.window.toggle_help()
    room.act(Do.SUPPLIER)
    settle()
    yield "intake-supplier"
    room.act(Do.ASIDE)
    settle()
    yield "intake-aside"
    room.act(Do.WALK, "-1")
    settle()
    yield "intake-worn"
    room.act(Do.BENCH)
    scan(JOHAN)
    room.act(Do.UNDO)
    settle()
    yield "intake-rest"


def _photo(room: IntakeRoom) -> None:
    """A photo in small, as the camera would give it."""
    image = QImage(*_SMALL, QImage.Format.Format_RGB32)
    image.fill(QColor(0xB9, 0xA9, 0x8D))
    painter = QPainter(image)
    painter.setBrush(QColor(0xE7, 0xDC, 0xC6))
    painter.drawRoundedRect(110, 30, 60, 150, 20, 20)
    painter.drawRoundedRect(110, 140, 120, 50, 22, 22)
    painter.end()
    shot = intake.Shot(*_SMALL, bytes(image.constBits()))
    parcel, row = room.state.parcel, intake.in_hand(room.state)
    assert parcel is not None
    assert row is not None
    room.carried.move(intake.taken_photo(room.state, parcel.id, row.nr, shot))


def _label_waits(room: IntakeRoom) -> None:
    label = room.state.labels.last
    assert label is not None
    advice = Phrase("print.offline", {"printer": "Etiketter"})
    room.carried.move(intake.not_printed(room.state, label, advice))


@contextmanager
def a_bench(
    size: tuple[int, int], language: str, percent: int = 100, theme: str = "light"
) -> Iterator[App]:
    """A window over a shop with parcels on their way."""
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    with tempfile.TemporaryDirectory() as data:
        station = a_busy_bench(Path(data))
        desk = Desk(
            PIOTR, language, "SE", Path(data),
            theme=theme, text_percent=percent, motion=False, at_a_distance=True,
        )  # fmt: skip
        app = App(qt, desk, clock=lambda: NOW)
        app.window.resize(*size)
        app.window.show()
        app.open(lambda: station)
        settle()
        yield app
        settle()
        app.close()
        app.window.close()
        app.window.deleteLater()


def main(arguments: list[str]) -> None:
    """Draw every scene."""
    given = dict(enumerate(arguments))
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    wide, high = map(int, given.get(1, SIZE).split("x"))
    language, percent, theme = given.get(2, "sv"), given.get(3, "100"), given.get(4, "light")
    with a_bench((wide, high), language, int(percent), theme) as app:
        for name in scenes(app):
            settle()
            app.window.grab().save(str(folder / f"{name}.png"))


if __name__ == "__main__":
    main(sys.argv[1:])
