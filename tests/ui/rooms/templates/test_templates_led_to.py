"""The wordings have no door on the rail: the letters lead there, and Esc leads back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.rooms.inbox.items import MemoryInbox, an_item
from tests.ui.rooms.inbox.window import Office as Letters
from tests.ui.rooms.templates.window import MemoryWords
from tests.ui.rooms.templates.window import Office as Wordings
from ui.rooms.entry import Entry
from ui.window import Window


def test_that_the_letters_lead_there_and_esc_leads_back(qtbot: QtBot) -> None:
    letters, wordings = Letters(MemoryInbox(an_item())), Wordings(MemoryWords())
    rooms = (
        Entry("inbox", "envelope-simple", letters.room),
        Entry("templates", "pencil-simple-line", wordings.room, aside=True),
    )
    window = Window(rooms, "sv")
    qtbot.addWidget(window)
    window.show()

    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    by_digit = window.open_room
    QTest.keyClick(window, Qt.Key.Key_F8)
    led = window.open_room
    QTest.keyClick(window, Qt.Key.Key_Escape)
    letters.calm()
    wordings.calm()

    assert (by_digit, led, window.open_room) == ("inbox", "templates", "inbox")
    assert list(window.rail._doors) == ["inbox", "camera", "language", "help"]  # noqa: SLF001 - its doors
    letters.close()
    wordings.close()
