"""A slip that is not on paper: tried again by itself, moved, asked about, shown as a code."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.desk.errors import PrintUnknownError, StationError
from returns_station.desk.ports import Printed
from returns_station.desk.prints import Print, PrintState
from returns_station.phrase import Phrase
from returns_station.slip import Slip
from tests.builders import NOW
from tests.payouts import SLIP
from tests.returns_station.desk.counter import a_station
from tests.ui.rooms.after_states import a_slip, is_done
from tests.ui.rooms.shop import JUMPER, MAJA, RECEIPT, Counter, sales
from tests.ui.rooms.states import at_rest
from ui.desk import Desk
from ui.rooms.counter.state import ending, finishing, prints
from ui.rooms.counter.state.counter import Counter as State
from ui.rooms.counter.state.counter import Printing, Rest
from ui.rooms.counter.state.facing import facing
from ui.rooms.counter.state.keys import Do
from ui.rooms.second_screen.code import Square
from ui.rooms.second_screen.measure import Measure

ENTER, F5 = Qt.Key.Key_Return, Qt.Key.Key_F5
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
EMPTY = StationError(
    Phrase("print.not_ready", {"printer": "kassa", "why": Phrase("print.why.media_empty")})
)
UNSURE = PrintUnknownError(Phrase("print.unknown", {"printer": "kassa"}))
WAITS = Print(1, SLIP, 0, PrintState.NEW, NOW, "printer:kassa", 1, why=EMPTY.advice)


class Printer:
    """Ends as it is told, then prints; it keeps what came out and where it was sent."""

    def __init__(self, *ends: StationError) -> None:
        self.ends, self.out = list(ends), list[Slip]()
        self.sent_to: list[str] = []

    def deliver(self, slip: Printed, target: str) -> None:
        self.sent_to.append(target)
        if self.ends:
            raise self.ends.pop(0)
        assert isinstance(slip, Slip)
        self.out.append(slip)


def hurrying() -> Callable[[], datetime]:
    """A clock that goes on by half a minute whenever somebody looks at it."""
    looks = count()
    return lambda: NOW + timedelta(seconds=30 * next(looks))


def a_visit(
    qtbot: QtBot, folder: Path, paper: Printer, *, clock: Callable[[], datetime], spare: str = ""
) -> Counter:
    """A return is confirmed at a desk with a printer."""
    station = a_station(folder, *sales(), paper=paper, clock=clock)
    desk = Desk(MAJA, "sv", "SE", folder, theme="light", motion=False)
    desk = replace(desk, printer="kassa", spare_printer=spare)
    counter = Counter(folder, station, clock=clock, desk=desk)
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.open(qtbot)
    counter.scan(RECEIPT)
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.answered)
    counter.press(ENTER)
    qtbot.waitUntil(lambda: counter.state.done is not None)
    return counter


def _printing(counter: Counter) -> Printing | None:
    return counter.state.done.printing if counter.state.done else None


def done_with(printing: Printing, advice: Phrase | None = None, *listed: Print) -> State:
    """A visit is done, and its slip stands so."""
    state = is_done()
    assert state.done is not None
    done = replace(state.done, printing=printing, advice=advice)
    return replace(state, done=done, rest=replace(state.rest, prints=listed))


def test_that_a_slip_comes_by_itself_once_the_printer_has_paper(
    qtbot: QtBot, tmp_path: Path
) -> None:
    printer = Printer(EMPTY, EMPTY, EMPTY)

    counter = a_visit(qtbot, tmp_path, printer, clock=hurrying())
    qtbot.waitUntil(lambda: _printing(counter) is Printing.PRINTED)

    assert [slip.copy_mark for slip in printer.out] == [""]
    assert set(printer.sent_to) == {"printer:kassa"}
    qtbot.waitUntil(lambda: counter.state.rest.prints == ())


def test_that_the_spare_printer_is_tried_at_once_and_named(qtbot: QtBot, tmp_path: Path) -> None:
    printer = Printer(EMPTY)

    counter = a_visit(qtbot, tmp_path, printer, clock=lambda: NOW, spare="kontor")
    qtbot.waitUntil(lambda: _printing(counter) is Printing.PRINTED)

    assert printer.sent_to == ["printer:kassa", "printer:kontor"]
    assert counter.state.done is not None
    assert counter.state.done.came_out_of == "kontor"


def test_that_what_may_have_come_out_is_asked_about_and_yes_is_the_end(
    qtbot: QtBot, tmp_path: Path
) -> None:
    printer = Printer(UNSURE)
    counter = a_visit(qtbot, tmp_path, printer, clock=lambda: NOW)
    qtbot.waitUntil(lambda: _printing(counter) is Printing.ASKS)

    counter.press(F5, held=SHIFT)
    qtbot.waitUntil(lambda: _printing(counter) is Printing.PRINTED)
    qtbot.waitUntil(lambda: counter.room.errands.is_idle)

    assert printer.sent_to == ["printer:kassa"]


def test_that_no_prints_it_again_and_marks_it(qtbot: QtBot, tmp_path: Path) -> None:
    printer = Printer(UNSURE)
    counter = a_visit(qtbot, tmp_path, printer, clock=lambda: NOW)
    qtbot.waitUntil(lambda: _printing(counter) is Printing.ASKS)

    counter.press(F5)
    qtbot.waitUntil(lambda: _printing(counter) is Printing.PRINTED)

    assert [(slip.copy, slip.second) for slip in printer.out] == [(0, True)]


def test_that_the_question_is_answered_at_rest(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_visit(qtbot, tmp_path, Printer(UNSURE), clock=lambda: NOW)
    qtbot.waitUntil(lambda: bool(counter.state.rest.prints))
    qtbot.waitUntil(lambda: _printing(counter) is Printing.ASKS)
    counter.press(ENTER)
    qtbot.waitUntil(lambda: prints.asked(counter.state) != "")

    counter.press(F5, held=SHIFT)
    qtbot.waitUntil(lambda: counter.state.rest.prints == ())

    assert counter.state.rest.waiting == ()


def test_that_a_slip_that_waits_becomes_a_file_by_a_key(qtbot: QtBot, tmp_path: Path) -> None:
    printer = Printer(EMPTY)
    counter = a_visit(qtbot, tmp_path, printer, clock=lambda: NOW)
    qtbot.waitUntil(lambda: _printing(counter) is Printing.WAITS)

    counter.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: _printing(counter) is Printing.PRINTED)

    assert printer.sent_to[-1].endswith(".pdf")


def test_that_what_was_being_sent_when_the_window_died_is_asked_about(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_visit(qtbot, tmp_path, Printer(EMPTY), clock=lambda: NOW)
    qtbot.waitUntil(lambda: _printing(counter) is Printing.WAITS)
    number = counter.state.rest.prints[0].slip if counter.state.rest.prints else "RS000000013"
    counter.close()
    with counter.station.store.work() as work:
        work.send(number, "printer:kassa", NOW, MAJA.desk)
        work.commit()

    again = Counter(tmp_path, counter.station, desk=counter.desk)
    qtbot.addWidget(again.window, before_close_func=lambda _: again.close())
    again.open(qtbot)

    assert prints.asked(again.state) == number


def test_that_a_failure_by_itself_says_nothing_over_another_page() -> None:
    state = finishing.not_printed(at_rest(), SLIP, EMPTY.advice, aloud=False)

    assert state.trouble is None


def test_that_a_slip_that_another_hand_helped_waits_no_longer() -> None:
    state = done_with(Printing.WAITS, EMPTY.advice, WAITS)

    helped = prints.listed(state, Rest(ready=True))

    assert helped.done is not None
    assert (helped.done.printing, helped.done.advice) == (Printing.PRINTED, None)


def test_that_a_list_that_never_had_it_changes_nothing() -> None:
    state = done_with(Printing.WAITS, EMPTY.advice)

    assert prints.listed(state, Rest(ready=True)).done == state.done


@pytest.mark.parametrize(
    ("state", "printing"),
    ((PrintState.NEW, Printing.WAITS), (PrintState.UNKNOWN, Printing.ASKS)),
)
def test_that_an_earlier_slip_is_shown_as_it_stands(state: PrintState, printing: Printing) -> None:
    listed = replace(at_rest().rest, prints=(replace(WAITS, state=state),))

    shown = finishing.slip_shown(replace(at_rest(), rest=listed), a_slip(), SLIP)

    assert shown.done is not None
    assert shown.done.printing is printing


def test_that_her_screen_has_the_code_while_there_is_no_paper() -> None:
    waits = done_with(Printing.WAITS, EMPTY.advice)
    out = done_with(Printing.PRINTED)

    assert (facing(waits).code, facing(out).code) == (SLIP, "")
    assert facing(prints.code_toggled(out)).code == SLIP


def test_that_keys_for_paper_mean_nothing_where_nothing_asks() -> None:
    state = done_with(Printing.PRINTED)

    assert not ending.means(state, Do.CAME_OUT)
    assert not ending.means(state, Do.TO_FILE)
    assert ending.means(done_with(Printing.WAITS, EMPTY.advice), Do.TO_FILE)


def test_that_it_is_told_that_the_slip_comes_by_itself() -> None:
    state = done_with(Printing.WAITS, EMPTY.advice)
    assert state.done is not None

    assert prints.words(state.done) == Phrase("counter.print.by_itself", {"why": EMPTY.advice})
    assert prints.words(replace(state.done, again=True)) == EMPTY.advice


def test_that_the_square_on_her_screen_reads(qtbot: QtBot, tmp_path: Path) -> None:
    square = Square(Measure(), SLIP, "-")
    qtbot.addWidget(square)
    square.resize(square.sizeHint())
    file = tmp_path / "square.png"

    square.grab().save(str(file))

    assert [one.text for one in zxingcpp.read_barcodes(Image.open(file))] == [SLIP]
