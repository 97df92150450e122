"""A small shop for the counter: sales as the pictures of the manual show them, and its window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from returns_station.case import Who
from returns_station.desk.ports import Paper
from returns_station.desk.station import Station
from returns_station.sale import Channel, Sale, SaleLine, TenderKind
from tests.builders import NOW, a_line, a_sale
from tests.returns_station.desk.counter import a_station
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.state.counter import Counter as State

MAJA: Final = Who("Maja Lind", "Disk 2")
JUMPER: Final = "7310865004703"
JUMPER_L: Final = "7310865004710"
SOCKS: Final = "4006381333931"
JACKET: Final = "5901234123457"
BOOTS: Final = "4012345678901"
LAMP: Final = "9780201379624"
RECEIPT: Final = "2041-1187"

Held = Qt.KeyboardModifier


def goods(nr: str, gtin: str, title: str, options: str, paid: int, quantity: int = 1) -> SaleLine:
    """A line with goods of their own; goods of one title are one style."""
    line = a_line(nr, sku=f"SKU-{gtin}", gtin=gtin.zfill(14), quantity=quantity, paid=paid)
    return replace(line, title=title, options=options, category=title)


def elin() -> Sale:
    """Three kinds of goods bought in the shop, paid by card: the common case."""
    return a_sale(
        goods("1", JUMPER, "Stickad tröja Fjäll", "Storlek M, dimblå", 499),
        goods("2", SOCKS, "Raggsocka 2-pack", "37-40, havre", 447, quantity=3),
        goods("3", JACKET, "Regnjacka Vik", "Storlek 38, mossgrön", 1249),
    )


def sales() -> tuple[Sale, ...]:
    """The shop's sales: the common case, one that is too old, one for cash, other jumpers."""
    return (
        elin(),
        a_sale(
            goods("1", BOOTS, "Vinterkänga Tind", "39, kastanj", 1299),
            number="1988-0412",
            bought_on=date(2026, 9, 18),
            customer="Karin Ek",
        ),
        a_sale(
            goods("1", LAMP, "Bordslampa Glim", "Mässing", 899),
            number="2038-0077",
            customer="Johan Nyström",
            tender=TenderKind.CASH,
        ),
        a_sale(
            goods("1", JUMPER, "Stickad tröja Fjäll", "Storlek M, dimblå", 499),
            goods("2", JUMPER_L, "Stickad tröja Fjäll", "Storlek L, dimblå", 499),
            goods("3", "7310865004727", "Stickad tröja Fjäll", "Storlek S, dimblå", 499),
            number="W-10023",
            bought_on=date(2026, 11, 2),
            customer="Eva Svensson",
            channel=Channel.DISTANCE,
        ),
    )


def shut(app: App) -> None:
    """Close an app; what it leaves behind is nothing to a test."""
    app.close()


class Counter:
    """The window over a real store-room, with a scanner and a keyboard that are counted."""

    def __init__(
        self,
        folder: Path,
        station: Station,
        clock: Callable[[], datetime] = lambda: NOW,
        desk: Desk | None = None,
    ) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.station, self.inputs, self.folder, self._at = station, 0, folder, 1000
        self.desk = desk or Desk(MAJA, "sv", "SE", folder, theme="light", motion=False)
        self.app = App(app, self.desk, clock=clock)
        self.window, self.room = self.app.window, self.app.counter
        self.window.show()

    def open(self, qtbot: QtBot) -> None:
        """Open the station and wait until it is ready."""
        self.app.open(lambda: self.station)
        qtbot.waitUntil(lambda: self.room.state.rest.ready)

    def scan(self, text: str) -> None:
        """One trigger of the scanner: a burst of keys that ends with Enter."""
        self.inputs += 1
        for letter in text:
            self._key(ord(letter.upper()), letter, after=2)
        self._key(Qt.Key.Key_Return, "\r", after=2)
        # It is heard once its last key has been dealt with: what is asked next is asked after it.
        QCoreApplication.processEvents()

    def press(self, key: Qt.Key, text: str = "", held: Held = Held.NoModifier) -> None:
        """One key of the keyboard, pressed by a person; it goes where the focus is."""
        self.inputs += 1
        self._key(key, text, after=300, held=held)
        # A key alone is held a blink, until it is plain that no scanner follows.
        while self._is_held():
            QTest.qWait(10)

    def type(self, text: str) -> None:
        """Letters, at a person's pace."""
        for letter in text:
            self.press(Qt.Key(ord(letter.upper())), letter)

    def _is_held(self) -> bool:
        return self.app.wedge._burst is not None  # noqa: SLF001 - nobody else needs to know

    def _key(self, key: int, text: str, *, after: int, held: Held = Held.NoModifier) -> None:
        self._at += after
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, held, text)
            event.setTimestamp(self._at)
            QCoreApplication.sendEvent(self.window.windowHandle(), event)

    @property
    def state(self) -> State:
        """What the counter shows."""
        return self.room.state

    def slips(self) -> list[str]:
        """The slips that came out as files."""
        return sorted(path.name for path in (self.folder / "slips").glob("*.pdf"))

    def until(self, qtbot: QtBot, come: Callable[[], bool]) -> None:
        """Wait for it; where it never comes, tell what the counter stands at."""
        try:
            qtbot.waitUntil(come)
        except QtBot.TimeoutError as error:
            at, trouble = self.state, self.state.trouble
            says = trouble.words.key if trouble else "nothing"
            error.add_note(f"stands at {at.page}, asks {at.asks}, says {says}")
            raise

    def close(self) -> None:
        """Close the window and wait for what was sent."""
        self.app.close()
        self.window.close()


def a_counter(
    qtbot: QtBot, folder: Path, *, paper: Paper | None = None, made_of: tuple[Sale, ...] = ()
) -> Counter:
    """A counter of the shop, open and ready."""
    station = a_station(folder, *(made_of or sales()), paper=paper)
    counter = Counter(folder, station)
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.open(qtbot)
    return counter
