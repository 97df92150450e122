"""Numbers of parcels: made, checked and read by the rules of GS1 and of the postal union."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.pickup.identifiers import (
    OWN_PREFIX,
    S10,
    NumbersUsedUpError,
    read_s10,
    read_sscc,
    s10,
    s10_check_digit,
    sscc,
)

PREFIXES = st.text("0123456789", min_size=7, max_size=10)
LETTERS = st.text(string.ascii_uppercase, min_size=2, max_size=2)


@given(PREFIXES, st.integers(1, 10**6))
def test_that_an_sscc_made_is_read_however_it_is_written(prefix: str, nth: int) -> None:
    made = sscc(prefix, nth)

    assert len(made) == 18
    assert made[1:].startswith(prefix)
    for written in (made, f"00{made}", f"(00) {made[0]} {made[1:8]} {made[8:17]} {made[17]}"):
        assert read_sscc(written) == made


@given(PREFIXES, st.integers(1, 10**6), st.integers(0, 17), st.integers(1, 9))
def test_that_one_wrong_digit_is_never_an_sscc(prefix: str, nth: int, at: int, by: int) -> None:
    made = sscc(prefix, nth)
    wrong = f"{made[:at]}{(int(made[at]) + by) % 10}{made[at + 1 :]}"

    assert read_sscc(wrong) == ""


@given(PREFIXES, st.sets(st.integers(1, 10**7 - 1), min_size=2, max_size=50))
def test_that_no_two_of_a_series_are_one_number(prefix: str, series: set[int]) -> None:
    assert len({sscc(prefix, nth) for nth in series}) == len(series)


def test_that_the_extension_digit_makes_room_when_the_serials_are_used_up() -> None:
    last_of_first, first_of_second = sscc("0123456789", 10**6 - 1), sscc("0123456789", 10**6)

    assert last_of_first[0] == "0"
    assert first_of_second[0] == "1"
    with pytest.raises(NumbersUsedUpError):
        sscc("0123456789", 10**7)


def test_that_a_known_sscc_is_read() -> None:
    # GS1 General Specifications, figure 7.9.1: the worked example of a check digit of 18 digits.
    assert read_sscc("376104250021234569") == "376104250021234569"
    assert sscc(OWN_PREFIX, 1)[:8] == "0" + OWN_PREFIX


@given(LETTERS, st.integers(0, 10**8 - 1), LETTERS)
def test_that_an_s10_made_is_read_however_it_is_written(
    service: str, serial: int, country: str
) -> None:
    made = S10(service, serial, country)

    for written in (made.coded, made.printed, made.coded.lower()):
        assert read_s10(written) == made


@given(st.integers(0, 10**8 - 1), st.integers(0, 8), st.integers(1, 9))
def test_that_one_wrong_digit_is_no_s10_but_for_its_two_fives(
    serial: int, at: int, by: int
) -> None:
    made = S10("RR", serial, "SE").coded
    place = at + 2
    wrong = f"{made[:place]}{(int(made[place]) + by) % 10}{made[place + 1 :]}"

    # The rule writes both 5 and 11 as 5: that much it cannot tell apart, and no reader can.
    assert read_s10(wrong) is None or made[10] == wrong[10] == "5"


def test_that_known_postal_numbers_are_read() -> None:
    # UPU S10-12, its own worked example: 47312482 has the check digit 9.
    assert s10_check_digit("47312482") == 9
    assert read_s10("RA 473124829 PT") == S10("RA", 47312482, "PT")


def test_that_a_range_ends_where_its_digits_do() -> None:
    assert s10("CC", "NO", 99_999_999, 1).coded.startswith("CC99999999")
    with pytest.raises(NumbersUsedUpError):
        s10("CC", "NO", 99_999_999, 2)


@given(st.text())
def test_that_anything_may_be_scanned(text: str) -> None:
    assert read_sscc(text) == "" or len(read_sscc(text)) == 18
    assert read_s10(text) is None or read_s10(text) is not None
