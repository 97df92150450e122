"""The stream for a roll printer: the words, the codes, and no command that is not ours."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.printing.escpos import COLUMNS, encode
from returns_station.adapters.speech import speech
from returns_station.phrase import Phrase
from returns_station.slip import Slip, SlipSum
from tests.returns_station.adapters.printing.slips import (
    BY,
    a_line,
    a_refund,
    a_replacement,
    an_exchange,
)
from tests.returns_station.slip_writing.visits import all_visits

VISITS = all_visits()
COMMAND = re.compile(
    rb"\x1b@|\x1bt\x10|\x1ba[\x00\x01]|\x1b![\x00\x08\x38]|\x1dB[\x00\x01]|\x1dVB\x18"
    rb"|\x1dh\x50|\x1dw\x02|\x1dH\x00|\x1dkI\x0d\{B(?:RS|TG)\d{9}"
    rb"|\x1d\(k\x04\x001A2\x00|\x1d\(k\x03\x001C\x06|\x1d\(k\x03\x001E2"
    rb"|\x1d\(k\x0e\x001P0(?:RS|TG)\d{9}|\x1d\(k\x03\x001Q0"
)
TEXT = re.compile(rb"[\n\x20-\x7e\x80-\xff]*")


def words_in(stream: bytes) -> bytes:
    """What is printed as letters, once every command of ours is taken out."""
    return COMMAND.sub(b"", stream)


@pytest.mark.parametrize("slip", (a_refund(), an_exchange(), a_replacement(), a_refund(copy=1)))
def test_that_a_slip_is_short_and_ends_with_a_cut(slip: Slip) -> None:
    stream = encode(slip, speech("sv"))

    assert len(stream) < 1100
    assert stream.startswith(b"\x1b@")
    assert stream.endswith(b"\x1dVB\x18")
    assert b"{B" + slip.number.encode() in stream
    assert b"1P0" + slip.number.encode() in stream


@given(st.text(st.characters(codec=None), max_size=60))
def test_that_no_name_holds_a_command(name: str) -> None:
    of_sale = Phrase("slip.of_sale", {"number": name, "day": BY})
    line = replace(a_line(name), options=name, sale=of_sale, way=Phrase("slip.way.refund"))
    slip = replace(
        a_refund(name=name),
        lines=(line,),
        goods_out=(line,),
        set_off=(SlipSum(Phrase("slip.set_off.new"), line.amount),),
        sale_number=name,
        served_by=name,
        desk=name,
        till_return_number=name,
        undone=True,
    )

    words = words_in(encode(slip, speech("sv")))

    assert TEXT.fullmatch(words)


def test_that_a_name_cannot_open_the_drawer() -> None:
    stream = encode(a_refund(name="Eva\x1bp\x00\x19\xfa\x1dV\x00"), speech("sv"))

    assert b"\x1bp" not in stream
    assert stream.count(b"\x1dV") == 1
    assert "Tack, EvapúV.".encode("cp1252") in stream


def test_that_nordic_letters_and_the_euro_print_and_others_lose_no_more_than_accents() -> None:
    stream = encode(a_refund(name="Åse Œ € Łucja Đuro Ŋ Ω"), speech("sv"))

    assert "Tack, Åse Œ € Lucja Duro\nN ?.".encode("cp1252") in stream


def test_that_no_line_is_longer_than_the_paper_and_sums_stand_at_its_right() -> None:
    slip = replace(a_refund(), lines=(a_line("Vinterjacka " * 9), a_line("B" * 130)))

    lines = words_in(encode(slip, speech("sv"))).split(b"\n")

    assert max(map(len, lines)) <= COLUMNS
    assert [len(line) for line in lines if line.endswith(b" 499,00")] == [COLUMNS] * 2


def test_that_a_copy_says_so() -> None:
    original, copy = (encode(a_refund(copy=nr), speech("sv")) for nr in (0, 1))

    assert (b"KOPIA" in original, b"KOPIA" in copy) == (False, True)
    assert b"EJ KVITTO" in original


@pytest.mark.parametrize("kind", VISITS)
def test_that_a_visit_of_any_kind_fits_the_roll(kind: str) -> None:
    stream = encode(VISITS[kind], speech("sv"))

    lines = words_in(stream).split(b"\n")

    assert max(map(len, lines)) <= COLUMNS
    assert VISITS[kind].number.encode() in stream
    assert (b"MAKULERAD" in stream) == VISITS[kind].undone
