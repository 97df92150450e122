"""The stream for a roll printer: the words, the codes, and no command that is not ours."""

from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.printing.escpos import encode, pictured
from returns_station.adapters.printing.escpos_letters import PAGES, coded
from returns_station.adapters.printing.pdf import pages_of
from returns_station.adapters.printing.simulator.escpos_commands import Command, Reader
from returns_station.adapters.speech import speech
from returns_station.phrase import Phrase
from returns_station.slip import Slip, SlipSum
from tests.returns_station.adapters.printing.slips import (
    BY,
    SHOP,
    a_line,
    a_refund,
    a_replacement,
    an_exchange,
    kr,
)
from tests.returns_station.adapters.printing.two_labels import PARCEL, PUT_AWAY
from tests.returns_station.slip_writing.visits import all_visits

VISITS = all_visits()
COLUMNS = {Paper.ROLL_80: 48, Paper.ROLL_58: 32}
DOTS = {Paper.ROLL_80: 576, Paper.ROLL_58: 384}
# Every command that is ours, with the values it may have; None: checked below.
OURS: dict[str, set[bytes] | None] = {
    "text": None,
    "LF": {b"\n"},
    "ESC @": {b""},
    "ESC t": {bytes((number,)) for number in PAGES.values()},
    "ESC a": {b"\x00", b"\x01"},
    "ESC !": {b"\x00", b"\x08", b"\x38"},
    "ESC J": {b"\x10"},
    "GS B": {b"\x00", b"\x01"},
    "GS h": {b"\x50"},
    "GS w": {b"\x02"},
    "GS H": {b"\x00"},
    "GS V": {b"B\x18"},
    "GS k": None,
    "GS ( k": None,
    "GS v 0": None,
}
DRAWER = Command("ESC p", b"\x00\x19\xfa", 5)
HOSTILE = "\x1bp\x00\x19\xfa\x1dV\x00\x10\x04\x01\x1b@\x1dv0\x00\xff\xff\xff\xff"


def commands(stream: bytes) -> list[Command]:
    """The stream as a strict reader takes it; nothing is left over."""
    reader = Reader()
    found = reader.feed(stream)
    assert reader.held == 0
    return found


def lines_in(stream: bytes) -> list[str]:
    """What is printed as letters, line by line."""
    page, text = "cp437", ""
    pages = {number: name for name, number in PAGES.items()}
    for command in commands(stream):
        if command.name == "ESC t":
            page = pages[command.values[0]]
        text += command.values.decode(page) if command.name == "text" else ""
        text += "\n" if command.name == "LF" else ""
    return text.split("\n")


def codes_in(stream: bytes) -> set[str]:
    """What a scanner reads from the paper: codes that the printer drew, and those in pictures."""
    found: set[str] = set()
    for command in commands(stream):
        values = command.values
        if command.name == "GS k":
            found.add(values[4:].decode())
        elif command.name == "GS ( k" and values.startswith(b"1P0"):
            found.add(values[3:].decode())
        elif command.name == "GS v 0":
            size = 8 * int.from_bytes(values[1:3], "little"), int.from_bytes(values[3:5], "little")
            dots = Image.frombytes("1", size, bytes(255 - one for one in values[5:]))
            paper = ImageOps.expand(dots.convert("L"), border=32, fill=255)
            found |= {code.text for code in zxingcpp.read_barcodes(paper)}
    return found


def is_ours(command: Command, slip: Slip, paper: Paper) -> bool:
    """Whether we meant it: its name, its values, and data that is the slip's own."""
    if command.name not in OURS:
        return False
    allowed, values = OURS[command.name], command.values
    if allowed is not None:
        return values in allowed
    number, square = slip.number.encode(), (slip.seal or slip.number).encode()
    match command.name:
        case "GS k":
            return values == bytes((73, len(number) + 2)) + b"{B" + number
        case "GS ( k":
            sizes = {b"1A2\x00", b"1C\x06", b"1E2", b"1C\x04", b"1E1", b"1Q0"}
            return values in {*sizes, b"1P0" + square}
        case "GS v 0":
            return values[0] == 0 and 8 * int.from_bytes(values[1:3], "little") <= DOTS[paper]
        case _:
            return min(values) >= 0x20


@pytest.mark.parametrize("slip", (a_refund(), an_exchange(), a_replacement(), a_refund(copy=1)))
def test_that_a_slip_is_short_and_ends_with_a_cut(slip: Slip) -> None:
    stream = encode(slip, speech("sv"))

    assert len(stream) < 12_000
    assert stream.startswith(b"\x1b@")
    assert stream.endswith(b"\x1dVB\x18")
    assert codes_in(stream) == {slip.number}


@given(st.text(st.characters(codec=None), max_size=60) | st.just(HOSTILE))
@pytest.mark.parametrize("paper", COLUMNS)
def test_that_no_name_holds_a_command(paper: Paper, name: str) -> None:
    of_sale = Phrase("slip.of_sale", {"number": name, "day": BY})
    line = replace(a_line(name), options=name, sale=of_sale, way=Phrase("slip.way.refund"))
    slip = replace(
        a_refund(name=name),
        shop=replace(SHOP, name=name, address=name, organisation_number=name),
        lines=(line,),
        goods_out=(line,),
        set_off=(SlipSum(Phrase("slip.set_off.new"), line.amount),),
        sale_number=name,
        served_by=name,
        desk=name,
        till_return_number=name,
        undone=True,
    )

    stream = encode(slip, speech("sv"), paper, drawer=True)

    assert [one for one in commands(stream) if not is_ours(one, slip, paper)] == []


