"""Printers that take bytes, over the network: asked, sent to, asked again; each kind of trouble."""

import socket
import threading
from contextlib import closing, nullcontext, suppress
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from returns_station.adapters.printing.raw import Patience, print_raw
from returns_station.adapters.printing.simulator.faults import Fault, Faulty
from returns_station.adapters.printing.simulator.roll_printer import RollPrinter
from returns_station.adapters.printing.simulator.servers import (
    SimulatedPrinter,
    serving,
)
from returns_station.adapters.printing.system import (
    PrinterNotReadyError,
    PrinterOfflineError,
)
from returns_station.desk.errors import PrintUnknownError, StationError
from returns_station.phrase import Phrase
from tests.returns_station.adapters.printing.raw_printers import (
    BRIEF,
    CONTENT,
    LANGUAGES,
    LONG,
    a_printer,
)
from tests.returns_station.adapters.printing.two_labels import PUT_AWAY


def why(error: pytest.ExceptionInfo[StationError]) -> str:
    told = error.value.advice.args["why"]
    assert isinstance(told, Phrase)
    return told.key.removeprefix("print.why.")


@pytest.mark.parametrize("speaks", LANGUAGES)
def test_that_what_came_out_can_be_scanned(speaks: str, tmp_path: Path) -> None:
    with a_printer(speaks, tmp_path) as (at, machine):
        print_raw(CONTENT[speaks], at, speaks, patience=LONG)

        came_out = tuple(machine.papers)

    assert len(came_out) == 1
    codes = {code.text for code in zxingcpp.read_barcodes(Image.open(came_out[0]))}
    assert codes == {"RS000004273" if speaks == "escpos" else PUT_AWAY.codes[0].text}


@pytest.mark.parametrize("speaks", LANGUAGES)
def test_that_a_printer_where_nobody_listens_gets_nothing(speaks: str, tmp_path: Path) -> None:
    with a_printer(speaks, tmp_path, "refuses") as (at, _), pytest.raises(PrinterOfflineError):
        print_raw(CONTENT[speaks], at, speaks, patience=BRIEF)


@pytest.mark.parametrize("speaks", LANGUAGES)
@pytest.mark.parametrize(
    ("fault", "is_called"),
    (("paper-out", "media_empty"), ("cover", "cover_open"), ("offline", "stopped")),
)
def test_that_a_printer_in_need_is_named_with_its_need_and_gets_nothing(
    speaks: str, fault: str, is_called: str, tmp_path: Path
) -> None:
    with a_printer(speaks, tmp_path, fault) as (at, machine):
        with pytest.raises(PrinterNotReadyError) as refused:
            print_raw(CONTENT[speaks], at, speaks, name="Kassan", patience=LONG)

        assert machine.papers == []

    # A label printer that is off-line calls it paused.
    assert why(refused) == ("paused" if (speaks, fault) == ("zpl", "offline") else is_called)
    assert refused.value.advice.args["printer"] == "Kassan"


@pytest.mark.parametrize("speaks", LANGUAGES)
@pytest.mark.parametrize("count", (30, 200, 700, 1000))
def test_that_a_printer_that_dies_while_it_listens_leaves_a_question(
    speaks: str, count: int, tmp_path: Path
) -> None:
    content = CONTENT[speaks]
    taken = min(count, len(content) - 1)
    with a_printer(speaks, tmp_path, f"dies:{taken}") as (at, machine):
        with pytest.raises(PrintUnknownError):
            print_raw(content, at, speaks, patience=LONG)

        assert machine.papers == []


@pytest.mark.parametrize("speaks", LANGUAGES)
def test_that_a_printer_that_dies_of_the_question_was_sent_nothing(
    speaks: str, tmp_path: Path
) -> None:
    with a_printer(speaks, tmp_path, "dies:0") as (at, _), pytest.raises(PrinterOfflineError):
        print_raw(CONTENT[speaks], at, speaks, patience=LONG)


