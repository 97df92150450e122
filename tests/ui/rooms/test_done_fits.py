"""However much is said of a visit that is done, the next scan is wholly seen below it."""

from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.counter_scenes import SCENES, a_screen, scene, settle
from tests.ui.rooms.beside_states import KINDS
from ui.rooms.counter.screen.aside import ExtraCard
from ui.rooms.counter.screen.counter import CounterScreen
from ui.rooms.counter.state import paying
from ui.rooms.counter.state.counter import Page
from ui.widgets.button import Button

pytestmark = pytest.mark.usefixtures("wears")
# px: what the rail at the left and the line below leave of a window.
_RAIL, _LINE = 96, 40
_WINDOWS: Final = ((1280, 800), (1024, 700))
_LANGUAGES: Final = ("sv", "nb", "fi", "da", "en")


@pytest.mark.parametrize("language", _LANGUAGES)
def test_that_the_next_scan_is_seen_below_all_that_was_done(qtbot: QtBot, language: str) -> None:
    screen, lost = a_screen(qtbot, "beside", language=language), []
    for wide, high in _WINDOWS:
        screen.resize(wide - _RAIL, high - _LINE)
        done = _done(screen, language)
        lost += [(wide, name) for name in done if not _wholly_seen(screen.finished.next.sheet)]

    assert lost == []


def test_that_extras_are_scrolled_to_as_they_open(qtbot: QtBot) -> None:
    screen = a_screen(qtbot, "beside")
    screen.resize(1024 - _RAIL, 700 - _LINE)

    screen.tell(scene("extra"))
    settle(screen)

    (card,) = screen.findChildren(ExtraCard)
    kinds = [each for each in card.findChildren(Button) if each.isVisible()]
    assert len(kinds) == len(KINDS)
    assert all(map(_wholly_seen, kinds))


def _done(screen: CounterScreen, language: str) -> Iterator[str]:
    """Each scene after a visit that asks nothing, laid out."""
    for name, state in SCENES.items():
        if state().page is Page.DONE and paying.question(state()) is None:
            screen.tell(scene(name, language=language))
            settle(screen)
            yield name


def _wholly_seen(thing: QWidget) -> bool:
    """Neither scrolled away nor outside."""
    return thing.visibleRegion().boundingRect() == thing.rect()
