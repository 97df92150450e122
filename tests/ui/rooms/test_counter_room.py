"""The counter in its window over a real store-room: keys, scans, and what comes of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from returns_station.case import Who
from returns_station.desk.errors import StationError
from returns_station.desk.ports import Printed
from returns_station.phrase import Phrase
from returns_station.slip import Slip
from tests.returns_station.desk.counter import a_station
from tests.ui.rooms.shop import (
    BOOTS,
    JUMPER,
    LAMP,
    RECEIPT,
    SOCKS,
    Counter,
    a_counter,
    sales,
)
from ui.rooms.counter.state.counter import Page, Printing

ENTER = Qt.Key.Key_Return
ESC = Qt.Key.Key_Escape


class BrokenPrinter:
    """Paper that runs out until somebody mends it."""

    def __init__(self) -> None:
        self.mended, self.printed = False, list[Slip]()

    def deliver(self, slip: Printed, target: str) -> None:
        if not self.mended:
            raise StationError(Phrase("slip.not_saved", {"file": target}))
        assert isinstance(slip, Slip)
        self.printed.append(slip)


def returned(counter: Counter, sale_id: int = 1) -> dict[str, int]:
    with counter.station.store.views() as views:
        view = views.sale(sale_id)
    assert view is not None
    return dict(view.earlier.units)


def saved(counter: Counter) -> int:
    with counter.station.store.views() as views:
        return len(views.open_visits("Disk 2"))


def ticked(qtbot: QtBot, counter: Counter, *codes: str) -> None:
    for code in codes:
        counter.scan(code)
    qtbot.waitUntil(lambda: counter.state.answered and not counter.state.busy)


def is_done(counter: Counter) -> Callable[[], bool]:
    return lambda: counter.state.page is Page.DONE


def test_that_goods_first_and_the_receipt_second_works(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)

    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.page is Page.SEEK)
    ticked(qtbot, counter, RECEIPT)

    assert counter.state.visit is not None
    assert [one.taken.line for one in counter.state.visit.pieces] == ["1"]


def test_that_goods_alone_take_three_inputs_too(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)

    counter.scan(LAMP)
    qtbot.waitUntil(lambda: counter.state.page is Page.SEEK)
    counter.press(ENTER)
    qtbot.waitUntil(lambda: counter.state.answered)
    counter.press(ENTER)
    qtbot.waitUntil(is_done(counter))

    assert (counter.inputs, returned(counter, 3)) == (3, {"1": 1})


def test_that_an_unknown_code_stays_on_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)

    counter.scan("4006-88-XX")
    qtbot.waitUntil(lambda: counter.state.trouble is not None)

    trouble = counter.state.trouble
    assert trouble is not None
    assert trouble.words == Phrase("find.nothing", {"code": "4006-88-XX"})


def test_that_what_is_typed_finds_her_and_enter_opens(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)

    counter.type("svenson")
    qtbot.waitUntil(lambda: bool(counter.state.seeking and counter.state.seeking.candidates))
    counter.press(ENTER)
    qtbot.waitUntil(lambda: counter.state.visit is not None)

    assert counter.state.visit is not None
    assert counter.state.visit.name == "Eva Svensson"


def test_that_undo_takes_back_what_was_ticked_and_nothing_is_left(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter(qtbot, tmp_path)
    ticked(qtbot, counter, RECEIPT, JUMPER)

    counter.press(ESC)
    counter.press(ESC)
    qtbot.waitUntil(lambda: saved(counter) == 0)

    assert (counter.state.page, returned(counter)) == (Page.IDLE, {})


def test_that_enter_twice_returns_once(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    ticked(qtbot, counter, RECEIPT, SOCKS)

    counter.room.pressed("Enter", "\r")
    counter.room.pressed("Enter", "\r")
    qtbot.waitUntil(is_done(counter))

    assert returned(counter) == {"2": 1}
    qtbot.waitUntil(lambda: saved(counter) == 0)


def test_that_a_scan_while_it_is_written_down_begins_the_next_visit(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter(qtbot, tmp_path)
    ticked(qtbot, counter, RECEIPT, JUMPER)

    counter.room.pressed("Enter", "\r")
    counter.scan("2038-0077")
    qtbot.waitUntil(lambda: counter.state.page is Page.VISIT and not counter.state.busy)

    assert counter.state.visit is not None
    assert counter.state.visit.name == "Johan Nyström"
    assert returned(counter) == {"1": 1}


def test_that_the_slower_of_two_windows_is_told_kindly(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    ticked(qtbot, counter, RECEIPT, JUMPER)
    desk = replace(counter.desk, who=Who("Otto", "Disk 3"))
    other = Counter(tmp_path, counter.station, desk=desk)
    qtbot.addWidget(other.window, before_close_func=lambda _: other.close())
    other.open(qtbot)
    # One process has one keyboard: the other desk is told by hand.
    other.room.scanned(RECEIPT)
    other.room.scanned(JUMPER)
    qtbot.waitUntil(lambda: other.state.answered)
    other.room.pressed("Enter", "")
    qtbot.waitUntil(is_done(other))

    counter.room.pressed("Enter", "\r")
    qtbot.waitUntil(lambda: counter.state.trouble is not None and counter.state.asks is None)

    assert counter.state.visit is not None
    assert counter.state.visit.pieces == ()
    assert returned(counter) == {"1": 1}


def test_that_a_half_finished_visit_survives_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    first = Counter(tmp_path, a_station(tmp_path, *sales()))
    first.open(qtbot)
    ticked(qtbot, first, RECEIPT, SOCKS, JUMPER)
    qtbot.waitUntil(lambda: saved(first) == 1)
    first.close()

    again = Counter(tmp_path, first.station)
    qtbot.addWidget(again.window, before_close_func=lambda _: again.close())
    again.open(qtbot)
    again.press(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: again.state.answered)

    assert again.inputs == 1
    assert again.state.visit is not None
    assert [one.taken.line for one in again.state.visit.pieces] == ["1", "2"]


def test_that_a_return_whose_end_was_not_seen_is_not_offered_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = Counter(tmp_path, a_station(tmp_path, *sales()))
    first.open(qtbot)
    ticked(qtbot, first, RECEIPT, JUMPER)
    with first.station.store.views() as views:
        (kept,) = views.open_visits("Disk 2")
    first.press(ENTER)
    qtbot.waitUntil(is_done(first))
    first.close()
    first.station.store.keep_visit(kept)

    again = Counter(tmp_path, first.station)
    qtbot.addWidget(again.window, before_close_func=lambda _: again.close())
    again.open(qtbot)

    assert again.state.rest.visits == ()


def test_that_the_next_receipt_parks_the_visit(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    ticked(qtbot, counter, RECEIPT, JUMPER)

    counter.scan("1988-0412")
    qtbot.waitUntil(lambda: _name(counter) == "Karin Ek")
    ticked(qtbot, counter, BOOTS)
    counter.scan(RECEIPT)
    qtbot.waitUntil(lambda: _name(counter) == "Elin Sandberg")

    assert counter.state.visit is not None
    assert [one.taken.line for one in counter.state.visit.pieces] == ["1"]


def test_that_what_is_too_late_is_asked_and_in_an_open_house_answered_at_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter(qtbot, tmp_path)
    ticked(qtbot, counter, "1988-0412", BOOTS)
    qtbot.waitUntil(lambda: not counter.state.override.staffed)

    counter.press(ENTER)
    qtbot.waitUntil(lambda: counter.state.page is Page.RULE)
    asked = returned(counter, 2), counter.slips()
    counter.press(ENTER)
    qtbot.waitUntil(lambda: counter.state.page is Page.VISIT and counter.state.answered)
    counter.press(ENTER)
    qtbot.waitUntil(is_done(counter))

    assert asked == ({}, [])
    assert returned(counter, 2) == {"1": 1}


def test_that_a_slip_that_did_not_come_out_waits_and_is_printed_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    printer = BrokenPrinter()
    counter = a_counter(qtbot, tmp_path, paper=printer)
    ticked(qtbot, counter, RECEIPT, JUMPER)
    counter.press(ENTER)
    qtbot.waitUntil(lambda: _printing(counter) is Printing.WAITS)

    printer.mended = True
    counter.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: _printing(counter) is Printing.PRINTED)

    assert [slip.number for slip in printer.printed] == ["RS000000013"]
    assert returned(counter) == {"1": 1}


def test_that_our_own_slip_shows_its_return_and_prints_a_copy(qtbot: QtBot, tmp_path: Path) -> None:
    printer = BrokenPrinter()
    printer.mended = True
    counter = a_counter(qtbot, tmp_path, paper=printer)
    ticked(qtbot, counter, RECEIPT, JUMPER)
    counter.press(ENTER)
    qtbot.waitUntil(lambda: _printing(counter) is Printing.PRINTED)
    counter.press(ENTER)

    counter.scan("RS000000013")
    qtbot.waitUntil(is_done(counter))
    counter.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(printer.printed) == 2)

    assert [slip.copy for slip in printer.printed] == [0, 1]


def test_that_a_scan_before_the_station_is_open_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    counter = Counter(tmp_path, a_station(tmp_path, *sales()))
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())

    counter.scan(RECEIPT)
    counter.scan(JUMPER)
    QApplication.processEvents()
    counter.open(qtbot)

    qtbot.waitUntil(lambda: counter.state.answered)


def _name(counter: Counter) -> str:
    return counter.state.visit.name if counter.state.visit else ""


def _printing(counter: Counter) -> Printing | None:
    return counter.state.done.printing if counter.state.done else None
