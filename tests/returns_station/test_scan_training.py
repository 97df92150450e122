"""Numbers of training: read as well as real ones, and never taken for one."""

from hypothesis import given
from hypothesis import strategies as st

from returns_station.scan import CreditNumber, SlipNumber, Typed, read, slip_number
from returns_station.scan.credits import (
    GIFT_CARD,
    STORE_CREDIT,
    TRAINING_GIFT_CARD,
    TRAINING_STORE_CREDIT,
    credit_number,
)
from returns_station.scan.sealed import slip_coded
from returns_station.scan.slips import TRAINING_SLIP, printed_slip_number

NTH = st.integers(0, 99_999_999)


@given(NTH)
def test_that_a_number_of_training_is_read_however_it_is_typed(n: int) -> None:
    coded = slip_number(n, TRAINING_SLIP)

    for text in (coded, printed_slip_number(coded), coded.lower()):
        scan = read(text)
        assert isinstance(scan, SlipNumber)
        assert (scan.number, scan.is_training) == (coded, True)


@given(NTH)
def test_that_no_number_is_of_training_and_real_at_once(n: int) -> None:
    real = {slip_number(n), *(credit_number(n, each) for each in (STORE_CREDIT, GIFT_CARD))}
    training = {slip_number(n, TRAINING_SLIP)}
    training |= {credit_number(n, each) for each in (TRAINING_STORE_CREDIT, TRAINING_GIFT_CARD)}

    for text in real | training:
        scan = read(text)
        assert isinstance(scan, SlipNumber | CreditNumber)
        assert scan.is_training is (text in training)


def test_that_a_wrong_digit_is_seen_in_training_too() -> None:
    assert isinstance(read("XR000000428"), Typed)
    assert isinstance(read("XT000000428"), Typed)


def test_that_only_what_looks_like_a_number_of_ours_is_coded_anew() -> None:
    assert slip_coded("xr 0000-0042-7") == "XR000000427"
    assert slip_coded("2041-1187") == "2041-1187"
