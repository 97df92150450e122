"""The lock over the real window: who may come in, what stays hidden, what is kept."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from returns_station.desk.people.commands import LetGo
from returns_station.people.roles import SUPERVISOR, WAREHOUSE
from tests.builders import NOW
from tests.returns_station.desk.counter import a_station
from tests.staff import PIN, WRONG, Crew, journal_of, staffed
from tests.ui.rooms import shop
from ui.app import App
from ui.desk import Desk
from ui.errand import under_way
from ui.lock.lock import LockKeeper
from ui.lock.state import Page
from ui.models.facing import Facing

CALM: Final = Facing(language="sv")


@dataclass
class Locked:
    """A window over a shop with staff, and the hands that use it."""

    app: App
    crew: Crew
    qtbot: QtBot

    @property
    def lock(self) -> LockKeeper:
        """What lies over it."""
        return self.app.signing.lock

    def scan(self, code: str) -> None:
        """As any reader does: through the one door."""
        self.app._scanned(code)  # noqa: SLF001 - as said
        self.settle()

    def come(self, name: str, pin: str = PIN) -> None:
        """Scan a badge and type a PIN."""
        self.scan(self.crew.badges[name])
        self.lock.screen.field.edit.setText(pin)
        self.key(Qt.Key.Key_Return)
        self.settle()

    def key(self, key: Qt.Key) -> None:
        """Press a key on what has the focus."""
        focused: QWidget | None = self.app.window.focusWidget()
        here = self.app.window if focused is None else focused
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(here, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))

    def settle(self) -> None:
        """Wait until all that was sent is answered."""
        self.qtbot.waitUntil(lambda: not under_way())
        QCoreApplication.processEvents()


@pytest.fixture
def locked(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Locked:
    """A shop with a manager, a clerk, a supervisor and one from the warehouse."""
    station = a_station(tmp_path, *shop.sales())
    crew = staffed(station, tmp_path)
    crew.take_in("Maja Lind")
    crew.take_in("Oskar Berg", SUPERVISOR)
    crew.take_in("Nils Lager", WAREHOUSE)
    desk = Desk(shop.MAJA, "sv", "SE", tmp_path, theme="light", motion=False)
    app = App(qapp, desk, clock=lambda: NOW)
    qtbot.addWidget(app.window, before_close_func=lambda _: shop.shut(app))
    app.window.show()
    hands = Locked(app, crew, qtbot)
    app._scanned(shop.RECEIPT)  # noqa: SLF001 - before the station is open
    app.open(lambda: station)
    qtbot.waitUntil(lambda: app.counter.state.rest.ready)
    hands.settle()
    return hands


def test_that_a_window_asks_for_a_badge_once_another_desk_has_made_the_first_manager(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    station = a_station(tmp_path, *shop.sales())
    desk = Desk(shop.MAJA, "sv", "SE", tmp_path, theme="light", motion=False)
    app = App(qapp, desk, clock=lambda: NOW)
    qtbot.addWidget(app.window, before_close_func=lambda _: shop.shut(app))
    app.open(lambda: station)
    qtbot.waitUntil(lambda: not under_way())
    assert not app.signing.covers

    staffed(station, tmp_path)
    app.looking_after.look()

    qtbot.waitUntil(lambda: app.signing.covers)


def test_that_a_locked_window_shows_hears_and_tells_nothing_but_badges(locked: Locked) -> None:
    app, window = locked.app, locked.app.window
    assert locked.lock.state.page is Page.LOCKED
    assert app.counter.state.visit is None, "what was scanned before anybody came is forgotten"

    for code in (shop.RECEIPT, shop.JUMPER, "", "4111111111111111"):
        locked.scan(code)
    for key in (Qt.Key.Key_F7, Qt.Key.Key_F1, Qt.Key.Key_1, Qt.Key.Key_Escape, Qt.Key.Key_A):
        locked.key(key)

    sheet = locked.lock.screen
    assert window.focusWidget() is sheet
    assert app.counter.state.visit is None
    assert not window.stack.isVisible()
    inside = window.rail.parentWidget()
    assert inside is not None
    told: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(inside)
    assert told is not None
    assert told.childCount() == 0
    assert not app._pictured(object())  # noqa: SLF001 - a picture that was dropped
    assert app.her.seen.told == CALM
    assert sheet.grab().toImage().pixelColor(640, 200).alpha() == 255

    locked.scan(locked.crew.badges["Maja Lind"])
    edit = locked.lock.screen.field.edit
    assert (window.focusWidget(), edit.echoMode()) == (edit, QLineEdit.EchoMode.Password)
    assert [key.width() >= 48 <= key.height() for key in sheet.pad.keys.values()] == [True] * 12
    for digit in PIN:
        sheet.pad.keys[digit].click()
    locked.key(Qt.Key.Key_Return)
    locked.settle()
    assert (locked.lock.state.page, edit.text()) == (Page.OPEN, "")
    assert app.fitting.desk.who.actor == "Maja Lind"
    written = journal_of(locked.crew.station)
    assert "AttemptRefused" not in written, "who is not there asks for nothing"
    assert not any(each in written for each in ("Maja", "Oskar", *locked.crew.badges.values()))


def test_that_a_badge_takes_over_with_the_visit_kept_and_all_is_hers(locked: Locked) -> None:
    app = locked.app
    locked.come("Maja Lind")
    maja = app.fitting.desk.who
    locked.scan(shop.RECEIPT)
    locked.scan(shop.JUMPER)
    visit = app.counter.state.visit
    assert visit is not None
    assert "journal" not in app.window._offered  # noqa: SLF001 - no key leads there

    locked.come("Oskar Berg", WRONG)
    assert (locked.lock.state.page, locked.lock.state.back) == (Page.PIN, "Maja Lind")
    locked.key(Qt.Key.Key_Escape)
    assert (app.fitting.desk.who, app.counter.state.visit) == (maja, visit)

    locked.come("Oskar Berg")
    oskar = app.fitting.desk.who
    assert (oskar.actor, oskar.desk) == ("Oskar Berg", "Disk 2")
    assert oskar.staff not in ("", maja.staff)
    assert app.counter.state.visit == visit
    assert {app.counter.setting.who, app.counter.errands.who, app.fitting.room.setting.who} == {
        oskar
    }
    late = {name: getattr(app.rooms.room(name), "setting", None) for name in app.rooms.late}
    whose = {name: getattr(one, "who", None) or one.desk.who for name, one in late.items() if one}
    assert set(whose.values()) == {oskar}, whose
    assert app.fitting.desk.settings.desk.clerk == "Maja Lind", "the settings' own name stays"
    worn = app.fitting.desk.worn(app.fitting.desk.settings)
    assert (worn.who, worn.settings.desk.clerk) == (oskar, "Maja Lind")

    locked.come("Nils Lager")
    assert app.window.open_room == "counter"
    assert "terms" in app.window._offered  # noqa: SLF001 - as above
    assert "approvals" not in app.window._offered  # noqa: SLF001 - as above


def test_that_an_idle_window_locks_and_waits_for_what_is_under_way(locked: Locked) -> None:
    locked.come("Maja Lind")
    locked.scan(shop.RECEIPT)
    visit, idle = locked.app.counter.state.visit, locked.lock.idle
    five = timedelta(minutes=5)
    locked.qtbot.waitUntil(lambda: not locked.lock.setting.busy())

    idle._touched = NOW - five + timedelta(seconds=2)  # noqa: SLF001 - nobody waits in a test
    assert not idle.is_over(5, busy=False)
    idle._touched = NOW - five  # noqa: SLF001 - as above
    assert idle.is_over(5, busy=False)
    assert not idle.is_over(5, busy=True)
    assert not idle.is_over(0, busy=False)
    locked.lock._ticked()  # noqa: SLF001 - a second has passed

    assert locked.lock.state.page is Page.LOCKED
    assert locked.app.her.seen.told == CALM
    locked.come("Maja Lind")
    assert locked.app.counter.state.visit == visit

    locked.app.window.keyPressEvent(_f12())
    assert locked.lock.state.page is Page.LOCKED
    locked.come("Maja Lind")
    staff = locked.app.fitting.desk.who.staff
    locked.crew.station.staffing(locked.crew.manager).do(LetGo("go", staff))
    locked.lock.look()
    locked.settle()
    assert locked.lock.state.page is Page.LOCKED, "who was let go stands here no longer"


def _f12() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
