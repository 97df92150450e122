"""Scenes that no other pictures have: a store that is away, the camera, the pad, training."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from returns_station.adapters.printing.codes import goods_bars
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.adapters.training import TrainingPaper
from returns_station.desk.house import House
from returns_station.desk.station import Station
from tests.builders import NOW, SHOP
from tests.db.shelf import a_store
from tests.ui import pictures, setup_pictures, terms_pictures
from tests.ui.every_walks import Place
from tests.ui.pictures import settle, wait
from tests.ui.rooms import shop
from tests.ui.rooms.paying_shop import with_credit
from ui.models.standing import Standing
from ui.readers.camera import Sight
from ui.rooms.counter.state.keys import Do
from ui.rooms.imports.screen import ImportsScreen
from ui.rooms.setup.room import SetupRoom
from ui.rooms.setup.state.keys import Do as SetUp
from ui.rooms.terms.screen.terms import TermsScreen
from ui.widgets.field import Field
from ui.widgets.pad import Pad

_TRIED: Final = ("common", "unknown_goods", "our_slip")
_MODULE, _BARS_HIGH = 4, 150
_REST_MS: Final = 900
_SCANS: Final = 3
S = TypeVar("S", bound=QWidget)


def offline(place: Place) -> Iterator[str]:
    """The database does not answer since a while; what lies open stays."""
    place.stage.scan(shop.RECEIPT, shop.JUMPER)
    patience = place.stage.room.errands.patience
    patience.standing = Standing(since=NOW - timedelta(minutes=12))
    patience.changed.emit()
    settle()
    yield "offline"


def camera(place: Place) -> Iterator[str]:
    """A code is held before the camera."""
    place.stage.scan(shop.RECEIPT)
    over = place.stage.app.over
    over._open(Sight.SEES)  # noqa: SLF001 - the machine of a test has no camera
    seen = goods_before_a_camera(shop.JUMPER)

    def see() -> None:
        over.sheet.show_frame(seen)
        over.sheet.light()

    _and_again(place, see)
    yield "camera"


def goods_before_a_camera(gtin: str) -> QImage:
    """A label in somebody's hand, a little askew."""
    image = QImage(1280, 720, QImage.Format.Format_RGB32)
    image.fill(QColor("#8d8478"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(640, 360)
    painter.rotate(-4)
    wide, bars = goods_bars(gtin, _MODULE, _BARS_HIGH)
    left, top = -wide // 2, -_BARS_HIGH // 2
    painter.fillRect(QRect(left - 60, top - 50, wide + 120, _BARS_HIGH + 100), QColor("#f4f1ea"))
    for x, y, width, height in bars:
        painter.fillRect(QRect(left + x, top + y, width, height), QColor("#22201c"))
    painter.end()
    return image


def pad(place: Place) -> Iterator[str]:
    """Somebody writes with a finger."""
    place.stage.do(Do.SEEK)
    place.stage.do(Do.TYPE, "sven")
    wait(300)

    def write() -> None:
        fields = place.stage.window.findChildren(
            Field, "", Qt.FindChildOption.FindChildrenRecursively
        )
        shown = next(each for each in fields if each.isVisible())
        Pad.over(place.stage.window).open_for(shown.edit)

    _and_again(place, write)
    yield "pad"


def a_training_shop(folder: Path) -> Station:
    """The shop that is practised on: each of its papers says so."""
    house = House(replace(SHOP, training=True), "sv", with_credit)
    paper = TrainingPaper(SlipPaper("roll80"))
    return Station(a_store(folder, *shop.sales()), paper, clock=lambda: NOW, house=house)


def training(place: Place) -> Iterator[str]:
    """Tasks, some of them tried, and a slip that counts for nothing."""
    practising = place.stage.room.practising
    practising.tasks = tuple(replace(task, done=task.key in _TRIED) for task in practising.tasks)
    place.stage.window.build()
    settle()
    yield "training"
    place.stage.scan(shop.RECEIPT, shop.JUMPER)
    place.stage.do(Do.CONFIRM)
    yield "training-slip"


def imports(place: Place) -> Iterator[str]:
    """A file of sales is brought in; each time on the screen as it is by then."""
    place.stage.window.enter("imports")
    _screen(place, ImportsScreen).files_dropped.emit((pictures.SALES,))
    settle()
    yield "imports-columns"
    _screen(place, ImportsScreen).columns.table.stepped.emit(0, 1)
    _screen(place, ImportsScreen).columns.confirmed.emit()
    place.reader.finish()
    wait(_REST_MS)
    yield "imports-done"


def terms(place: Place) -> Iterator[str]:
    """The promise loosened, then less than the law, then what is new."""
    window = place.stage.window
    window.enter("terms")
    settle()
    for digits, name in (("75", "terms"), ("10", "terms-below-law")):
        _type_days(place, digits)
        yield name
    _type_days(place, "75")
    QTest.keyClick(window, Qt.Key.Key_F9)
    wait(_REST_MS)
    yield "terms-news"


def _type_days(place: Place, digits: str) -> None:
    terms_pictures._at(  # noqa: SLF001 - one hand for all pictures of this room
        _screen(place, TermsScreen), "open_purchase.period", digits
    )
    wait(_REST_MS)


def _screen(place: Place, kind: type[S]) -> S:
    here = place.stage.window.stack.currentWidget()
    assert isinstance(here, kind)
    return here


def sections(place: Place) -> Iterator[str]:
    """The set-up room."""
    place.stage.window.enter("setup")
    settle()
    yield from setup_pictures.sections(place.stage.app.fitting.room)


def learned(place: Place) -> Iterator[str]:
    """Three scans were heard; whoever opens the page anew is heard anew."""
    room = place.stage.app.fitting.room
    place.stage.window.enter("setup")
    settle()
    _set_machine(room)

    def scan() -> None:
        room.act(SetUp.OPEN, "scanner")
        room.act(SetUp.GREEN, "")
        for _ in range(_SCANS):
            room.overheard(setup_pictures.typed(f"\x02{setup_pictures.EAN}"))

    _and_again(place, scan)
    yield "learned"


def guide(place: Place) -> Iterator[str]:
    """The first run."""
    room = place.stage.app.fitting.room
    _set_machine(room)
    return setup_pictures.steps(room)


def _set_machine(room: SetupRoom) -> None:
    """Have every machine that makes pictures be the same one."""
    machine = replace(room.state.machine, printers=("Kassaskrivaren",), ports=("/dev/ttyACM0",))
    room.state = replace(room.state, machine=machine)


def _and_again(place: Place, lay: Callable[[], None]) -> None:
    """Lay something over the window, now and whenever it was built anew."""
    place.stage.window.built.connect(lambda: QTimer.singleShot(0, lay))
    lay()
    settle()
