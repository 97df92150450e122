"""The window in the pseudo-language: whatever stands there without brackets was never looked up."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.pseudo import PSEUDO
from returns_station.desk.station import Station
from tests.returns_station.desk.counter import a_station
from tests.ui.rooms.shop import JUMPER, MAJA, RECEIPT, SOCKS, Counter, sales
from ui.desk import Desk
from ui.rooms.counter.state.counter import Page
from ui.rooms.setup.state.choices import OWN_NAMES

# What the shop, its customers, the keyboard and languages are called, in every language alike.
DATA: Final = frozenset(
    word
    for sale in sales()
    for words in (
        sale.number,
        sale.customer.name if sale.customer else "",
        *(line.title for line in sale.lines),
        *(line.options for line in sale.lines),
    )
    for word in (words, *words.split(", "))
    if word
) | {MAJA.actor, MAJA.desk, "Enter", "Esc", "Shift", *OWN_NAMES.values()}
MONEY: Final = re.compile(r"(?<!\w)-?[\d,]+(\.\d\d)?\N{NO-BREAK SPACE}kr(?!\w)")
KEY: Final = re.compile(r"(?<!\w)(F\d\d?|[A-Z])(?!\w)")
INNERMOST: Final = re.compile(r"\[[^\[\]]*\]")


def read_in_pseudo(qtbot: QtBot, folder: Path, station: Station) -> Counter:
    """A counter over this station, open, and its clerk reads the pseudo-language."""
    desk = Desk(MAJA, PSEUDO, "SE", folder, theme="light", motion=False)
    counter = Counter(folder, station, desk=desk)
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.open(qtbot)
    return counter


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Counter:
    """The shop's counter, open and ready."""
    return read_in_pseudo(qtbot, tmp_path, a_station(tmp_path, *sales()))


def shown(window: QWidget) -> Iterator[str]:
    """Every text on the window that is seen or read aloud."""
    yield window.windowTitle()
    for thing in window.findChildren(QWidget):
        if not thing.isVisibleTo(window):
            continue
        yield from (thing.accessibleName(), thing.accessibleDescription(), thing.toolTip())
        if isinstance(thing, QLabel | QAbstractButton):
            yield thing.text()
        if isinstance(thing, QLineEdit):
            yield thing.placeholderText()


def never_looked_up(text: str) -> str:
    """What letters are left of a text without its brackets, the data, sums and keys."""
    while INNERMOST.search(text):
        text = INNERMOST.sub("", text)
    for word in sorted(DATA, key=len, reverse=True):
        text = text.replace(word, "")
    text = KEY.sub("", MONEY.sub("", text))
    return text.strip() if any(letter.isalpha() for letter in text) else ""


def hard_coded(counter: Counter) -> set[str]:
    return {text for text in shown(counter.window) if never_looked_up(text)}


def come_back(qtbot: QtBot, counter: Counter, *codes: str) -> None:
    for code in (RECEIPT, *codes):
        counter.scan(code)
    qtbot.waitUntil(lambda: counter.state.answered and not counter.state.busy)


def is_kept(counter: Counter) -> bool:
    with counter.station.store.views() as views:
        return bool(views.open_visits(MAJA.desk))


def test_that_a_text_beside_the_catalogue_is_seen() -> None:
    assert never_looked_up("[Šçàñ · ·] · Raggsocka 2-pack, 499\N{NO-BREAK SPACE}kr, 14:32 F3") == ""
    assert never_looked_up("[[Šçàñ ·] Elin · ·] back") == "back"


def test_that_nothing_on_the_resting_counter_is_hard_coded(counter: Counter) -> None:
    assert len(set(shown(counter.window))) > 8
    assert hard_coded(counter) == set()


def test_that_nothing_of_the_half_finished_is_hard_coded(qtbot: QtBot, tmp_path: Path) -> None:
    first = Counter(tmp_path, a_station(tmp_path, *sales()))
    first.open(qtbot)
    come_back(qtbot, first, JUMPER)
    qtbot.waitUntil(lambda: is_kept(first))
    first.close()

    counter = read_in_pseudo(qtbot, tmp_path, first.station)

    assert len(counter.state.rest.visits) == 1
    assert hard_coded(counter) == set()


def test_that_nothing_of_a_search_is_hard_coded(qtbot: QtBot, counter: Counter) -> None:
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.page is Page.SEEK)

    assert hard_coded(counter) == set()


def test_that_nothing_of_a_visit_is_hard_coded(qtbot: QtBot, counter: Counter) -> None:
    come_back(qtbot, counter, JUMPER, SOCKS)

    assert hard_coded(counter) == set()


def test_that_nothing_of_help_is_hard_coded(qtbot: QtBot, counter: Counter) -> None:
    come_back(qtbot, counter, JUMPER)

    counter.press(Qt.Key.Key_F1)

    assert counter.window.help_over.isVisible()
    assert hard_coded(counter) == set()


def test_that_nothing_of_a_return_that_is_done_is_hard_coded(
    qtbot: QtBot, counter: Counter
) -> None:
    come_back(qtbot, counter, JUMPER)

    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.state.page is Page.DONE and not counter.state.busy)

    assert hard_coded(counter) == set()


def test_that_nothing_of_the_reasoning_is_hard_coded(qtbot: QtBot, counter: Counter) -> None:
    come_back(qtbot, counter, JUMPER)

    counter.press(Qt.Key.Key_F9)

    assert hard_coded(counter) == set()


def test_that_nothing_of_an_exchange_is_hard_coded(qtbot: QtBot, counter: Counter) -> None:
    come_back(qtbot, counter, JUMPER)

    counter.press(Qt.Key.Key_W, "w")
    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.state.page is Page.SWAP and not counter.state.busy)

    assert hard_coded(counter) == set()


def test_that_nothing_without_a_receipt_is_hard_coded(qtbot: QtBot, counter: Counter) -> None:
    counter.press(Qt.Key.Key_F2)
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.page is Page.UNPROVEN and not counter.state.busy)

    assert hard_coded(counter) == set()


def test_that_the_choice_of_language_is_not_hard_coded_and_lacks_this_one(counter: Counter) -> None:
    counter.window.rail.entered.emit("language")

    offered = set(OWN_NAMES.values()) & set(shown(counter.window))
    assert offered == {OWN_NAMES[language] for language in LANGUAGES}
    assert hard_coded(counter) == set()
