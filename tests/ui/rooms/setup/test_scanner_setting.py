"""The ten-second set-up of a scanner, at a real window with a real wedge."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.rooms.setup.window import Hands
from tests.ui.rooms.shop import RECEIPT
from ui.rooms.counter.state.counter import Page as CounterPage
from ui.wedge.learning import KNOWN, Stroke

EAN = "7310865004703"
SPACE, ENTER, ESC, TWO = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_2,
)


@pytest.fixture
def listening(hands: Hands) -> Hands:
    hands.key(TWO, ENTER)
    assert hands.room.state.listening.on
    return hands


def heard(hands: Hands, code: str, *, end: Qt.Key = ENTER, times: int = 3) -> None:
    """The scanner is triggered, and the room has heard it each time."""
    for _ in range(times):
        before = len(hands.room.state.listening.shots)
        hands.scan(code, end=end)
        hands.qtbot.waitUntil(lambda: len(hands.room.state.listening.shots) > before)  # noqa: B023 - asked at once


def test_that_three_scans_and_enter_set_the_scanner(listening: Hands) -> None:
    heard(listening, f"\x02{EAN}", end=Qt.Key.Key_Tab)

    said = listening.said()
    assert f"<Ctrl+B>{EAN}<Tab>" in said
    assert "Hörde 14 tecken på 28 ms, Tab efter." in said
    listening.key(ENTER)
    scanner = listening.file.scanner
    assert (scanner.prefix, scanner.ends_with) == ("\x02", "tab")
    assert listening.app.wedge._profile.prefix == "\x02"  # noqa: SLF001 - what it wears now


def test_that_clicks_alone_set_the_scanner(hands: Hands) -> None:
    hands.click("Skanner och ljud")
    hands.click("Lyssna på skannern")
    heard(hands, f"~{KNOWN}")
    hands.click("Använd det här")

    assert hands.file.scanner.prefix == "~"
    assert "Skannern är inställd." in hands.said()

    hands.click("Ångra")
    assert hands.file.scanner.prefix == ""


def test_that_nothing_opens_while_it_listens_and_scans_count_again_after(
    listening: Hands,
) -> None:
    heard(listening, RECEIPT)
    assert listening.window.open_room == "setup"
    assert listening.app.counter.state.visit is None

    listening.key(ENTER)
    listening.scan(RECEIPT)
    listening.qtbot.waitUntil(lambda: listening.app.counter.state.page is CounterPage.VISIT)
    assert listening.window.open_room == "counter"


def test_that_typing_is_told_apart_and_does_not_count(listening: Hands) -> None:
    listening.room.overheard(typing())

    assert "någon som skrev" in listening.said()
    assert listening.room.state.listening.left == 3


def typing() -> tuple[Stroke, ...]:
    """Keys as uneven as a person's."""
    times = (0, 95, 160, 290, 371)
    return tuple(Stroke(at, letter, letter) for at, letter in zip(times, "hejsa", strict=True))


@pytest.mark.parametrize("way", ("key", "room"))
def test_that_nobody_listens_once_one_leaves(listening: Hands, way: str) -> None:
    if way == "key":
        listening.key(ESC)
    else:
        listening.window.enter("counter")

    assert not listening.room.state.listening.on
    listening.scan(RECEIPT)
    listening.qtbot.waitUntil(lambda: listening.app.counter.state.page is CounterPage.VISIT)


def test_that_one_may_begin_over(listening: Hands) -> None:
    heard(listening, EAN)
    listening.key(Qt.Key.Key_F7)

    assert listening.room.state.listening.left == 3
    assert "0 av 3 hörda" in listening.said()


def test_that_the_serial_port_is_chosen_and_what_is_heard_there_is_told(hands: Hands) -> None:
    hands.key(TWO)
    hands.click("Hittas av sig själv")
    hands.room.found("ttyACM0", lost=False)
    assert hands.file.scanner.serial == "auto"
    assert "ttyACM0 är ansluten." in hands.said()

    hands.room.found("ttyACM0", lost=True)
    assert "ttyACM0 svarar inte." in hands.said()
