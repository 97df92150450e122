"""A yes beyond the policy in the window, with real badges, PINs and a real store-room."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from returns_station.case import Who
from returns_station.desk.ruling.commands import NotThisTime
from returns_station.people.roles import SUPERVISOR
from returns_station.policy.claim import Outcome
from returns_station.policy.ruling import WhyNot
from tests.returns_station.desk.counter import a_station
from tests.staff import PIN, WRONG, staffed
from tests.ui.rooms.shop import BOOTS, sales
from tests.ui.rooms.shop import Counter as Desktop
from ui.desk import Desk
from ui.rooms.counter.state import overriding
from ui.rooms.counter.state.counter import Counter, Page

_AT_MOST: Final = 4


class Shop:
    """Maja's counter with Karin's boots on it, and Anders who may say yes; inputs are counted."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        station = a_station(folder, *sales())
        self.qtbot, self.crew, self.inputs = qtbot, staffed(station, folder), 0
        self.crew.take_in("Maja Lind")
        self.crew.take_in("Anders Holm", SUPERVISOR)
        desk = Desk(Who("", "Disk 2"), "sv", "SE", folder, theme="light", motion=False)
        self.desktop = Desktop(folder, station, desk=desk)
        self.app, self.window = self.desktop.app, self.desktop.window
        qtbot.addWidget(self.window, before_close_func=lambda _: self.desktop.close())
        self.desktop.open(qtbot)
        self.show("Maja Lind")
        lock = self.app.signing.lock
        self.until(lock.screen.field.isVisible)
        lock.enter(PIN)
        self.until(lambda: self.window.sheet is None)
        for code in ("1988-0412", BOOTS):
            self.app._scanned(code)  # noqa: SLF001 - as a scanner does
        self.until(lambda: bool(self.state.override.who))
        self.inputs = 0

    @property
    def state(self) -> Counter:
        """What the counter shows."""
        return self.app.counter.state

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for it."""
        self.qtbot.waitUntil(holds)

    def show(self, name: str) -> None:
        """Hold a badge under the scanner."""
        self.inputs += 1
        self.app._scanned(self.crew.badges[name])  # noqa: SLF001 - as a scanner does

    def press(self, key: Qt.Key) -> None:
        """One key, where the focus is."""
        self.inputs += 1
        QTest.keyClick(self._here(), key)

    def sign(self, pin: str) -> None:
        """Type a PIN, and Enter: one input."""
        self.inputs += 1
        QTest.keyClicks(self._here(), pin)
        QTest.keyClick(self._here(), Qt.Key.Key_Return)

    def _here(self) -> QWidget:
        here: QWidget | None = self.window.focusWidget()
        return self.window if here is None else here


def test_that_a_supervisor_says_yes_at_the_clerks_desk_in_four_inputs(
    qtbot: QtBot, tmp_path: Path
) -> None:
    shop = Shop(qtbot, tmp_path)

    shop.show("Anders Holm")
    shop.until(lambda: shop.state.page is Page.RULE)
    shop.press(Qt.Key.Key_1)
    shop.press(Qt.Key.Key_W)
    shop.sign(PIN)
    shop.until(lambda: shop.state.page is Page.VISIT and shop.state.answered)

    assert shop.inputs <= _AT_MOST
    assert shop.app.counter.setting.who.actor == "Maja Lind"
    assert shop.state.seen is not None
    assert all(part.preview.decision.accepted for part in shop.state.seen.parts)
    shop.press(Qt.Key.Key_Return)
    shop.until(lambda: shop.state.page is Page.DONE)


def test_that_a_wrong_pin_says_nothing_and_another_answers_from_afar(
    qtbot: QtBot, tmp_path: Path
) -> None:
    shop = Shop(qtbot, tmp_path)
    shop.show("Maja Lind")
    shop.until(lambda: shop.state.trouble is not None)
    hers = shop.state.trouble, overriding.standing(shop.state)
    shop.show("Anders Holm")
    shop.until(lambda: shop.state.page is Page.RULE)
    shop.press(Qt.Key.Key_Q)
    shop.sign(WRONG)
    shop.until(lambda: shop.state.trouble is not None)
    waits = overriding.standing(shop.state)
    for _ in range(3):
        shop.press(Qt.Key.Key_Escape)

    anders = shop.crew.sign_in("Anders Holm", desk="Kontoret").who
    ruling = shop.crew.station.ruling(anders)
    (asked,) = ruling.waiting()
    no = NotThisTime("no", asked.number, WhyNot.WORN, "Sulan är sliten.", asked.nearest[0])
    ruling.say(no)
    shop.until(lambda: shop.state.visit is not None and bool(shop.state.visit.ruling))
    shop.until(lambda: shop.state.answered)

    assert hers[0] is not None
    assert hers[0].words.key == "ruling.own"
    assert hers[1] is None, "her own badge asks nobody"
    assert waits is not None
    assert shop.state.trouble is not None
    assert shop.state.trouble.title.key == "counter.ask.no"
    assert shop.state.visit is not None
    assert shop.state.visit.outcome is asked.nearest[0]
    assert asked.wish is Outcome.REFUND