def test_that_paper_that_ends_in_the_middle_leaves_a_question_and_the_rest_comes_later(
    tmp_path: Path,
) -> None:
    with a_printer("escpos", tmp_path, "paper-out:300") as (at, machine):
        with pytest.raises(PrintUnknownError):
            print_raw(CONTENT["escpos"], at, "escpos", patience=BRIEF)
        before = list(machine.papers)
        assert isinstance(machine, RollPrinter)
        machine.go_on()

    assert (before, len(machine.papers)) == ([], 1)


@pytest.mark.parametrize("speaks", LANGUAGES)
def test_that_a_printer_that_never_says_it_is_done_leaves_a_question(
    speaks: str, tmp_path: Path
) -> None:
    with a_printer(speaks, tmp_path, "mute") as (at, machine):
        with pytest.raises(PrintUnknownError):
            print_raw(CONTENT[speaks], at, speaks, patience=BRIEF)

        assert len(machine.papers) == 1


def test_that_an_answer_that_takes_too_long_leaves_a_question(tmp_path: Path) -> None:
    with a_printer("escpos", tmp_path, "slow:30") as (at, _), pytest.raises(PrintUnknownError):
        print_raw(CONTENT["escpos"], at, "escpos", patience=BRIEF)


@pytest.mark.parametrize("speaks", LANGUAGES)
def test_that_a_printer_that_cannot_tell_is_believed_when_it_took_all_and_let_go(
    speaks: str, tmp_path: Path
) -> None:
    with a_printer(speaks, tmp_path, "silent") as (at, machine):
        print_raw(CONTENT[speaks], at, speaks, patience=Patience(answer_seconds=0.2))

        assert len(machine.papers) == 1


def test_that_a_printer_said_to_be_silent_is_not_asked(tmp_path: Path) -> None:
    with a_printer("escpos", tmp_path, "cover") as (at, machine):
        print_raw(CONTENT["escpos"], at, "escpos", answers=False, patience=LONG)

        assert machine.papers == []


@pytest.mark.parametrize("answers", (True, False))
def test_that_a_line_nobody_lets_go_of_is_a_question_unless_that_is_its_way(
    *, answers: bool
) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as deaf:
        at = f"tcp://127.0.0.1:{deaf.getsockname()[1]}"

        with nullcontext() if not answers else pytest.raises(PrintUnknownError):
            print_raw(CONTENT["escpos"], at, "escpos", answers=answers, patience=BRIEF)


def test_that_silence_of_a_printer_that_has_answered_before_is_no_printer(tmp_path: Path) -> None:
    with a_printer("escpos", tmp_path) as (at, machine):
        print_raw(CONTENT["escpos"], at, "escpos", patience=LONG)
    port = int(at.rpartition(":")[2])

    silent = SimulatedPrinter(port, machine, Faulty(Fault.SILENT))
    with serving(silent), pytest.raises(PrinterOfflineError):
        print_raw(CONTENT["escpos"], at, "escpos", patience=BRIEF)

    assert len(machine.papers) == 1


def test_that_a_slow_printer_holds_up_its_own_slips_and_no_others(tmp_path: Path) -> None:
    ended = threading.Event()

    def print_slowly(at: str) -> None:
        with suppress(StationError):
            print_raw(CONTENT["escpos"], at, "escpos", patience=LONG)
        ended.set()

    with (
        a_printer("escpos", tmp_path / "slow", "slow:30") as (slow, machine),
        a_printer("escpos", tmp_path / "quick") as (quick, other),
    ):
        first = threading.Thread(target=print_slowly, args=(slow,))
        first.start()
        assert isinstance(machine, RollPrinter)
        machine.asked.wait(5)

        with pytest.raises(PrinterNotReadyError) as refused:
            print_raw(CONTENT["escpos"], slow, "escpos", patience=BRIEF)
        print_raw(CONTENT["escpos"], quick, "escpos", patience=LONG)
        came_out_meanwhile = not ended.is_set()
    first.join()

    assert (why(refused), came_out_meanwhile, len(other.papers)) == ("busy", True, 1)
