"""The choose room in its window over a real store-room: sales, ways, stock, and a gift's price."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db import stock
from db.engine import open_engine
from returns_station.case import GoodsTakenBack, Who
from returns_station.desk.stock import NewCount
from returns_station.policy.claim import Outcome
from tests.ui.choose_pictures import CARDIGAN, JUMPER_S, MUG, a_choosing_shop
from tests.ui.rooms.shop import JUMPER, JUMPER_L, RECEIPT, SOCKS, Counter
from ui.rooms.counter.state.counter import Page, Trouble
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.visit import Spot, Visit
from ui.widgets.line_row import LineRow
from ui.widgets.pressable import Pressable

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
HERS, EVAS = "2044-0310", "W-10023"


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Counter:
    """A counter of a shop that counts its jumpers; Elin has bought there twice."""
    made = Counter(tmp_path, a_choosing_shop(tmp_path))
    qtbot.addWidget(made.window, before_close_func=lambda _: made.close())
    made.open(qtbot)
    return made


def ready(qtbot: QtBot, counter: Counter) -> None:
    """Wait until the answer to what is ticked is on the screen."""
    qtbot.waitUntil(lambda: counter.state.answered and counter.state.asks is None)


def visit_of(counter: Counter) -> Visit:
    assert counter.state.visit is not None
    return counter.state.visit


def scanned(qtbot: QtBot, counter: Counter, *codes: str) -> None:
    for code in codes:
        counter.room.scanned(code)
        QCoreApplication.processEvents()  # the wedge tells of it in the next turn
        qtbot.waitUntil(lambda: counter.state.asks is None and not counter.room._ear.waits)  # noqa: SLF001 - nobody else needs to know
    qtbot.waitUntil(lambda: counter.state.answered or not visit_of(counter).pieces)


def returned(counter: Counter, number: str) -> dict[str, int]:
    found = counter.station.find(number)
    view = getattr(found, "view", None)
    assert view is not None
    return dict(view.earlier.units)


def labels(counter: Counter) -> Iterator[str]:
    """All that can be read on the open page, by eye or by a screen reader."""
    page = counter.window.stack.currentWidget()
    assert page is not None
    for each in page.findChildren(QWidget):
        if each.isVisibleTo(page):
            yield each.accessibleName()
            yield each.accessibleDescription()
            if isinstance(each, QLabel):
                yield each.text()


def test_that_two_receipts_and_their_goods_are_one_return_by_five_inputs(
    qtbot: QtBot, counter: Counter
) -> None:
    for code in (RECEIPT, JUMPER, HERS, MUG):
        counter.scan(code)
    qtbot.waitUntil(lambda: counter.state.answered and len(visit_of(counter).pieces) == 2)
    counter.press(ENTER)
    qtbot.waitUntil(lambda: counter.state.page is Page.DONE)

    assert counter.inputs == 5
    assert (returned(counter, RECEIPT), returned(counter, HERS)) == ({"1": 1}, {"1": 1})
    events = counter.state.done.events if counter.state.done else ()
    slips = [event.slip for event in events if isinstance(event, GoodsTakenBack)]
    assert (len(slips), len(set(slips))) == (2, 1)


def test_that_shift_and_a_letter_is_for_the_row_in_hand_alone(
    qtbot: QtBot, counter: Counter
) -> None:
    scanned(qtbot, counter, RECEIPT, JUMPER, SOCKS)

    shifted = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier, "E")
    QCoreApplication.sendEvent(counter.window, shifted)
    ready(qtbot, counter)

    ways = [visit_of(counter).way(one.taken) for one in visit_of(counter).pieces]
    assert ways == [None, Outcome.STORE_CREDIT]


def test_that_the_chip_of_a_row_can_be_pressed(qtbot: QtBot, counter: Counter) -> None:
    scanned(qtbot, counter, RECEIPT, JUMPER, SOCKS)
    rows = counter.window.findChildren(LineRow)
    spot = str(Spot(visit_of(counter).first.id, "2"))
    (row,) = [each for each in rows if each.line.id == spot and each.line.way]

    row.way_asked.emit(row.line.id)

    assert visit_of(counter).alone


def test_that_the_last_one_in_stock_goes_to_the_quicker_desk_and_others_are_shown(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    scanned(qtbot, counter, EVAS)
    counter.room.act(Do.TICK, str(Spot(visit_of(counter).first.id, "1")))
    ready(qtbot, counter)
    counter.room.act(Do.OFFER, "exchange")
    qtbot.waitUntil(lambda: bool(counter.state.siblings))
    one = next(nr for nr, each in enumerate(counter.state.siblings, 1) if each.stock == 1)
    counter.room.act(Do.PIECE, str(one))
    ready(qtbot, counter)
    with open_engine(f"sqlite:///{tmp_path / 'station.db'}").begin() as connection:
        stock.count(connection, [NewCount(f"SKU-{JUMPER_S}", 0)])

    counter.press(ENTER)
    qtbot.waitUntil(lambda: counter.state.trouble is not None and counter.state.asks is None)

    assert returned(counter, EVAS) == {}
    assert isinstance(counter.state.trouble, Trouble)
    assert visit_of(counter).pieces


def test_that_any_goods_are_found_by_their_name(qtbot: QtBot, counter: Counter) -> None:
    scanned(qtbot, counter, RECEIPT, JUMPER)
    counter.room.act(Do.OFFER, "exchange")
    ready(qtbot, counter)

    counter.press(Qt.Key.Key_F3)
    counter.room.act(Do.HUNT, "kofta")
    qtbot.waitUntil(lambda: bool(counter.state.hunted))
    counter.press(ENTER)
    ready(qtbot, counter)

    (piece,) = visit_of(counter).pieces
    assert piece.taken.swap is not None
    assert (piece.taken.swap.title, piece.taken.same_item) == ("Kofta Lav", False)


def test_that_a_half_finished_visit_of_two_sales_comes_back_whole(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    scanned(qtbot, counter, RECEIPT, JUMPER, HERS, MUG)
    counter.close()

    again = Counter(tmp_path, counter.station)
    qtbot.addWidget(again.window, before_close_func=lambda _: again.close())
    again.open(qtbot)
    again.press(Qt.Key.Key_F8)
    ready(qtbot, again)

    assert len(visit_of(again).pieces) == 2


def test_that_the_other_desk_was_quicker_and_the_rest_of_the_visit_stands(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    scanned(qtbot, counter, RECEIPT, JUMPER, HERS, MUG)
    desk = replace(counter.desk, who=Who("Otto", "Disk 3"))
    other = Counter(tmp_path, counter.station, desk=desk)
    qtbot.addWidget(other.window, before_close_func=lambda _: other.close())
    other.open(qtbot)
    # One process has one keyboard: the other desk is told by hand.
    other.room.scanned(HERS)
    other.room.scanned(MUG)
    other.room.act(Do.MORE, "")
    qtbot.waitUntil(lambda: other.state.answered)
    other.room.act(Do.MORE, "")
    ready(qtbot, other)
    other.room.pressed("Enter", "")
    qtbot.waitUntil(lambda: other.state.page is Page.DONE)

    counter.room.pressed("Enter", "\r")
    qtbot.waitUntil(lambda: counter.state.trouble is not None and counter.state.asks is None)
    ready(qtbot, counter)

    assert [piece.sold.title for piece in visit_of(counter).pieces] == ["Stickad tröja Fjäll"]
    assert returned(counter, RECEIPT) == {}


PRICE = re.compile(r"(?<!\d)(499|1\s?247|1\s?497)(?!\d)")


def test_that_who_got_a_gift_reads_no_price_on_any_page(qtbot: QtBot, counter: Counter) -> None:
    scanned(qtbot, counter, EVAS)
    counter.room.act(Do.TICK, str(Spot(visit_of(counter).first.id, "1")))
    ready(qtbot, counter)
    assert any(PRICE.search(text) for text in labels(counter)), "the price is told of no gift"
    counter.room.act(Do.REASON, "5")
    ready(qtbot, counter)

    read = {"visit": list(labels(counter))}
    counter.room.act(Do.WHY, "")
    read["why"] = list(labels(counter))
    counter.room.act(Do.WHY, "")
    counter.room.act(Do.OFFER, "exchange")
    qtbot.waitUntil(lambda: bool(counter.state.siblings))
    read["swap"] = list(labels(counter))
    scanned(qtbot, counter, CARDIGAN)
    assert visit_of(counter).pieces[0].taken.swap is not None
    read["uneven"] = list(labels(counter))
    counter.room.act(Do.CONFIRM, "")
    qtbot.waitUntil(lambda: counter.state.page is Page.DONE)
    read["done"] = list(labels(counter))

    told = {page: [text for text in texts if PRICE.search(text)] for page, texts in read.items()}
    assert told == {page: [] for page in read}
    assert any("400" in text for text in read["uneven"]), "the difference is told"


def test_that_a_jumper_in_another_size_goes_out_of_the_count(
    qtbot: QtBot, counter: Counter
) -> None:
    scanned(qtbot, counter, RECEIPT, JUMPER)
    counter.room.act(Do.OFFER, "exchange")
    ready(qtbot, counter)
    qtbot.waitUntil(lambda: bool(counter.state.siblings))

    scanned(qtbot, counter, JUMPER_L)
    ready(qtbot, counter)
    counter.press(ENTER)
    qtbot.waitUntil(lambda: counter.state.page is Page.DONE)

    with counter.station.store.views() as views:
        assert views.on_hand((f"SKU-{JUMPER_L}",)) == {f"SKU-{JUMPER_L}": 2}


def test_that_down_walks_the_rows_wherever_the_focus_is(qtbot: QtBot, counter: Counter) -> None:
    scanned(qtbot, counter, RECEIPT, JUMPER)
    green = counter.window.focusWidget()

    counter.press(Qt.Key.Key_Down)

    assert isinstance(green, Pressable)
    first = visit_of(counter).first.id
    assert visit_of(counter).in_hand == Spot(first, "2")
    counter.press(Qt.Key.Key_Down)
    assert visit_of(counter).in_hand == Spot(first, "3")
    row = counter.window.focusWidget()
    assert isinstance(row, LineRow)
    assert row.line.id == str(visit_of(counter).in_hand)
