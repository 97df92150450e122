"""Goods without a receipt in the window: scanned, believed, answered, found after all."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.case import Who
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.unproven_commands import Brought, FindSale, OpenUnproven
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine, Outcome, Proof
from tests.builders import NOW, kronor
from tests.ui.rooms.shop import JACKET, JUMPER, LAMP, RECEIPT, SOCKS, Counter
from tests.ui.rooms.states import taken, the_visit
from tests.ui.rooms.word_counter import a_word_shop
from ui.rooms.counter.state.counter import Page
from ui.rooms.counter.state.unproven import Unproven
from ui.rooms.counter.state.words import answer


def pieces(counter: Counter) -> int:
    """How many pieces lie on the page."""
    return page(counter).pieces


def lies(counter: Counter, many: int) -> bool:
    """Whether so many lie there."""
    return pieces(counter) == many


def page(counter: Counter) -> Unproven:
    """The page that lies open."""
    assert counter.state.unproven is not None
    return counter.state.unproven


def without_receipt(counter: Counter, qtbot: QtBot, *codes: str) -> None:
    """The page was opened, and these were scanned."""
    counter.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: counter.state.page is Page.UNPROVEN)
    for nr, code in enumerate(codes, start=1):
        counter.scan(code)
        qtbot.waitUntil(partial(lies, counter, nr))


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Counter:
    """The counter of a shop that takes her word up to 500 kronor a day."""
    window = Counter(tmp_path, a_word_shop(tmp_path))
    qtbot.addWidget(window.window, before_close_func=lambda _: window.close())
    window.open(qtbot)
    return window


def test_that_a_jumper_without_a_receipt_is_credit_in_five_inputs(
    counter: Counter, qtbot: QtBot
) -> None:
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.page is Page.SEEK)
    counter.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: counter.state.page is Page.UNPROVEN)
    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.state.answered)
    counter.press(Qt.Key.Key_W, "w")
    qtbot.waitUntil(lambda: counter.state.answered)
    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(counter.slips()))

    done = counter.state.done
    assert done is not None
    assert done.slip is not None
    assert done.slip.sale_says == Phrase("slip.without_receipt", {"number": "U000001"})
    assert counter.inputs == 5


def test_that_what_is_above_the_day_is_shown_beside_what_is_inside(
    counter: Counter, qtbot: QtBot
) -> None:
    without_receipt(counter, qtbot, SOCKS, JACKET)
    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.state.answered)

    seen, told = counter.state.seen, answer(counter.state)
    assert seen is not None
    assert [part.preview.claim.proof for part in seen.parts] == [Proof.NONE, Proof.NONE]
    assert [part.preview.decision.accepted for part in seen.parts] == [True, False]
    assert told is not None
    assert told.sentence == Phrase("review.over_today", {"left": kronor(351)})


def test_that_her_number_is_written_on_the_page_by_a_key(counter: Counter, qtbot: QtBot) -> None:
    without_receipt(counter, qtbot, SOCKS)
    counter.press(Qt.Key.Key_F6)
    counter.type("070+1")

    assert page(counter).contact == "070+1"
    assert pieces(counter) == 1


def test_that_a_receipt_in_the_window_takes_the_goods(counter: Counter, qtbot: QtBot) -> None:
    without_receipt(counter, qtbot, LAMP)
    counter.scan("2038-0077")
    qtbot.waitUntil(lambda: counter.state.page is Page.VISIT)

    with counter.station.store.views() as views:
        assert views.by_number("U000001") == ()
    assert taken(counter.state, sale=3) == {"1": 1}


def test_that_a_stand_in_whose_sale_was_found_leads_to_it(counter: Counter, qtbot: QtBot) -> None:
    otto = Who("Otto", "Disk 3")
    made = counter.station.perform(OpenUnproven("a", (Brought(f"SKU-{SOCKS}", 2),)), otto).view
    part = Part(made.sale.id, Claim(NOW, (ClaimLine("1"),)), Outcome.STORE_CREDIT)
    counter.station.perform(TakeBack("b", (part,)), otto)
    counter.station.perform(FindSale("c", made.sale.id, 1), otto)

    counter.scan("U000001")
    qtbot.waitUntil(lambda: counter.state.page is Page.VISIT)
    counter.scan(SOCKS)
    qtbot.waitUntil(lambda: counter.state.trouble is not None)
    counter.press(Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: bool(counter.state.visit and counter.state.answered))

    assert the_visit(counter.state).first.number == RECEIPT
    assert taken(counter.state) == {"2": 1}


def test_that_a_shop_that_promises_nothing_still_looks_with_the_nearest_yes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = Counter(tmp_path, a_word_shop(tmp_path, None))
    qtbot.addWidget(window.window, before_close_func=lambda _: window.close())
    window.open(qtbot)

    window.scan(JUMPER)
    qtbot.waitUntil(lambda: window.state.page is Page.SEEK)
    window.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: window.state.page is Page.UNPROVEN)
    gives = page(window).gives
    window.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.state.answered)

    told = answer(window.state)
    assert gives is None
    assert told is not None
    assert not told.yes
