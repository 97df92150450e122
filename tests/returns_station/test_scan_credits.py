"""Credit notes and gift cards by their numbers: told apart from all else that is scanned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.scan import (
    CreditNumber,
    SlipNumber,
    Typed,
    credit_number,
    printed_slip_number,
    read,
    slip_number,
)
from returns_station.scan.credits import GIFT_CARD, STORE_CREDIT

SERIES = (STORE_CREDIT, GIFT_CARD)


@pytest.mark.parametrize(
    ("series", "coded", "printed"),
    (
        (STORE_CREDIT, "TG000000427", "TG 0000-0042-7"),
        (GIFT_CARD, "PK000000427", "PK 0000-0042-7"),
    ),
)
def test_that_a_credit_has_a_coded_and_a_printed_number(
    series: str, coded: str, printed: str
) -> None:
    assert credit_number(42, series) == coded
    assert CreditNumber(coded).printed == printed


@given(st.integers(0, 99_999_999), st.sampled_from(SERIES))
def test_that_every_credit_number_comes_back_however_it_is_typed(n: int, series: str) -> None:
    coded = credit_number(n, series)
    printed = printed_slip_number(coded)

    read_back = [read(text) for text in (coded, f"]Q1{coded}", printed, printed.lower())]

    assert read_back == [CreditNumber(coded)] * 4


@given(st.integers(0, 99_999_999), st.integers(0, 8), st.integers(1, 9), st.sampled_from(SERIES))
def test_that_one_wrong_digit_is_no_credit_number_and_told_kindly(
    n: int, place: int, by: int, series: str
) -> None:
    digits = credit_number(n, series)[2:]
    wrong = str((int(digits[place]) + by) % 10)

    scan = read(f"{series}{digits[:place]}{wrong}{digits[place + 1 :]}")

    assert isinstance(scan, Typed)
    assert scan.hint is not None
    assert scan.hint.key == "scan.wrong_credit_number"


@given(st.integers(0, 99_999_999))
def test_that_slips_and_both_kinds_of_credit_are_never_mixed_up(n: int) -> None:
    numbers = (slip_number(n), *(credit_number(n, series) for series in SERIES))

    scans = [read(number) for number in numbers]

    assert scans == [SlipNumber(numbers[0]), CreditNumber(numbers[1]), CreditNumber(numbers[2])]


@pytest.mark.parametrize("text", ("TG", "TG 42", "TG00000042", "TG0000004277", "XTG000000427"))
def test_that_what_only_begins_like_one_is_a_text_to_look_for(text: str) -> None:
    scan = read(text)

    assert isinstance(scan, Typed)
    assert scan.hint is None
