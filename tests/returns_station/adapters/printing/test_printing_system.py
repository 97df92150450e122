"""Slips sent to printers: each way it can go is told apart, and none of them hangs."""

import socket
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.printing.ipp import IppError, Operation, answer
from returns_station.adapters.printing.pdf import Paper, draw
from returns_station.adapters.printing.system import (
    Patience,
    PrinterNotReadyError,
    PrinterOfflineError,
    PrinterUnknownError,
    PrintRefusedError,
    print_pdf,
    printers,
)
from returns_station.adapters.speech import speech
from returns_station.desk.errors import PrintUnknownError, StationError
from tests.returns_station.adapters.printing.printers import (
    DONE,
    MISSING,
    READY,
    TAKEN,
    WILLING,
    ToldPrinter,
    a_job,
    a_printer,
    a_real_printer,
    dying_after,
    serving,
    told,
)
from tests.returns_station.adapters.printing.slips import a_refund

PDF = b"%PDF-1.3 a slip"
QUICK = Patience(answer_seconds=0.3, pauses=(0, 0, 0))
NUMBER = "RS000004273"

needs_ippeveprinter = pytest.mark.skipif(
    bool(MISSING), reason=f"no real printer here: {', '.join(MISSING)} not found"
)


def test_that_a_slip_is_printed_when_the_printer_says_it_is_done() -> None:
    with a_printer(then=(TAKEN, a_job(5), DONE)) as printer:
        print_pdf(PDF, printer.uri, NUMBER, QUICK)

    assert printer.documents == [PDF]
    assert printer.heard[:2] == [Operation.GET_PRINTER, Operation.PRINT_JOB]


def test_that_a_printer_that_is_off_gets_nothing() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        port = door.getsockname()[1]

    with pytest.raises(PrinterOfflineError) as refused:
        print_pdf(PDF, f"ipp://127.0.0.1:{port}/ipp/print", NUMBER, QUICK)

    assert refused.value.advice.key == "print.offline"


@pytest.mark.parametrize(
    ("reason", "why"),
    (
        ("media-empty-error", "print.why.media_empty"),
        ("media-jam-error", "print.why.media_jam"),
        ("cover-open", "print.why.cover_open"),
        ("moving-to-paused", "print.why.stopped"),
    ),
)
def test_that_a_printer_in_need_is_named_with_its_need_and_gets_nothing(
    reason: str, why: str
) -> None:
    stopped = told((0x23, "printer-state", 5), (0x44, "printer-state-reasons", reason), group=4)

    with a_printer(state=stopped) as printer, pytest.raises(PrinterNotReadyError) as refused:
        print_pdf(PDF, printer.uri, NUMBER, QUICK)

    assert getattr(refused.value.advice.args["why"], "key", "") == why
    assert printer.documents == []


def test_that_a_printer_that_will_not_have_it_is_told_apart() -> None:
    busy, bad = told(group=1, status=0x0507), told(group=1, status=0x040A)

    for no in (busy, bad):
        with a_printer(job=no) as printer, pytest.raises(PrintRefusedError):
            print_pdf(PDF, printer.uri, NUMBER, QUICK)


def test_that_a_job_taken_back_came_out_only_if_a_sheet_did() -> None:
    nothing, something = a_job(8), a_job(8, (0x21, "job-impressions-completed", 1))

    with a_printer(then=(TAKEN, nothing)) as printer, pytest.raises(PrintRefusedError):
        print_pdf(PDF, printer.uri, NUMBER, QUICK)
    with a_printer(then=(TAKEN, something)) as printer, pytest.raises(PrintUnknownError):
        print_pdf(PDF, printer.uri, NUMBER, QUICK)


def test_that_sent_is_not_printed() -> None:
    endless, silent, rubbish = (TAKEN,), (TAKEN, None), (b"\x01\x01\x00",)

    for then in (endless, silent, rubbish):
        with a_printer(then=then) as printer, pytest.raises(PrintUnknownError):
            print_pdf(PDF, printer.uri, NUMBER, QUICK)


