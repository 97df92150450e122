"""How sure a share is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.desk.trust.interval import Interval, wilson

OF = st.integers(0, 100_000)
COUNTS = OF.flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("held", "of", "low", "high"),
    (
        # From Newcombe 1998, table I, method 3: score without continuity correction.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # By hand: 97 of 98, and one of one.
        (97, 98, 0.9444, 0.9982),
        (1, 1, 0.2065, 1.0),
    ),
)
def test_that_the_interval_is_wilsons(held: int, of: int, low: float, high: float) -> None:
    sure = wilson(held, of)

    assert (round(sure.low, 4), round(sure.high, 4)) == (low, high)


def test_that_nothing_is_known_of_nothing() -> None:
    assert wilson(0, 0) == Interval(0.0, 1.0)


@given(COUNTS)
def test_that_the_share_lies_within_and_words_never_narrow_it(counts: tuple[int, int]) -> None:
    held, of = counts

    sure = wilson(held, of)

    share = held / of if of else 0.0
    assert 0.0 <= sure.low <= share <= sure.high <= 1.0
    assert sure.low_percent <= 100 * sure.low + 1e-6
    assert sure.high_percent >= 100 * sure.high - 1e-6


@given(COUNTS)
def test_that_it_says_of_what_held_what_it_says_of_what_did_not(counts: tuple[int, int]) -> None:
    held, of = counts

    one, other = wilson(held, of), wilson(of - held, of)

    assert one.low == pytest.approx(1 - other.high, abs=1e-9)
    assert one.high == pytest.approx(1 - other.low, abs=1e-9)


@given(COUNTS.filter(lambda counts: counts[1] > 0), st.integers(2, 50))
def test_that_more_of_the_same_is_surer(counts: tuple[int, int], times: int) -> None:
    held, of = counts

    few, many = wilson(held, of), wilson(held * times, of * times)

    assert many.high - many.low <= few.high - few.low + 1e-12
