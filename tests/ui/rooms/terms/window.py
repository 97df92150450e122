"""The terms room in a real window over a real store-room, used by keys, by finger, by scanner."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final, Self

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from returns_station.case import Who
from returns_station.days import Days
from returns_station.desk.errors import StationError
from returns_station.desk.ports import Store, UnitOfWork, Views
from returns_station.desk.station import Station
from returns_station.desk.terms_views import TermsRow
from returns_station.desk.views import OpenVisit
from returns_station.phrase import Phrase
from returns_station.policy.terms import Terms
from tests.builders import NOW
from tests.ui.rooms.shop import MAJA, Counter
from ui.desk import Desk
from ui.rooms.terms.room import TermsRoom
from ui.rooms.terms.screen.terms import TermsScreen
from ui.rooms.terms.state.writing import Keeping

PERIOD: Final = "open_purchase.period"


class Office(Counter):
    """A window whose terms room lies open."""

    @classmethod
    def of(
        cls, qtbot: QtBot, folder: Path, station: Station, *, who: Who = MAJA, language: str = "sv"
    ) -> Self:
        """Open the room and wait until it knows the promise."""
        desk = Desk(who, language, "SE", folder, theme="light", motion=False, at_a_distance=True)
        office = cls(folder, station, lambda: NOW, desk)
        qtbot.addWidget(office.window, before_close_func=lambda _: office.close())
        office.open(qtbot)
        office.window.enter("terms")
        qtbot.waitUntil(lambda: office.terms.state.tried is not None)
        return office

    @property
    def terms(self) -> TermsRoom:
        """The room."""
        room = self.app.rooms.room("terms")
        assert isinstance(room, TermsRoom)
        return room

    @property
    def screen(self) -> TermsScreen:
        """What is drawn."""
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, TermsScreen)
        return screen

    @property
    def days(self) -> int:
        """How many days are written."""
        return days_of(self.terms.state.draft.terms if self.terms.state.draft else None)

    def rows(self) -> tuple[TermsRow, ...]:
        """Every version in the store-room, the newest first."""
        with self.station.store.views() as views:
            return views.terms_versions()

    def is_kept(self) -> bool:
        """Whether the draft lies in the store-room as it is shown, and the window knows it."""
        state = self.terms.state
        return state.keeping is Keeping.KEPT and bool(state.known and state.known.mine)

    def words(self, key: str) -> str:
        """What a value says."""
        chip = self.screen.chip(key)
        assert chip is not None, key
        return chip.accessibleName()

    def click(self, thing: QAbstractButton) -> None:
        """Press with the pointer or a finger."""
        QTest.mouseClick(thing, Qt.MouseButton.LeftButton)

    def tap(self, key: str) -> None:
        """Press a value."""
        chip = self.screen.chip(key)
        assert chip is not None, key
        self.click(chip)

    def button(self, words: str) -> QAbstractButton:
        """A button that is shown, by its name."""
        found = [each for each in self.screen.findChildren(QAbstractButton)
                 if each.isVisible() and each.accessibleName() == words]  # fmt: skip
        assert found, words
        return found[0]


class FullDiskError(StationError):
    """Nothing can be written."""


class ReadOnly:
    """A store-room that is read but not written."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def work(self) -> AbstractContextManager[UnitOfWork]:
        raise FullDiskError(Phrase("error.unexpected"))

    def views(self) -> AbstractContextManager[Views]:
        return self._store.views()

    def keep_visit(self, visit: OpenVisit) -> None:
        self._store.keep_visit(visit)

    def drop_visit(self, visit_id: str) -> None:
        self._store.drop_visit(visit_id)


def days_of(terms: Terms | None) -> int:
    """The days of open purchase."""
    assert terms is not None
    assert terms.open_purchase is not None
    (period,) = terms.open_purchase.stages[0].periods
    assert isinstance(period, Days)
    return period.count
