"""Which door leads to which printer: cables, files, queues, addresses that are none."""

import os
import threading
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
import zxingcpp
from PIL import Image

from returns_station.adapters.printing.paper import PrinterMisfitError, SlipPaper
from returns_station.adapters.printing.raw import print_raw
from returns_station.adapters.printing.simulator.roll_printer import RollPrinter
from returns_station.adapters.printing.system import (
    PrinterOfflineError,
    PrinterUnknownError,
)
from returns_station.adapters.settings import PrinterSettings
from tests.marks import a_cable
from tests.returns_station.adapters.printing.print_system import (
    NO_CUPS,
    QUEUE,
    ROLL,
    a_print_system,
    a_sink,
)
from tests.returns_station.adapters.printing.printers import until
from tests.returns_station.adapters.printing.raw_printers import (
    BRIEF,
    CONTENT,
    LANGUAGES,
    LONG,
    a_printer,
)
from tests.returns_station.adapters.printing.slips import a_refund
from tests.returns_station.adapters.printing.two_labels import PUT_AWAY

HANG_UP: Final = b"\xff\xff"


@contextmanager
def at_a_terminal(machine: RollPrinter) -> Iterator[str]:
    """A printer on a line of the system that is not the network."""
    ours, theirs = a_cable()
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


def test_that_a_sheets_label_is_laid_for_the_roll_that_it_comes_out_on(tmp_path: Path) -> None:
    with a_printer("escpos", tmp_path) as (at, machine):
        settings = {"at": at, "speaks": "escpos", "paper": "a4"}
        paper = SlipPaper("a4", {"Kassan": PrinterSettings.model_validate(settings)})

        paper.deliver(PUT_AWAY, "printer:Kassan")

    with Image.open(machine.papers[0]) as came:
        assert came.width == 640
        assert {one.text for one in zxingcpp.read_barcodes(came)} == {PUT_AWAY.codes[0].text}
