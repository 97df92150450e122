"""Each hand suffices alone: what a key does a finger finds, large enough and in order."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.counter_scenes import TASKS, a_screen, walk
from tests.ui.hearing import reachable
from ui.rooms.counter.screen.counter import CounterScreen
from ui.rooms.counter.state.keys import Do
from ui.theme import Theme
from ui.tokens import DARK, LIGHT, TOUCH, Tokens
from ui.widgets.field import Field
from ui.widgets.key_names import Once, name_of
from ui.widgets.pressable import Pressable

_NONE: Final = Qt.KeyboardModifier.NoModifier
# What has nothing of its own to press, and what a hand does instead.
OTHERWISE: Final = {
    Do.UP: "one touches the row itself",
    Do.DOWN: "one touches the row itself",
    Do.MORE: "the stepper on the row: COUNT",
    Do.FEWER: "the stepper on the row: COUNT",
    Do.OFFER_ALONE: "the row's own chip, ALONE, then the offer",
    Do.WRITE: "the field, by the keyboard on the screen",
    Do.HUNT: "the field, by the keyboard on the screen",
    Do.REDUCE: "the field, by the keyboard on the screen",
    Do.TELL: "the field, by the keyboard on the screen",
    Do.SEEK: "the field itself, or MEND beside what was read",
    Do.WHO: "the field of who it is",
}


def test_that_all_a_key_can_do_can_be_done_by_hand(qtbot: QtBot) -> None:
    asked: set[Do] = set()
    at_rest = a_screen(qtbot, tasks=TASKS)
    for screen, names in ((at_rest, ("practising",)), (a_screen(qtbot), None)):
        screen.done.connect(lambda do, _what: asked.add(do))
        for _ in names or walk(screen):
            for each in _pressables(screen):
                if each.isEnabled():
                    each.click()

    assert set(Do) - asked == set(OTHERWISE)


@pytest.mark.parametrize("scale", (1.0, 1.5, 2.0))
def test_that_a_finger_finds_everything(
    qtbot: QtBot, wears: Callable[[Theme], None], scale: float
) -> None:
    wears(Theme(scale=scale, motion=False))
    screen = a_screen(qtbot)

    small = [
        (name, type(each).__name__, each.accessibleName(), each.width(), each.height())
        for name in walk(screen)
        for each in (*_pressables(screen), *_fields(screen))
        if min(each.width(), each.height()) < TOUCH
    ]

    assert small == []


def test_that_tab_goes_as_one_reads(qtbot: QtBot, wears: Callable[[Theme], None]) -> None:
    wears(Theme(motion=False))
    screen = a_screen(qtbot)

    jumps = [
        (name, one.accessibleName(), other.accessibleName())
        for name in walk(screen)
        for one, other in pairwise(_stops(screen))
        if _jumps_up(_place(one, screen), _place(other, screen))
    ]

    assert jumps == []


def _jumps_up(here: QRect, there: QRect) -> bool:
    """Whether it goes back to what lies above, and not to the top of a column further right."""
    return there.bottom() < here.top() and there.left() < here.right()


@pytest.mark.parametrize("tokens", (LIGHT, DARK), ids=lambda tokens: str(tokens.name))
def test_that_the_focus_is_seen_on_whatever_has_it(
    qtbot: QtBot, wears: Callable[[Theme], None], tokens: Tokens
) -> None:
    wears(Theme(tokens, motion=False))
    screen = a_screen(qtbot)

    for name in walk(screen):
        for each in _stops(screen):
            each.setFocus(Qt.FocusReason.TabFocusReason)
            around = _place(each, screen).adjusted(-6, -6, 6, 6) & screen.rect()
            seen = screen.grab(around).toImage()
            screen.setFocus()
            without = screen.grab(around).toImage()

            assert seen != without, (name, each.accessibleName())


def test_that_the_second_click_of_two_is_not_heard(qtbot: QtBot) -> None:
    screen = a_screen(qtbot, "faulty")
    asked: list[Do] = []
    screen.done.connect(lambda do, _what: asked.append(do))

    _click_twice(screen.visit.total.primary)

    assert asked == [Do.CONFIRM]


def test_that_counting_hears_each_click(qtbot: QtBot) -> None:
    screen = a_screen(qtbot, "several")
    asked: list[Do] = []
    screen.done.connect(lambda do, _what: asked.append(do))

    _click_twice(next(each for each in _pressables(screen) if type(each).__name__ == "_Step"))

    assert asked == [Do.COUNT, Do.COUNT]


def test_that_a_field_wears_the_keyboard_for_the_screen(qtbot: QtBot) -> None:
    screen = a_screen(qtbot)

    bare = [
        (name, each.accessibleName())
        for name in walk(screen)
        for each in screen.findChildren(QLineEdit)
        if not isinstance(each.parentWidget(), Field)
    ]

    assert bare == []


@pytest.mark.parametrize(
    ("key", "text", "after", "again"),
    (
        (Qt.Key.Key_Return, "\r", 120, True),
        (Qt.Key.Key_Q, "q", 120, True),
        (Qt.Key.Key_Escape, "", 120, True),
        (Qt.Key.Key_Return, "\r", 400, False),
        (Qt.Key.Key_Plus, "+", 120, False),
        (Qt.Key.Key_Down, "", 120, False),
    ),
)
def test_that_a_trembling_hand_is_one_wish(
    key: Qt.Key, text: str, after: int, *, again: bool
) -> None:
    once = Once()
    first, second = (QKeyEvent(QEvent.Type.KeyPress, key, _NONE, text) for _ in range(2))
    first.setTimestamp(1_000)
    second.setTimestamp(1_000 + after)

    heard = once.again(name_of(first), first)

    assert not heard
    assert once.again(name_of(second), second) is again


def _click_twice(thing: QWidget) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(thing, left)
    QTest.mouseDClick(thing, left)
    QTest.mouseRelease(thing, left)


def _pressables(screen: QWidget) -> list[Pressable]:
    return [each for each in screen.findChildren(Pressable) if each.isVisible()]


def _fields(screen: QWidget) -> list[Field]:
    return [each for each in screen.findChildren(Field) if each.isVisible()]


def _stops(screen: CounterScreen) -> list[QWidget]:
    """What Tab comes to and is seen, in the order of Tab."""
    screen.lay_order()
    return [each for each in reachable(screen) if not each.visibleRegion().isEmpty()]


def _place(thing: QWidget, screen: QWidget) -> QRect:
    return QRect(thing.mapTo(screen, QPoint()), thing.size())
