"""Each task takes no more inputs than promised: scans, keys and taps, counted in the window."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.policy.claim import Outcome
from returns_station.scan import Announced, announcement
from tests.ui.rooms.shop import JUMPER, JUMPER_L, LAMP, RECEIPT, SOCKS, Counter
from tests.ui.rooms.word_counter import a_word_shop
from ui.rooms.counter.state.answers import can_confirm
from ui.rooms.counter.state.counter import Page

GOALS: Final = {
    "plain refund": 3,
    "announced return": 2,
    "refund one of three": 4,
    "exchange for a size up": 4,
    "wrong item, replacement": 4,
    "gift without receipt": 6,
    "uneven exchange, pays more": 6,
}
Task = Callable[[Counter, QtBot], None]


def _weighed(counter: Counter, qtbot: QtBot) -> None:
    counter.until(qtbot, lambda: counter.state.answered)


def _enter(counter: Counter, qtbot: QtBot) -> None:
    """Enter, once the button is green: before that it means nothing, whatever is answered."""
    counter.until(qtbot, lambda: can_confirm(counter.state))
    counter.press(Qt.Key.Key_Return)


def plain_refund(counter: Counter, qtbot: QtBot) -> None:
    counter.scan(RECEIPT)
    counter.scan(JUMPER)
    _enter(counter, qtbot)


def announced_return(counter: Counter, qtbot: QtBot) -> None:
    told = Announced(RECEIPT, (JUMPER.zfill(14),), why="wrong_size", wish="refund")
    counter.scan(announcement(told, "https://granlov.example/retur"))
    _enter(counter, qtbot)


def one_of_three(counter: Counter, qtbot: QtBot) -> None:
    counter.scan(RECEIPT)
    counter.scan(SOCKS)
    _enter(counter, qtbot)


def a_size_up(counter: Counter, qtbot: QtBot) -> None:
    counter.scan(RECEIPT)
    counter.scan(JUMPER)
    counter.scan(JUMPER_L)
    qtbot.waitUntil(lambda: counter.state.page is Page.SWAP)
    _enter(counter, qtbot)


def wrong_item(counter: Counter, qtbot: QtBot) -> None:
    counter.scan("2038-0077")
    counter.scan(LAMP)
    _weighed(counter, qtbot)
    counter.press(Qt.Key.Key_3, "3")
    _enter(counter, qtbot)


def gift_without_receipt(counter: Counter, qtbot: QtBot) -> None:
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.page is Page.SEEK)
    counter.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: counter.state.page is Page.UNPROVEN)
    counter.press(Qt.Key.Key_Return)
    _weighed(counter, qtbot)
    counter.press(Qt.Key.Key_5, "5")
    _weighed(counter, qtbot)
    counter.press(Qt.Key.Key_W, "w")
    _enter(counter, qtbot)


def pays_more(counter: Counter, qtbot: QtBot) -> None:
    counter.scan(RECEIPT)
    counter.scan(JUMPER)
    _weighed(counter, qtbot)
    counter.press(Qt.Key.Key_W, "w")
    qtbot.waitUntil(lambda: counter.state.page is Page.SWAP)
    counter.scan(LAMP)
    _enter(counter, qtbot)


TASKS: Final[dict[str, tuple[Task, Outcome]]] = {
    "plain refund": (plain_refund, Outcome.REFUND),
    "announced return": (announced_return, Outcome.REFUND),
    "refund one of three": (one_of_three, Outcome.REFUND),
    "exchange for a size up": (a_size_up, Outcome.EXCHANGE),
    "wrong item, replacement": (wrong_item, Outcome.REPLACEMENT),
    "gift without receipt": (gift_without_receipt, Outcome.STORE_CREDIT),
    "uneven exchange, pays more": (pays_more, Outcome.EXCHANGE),
}


@pytest.mark.parametrize("name", GOALS)
def test_that_the_task_takes_no_more_inputs_than_promised(
    name: str, qtbot: QtBot, tmp_path: Path
) -> None:
    task, outcome = TASKS[name]
    # A shop that takes a customer's word, as most do for a gift.
    counter = Counter(tmp_path, a_word_shop(tmp_path))
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.open(qtbot)

    task(counter, qtbot)
    counter.until(qtbot, lambda: counter.state.page is Page.DONE and bool(counter.slips()))

    done = counter.state.done
    assert done is not None
    assert done.outcome is outcome
    assert counter.inputs <= GOALS[name], counter.inputs
