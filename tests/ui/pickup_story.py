"""One pickup from the call to the money, in one real window: what is scanned, pressed and seen.

She bought online and calls: her return is taken, and a van promised. The van drives, her goods are
fetched at her door, the bench grades them, her money leaves, and what she is told stands on a list.
`python -m tests.ui.pickup_story [FOLDER]` walks it and keeps a picture of each step.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from returns_station.adapters.law.book import promise_for
from returns_station.adapters.payouts.gateway import Gateway
from returns_station.adapters.payouts.simulator.far_end import FarEnd
from returns_station.adapters.payouts.simulator.faults import Faults
from returns_station.adapters.payouts.simulator.servers import gateway, serving
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.desk.house import House
from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.pickup.van_shelves import PostalCode, PostalSource
from returns_station.desk.station import Station
from returns_station.payout import PayoutState, PayoutVia
from returns_station.pickup.place import Point
from returns_station.pickup.van import Van
from returns_station.sale import Channel
from tests.builders import SHOP, a_line, a_sale
from tests.db.shelf import a_store
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.state.counter import Page as CounterPage
from ui.rooms.intake.room import IntakeRoom
from ui.rooms.intake.state.intake import in_hand
from ui.rooms.pickup.room import PickupRoom
from ui.rooms.pickup.state.pickup import Page as PickupPage
from ui.rooms.runs.room import RunsRoom
from ui.rooms.runs.state.runs import Page as RunsPage

MAJA: Final = Who("Maja Lind", "Disk 2")
# Thursday afternoon in Uppsala; the van comes on Saturday.
CALLED: Final = datetime(2026, 11, 26, 13, 32, tzinfo=UTC)
SATURDAY: Final = datetime(2026, 11, 28, 7, 40, tzinfo=UTC)
DEPOT: Final = Point(59.8586, 17.6389)
VAN: Final = Van("Bil 1", DEPOT, 8 * 3600, 20 * 3600, 40)
ORDER, JUMPER = "W-1001", "9520001000010"
R = TypeVar("R")
_PATIENCE_S: Final = 30
_LOOK_MS: Final = 10
_BREATH_MS: Final = 100
_SIZE: Final = (1280, 800)


@dataclass
class Story:
    """The window, the shop behind it, its clock, and what was seen."""

    folder: Path
    payers: dict[PayoutVia, Gateway]
    now: datetime = CALLED
    pictures: dict[str, str] = field(default_factory=dict)
    app: App = field(init=False)
    station: Station = field(init=False)

    def __post_init__(self) -> None:
        """A shop that sells online, with a van, whose money waits for goods."""
        line = a_line("1", sku="FJALL-M", gtin=JUMPER, paid=499)
        sold = replace(line, title="Stickad tröja Fjäll", received_on=(date(2026, 11, 14),))
        sale = a_sale(
            sold,
            number=ORDER,
            bought_on=date(2026, 11, 12),
            customer="Ingrid Moe",
            channel=Channel.DISTANCE,
        )
        house = House(
            SHOP,
            "sv",
            promise_for,
            payers=frozenset(self.payers),
            money_waits=True,
            pickups=PickupHouse(vans=(VAN,), shop=SHOP.name),
        )
        store = a_store(self.folder, sale)
        self.station = Station(
            store, SlipPaper("roll80"), clock=lambda: self.now, house=house, payers=self.payers
        )
        code = PostalCode("75327", Point(59.8668, 17.6302))
        source = PostalSource("SE", "test", 1, "test", CALLED)
        self.station.vans(MAJA).keep_codes(source, (code,))
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        desk = Desk(MAJA, "sv", "SE", self.folder, theme="light", motion=False)
        self.app = App(qt, desk, clock=lambda: self.now)
        self.app.places.show()
        self.app.window.resize(*_SIZE)
        self.app.open(lambda: self.station)
        self.until(lambda: self.app.counter.state.rest.ready)

    def until(self, true: Callable[[], bool]) -> None:
        """Let the window work until it is so."""
        deadline = monotonic() + _PATIENCE_S
        while not true():
            assert monotonic() < deadline, "it did not come to be in time"
            QTest.qWait(_LOOK_MS)

    def scan(self, code: str) -> None:
        """A code that a scanner read."""
        self.app.wedge.scanned.emit(code)

    def press(self, key: Qt.Key) -> None:
        """One key, wherever the focus lies."""
        target = self._held or self.app.window
        QTest.keyClick(target, key)
        QTest.qWait(_LOOK_MS)

    @property
    def _held(self) -> QWidget | None:
        """What has the focus, also where no window manager makes a window the active one."""
        return QApplication.focusWidget() or self.app.window.focusWidget()

    def write(self, text: str) -> None:
        """Type into the field that has the focus."""
        target = self._held
        assert isinstance(target, QLineEdit), target
        # As an input method commits it: a keyboard of tests knows no letters beyond ASCII.
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(target, typed)

    def keep(self, name: str) -> None:
        """Keep a picture of the window."""
        QTest.qWait(_LOOK_MS)
        file = self.folder / f"{name}.png"
        self.app.window.grab().save(str(file))
        self.pictures[name] = str(file)

    def hurry(self, room: QObject) -> None:
        """Whoever may take a word back here has a shorter while for it; it ends by itself still."""
        for timer in room.findChildren(QTimer):
            if timer.isSingleShot():
                timer.setInterval(min(timer.interval(), _BREATH_MS))

    @property
    def slip(self) -> str:
        """The number of her return's slip."""
        done = self.app.counter.state.done
        assert done is not None
        assert done.slip is not None
        return done.slip.number

    @property
    def pickup(self) -> PickupRoom:
        """The pickup room."""
        return self._room("pickup", PickupRoom)

    @property
    def runs(self) -> RunsRoom:
        """The run room."""
        return self._room("runs", RunsRoom)

    @property
    def intake(self) -> IntakeRoom:
        """The bench."""
        return self._room("intake", IntakeRoom)

    def _room(self, name: str, kind: type[R]) -> R:
        room: object = self.app.rooms.room(name)
        assert isinstance(room, kind)
        return room


