"""The journal room in a window over a real store-room, with keys."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from returns_station.adapters.speech import speech
from returns_station.checkpoint import head_code
from returns_station.desk.auditing.views import Finding, Verified
from returns_station.desk.trust.views import Given, Honesty, OnTrust, Pattern, PatternKind
from returns_station.desk.trust.views import Verified as Verified_
from returns_station.people.rights import Right
from returns_station.people.roles import AUDITOR, CLERK
from returns_station.phrase import Phrase
from tests.builders import NOW, kronor
from tests.staff import staffed
from tests.ui.journal_pictures import EVA, a_written_shop, room_of
from tests.ui.rooms.journal.entries import SmallJournal, SmallTrust, an_entry
from tests.ui.rooms.shop import Counter
from ui.desk import Desk
from ui.errand import under_way
from ui.rooms.journal.room import JournalRoom
from ui.rooms.journal.screen.journal import JournalScreen
from ui.rooms.journal.setting import Setting
from ui.rooms.journal.state.acts import Do
from ui.rooms.journal.state.journal import Page
from ui.widgets.label import PlainLabel


class Reader(Counter):
    """A window whose journal lies open."""

    @property
    def journal(self) -> JournalRoom:
        """The room."""
        return room_of(self.app)

    @property
    def screen(self) -> JournalScreen:
        """What is drawn."""
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, JournalScreen)
        return screen

    def words(self) -> str:
        """All that is shown."""
        labels = self.screen.findChildren(PlainLabel)
        return " | ".join(label.text() for label in labels if label.isVisible())

    def key(self, key: Qt.Key) -> None:
        """A key nobody else wanted."""
        QTest.keyClick(self.window, key)


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Reader:
    """A shop with a few entries, read by somebody of an open house."""
    desk = Desk(EVA, "en", "SE", tmp_path, theme="light", motion=False)
    made = Reader(tmp_path, a_written_shop(tmp_path), lambda: NOW, desk)
    qtbot.addWidget(made.window, before_close_func=lambda _: made.close())
    made.open(qtbot)
    made.window.enter("journal")
    qtbot.waitUntil(lambda: made.journal.state.read)
    return made


def test_that_one_reads_follows_a_slip_and_checks_by_keys(reader: Reader, qtbot: QtBot) -> None:
    room = reader.journal
    every = len(room.state.entries)
    assert "Goods taken back" in reader.words()

    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: room.state.read and room.state.query.about != "")
    qtbot.waitUntil(lambda: 0 < len(room.state.entries) < every)
    reader.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(room.state.entries) == every)
    reader.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.state.verified is not None, timeout=20_000)

    assert room.state.page is Page.CHECK
    assert room.state.verified is not None
    assert room.state.verified.holds
    assert "Everything is as it was written." in reader.words()
    reader.key(Qt.Key.Key_F3)
    assert reader.screen.entries.field.edit.hasFocus()


def test_that_the_journal_goes_to_a_file_and_trust_is_a_key_away(
    reader: Reader, qtbot: QtBot
) -> None:
    room = reader.journal
    reader.key(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: room.state.kept is not None)
    assert room.state.kept is not None
    assert Path(room.state.kept.path).exists()

    reader.key(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: room.state.honesty is not None)

    assert "1 of 1 held. That is too few to say more." in reader.words()
    reader.key(Qt.Key.Key_F7)
    assert room.state.page is Page.ENTRIES
    assert "Everything that happened here." in reader.words()


def a_room(tmp_path: Path, journal: SmallJournal, trust: SmallTrust, qtbot: QtBot) -> JournalRoom:
    """The room alone, on a small journal."""
    setting = Setting(EVA, lambda: NOW, tmp_path, "SEK", lambda *_: journal, lambda *_: trust)
    room = JournalRoom(setting)
    room.opened(a_written_shop(tmp_path))
    room.entered()
    qtbot.waitUntil(lambda: room.state.read)
    return room


def test_that_findings_are_told_with_where_and_what_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    where = Phrase("audit.at.entry", {"entry": 3})
    found = Verified(entries=9, findings=(Finding(Phrase("audit.entry_changed"), where),))
    journal = SmallJournal(tuple(map(an_entry, range(1, 10))), found)
    facts = (
        Pattern(
            PatternKind.NO_RECEIPT, "Kim Ek", 6, 1, slips=("RS000000003",), customer=7, threshold=4
        ),
    )
    given = (Given("S1", NOW, kronor(120), OnTrust.NO_RECEIPT, Verified_.SALE_FOUND),)
    room = a_room(
        tmp_path, journal, SmallTrust(Honesty(NOW.date(), 97, 1, 23), facts, given), qtbot
    )
    screen = room.screen(speech("en"), wide=False)
    qtbot.addWidget(screen)
    screen.show()

    def shown() -> str:
        return " | ".join(one.text() for one in screen.findChildren(PlainLabel) if one.isVisible())

    room.act(Do.CHECK)
    qtbot.waitUntil(lambda: room.state.verified is not None)
    assert "1 thing is not as it was written." in shown()
    qtbot.waitUntil(lambda: "Entry 3 of the journal" in shown())
    assert "Change nothing." in shown()

    room.act(Do.BACK)
    room.act(Do.TRUST)
    qtbot.waitUntil(lambda: room.state.honesty is not None)
    qtbot.waitUntil(lambda: "1 time on trust: 1 shown right since, 0 open." in shown())
    assert "97 of 98 held; between 94 % and 100 %." in shown()
    qtbot.waitUntil(lambda: "Kim Ek: 6 returns without a receipt" in shown())

    room.act(Do.ONLY_SLIP, "RS000000003")
    qtbot.waitUntil(lambda: len(room.state.entries) == 1)
    assert room.state.page is Page.ENTRIES
    room.finish()


def test_that_a_code_on_paper_is_held_against_the_journal(tmp_path: Path, qtbot: QtBot) -> None:
    journal = SmallJournal((an_entry(1),))
    room = a_room(tmp_path, journal, SmallTrust(Honesty(NOW.date())), qtbot)
    code = head_code(1, "ab" * 32)

    room.act(Do.SEEK, code)
    qtbot.waitUntil(lambda: room.state.verified is not None)

    assert journal.codes == [code]
    room.finish()


def test_that_an_answer_for_who_has_gone_is_shown_to_nobody(tmp_path: Path, qtbot: QtBot) -> None:
    room = a_room(tmp_path, SmallJournal((an_entry(1),)), SmallTrust(Honesty(NOW.date())), qtbot)
    room.entered()

    room.setting = replace(room.setting, who=replace(EVA, staff="nobody"))
    room.state = replace(room.state, entries=(), rights=frozenset({Right.SEE}))
    qtbot.waitUntil(under_way_is_nothing)

    assert room.state.entries == ()
    room.finish()


def under_way_is_nothing() -> bool:
    """Whether every answer was given."""
    return under_way() == 0


def test_that_an_auditor_reads_and_a_clerk_is_told_who_may(tmp_path: Path, qtbot: QtBot) -> None:
    station = a_written_shop(tmp_path)
    crew = staffed(station, tmp_path)
    auditor, clerk = crew.take_in("Rut", AUDITOR), crew.take_in("Maja", CLERK)
    room = JournalRoom(Setting(auditor, lambda: NOW, tmp_path))
    screen = room.screen(speech("en"), wide=False)
    qtbot.addWidget(screen)
    screen.show()

    room.opened(station)
    qtbot.waitUntil(lambda: room.state.read)
    assert "Maja" in {one.name for one in room.state.entries}

    room.setting = replace(room.setting, who=clerk)
    room.entered()
    qtbot.waitUntil(lambda: not room.state.may_read)
    assert screen.pages.currentWidget() is screen.closed
    assert room.state.entries == ()
    assert screen.foot.isHidden()
    room.finish()
