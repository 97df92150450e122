"""The code of the feedback page: read as it was made, and never mistaken."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from returns_station.scan import (
    Opinion,
    SlipNumber,
    Typed,
    opinion_code,
    printed_opinion,
    read,
    slip_number,
)
from returns_station.scan.slips import SLIP, TRAINING_SLIP

PLACES = some.sets(some.integers(0, 5)).map(lambda told: tuple(sorted(told)))


@given(
    some.integers(0, 99_999_999),
    some.sampled_from((SLIP, TRAINING_SLIP)),
    some.integers(1, 5),
    PLACES,
)
def test_that_a_code_says_what_it_was_made_of(
    n: int, series: str, grade: int, places: tuple[int, ...]
) -> None:
    slip = slip_number(n, series)
    code = opinion_code(slip, grade, places)

    for typed in (code, code.lower(), printed_opinion(code), f"]Q3{code}"):
        found = read(typed)
        assert isinstance(found, Opinion)
        assert (found.slip, found.grade, found.topics) == (slip, grade, places)


@given(some.integers(0, 99_999_999), some.integers(2, 14), some.integers(1, 9))
def test_that_one_digit_read_wrong_is_seen(n: int, place: int, more: int) -> None:
    code = opinion_code(slip_number(n), 4, (0,))
    wrong = code[:place] + str((int(code[place]) + more) % 10) + code[place + 1 :]

    found = read(wrong)

    assert isinstance(found, Typed)


def test_that_a_code_that_was_read_wrong_says_so() -> None:
    found = read("FB0000004274012")

    assert isinstance(found, Typed)
    assert found.hint is not None
    assert found.hint.key == "scan.wrong_opinion"


def test_that_a_slip_is_still_a_slip() -> None:
    assert isinstance(read(slip_number(42)), SlipNumber)


@pytest.mark.parametrize("text", ("FB", "FB12", "FB00000042740", "FBX000042740311", "4274031"))
def test_that_what_is_not_long_enough_is_only_text(text: str) -> None:
    found = read(text)

    assert isinstance(found, Typed)
    assert found.hint is None
