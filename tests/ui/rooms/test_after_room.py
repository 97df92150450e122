"""What follows a visit, in its window over a real store-room: money, undo, documents, credit."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.desk.payers import Payer
from returns_station.desk.ports import Printed
from returns_station.desk.station import Station
from returns_station.payout import Payout, PayoutState
from returns_station.slip import Slip
from tests.builders import kronor
from tests.ui.rooms.paying_shop import (
    DECLINED,
    FIRST_CREDIT,
    FIRST_SLIP,
    PAID,
    SILENT,
    a_paying_shop,
    a_terminal,
)
from tests.ui.rooms.shop import JACKET, JUMPER, JUMPER_L, RECEIPT, SOCKS, Counter
from ui.rooms.counter.state import paying, undoing
from ui.rooms.counter.state.counter import Page, Printing
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.visit import Spot

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@dataclass(slots=True)
class Pile:
    """Paper that lies in a pile, in the order it came out."""

    slips: list[Slip] = field(default_factory=list)

    def deliver(self, slip: Printed, target: str) -> None:
        """It comes out."""
        assert target
        assert isinstance(slip, Slip)
        self.slips.append(slip)


def a_counter(qtbot: QtBot, folder: Path, terminal: Payer | None = None) -> tuple[Counter, Pile]:
    """The counter of a shop with credit; without a terminal its till pays."""
    shop, pile = a_paying_shop(folder, terminal), Pile()
    station = Station(shop.store, pile, clock=shop.clock, house=shop.house, payers=shop.payers)
    counter = Counter(folder, station)
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.open(qtbot)
    return counter, pile


def returned(qtbot: QtBot, counter: Counter, *codes: str) -> None:
    """These were scanned and given back, and the slip has come out."""
    for code in (RECEIPT, *codes):
        counter.scan(code)
    qtbot.waitUntil(lambda: counter.state.answered and counter.state.asks is None)
    counter.press(ENTER)
    settled(qtbot, counter)


def settled(qtbot: QtBot, counter: Counter) -> None:
    """All that was sent has been answered."""
    qtbot.waitUntil(
        lambda: (
            counter.state.done is not None
            and counter.state.done.printing is Printing.PRINTED
            and not counter.state.calls
        )
    )


def payouts(counter: Counter) -> tuple[Payout, ...]:
    """The payouts of the first slip, as they stand."""
    with counter.station.store.views() as views:
        return views.payouts.of_slip(FIRST_SLIP)


def state_of(counter: Counter) -> PayoutState:
    """How the only payout stands."""
    (payout,) = payouts(counter)
    return payout.state


def test_that_the_tills_number_is_typed_and_confirmed_by_enter(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter, _ = a_counter(qtbot, tmp_path)
    returned(qtbot, counter, JUMPER)

    counter.type("5518")
    counter.press(ENTER)
    qtbot.waitUntil(lambda: state_of(counter) is PayoutState.CONFIRMED)

    (payout,) = payouts(counter)
    assert payout.reference == "5518"
    qtbot.waitUntil(lambda: counter.state.asks is None)
    done = counter.state.done
    assert done is not None
    assert done.slip is not None
    assert done.slip.till_return_number == "5518"


def test_that_a_scanned_code_of_the_till_is_its_number(qtbot: QtBot, tmp_path: Path) -> None:
    counter, _ = a_counter(qtbot, tmp_path)
    returned(qtbot, counter, JUMPER)

    counter.scan("K-5518/2")
    qtbot.waitUntil(lambda: bool(counter.state.done and counter.state.done.till))
    counter.press(ENTER)
    qtbot.waitUntil(lambda: state_of(counter) is PayoutState.CONFIRMED)

    assert payouts(counter)[0].reference == "K-5518/2"


def test_that_the_terminal_is_called_once_and_its_number_is_shown(
    qtbot: QtBot, tmp_path: Path
) -> None:
    terminal = a_terminal(PAID)
    counter, _ = a_counter(qtbot, tmp_path, terminal)

    returned(qtbot, counter, JUMPER)

    assert (len(terminal.paid), state_of(counter)) == (1, PayoutState.CONFIRMED)
    assert paying.question(counter.state) is None


def test_that_a_silent_terminal_is_one_question_that_q_answers(
    qtbot: QtBot, tmp_path: Path
) -> None:
    terminal = a_terminal(SILENT)
    counter, _ = a_counter(qtbot, tmp_path, terminal)
    returned(qtbot, counter, JUMPER)
    assert state_of(counter) is PayoutState.UNKNOWN

    counter.press(Qt.Key.Key_Q, "q")
    counter.type("4471")
    counter.press(ENTER)
    qtbot.waitUntil(lambda: state_of(counter) is PayoutState.CONFIRMED)

    assert (len(terminal.paid), payouts(counter)[0].reference) == (1, "4471")


def test_that_what_waits_is_listed_at_rest_and_settled_from_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    terminal = a_terminal(DECLINED, PAID)
    counter, _ = a_counter(qtbot, tmp_path, terminal)
    returned(qtbot, counter, JUMPER)
    counter.press(ENTER)
    qtbot.waitUntil(lambda: len(paying.waiting(counter.state)) == 1)

    counter.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: counter.state.page is Page.OWING)
    counter.press(Qt.Key.Key_E, "e")
    qtbot.waitUntil(lambda: state_of(counter) is PayoutState.CONFIRMED)
    counter.press(ESC)

    qtbot.waitUntil(lambda: not paying.waiting(counter.state))
    assert (counter.state.page, len(terminal.paid)) == (Page.IDLE, 2)


def test_that_esc_gives_the_goods_back_to_her(qtbot: QtBot, tmp_path: Path) -> None:
    counter, _ = a_counter(qtbot, tmp_path)
    returned(qtbot, counter, JUMPER)

    counter.press(ESC)
    qtbot.waitUntil(lambda: bool(counter.state.done and counter.state.done.after.undone))
    counter.press(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: counter.state.page is Page.VISIT)

    assert counter.state.visit is not None
    assert counter.state.visit.sales[0].view.left("1") == 1
    assert state_of(counter) is PayoutState.CANCELLED


def test_that_undo_says_what_has_gone_out(qtbot: QtBot, tmp_path: Path) -> None:
    counter, _ = a_counter(qtbot, tmp_path, a_terminal(PAID))
    returned(qtbot, counter, JUMPER)

    counter.press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: counter.state.trouble is not None)

    trouble = counter.state.trouble
    assert trouble is not None
    assert trouble.words.key == "undo.money_left"
    assert undoing.seconds(counter.state) == 0


def mixed(qtbot: QtBot, counter: Counter) -> None:
    """Socks for credit, a jacket for money, in one visit."""
    for code in (RECEIPT, SOCKS, JACKET):
        counter.scan(code)
    qtbot.waitUntil(lambda: counter.state.answered and counter.state.asks is None)
    counter.room.act(Do.ALONE, str(Spot(1, "2")))
    counter.room.act(Do.OFFER_ALONE, "store_credit")
    qtbot.waitUntil(lambda: counter.state.answered)
    counter.press(ENTER)
    settled(qtbot, counter)


def test_that_the_slip_comes_out_before_its_document_and_copies_say_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter, pile = a_counter(qtbot, tmp_path)
    mixed(qtbot, counter)
    qtbot.waitUntil(lambda: bool(counter.state.done and counter.state.done.out))

    counter.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(pile.slips) == 4)

    assert [(slip.number, slip.copy) for slip in pile.slips] == [
        (FIRST_SLIP, 0),
        (FIRST_CREDIT, 0),
        (FIRST_SLIP, 1),
        (FIRST_CREDIT, 1),
    ]


def test_that_a_scanned_credit_is_taken_by_sum_number_and_enter_and_the_visit_waits(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter, _ = a_counter(qtbot, tmp_path)
    mixed(qtbot, counter)
    counter.press(ENTER)
    for code in (RECEIPT, JUMPER):
        counter.scan(code)
    qtbot.waitUntil(lambda: counter.state.answered)

    counter.scan(FIRST_CREDIT)
    qtbot.waitUntil(lambda: counter.state.page is Page.CREDIT)
    counter.type("100")
    counter.press(ENTER)
    counter.type("8841")
    counter.press(ENTER)
    qtbot.waitUntil(lambda: bool(counter.state.credit and counter.state.credit.taken))
    counter.press(ESC)

    with counter.station.store.views() as views:
        view = views.credit(FIRST_CREDIT)
    assert view is not None
    assert view.credit.remaining == kronor(49)
    assert view.entries[-1].reference == "8841"
    assert counter.state.page is Page.VISIT


def test_that_the_new_goods_of_an_earlier_slip_come_back_in_turn(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter, _ = a_counter(qtbot, tmp_path)
    for code in (RECEIPT, JUMPER):
        counter.scan(code)
    qtbot.waitUntil(lambda: counter.state.answered)
    counter.room.act(Do.OFFER, "exchange")
    qtbot.waitUntil(lambda: bool(counter.state.siblings))
    counter.scan(JUMPER_L)
    qtbot.waitUntil(lambda: counter.state.answered)
    counter.press(ENTER)
    settled(qtbot, counter)
    counter.press(ENTER)

    counter.scan(FIRST_SLIP)
    qtbot.waitUntil(lambda: counter.state.page is Page.DONE and counter.state.asks is None)
    counter.press(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: counter.state.page is Page.VISIT)

    assert counter.state.visit is not None
    assert counter.state.visit.first.number == FIRST_SLIP
