"""The search and a case's story in the real window, by keys and by touch alone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from returns_station.desk.searching import Group
from tests.ui.rooms.shop import BOOTS, JUMPER, RECEIPT, Counter, a_counter
from ui.rooms.counter.screen.counter import CounterScreen
from ui.rooms.counter.screen.recent import RecentList
from ui.rooms.counter.state.counter import Page
from ui.widgets.found_row import FoundRow
from ui.widgets.group_chip import GroupChip
from ui.widgets.pressable import Pressable

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
F3, F7, F9 = Qt.Key.Key_F3, Qt.Key.Key_F7, Qt.Key.Key_F9


def a_return(qtbot: QtBot, folder: Path) -> Counter:
    """Elin has brought her jumper back, and the counter is at rest."""
    counter = a_counter(qtbot, folder)
    counter.scan(RECEIPT)
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.answered)
    counter.press(ENTER)
    qtbot.waitUntil(lambda: counter.state.page is Page.DONE)
    counter.press(ENTER)
    qtbot.waitUntil(lambda: bool(counter.state.rest.recent))
    return counter


def sought(qtbot: QtBot, counter: Counter, text: str) -> None:
    """These letters were typed, and have been answered."""
    counter.type(text)
    qtbot.waitUntil(
        lambda: counter.state.seeking is not None and counter.state.seeking.answered == text
    )


def has_story(counter: Counter) -> bool:
    """Whether a story has been read."""
    return counter.state.done is not None and bool(counter.state.done.story)


def screen(counter: Counter) -> CounterScreen:
    """The counter's screen."""
    found = counter.window.findChild(CounterScreen)
    assert isinstance(found, CounterScreen)
    return found


def test_that_all_returns_lie_one_key_away_and_open_with_their_story(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_return(qtbot, tmp_path)

    counter.press(F7)
    qtbot.waitUntil(lambda: bool(counter.state.seeking and counter.state.seeking.rows))
    counter.press(ENTER)
    qtbot.waitUntil(lambda: has_story(counter))
    assert screen(counter).finished._story.isVisible()  # noqa: SLF001 - what is seen
    counter.press(F9)
    assert not screen(counter).finished._story.isVisible()  # noqa: SLF001 - what is seen
    counter.press(ESC)

    assert counter.state.page is Page.SEEK


def test_that_a_row_at_rest_opens_by_a_finger(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_return(qtbot, tmp_path)
    recent = screen(counter).idle.findChild(RecentList)
    assert isinstance(recent, RecentList)
    row = next(each for each in recent.findChildren(Pressable) if "Elin" in each.accessibleName())

    QTest.mouseClick(row, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: has_story(counter))
    assert counter.state.page is Page.DONE


def test_that_tab_walks_the_kinds_while_one_writes(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_return(qtbot, tmp_path)
    sought(qtbot, counter, "elin")

    counter.press(TAB)
    counter.press(TAB)

    seeking = counter.state.seeking
    assert seeking is not None
    assert seeking.group is Group.PEOPLE
    assert screen(counter).seek.field.edit.hasFocus()
    counter.press(ENTER)
    qtbot.waitUntil(lambda: bool(counter.state.seeking and counter.state.seeking.within))


def test_that_kinds_and_rows_are_found_by_a_finger(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_return(qtbot, tmp_path)
    sought(qtbot, counter, "elin")
    seek = screen(counter).seek
    returns = next(
        each for each in seek.findChildren(GroupChip) if each.accessibleName().startswith("Returer")
    )

    QTest.mouseClick(returns, Qt.MouseButton.LeftButton)
    row = next(each for each in seek.findChildren(FoundRow) if each.isVisible())
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: has_story(counter))


def test_that_a_scan_opens_at_once_and_the_text_stays(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_return(qtbot, tmp_path)
    sought(qtbot, counter, "karin")

    counter.scan("W-10023")
    qtbot.waitUntil(lambda: counter.state.visit is not None)
    counter.press(F3)

    assert screen(counter).seek.field.edit.text() == "karin"
    counter.scan("1988-0412")
    counter.scan(BOOTS)
    qtbot.waitUntil(lambda: bool(counter.state.visit and counter.state.visit.pieces))


def test_that_a_word_misread_is_told_as_it_was_read(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)

    sought(qtbot, counter, "svenson tröja")

    first = screen(counter).seek._list.row(0)  # noqa: SLF001 - what is seen
    assert isinstance(first, FoundRow)
    assert first.accessibleName().startswith("Eva Svensson · Stickad tröja Fjäll")
    assert first.chosen
    read = screen(counter).seek._list._sections[Group.SALES]._read  # noqa: SLF001 - as above
    assert read.text() == "vi läste svenson som Svensson"