@contextmanager
def a_story(folder: Path) -> Iterator[Story]:
    """The window open over the shop, and the web shop's payments answering on this machine."""
    with serving(gateway(0, FarEnd(folder / "far.jsonl", Faults()))) as far:
        story = Story(folder, {PayoutVia.GATEWAY: Gateway(f"http://127.0.0.1:{far.port}")})
        try:
            yield story
        finally:
            story.app.close()


def called(story: Story) -> None:
    """She calls: her order is found, the goods are at home, and the answer is yes."""
    counter = story.app.counter
    story.scan(ORDER)
    story.until(lambda: counter.state.page is CounterPage.VISIT and counter.state.asks is None)
    story.scan(JUMPER)
    story.until(lambda: counter.state.answered)
    story.press(Qt.Key.Key_F4)
    story.until(lambda: counter.state.answered and counter.state.asks is None)
    story.keep("1-visit")
    story.press(Qt.Key.Key_Return)
    story.until(lambda: counter.state.page is CounterPage.DONE and counter.state.asks is None)
    story.keep("2-done")


def booked(story: Story) -> None:
    """Her address is asked for once, and the van that is suggested is booked."""
    story.press(Qt.Key.Key_F11)
    story.until(lambda: story.pickup.state.page is PickupPage.ADDRESS)
    story.pickup.focus()
    for text in ("Björkgatan 12", "753 27", "Uppsala"):
        story.write(text)
        story.press(Qt.Key.Key_Tab)
    story.keep("3-address")
    story.press(Qt.Key.Key_Return)
    story.until(lambda: story.pickup.state.page is PickupPage.SHELF)
    story.keep("4-shelf")
    story.press(Qt.Key.Key_Return)
    story.until(lambda: story.pickup.state.page is PickupPage.BOOKED)
    story.keep("5-booked")


def driven(story: Story) -> None:
    """On its day the van leaves, and her goods are said fetched at her door."""
    story.now = SATURDAY
    story.app.window.enter("runs")
    story.until(lambda: bool(story.runs.state.runs))
    story.hurry(story.runs.driving)
    story.keep("6-run")
    story.press(Qt.Key.Key_Return)
    story.until(lambda: any(run.out for run in story.runs.state.runs or ()))
    story.press(Qt.Key.Key_F8)
    story.until(lambda: story.runs.state.page is RunsPage.DOOR)
    story.keep("7-door")
    story.now += timedelta(minutes=12)
    story.press(Qt.Key.Key_Return)
    story.until(lambda: story.station.vans(MAJA).runs(SATURDAY.date())[0].stops[0].fetched)
    story.keep("8-fetched")


def graded(story: Story) -> None:
    """At the bench: her slip, the goods, Enter; the parcel is closed."""
    story.now += timedelta(hours=3)
    story.app.window.enter("intake")
    story.hurry(story.intake.steps)
    slip = story.slip
    story.scan(slip)
    story.until(lambda: story.intake.state.parcel is not None)
    story.scan(JUMPER)
    story.until(lambda: in_hand(story.intake.state) is not None)
    story.keep("9-bench")
    story.press(Qt.Key.Key_Return)
    story.until(lambda: bool(story.intake.state.parcel and story.intake.state.parcel.closed))
    story.keep("10-graded")


def paid(story: Story) -> None:
    """Her money leaves by itself, and what she is told stands on the list."""
    story.app.looking_after.look()

    def stands() -> PayoutState:
        with story.station.store.views() as views:
            (payout,) = views.payouts.of_slip(story.slip)
        return payout.state

    story.until(lambda: stands() is PayoutState.CONFIRMED)
    story.app.window.enter("pickup")
    story.keep("11-told")


def main(arguments: list[str]) -> int:
    """Walk it, and keep the pictures."""
    from tests.ui.every_picture import still
    from tests.ui.every_small import keep

    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    still(qt)
    with TemporaryDirectory() as made, a_story(Path(made)) as story:
        try:
            for step in STEPS:
                step(story)
        finally:
            folder = Path(arguments[0] if arguments else "docs/pictures/story")
            for name, file in story.pictures.items():
                keep(QImage(file), folder / f"{name}.webp")
    return 0


STEPS: Final = (called, booked, driven, graded, paid)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