@pytest.mark.parametrize("job", (None, b"", b"\x02\x00", b"\x02\x00\x00\x00\x00\x00\x00\x01\x02"))
def test_that_no_word_after_the_slip_was_sent_is_unknown(job: bytes | None) -> None:
    with a_printer(job=job) as printer, pytest.raises(PrintUnknownError):
        print_pdf(PDF, printer.uri, NUMBER, QUICK)

    assert printer.heard.count(Operation.PRINT_JOB) == 1


@pytest.mark.parametrize("count", (1, 400, 100_000))
def test_that_a_printer_that_dies_while_it_listens_leaves_a_question(count: int) -> None:
    with dying_after(count) as uri, pytest.raises(PrintUnknownError):
        print_pdf(PDF + b"." * 4_000_000, uri, NUMBER, QUICK)


def test_that_a_server_that_is_no_printer_is_no_printer() -> None:
    with a_printer(http=404) as server, pytest.raises(PrinterUnknownError):
        print_pdf(PDF, server.uri, NUMBER, QUICK)

    assert server.documents == []


@pytest.mark.parametrize("name", ("ipp://", "ipp://:x/", "ipp://shop:port/ipp/print"))
def test_that_an_address_that_is_none_is_said_to_be_none(name: str) -> None:
    with pytest.raises(PrinterUnknownError) as refused:
        print_pdf(PDF, name, NUMBER, QUICK)

    assert refused.value.advice.key == "print.bad_address"


def test_that_a_queue_is_found_by_its_name_at_the_print_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = [told((0x42, "printer-name", "A4 kontor"), (0x42, "", "Lapp"), group=4)]
    answers: dict[Operation, list[bytes | None]] = {
        Operation.CUPS_GET_PRINTERS: [*names],
        Operation.CUPS_GET_DEFAULT: [told((0x42, "printer-name", "Lapp"), group=4)],
        Operation.GET_PRINTER: [told(*READY, group=4)],
        Operation.PRINT_JOB: [TAKEN],
        Operation.GET_JOB: [DONE],
    }
    with serving(ToldPrinter(answers)) as system:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{system.server_port}")

        found = printers()
        print_pdf(PDF, found[1], NUMBER, QUICK)

    assert found == ("Lapp", "A4 kontor")
    assert system.documents == [PDF]


def test_that_a_machine_without_a_print_system_has_no_printers_and_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{door.getsockname()[1]}")

    found = printers()
    with pytest.raises(PrinterOfflineError) as refused:
        print_pdf(PDF, "Lapp", NUMBER, QUICK)

    assert found == ()
    assert refused.value.advice.key == "print.no_system"


@given(st.binary(max_size=60))
def test_that_rubbish_is_never_an_answer_that_breaks_us(content: bytes) -> None:
    try:
        read = answer(b"\x01\x01\x00\x00\x00\x00\x00\x01" + content)
    except IppError:
        return

    assert read.is_yes


@needs_ippeveprinter
def test_that_a_real_printer_prints_our_slip(tmp_path: Path) -> None:
    pdf = draw(a_refund(), Paper.ROLL_80, speech("sv"))

    with a_real_printer(tmp_path) as printer:
        print_pdf(pdf, printer.uri, NUMBER, WILLING)
        came_out = printer.came_out()

    assert came_out == [pdf]


@needs_ippeveprinter
def test_that_a_real_printer_without_paper_gets_nothing(tmp_path: Path) -> None:
    with a_real_printer(tmp_path) as printer:
        printer.take_the_paper()
        with pytest.raises(PrinterNotReadyError):
            print_pdf(PDF, printer.uri, NUMBER, WILLING)
        came_out = printer.came_out()

    assert came_out == []


@needs_ippeveprinter
def test_that_a_real_printer_that_fails_has_refused(tmp_path: Path) -> None:
    with a_real_printer(tmp_path, "/bin/false") as printer, pytest.raises(StationError) as refused:
        print_pdf(PDF, printer.uri, NUMBER, WILLING)

    assert isinstance(refused.value, PrintRefusedError)
