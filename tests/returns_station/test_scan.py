"""Anything scanned or typed, through the one door."""

import string
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from returns_station.scan import (
    Announced,
    CreditNumber,
    Goods,
    Scan,
    SlipNumber,
    Typed,
    Unreadable,
    announcement,
    code_key,
    printed_slip_number,
    read,
    slip_number,
)
from returns_station.scan.slips import damm
from returns_station.scan.text import GS

NEAR_CODES: Final = st.text(alphabet=f"0123456789RSTGPK]C1dEQ()/:?={GS}-# %;hHtTpsX", max_size=60)


def outcome(scan: Scan) -> tuple[str, ...]:
    """What a scan is, without what is only told about it."""
    match scan:
        case Goods(gtin=gtin, serial=serial, batch=batch):
            return "goods", gtin, serial, batch, scan.raw
        case SlipNumber(number=number):
            return "slip", number
        case CreditNumber(number=number):
            return "credit", number
        case Announced() as told:
            return "announced", told.receipt, *told.goods, *told.lines, told.why, told.wish
        case Typed(text=text):
            return "typed", text
        case Unreadable(raw=raw, why=why):
            return "unreadable", raw, why.key


@given(st.one_of(st.text(max_size=600), NEAR_CODES))
def test_that_reading_never_raises_and_settles_at_once(text: str) -> None:
    scan = read(text)

    match scan:
        case (
            Goods(raw=again)
            | SlipNumber(number=again)
            | CreditNumber(number=again)
            | Typed(text=again)
        ):
            assert outcome(read(again)) == outcome(scan)
        case Announced():
            assert read(announcement(scan)) == scan
        case Unreadable(raw=raw):
            assert not raw or len(text) > 512


@given(st.one_of(st.text(), NEAR_CODES))
def test_that_what_is_read_can_be_shown_and_stored(text: str) -> None:
    shown = "".join(outcome(read(text)))

    assert shown.replace(GS, "").isprintable()
    assert shown.encode()


@pytest.mark.parametrize("code", range(128))
def test_that_every_ascii_character_is_safe_anywhere(code: int) -> None:
    character = chr(code)

    kinds = {
        type(read(text))
        for text in (character, f"{character}7310865004703", f"RMA{character}17", character * 512)
    }

    assert kinds <= {Goods, Typed, Unreadable}


@pytest.mark.parametrize("code", [n for n in range(32) if n != ord(GS)] + [127])
def test_that_a_control_character_around_a_code_changes_nothing(code: int) -> None:
    assert read(f"{chr(code)}7310865004703{chr(code)}") == read("7310865004703")


@pytest.mark.parametrize("text", ("", "  ", "\t\r\n", GS, "\x00\x01\x02", "\u200b\u202e", "]C0"))
def test_that_nothing_is_called_nothing(text: str) -> None:
    scan = read(text)

    assert isinstance(scan, Unreadable)
    assert scan.why.key == "scan.empty"


def test_that_no_more_than_512_characters_are_looked_at() -> None:
    scan = read("A" * 513)

    assert isinstance(scan, Unreadable)
    assert (scan.raw, scan.why.key, scan.why.args) == ("A" * 40, "scan.too_long", {"length": 513})
    assert isinstance(read("A" * 512), Typed)


@pytest.mark.parametrize(
    ("text", "key"),
    (
        ("#1001", "1001"),
        ("RET-2026-000123", "ret2026000123"),
        ("ret 2026–000123", "ret2026000123"),
        ("]C0RMA 17", "rma17"),
        ("Åsa Öberg", "åsaöberg"),
        ("85123A", "85123a"),
        ("C536379", "c536379"),
        ("0701234567", "0701234567"),
        ("\uff11\uff12\uff13", "123"),  # full width, as some keyboards type
    ),
)
def test_that_anything_else_is_a_number_or_words_to_look_for(text: str, key: str) -> None:
    scan = read(text)

    assert isinstance(scan, Typed)
    assert scan.key == key


def test_that_unseen_characters_are_gone_and_letters_are_of_one_form() -> None:
    scan = read("A\u030asa\u202e\x1b \x00O\u0308berg\t\u00a0AB")

    assert scan == Typed("Åsa Öberg  AB")


@given(st.text())
def test_that_a_key_is_its_own_key(text: str) -> None:
    assert code_key(code_key(text)) == code_key(text)


@given(st.text(alphabet=string.ascii_letters + string.digits + " -#", max_size=20))
def test_that_how_a_number_is_typed_does_not_change_its_key(text: str) -> None:
    assert code_key(f" #{text.upper()} ") == code_key(text.lower())


def test_that_a_slip_number_has_a_coded_and_a_printed_form() -> None:
    assert slip_number(42) == "RS000000427"
    assert printed_slip_number("RS000000427") == "RS 0000-0042-7"


def test_that_the_check_digit_is_damms() -> None:
    assert damm("572") == 4


@given(st.integers(0, 99_999_999))
def test_that_every_slip_number_comes_back_however_it_is_typed(n: int) -> None:
    coded = slip_number(n)
    printed = printed_slip_number(coded)
    slip = SlipNumber(coded)

    read_back = [read(text) for text in (coded, f"]Q1{coded}", printed, printed.lower())]

    assert read_back == [slip] * 4
    assert read(printed.replace("-", " ")) == slip
    assert slip.printed == printed


@given(st.integers(0, 99_999_999), st.integers(0, 8), st.integers(1, 9))
def test_that_one_wrong_digit_in_a_slip_number_is_always_caught(
    n: int, place: int, by: int
) -> None:
    digits = slip_number(n)[2:]
    wrong = str((int(digits[place]) + by) % 10)

    scan = read(f"RS{digits[:place]}{wrong}{digits[place + 1 :]}")

    assert isinstance(scan, Typed)
    assert scan.hint is not None
    assert scan.hint.key == "scan.wrong_slip_number"


@given(st.integers(0, 99_999_999), st.integers(0, 7))
def test_that_two_swapped_neighbours_in_a_slip_number_are_always_caught(n: int, place: int) -> None:
    digits = slip_number(n)[2:]
    left, right = digits[place], digits[place + 1]
    assume(left != right)

    scan = read(f"RS{digits[:place]}{right}{left}{digits[place + 2 :]}")

    assert isinstance(scan, Typed)
