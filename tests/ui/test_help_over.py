"""Help over the room: each key lies where it works, nothing lies on anything, every key works."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from returns_station.adapters.speech import Speech, speech
from tests.returns_station.desk.counter import a_station
from tests.ui.rooms.shop import BOOTS, JUMPER, MAJA, RECEIPT, SOCKS, Counter, a_counter, sales
from ui.desk import Desk
from ui.rooms.counter.state.counter import Page
from ui.rooms.counter.state.keys import Do
from ui.widgets.help_laying import GAP, cells, is_free, nearest
from ui.widgets.pressable import Pressable

AREA = QRect(0, 0, 640, 480)


def _a_counter(qtbot: QtBot, folder: Path, language: str, percent: int) -> Counter:
    station = a_station(folder, *sales())
    desk = Desk(MAJA, language, "SE", folder, theme="light", text_percent=percent, motion=False)
    counter = Counter(folder, station, desk=desk)
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.open(qtbot)
    return counter


def _pages(qtbot: QtBot, counter: Counter) -> Iterator[str]:
    yield "idle"
    _scan(qtbot, counter, RECEIPT, JUMPER, SOCKS)
    yield "visit"
    counter.room.act(Do.REASON, "3")
    _settle(qtbot, counter)
    yield "our mistake"
    counter.room.act(Do.REASON, "3")
    counter.room.act(Do.WHY, "")
    _settle(qtbot, counter)
    yield "why"
    counter.room.act(Do.WHY, "")
    counter.room.act(Do.SEEK, "")
    yield "seek"
    counter.room.act(Do.BACK, "")
    _scan(qtbot, counter, "1988-0412", BOOTS)
    yield "referred"
    counter.room.act(Do.CONFIRM, "")
    _settle(qtbot, counter)
    yield "done"
    counter.window.enter("terms")
    yield "terms"


def _scan(qtbot: QtBot, counter: Counter, *codes: str) -> None:
    for code in codes:
        counter.room.scanned(code)
        _settle(qtbot, counter)


def _settle(qtbot: QtBot, counter: Counter) -> None:
    def calm() -> bool:
        state = counter.state
        ticked = state.visit is not None and state.visit.pieces
        done = state.asks is None and (state.answered or not ticked)
        return done and counter.room.errands.is_idle

    qtbot.waitUntil(calm)


@pytest.mark.parametrize(("language", "percent"), (("sv", 100), ("fi", 100), ("fi", 200)))
def test_that_nothing_on_help_lies_on_anything_else(
    qtbot: QtBot, tmp_path: Path, language: str, percent: int
) -> None:
    counter = _a_counter(qtbot, tmp_path, language, percent)
    window, say = counter.window, speech(language)
    window.resize(1280, 800)

    for page in _pages(qtbot, counter):
        qtbot.wait(1)  # a page that has just opened is laid out in the next turn
        room = window._entries[window.open_room].room  # noqa: SLF001 - as the window holds it
        window.toggle_help()
        over = window.help_over
        places = over.places

        assert len(places) > 2, page
        for one, other in itertools.combinations(places, 2):
            assert not one.intersects(other), page
        assert all(over.rect().contains(place) for place in places), page
        for box in over.boxes:
            assert box.minimumSizeHint().width() <= box.width(), page
        told = over.accessibleDescription()
        names = {name for _, names in room.help() for name in names}
        assert all(say(f"help.key.{place}") in told for place, _ in room.help() if percent >= 150)
        assert all(_cap(name, say) in told for name in names), page
        window.toggle_help()


def _cap(name: str, say: Speech) -> str:
    caps = {"Up": "↑", "Down": "↓", "-": "\N{MINUS SIGN}", "Space": say("counter.key.space")}
    return caps.get(name, name)


def test_that_each_key_lies_where_it_works(qtbot: QtBot, tmp_path: Path) -> None:
    counter = _a_counter(qtbot, tmp_path, "sv", 100)
    counter.window.resize(1280, 800)
    _scan(qtbot, counter, RECEIPT, JUMPER)
    green = next(
        each
        for each in counter.window.stack.findChildren(Pressable)
        if each.isVisible() and each.accessibleName() == "Betala tillbaka"
    )
    home = QRect(green.mapTo(counter.window, QPoint()), green.size())

    counter.window.toggle_help()

    over = counter.window.help_over
    boxes = {box.accessibleName(): box for box in over.boxes}
    enter = boxes["Enter: Gör det gröna"]
    assert QRect(enter.mapTo(counter.window, QPoint()), enter.size()) == home
    assert "1 2 3 4 5 6: Välj skäl; ingen behöver" in boxes
    assert any("Mellanslag" in name and "bocka" in name for name in boxes)
    assert any(name.startswith("F11") for name in boxes)


def test_that_a_key_acts_and_closes(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    _scan(qtbot, counter, RECEIPT)
    counter.press(Qt.Key.Key_F1)
    shown = counter.window.help_over.isVisible()

    counter.press(Qt.Key.Key_Space, " ")

    assert shown
    assert not counter.window.help_over.isVisible()
    assert counter.state.visit is not None
    assert len(counter.state.visit.pieces) == 1


def test_that_writing_over_help_goes_to_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    counter.press(Qt.Key.Key_F1)

    counter.type("eva")

    assert counter.state.page is Page.SEEK
    assert counter.state.seeking is not None
    assert counter.state.seeking.text == "eva"


@pytest.mark.parametrize("key", (Qt.Key.Key_F1, Qt.Key.Key_Escape))
def test_that_f1_and_esc_only_close_and_the_focus_is_where_it_was(
    qtbot: QtBot, tmp_path: Path, key: Qt.Key
) -> None:
    counter = a_counter(qtbot, tmp_path)
    counter.type("ev")
    before = counter.window.focusWidget()
    counter.press(Qt.Key.Key_F1)

    counter.press(key)

    assert not counter.window.help_over.isVisible()
    assert counter.window.focusWidget() is before
    assert counter.state.page is Page.SEEK


def test_that_a_tap_closes_and_does_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    _scan(qtbot, counter, RECEIPT, JUMPER)
    before = counter.state
    counter.press(Qt.Key.Key_F1)
    over = counter.window.help_over

    QTest.mouseClick(
        over, Qt.MouseButton.LeftButton, pos=over.rect().bottomRight() - QPoint(80, 60)
    )

    assert not over.isVisible()
    assert counter.state == before


def test_that_the_rail_wears_its_digits_while_help_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)

    counter.window.toggle_help()
    shown = [cap.key for cap in counter.window.rail.caps()]
    counter.window.toggle_help()

    offered = counter.window._order  # noqa: SLF001 - without staff there is no staff room
    assert shown == list("1234567890")[: len(offered)]
    assert counter.window.rail.caps() == ()


@given(
    st.lists(
        st.tuples(
            st.integers(0, 600), st.integers(0, 440), st.integers(8, 300), st.integers(8, 200)
        ),
        max_size=8,
    ),
    st.integers(1, 12),
)
def test_that_cells_lie_free_and_within(boxes: list[tuple[int, int, int, int]], count: int) -> None:
    taken = [QRect(*box) for box in boxes]

    found = cells(count, QSize(120, 48), taken, AREA) or []

    assert len(found) in (0, count)
    for nr, cell in enumerate(found):
        assert AREA.contains(cell)
        assert is_free(cell, taken)
        assert not any(cell.intersects(other) for other in found[:nr])


def test_that_what_finds_no_place_within_reach_has_none() -> None:
    wall = QRect(0, 0, 640, 300)
    home = QRect(100, 50, 100, 50)

    near = nearest(QSize(100, 50), home, [wall], AREA, QPoint(280, 400))
    far = nearest(QSize(100, 50), home, [wall], AREA, QPoint(280, 120))

    assert near is not None
    assert near.top() >= wall.bottom() + GAP
    assert far is None
