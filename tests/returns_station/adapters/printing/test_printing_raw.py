"""Printers that take bytes, over real lines: asked, sent to, asked again; each kind of trouble."""

import os
import threading
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest
import zxingcpp
from PIL import Image

from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.printing.escpos import encode
from returns_station.adapters.printing.paper import PrinterMisfitError, SlipPaper
from returns_station.adapters.printing.pdf import pages_of
from returns_station.adapters.printing.raw import Patience, print_raw, tells
from returns_station.adapters.printing.simulator.faults import Fault, Faulty
from returns_station.adapters.printing.simulator.label_printer import LabelPrinter
from returns_station.adapters.printing.simulator.roll_printer import RollPrinter
from returns_station.adapters.printing.simulator.servers import (
    Machine,
    SimulatedPrinter,
    serving,
)
from returns_station.adapters.printing.system import (
    PrinterNotReadyError,
    PrinterOfflineError,
    PrinterUnknownError,
)
from returns_station.adapters.printing.zpl import encode as labelled
from returns_station.adapters.settings import PrinterSettings
from returns_station.adapters.speech import speech
from returns_station.desk.errors import PrintUnknownError, StationError
from returns_station.phrase import Phrase
from tests.returns_station.adapters.printing.print_system import (
    NO_CUPS,
    QUEUE,
    ROLL,
    a_print_system,
    a_sink,
)
from tests.returns_station.adapters.printing.printers import until
from tests.returns_station.adapters.printing.slips import a_refund
from tests.returns_station.adapters.printing.two_labels import PUT_AWAY

BRIEF: Final = Patience(door_seconds=1, answer_seconds=0.3, done_seconds=0.5, turn_seconds=0.1)
LONG: Final = Patience(door_seconds=5, answer_seconds=5, done_seconds=10, turn_seconds=10)
CONTENT: Final = {
    "escpos": encode(a_refund(), speech("sv")),
    "zpl": labelled(pages_of(PUT_AWAY, Paper.LABEL_100X60, speech("sv"))),
}
LANGUAGES: Final = tuple(CONTENT)
HANG_UP: Final = b"\xff\xff"


def a_machine(speaks: str, folder: Path, faulty: Faulty) -> RollPrinter | LabelPrinter:
    if speaks == "zpl":
        return LabelPrinter(folder, faulty)
    return RollPrinter(folder, "80", faulty)


@contextmanager
def a_printer(speaks: str, folder: Path, fault: str = "") -> Iterator[tuple[str, Machine]]:
    """A printer at an address of its own, and what it does."""
    faulty = Faulty.named(fault)
    machine = a_machine(speaks, folder, faulty)
    with serving(SimulatedPrinter(0, machine, faulty)) as server:
        yield f"tcp://127.0.0.1:{server.port}", machine


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
    assert tells(at) is True


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
        assert tells(at) is False


def test_that_a_printer_said_to_be_silent_is_not_asked(tmp_path: Path) -> None:
    with a_printer("escpos", tmp_path, "cover") as (at, machine):
        print_raw(CONTENT["escpos"], at, "escpos", answers=False, patience=LONG)

        assert (machine.papers, tells(at)) == ([], None)


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


@contextmanager
def at_a_terminal(machine: RollPrinter) -> Iterator[str]:
    """A printer on a line of the system that is not the network."""
    ours, theirs = os.openpty()
    tty.setraw(ours)
    tty.setraw(theirs)

    def pump() -> None:
        while (part := os.read(ours, 4096)) != HANG_UP:
            os.write(ours, machine.take(part))

    thread = threading.Thread(target=pump, daemon=True)
    thread.start()
    try:
        yield os.ttyname(theirs)
    finally:
        os.write(theirs, HANG_UP)
        thread.join(5)
        os.close(ours)
        os.close(theirs)


@pytest.mark.parametrize("door", ("serial:{}@115200", "usb:{}"))
def test_that_a_printer_on_a_cable_is_asked_and_printed_on(door: str, tmp_path: Path) -> None:
    machine = RollPrinter(tmp_path)
    with at_a_terminal(machine) as path:
        print_raw(CONTENT["escpos"], door.format(path), "escpos", patience=LONG)

        came_out = len(machine.papers)

    assert came_out == 1


def test_that_a_file_that_only_takes_is_given_everything(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    device.write_bytes(b"")

    print_raw(CONTENT["escpos"], f"usb:{device}", "escpos", patience=LONG)

    assert device.read_bytes() == CONTENT["escpos"]


@pytest.mark.parametrize("at", ("usb:/nowhere/lp0", "serial:/nowhere/ttyUSB0"))
def test_that_a_cable_that_is_not_there_is_no_printer_and_makes_no_file(at: str) -> None:
    with pytest.raises(PrinterOfflineError):
        print_raw(CONTENT["escpos"], at, "escpos", patience=BRIEF)


@pytest.mark.parametrize(
    "at", ("tcp://127.0.0.1:99999999", "tcp://127.0.0.1:x", "serial:/dev/null@fast", "lpt:1")
)
def test_that_an_address_that_is_none_is_said_to_be_none(at: str) -> None:
    with pytest.raises(PrinterUnknownError) as refused:
        print_raw(CONTENT["escpos"], at, "escpos", patience=BRIEF)

    assert refused.value.advice.key == "print.bad_door"


@pytest.mark.parametrize(
    ("at", "speaks", "key"),
    (
        ("tcp://127.0.0.1:1", "pdf", "print.takes_no_pdf"),
        ("ipp://127.0.0.1:1/ipp/print", "zpl", "print.takes_only_pdf"),
    ),
)
def test_that_what_a_door_does_not_take_is_not_sent(at: str, speaks: str, key: str) -> None:
    printer = PrinterSettings.model_validate({"at": at, "speaks": speaks})

    with pytest.raises(PrinterMisfitError) as refused:
        SlipPaper("roll80", {"Kassan": printer}).deliver(a_refund(), "printer:Kassan")

    assert refused.value.advice.key == key


@pytest.mark.parametrize("speaks", LANGUAGES)
def test_that_each_paper_goes_where_its_printer_is(speaks: str, tmp_path: Path) -> None:
    with a_printer(speaks, tmp_path) as (at, machine):
        settings = {"at": at, "speaks": speaks, "paper": "roll80"}
        paper = SlipPaper("a4", {"Kassan": PrinterSettings.model_validate(settings)})

        for printed in (a_refund(), PUT_AWAY):
            paper.deliver(printed, "printer:Kassan")

        read = [zxingcpp.read_barcodes(Image.open(one)) for one in machine.papers]

    assert [{code.text for code in codes} for codes in read] == [
        {"RS000004273"},
        {PUT_AWAY.codes[0].text},
    ]


@pytest.mark.skipif(bool(NO_CUPS), reason=f"no print system here: {NO_CUPS}")
@pytest.mark.parametrize("speaks", LANGUAGES)
def test_that_a_queue_of_the_system_hands_a_printers_own_bytes_on_as_they_are(
    speaks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {"at": f"system:{QUEUE}", "speaks": speaks, "paper": "label100x60"}
    paper = SlipPaper("a4", {"Kassan": PrinterSettings.model_validate(settings)})
    printed = PUT_AWAY if speaks == "zpl" else a_refund()

    with a_sink() as sink, a_print_system(tmp_path, sink.uri, ROLL) as server:
        monkeypatch.setenv("CUPS_SERVER", server)
        paper.deliver(printed, "printer:Kassan")
        until(lambda: bool(sink.came))

    assert sink.came == [CONTENT[speaks]]
