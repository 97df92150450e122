"""Printers are found: what a typed address means, who answers there, and what each can do."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from returns_station.adapters.printing.finding import Found, Patience, ask, devices, look_at, places
from tests.returns_station.adapters.printing.printers import a_printer, told

HASTY = Patience(door_seconds=2.0, answer_seconds=0.3)
ROLL = {b"\x10\x04\x01": b"\x12", b"\x10\x04\x02": b"\x12", b"\x10\x04\x04": b"\x12"}
ROLL[b"\x1dIC"] = b"_TM-T20III\0"
HOST = b"\x02ZD421-203dpi,V92.21.10Z,8,8192KB\x03\r\n"
STATES = (
    b"\x02030,%b,0,1245,000,0,0,0,000,0,0,0\x03\r\n"
    b"\x02001,0,%b,0,1,2,6,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n"
)


@contextmanager
def a_line(answers: dict[bytes, bytes]) -> Iterator[str]:
    """A printer on a raw port that answers these questions and prints all else."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=_answer, args=(door, answers), daemon=True)
        thread.start()
        yield f"tcp://127.0.0.1:{door.getsockname()[1]}"
        door.shutdown(socket.SHUT_RDWR)
        thread.join()


def _answer(door: socket.socket, answers: dict[bytes, bytes]) -> None:
    while True:
        try:
            line, _ = door.accept()
        except OSError:
            return
        with line:
            while asked := line.recv(1024):
                line.sendall(answers.get(asked, b""))


@pytest.mark.parametrize(
    ("typed", "meant"),
    (
        (" 10.0.0.5 ", ("ipp://10.0.0.5:631/ipp/print", "tcp://10.0.0.5:9100")),
        ("kassa.local:9100", ("tcp://kassa.local:9100",)),
        ("kontoret:631/ipp/port1", ("ipp://kontoret:631/ipp/port1",)),
        ("[fe80::1]", ("ipp://[fe80::1]:631/ipp/print", "tcp://[fe80::1]:9100")),
        ("tcp://10.0.0.5:9101", ("tcp://10.0.0.5:9101",)),
        ("/dev/usb/lp0", ("usb:/dev/usb/lp0",)),
        ("/dev/ttyS0", ("serial:/dev/ttyS0",)),
        ("kassan:nio", ()),
        ("skrivaren på lagret", ()),
        ("", ()),
    ),
)
def test_that_an_address_is_typed_as_people_know_it(typed: str, meant: tuple[str, ...]) -> None:
    assert places(typed) == meant


def test_that_a_roll_printer_tells_its_model_and_that_it_is_ready() -> None:
    with a_line(ROLL) as at:
        assert look_at(at, HASTY) == (Found(at, "TM-T20III", "escpos", there=True, answers=True),)


@pytest.mark.parametrize(
    ("question", "answer", "stops"),
    (
        (b"\x10\x04\x04", b"\x72", "media_empty"),
        (b"\x10\x04\x02", b"\x16", "cover_open"),
        (b"\x10\x04\x02", b"\x32", "media_empty"),
    ),
)
def test_that_a_roll_printer_tells_what_it_waits_for(
    question: bytes, answer: bytes, stops: str
) -> None:
    with a_line(ROLL | {question: answer}) as at:
        assert ask(at, HASTY).stops == stops


@pytest.mark.parametrize(
    ("paper", "head", "stops"), ((b"0", b"0", ""), (b"1", b"0", "media_empty"),
                                 (b"0", b"1", "cover_open")),
)  # fmt: skip
def test_that_a_label_printer_tells_its_model_its_dots_and_what_it_waits_for(
    paper: bytes, head: bytes, stops: str
) -> None:
    with a_line({b"~HI": HOST, b"~HS": STATES % (paper, head)}) as at:
        found = ask(at, HASTY)

    assert (found.called, found.speaks, found.dpi) == ("ZD421-203dpi", "zpl", 203)
    assert found.stops == stops


def test_that_a_printer_that_says_nothing_is_found_and_not_guessed_at() -> None:
    with a_line({}) as at:
        assert look_at(at, HASTY) == (Found(at, there=True),)


def test_that_an_office_printer_tells_its_papers_the_one_in_it_first() -> None:
    dots = struct.pack(">iib", 600, 600, 3).decode("latin-1")
    state = told(
        (0x41, "printer-make-and-model", "Kontor\x1b 400"),
        (0x23, "printer-state", 3),
        (0x44, "printer-state-reasons", "media-empty-error"),
        (0x49, "document-format-supported", "application/pdf"),
        (0x32, "printer-resolution-default", dots),
        (0x44, "media-ready", "iso_a5_148x210mm"),
        (0x44, "media-supported", "iso_a4_210x297mm"),
        (0x44, "", "na_index-4x6_4x6in"),
        (0x44, "", "om_roll_80x200mm"),
        (0x44, "", "na_legal_8.5x14in"),
        group=4,
    )
    with a_printer(state=state) as printer:
        (found,) = look_at(printer.uri, HASTY)

    assert found.papers == ("a5", "a4", "label4x6", "roll80")
    assert (found.speaks, found.dpi, found.stops) == ("pdf", 300, "media_empty")
    assert (found.called, found.takes_pdf) == ("Kontor 400", True)


def test_that_nobody_at_an_address_is_nothing_found() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        closed = door.getsockname()[1]

    assert look_at(f"127.0.0.1:{closed}", HASTY) == ()
    assert look_at("kassan:nio", HASTY) == ()
    assert ask(f"ipp://127.0.0.1:{closed}/ipp/print", HASTY).there is False
    assert ask("ipp://:0/ipp/print", HASTY).answers is False


def test_that_the_machines_own_sockets_are_found_without_a_byte_sent(tmp_path: Path) -> None:
    files, described = tmp_path / "usb", tmp_path / "class"
    for nr, text in enumerate(("MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;", "MDL:ZD421;CMD:ZPL;", "")):
        (described / f"lp{nr}" / "device").mkdir(parents=True)
        files.mkdir(exist_ok=True)
        (files / f"lp{nr}").touch()
        if text:
            (described / f"lp{nr}" / "device" / "ieee1284_id").write_text(text)

    found = devices((("/dev/ttyUSB0", "USB Serial"),), files, described)

    assert [(each.called, each.speaks) for each in found] == [
        ("TM-T20III", "escpos"),
        ("ZD421", "zpl"),
        ("", ""),
        ("USB Serial", "escpos"),
    ]
    assert found[0].at == f"usb:{files / 'lp0'}"
    assert ask(found[0].at, HASTY).answers is False
    assert ask("serial:/dev/ttyUSB0", HASTY) == Found("serial:/dev/ttyUSB0", there=True)
