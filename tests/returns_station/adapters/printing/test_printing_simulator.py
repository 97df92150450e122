"""Printers to try with read what others write, too: else they would know but our own mistakes."""

from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from returns_station.adapters.printing.drawing import Block, Box, Page, Paper
from returns_station.adapters.printing.escpos_letters import PAGES, switch
from returns_station.adapters.printing.finding import look_at
from returns_station.adapters.printing.pdf import pages_of
from returns_station.adapters.printing.raster import dots
from returns_station.adapters.printing.simulator.escpos_commands import Reader
from returns_station.adapters.printing.simulator.faults import Fault, Faulty
from returns_station.adapters.printing.simulator.label_printer import LabelPrinter
from returns_station.adapters.printing.simulator.roll_printer import RollPrinter
from returns_station.adapters.printing.simulator.servers import SimulatedPrinter, serving
from returns_station.adapters.printing.simulator.zpl_commands import Reader as ZplReader
from returns_station.adapters.printing.simulator.zpl_commands import graphic
from returns_station.adapters.printing.zpl import encode, packed
from returns_station.adapters.speech import speech
from tests.returns_station.adapters.printing.slips import SHOP
from tests.returns_station.adapters.printing.two_labels import PUT_AWAY

# As python-escpos 3.1 writes it for a TM-T20II: set, text, barcode, qr, image, cashdraw, cut.
OTHERS = (
    b"\x1bE\x01\x1ba\x01\x1bt\x00Kundens \x86\x84\x94\x1bt\r\x9b\x91 \xab \x1bt\x0f\xa4\n\x1b!\x00"
    b"\x1bE\x00\x1ba\x00\x1b!\x00\x1b!0Stor\n\x1b!\x00\x1dB\x01 VIT \n\x1dB\x00\x1ba\x01"
    b"\x1dhP\x1dw\x02\x1df\x00\x1dH\x00\x1dkI\r{BRS000004273\n\x1ba\x01"
    b"\x1dh@\x1dw\x03\x1df\x00\x1dH\x00\x1dkC\r4006381333931\n"
    b"\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1"
    b'\x1d(k"\x001P0HTTPS://EXAMPLE.ORG/RS000004273\x1d(k\x03\x001Q0\n'
    b"\x1dv0\x00\x02\x00\x08\x00" + b"\xff\x00" * 8 + b"\x1bp\x0022\x1bd\x06\x1dV\x00"
)
TOLD = """Kundens åäöøæ ½ €
Stor
 VIT 
[bars RS000004273]

[goods 4006381333931]

[square HTTPS://EXAMPLE.ORG/RS000004273]

[picture]
[drawer]
[cut]
"""  # noqa: W291 - white on black has its spaces
OURS = ("^XA", "^CI", "^LH", "^LS", "^PW", "^LL", "^FO", "^GF", "^FS", "^PQ", "^XZ")
NATIVE = (
    b"^XA^CI28^PW600^LL400^FO20,20^A0N,40,40^FH^FDH_C3_A5lla^FS^FO20,80^BY2^BCN,80,N^FDRS000004273"
    b"^FS^FO20,200^BQN,2,5^FDQA,HELLO^FS^FO300,200^BXN,6,200^FDGOODS1^FS^XZ"
)


def codes_on(paper: Path) -> set[str]:
    return {code.text for code in zxingcpp.read_barcodes(Image.open(paper))}


def size_of(paper: Path) -> tuple[int, int]:
    with Image.open(paper) as picture:
        return picture.size


@pytest.mark.parametrize("at_a_time", (1, 7, 4096))
def test_that_the_roll_printer_reads_what_another_library_writes(
    at_a_time: int, tmp_path: Path
) -> None:
    printer = RollPrinter(tmp_path)

    for begins in range(0, len(OTHERS), at_a_time):
        printer.take(OTHERS[begins : begins + at_a_time])

    assert printer.head.unknown == []
    assert printer.papers[0].with_suffix(".txt").read_text("utf-8") == TOLD
    assert codes_on(printer.papers[0]) == {
        "RS000004273",
        "4006381333931",
        "HTTPS://EXAMPLE.ORG/RS000004273",
    }
    assert printer.head.drawer_opened == 1


@pytest.mark.parametrize("page", PAGES)
def test_that_each_code_page_has_its_number(page: str, tmp_path: Path) -> None:
    printer = RollPrinter(tmp_path)
    letters = bytes(range(0xA1, 0xB0))

    printer.take(switch(page) + letters + b"\n\x1dV\x00")

    assert printer.papers[0].with_suffix(".txt").read_text("utf-8").startswith(letters.decode(page))