def test_that_a_name_cannot_open_the_drawer() -> None:
    stream = encode(a_refund(name="Eva\x1bp\x00\x19\xfa\x1dV\x00"), speech("sv"))

    assert b"\x1bp" not in stream
    assert stream.count(b"\x1dV") == 1
    assert "Tack, EvapúV." in lines_in(stream)


def test_that_the_drawer_opens_for_coins_once_and_where_it_is_ours_to_open() -> None:
    coins = replace(a_refund(), tenders=(SlipSum(Phrase("tender.cash"), kr("499.00")),))
    never = (
        a_refund(),
        replace(coins, copy=1),
        replace(coins, second=True),
        replace(coins, undone=True),
        replace(coins, shop=replace(SHOP, training=True)),
    )

    assert commands(encode(coins, speech("sv"), drawer=True))[0] == DRAWER
    assert DRAWER not in commands(encode(coins, speech("sv")))
    assert all(DRAWER not in commands(encode(one, speech("sv"), drawer=True)) for one in never)


@pytest.mark.parametrize(
    ("name", "switches"),
    (("Åse Äijälä ½", 1), ("Søren €", 4), ("Œ Łucja", 4), ("Ольга", 3)),
)
def test_that_letters_of_every_code_page_print_as_they_are(name: str, switches: int) -> None:
    stream = encode(a_refund(name=name), speech("sv"))

    assert f"Tack, {name}." in lines_in(stream)
    assert sum(one.name == "ESC t" for one in commands(stream)) == switches
    assert not any("?" in line for line in lines_in(stream))


@pytest.mark.parametrize("name", ("Ŋáŋŋá Biret", "Νίκος", "Nguyễn"))
@pytest.mark.parametrize("paper", COLUMNS)
def test_that_a_line_with_letters_of_no_page_is_drawn(name: str, paper: Paper) -> None:
    stream = encode(a_refund(name=name), speech("sv"), paper)

    drawn = [one.values for one in commands(stream) if one.name == "GS v 0"]
    usual = [
        one for one in commands(encode(a_refund(), speech("sv"), paper)) if one.name == "GS v 0"
    ]
    assert coded(name) is None
    assert len(drawn) == 1 + len(usual)
    assert any(drawn[0][5:])
    assert not any("Tack" in line for line in lines_in(stream))


@pytest.mark.parametrize("paper", COLUMNS)
def test_that_no_line_is_longer_than_the_paper_and_sums_stand_at_its_right(paper: Paper) -> None:
    slip = replace(a_refund(), lines=(a_line("Vinterjacka " * 9), a_line("B" * 130)))

    lines = lines_in(encode(slip, speech("sv"), paper))

    assert max(map(len, lines)) <= COLUMNS[paper]
    assert [len(line) for line in lines if line.endswith(" 499,00")] == [COLUMNS[paper]] * 2


def test_that_a_copy_says_so_and_so_does_what_may_be_a_second_print() -> None:
    original, copy, second = (
        lines_in(encode(one, speech("sv"), Paper.ROLL_58))
        for one in (a_refund(), a_refund(copy=1), replace(a_refund(), second=True))
    )

    assert (" KOPIA " in original, " KOPIA " in copy) == (False, True)
    assert [line.strip() for line in second[:2]] == ["ANDRA", "UTSKRIFT?"]
    assert "EJ KVITTO" in original


def test_that_both_codes_stand_beside_each_other_where_there_is_room() -> None:
    slip = replace(a_refund(), seal="RS000004273" + "A7" * 70)

    streams = [encode(slip, speech("sv"), paper) for paper in COLUMNS]

    assert [codes_in(stream) for stream in streams] == [{slip.number, slip.seal}] * 2
    assert ["GS v 0" in {one.name for one in commands(each)} for each in streams] == [True, False]


def test_that_the_square_holds_the_seal_in_cells_that_fit() -> None:
    slip = replace(a_refund(), seal="RS000004273" + "A7" * 60)

    stream = encode(slip, speech("sv"), Paper.ROLL_58)

    held = [one.values for one in commands(stream) if one.name == "GS ( k"]
    assert b"1P0" + slip.seal.encode() in held
    assert b"1C\x04" in held


@pytest.mark.parametrize("kind", VISITS)
@pytest.mark.parametrize("paper", COLUMNS)
def test_that_a_visit_of_any_kind_fits_the_roll(kind: str, paper: Paper) -> None:
    stream = encode(VISITS[kind], speech("sv"), paper)

    lines = lines_in(stream)

    assert max(map(len, lines)) <= COLUMNS[paper]
    assert codes_in(stream) == {VISITS[kind].number}
    assert any("MAKULERAD" in line for line in lines) == VISITS[kind].undone


@pytest.mark.parametrize("paper", COLUMNS)
def test_that_labels_come_as_pictures_as_wide_as_the_head(paper: Paper) -> None:
    for label in (PUT_AWAY, PARCEL):
        stream = pictured(pages_of(label, paper, speech("sv")), paper)

        names = [one.name for one in commands(stream)]
        bands = [one.values for one in commands(stream) if one.name == "GS v 0"]
        assert set(names) == {"ESC @", "ESC t", "GS v 0", "GS V"}
        assert {8 * int.from_bytes(band[1:3], "little") for band in bands} == {DOTS[paper]}