def test_that_a_command_nobody_knows_is_told(tmp_path: Path) -> None:
    roll, label = RollPrinter(tmp_path / "roll"), LabelPrinter(tmp_path / "label")

    roll.take(b"\x1b\x99\x07")
    label.take(b"^XA^ZZ1^FS~JA^XZ")

    assert roll.head.unknown == [b"\x1b\x99", b"\x07"]
    assert label.unknown == ["^ZZ1", "~JA"]


@given(st.binary(max_size=200), st.integers(1, 50))
def test_that_bytes_are_read_alike_however_they_come(content: bytes, at_a_time: int) -> None:
    at_once, in_parts = Reader(), Reader()

    whole = at_once.feed(content)
    parts = [
        command
        for begins in range(0, len(content), at_a_time)
        for command in in_parts.feed(content[begins : begins + at_a_time])
    ]

    assert b"".join(one.values for one in whole if one.name == "text") == b"".join(
        one.values for one in parts if one.name == "text"
    )
    assert at_once.held == in_parts.held


def test_that_the_label_printer_draws_letters_and_codes_of_its_own(tmp_path: Path) -> None:
    printer = LabelPrinter(tmp_path)

    printer.take(NATIVE)

    assert printer.unknown == []
    assert printer.papers[0].with_suffix(".txt").read_text("utf-8").startswith("Hålla\n")
    assert codes_on(printer.papers[0]) == {"RS000004273", "HELLO", "GOODS1"}


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(codec=None), max_size=40) | st.just("^XZ~JA^FDx^FS\x02\x1b_5E"))
def test_that_no_name_is_a_command_of_a_label_printer(name: str) -> None:
    label = replace(PUT_AWAY, large=name, lines=(name, name), shop=replace(SHOP, name=name))

    stream = encode(pages_of(label, Paper.LABEL_100X60, speech("sv")))

    names = [one.name for one in ZplReader().feed(stream)]
    assert set(zip(*[iter(names)] * len(OURS), strict=True)) == {OURS}


@pytest.mark.parametrize(("speaks", "called"), (("escpos", "ROLL"), ("zpl", "LABEL")))
def test_that_a_printer_to_try_with_is_found_by_what_it_says(
    speaks: str, called: str, tmp_path: Path
) -> None:
    machine = RollPrinter(tmp_path) if speaks == "escpos" else LabelPrinter(tmp_path)
    with serving(SimulatedPrinter(0, machine, Faulty())) as server:
        (found,) = look_at(f"127.0.0.1:{server.port}")

    assert (found.speaks, found.called, found.stops) == (speaks, f"{called} SIMULATOR", "")


@given(st.integers(1, 9), st.binary(min_size=1, max_size=400))
def test_that_a_packed_picture_comes_out_as_it_went_in(stride: int, content: bytes) -> None:
    rows = content[: len(content) // stride * stride] or b"\0" * stride

    told = f"A,{len(rows)},{len(rows)},{stride},{''.join(packed(rows, stride))}"

    assert graphic(told) == (stride, rows)


@pytest.mark.parametrize("width", (1, 7, 8, 9, 5000))
def test_that_a_label_has_the_size_of_its_page(width: int, tmp_path: Path) -> None:
    page = Page(width, 20, ((0, Block(20, (Box(0, 0, width, 20),))),))
    printer = LabelPrinter(tmp_path)

    printer.take(encode((page, page)))

    assert [size_of(one) for one in printer.papers] == [(width, 20)] * 2
    assert dots(page).rows[0] & 0x80


@pytest.mark.parametrize("name", ("moody", "cover:1", "dies:-1", "slow:long"))
def test_that_a_fault_nobody_knows_is_none(name: str) -> None:
    with pytest.raises(ValueError, match=r"moody|cover|dies|long"):
        Faulty.named(name)


def test_that_half_a_paper_is_torn_off(tmp_path: Path) -> None:
    printer = RollPrinter(tmp_path, "58", Faulty(Fault.PAPER_OUT, 9))

    printer.take(b"half a slip\nnever\n\x1dV\x00")
    before = list(printer.papers)
    printer.tear_off()

    assert before == []
    assert printer.papers[0].with_suffix(".txt").read_text("utf-8") == "half a slip\n[torn off]\n"
