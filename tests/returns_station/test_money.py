"""Whole minor units: reading, sharing, rounding."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.money import AmountError, Money, cash, decimals, half_up, shares, zero


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    (("1299.50", "SEK", 129950), ("0", "SEK", 0), ("-5.5", "EUR", -550), ("499", "ISK", 499)),
)
def test_that_plain_decimals_are_read(text: str, currency: str, minor: int) -> None:
    assert Money.parse(text, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    ("text", "currency"),
    (
        ("4.999", "SEK"),
        ("0.5", "JPY"),
        ("1,5", "SEK"),
        ("", "SEK"),
        ("1e3", "SEK"),
        ("٣", "SEK"),
        ("007", "SEK"),
        ("1234567890123", "SEK"),
    ),
)
def test_that_what_is_no_amount_is_never_rounded_into_one(text: str, currency: str) -> None:
    with pytest.raises(AmountError):
        Money.parse(text, currency)


@given(st.integers(1 - 10**12, 10**12 - 1), st.sampled_from(("SEK", "ISK", "KWD")))
def test_that_money_reads_back_as_it_is_written(minor: int, currency: str) -> None:
    amount = Money(minor, currency)

    assert Money.parse(str(amount), currency) == amount


def test_that_currencies_do_not_mix() -> None:
    with pytest.raises(AssertionError):
        _ = zero("SEK") + zero("NOK")


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_that_shares_add_up_and_keep_their_order(total: int, weights: list[int]) -> None:
    parts = shares(total, weights)

    assert sum(parts) == total
    by_weight = sorted(zip(weights, map(abs, parts), strict=True))
    assert all(
        lesser <= greater
        for (light, lesser), (heavy, greater) in pairwise(by_weight)
        if light < heavy
    )


def test_that_the_earlier_line_gets_the_odd_unit_on_a_tie() -> None:
    assert shares(100, (1, 1, 1)) == (34, 33, 33)
    assert shares(-100, (1, 1, 1)) == (-34, -33, -33)
    assert shares(5, (0, 0)) == (3, 2)


@pytest.mark.parametrize(
    ("minor", "step", "coins"),
    (
        (3040, 100, 3000),
        (4550, 100, 4600),
        (40524, 50, 40500),
        (40525, 50, 40550),
        (40575, 50, 40600),
        (1497, 5, 1495),
        (1498, 5, 1500),
        (-4550, 100, -4600),
        (1499, 1, 1499),
    ),
)
def test_that_cash_is_rounded_to_the_markets_coin(minor: int, step: int, coins: int) -> None:
    assert cash(Money(minor, "SEK"), step) == Money(coins, "SEK")


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_that_half_up_is_the_nearest_and_halves_go_away_from_zero(top: int, bottom: int) -> None:
    rounded = half_up(top, bottom)

    assert abs(2 * (rounded * bottom - top)) <= bottom
    assert half_up(-top, bottom) == -rounded


@pytest.mark.parametrize(
    ("currency", "many"),
    (
        *((each, 0) for each in ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW"]),
        *((each, 0) for each in ["PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"]),
        *((each, 3) for each in ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]),
        *((each, 2) for each in ["SEK", "NOK", "DKK", "EUR", "GBP", "USD", "ZZZ"]),
    ),
)
def test_that_a_currency_has_its_own_decimals(currency: str, many: int) -> None:
    assert decimals(currency) == many
    assert Money(1, currency).decimal == Decimal(1).scaleb(-many)
    assert Money.parse("1", currency).minor == 10**many


def test_that_money_is_less_only_where_it_is_less() -> None:
    one, two = Money(1, "SEK"), Money(2, "SEK")

    assert (one < two, two < one, one < Money(1, "SEK")) == (True, False, False)
    assert (max(one, two), min(one, two)) == (two, one)
    with pytest.raises(AssertionError):
        _ = one < Money(2, "NOK")


def test_that_sums_and_differences_are_to_the_unit() -> None:
    assert Money(5, "SEK") + Money(-7, "SEK") == Money(-2, "SEK")
    assert Money(5, "SEK") - Money(7, "SEK") == Money(-2, "SEK")
    assert (bool(zero("SEK")), bool(Money(-1, "SEK"))) == (False, True)
    assert (str(Money(-5, "SEK")), str(Money(5, "ISK")), str(Money(5, "KWD"))) == (
        "-0.05",
        "5",
        "0.005",
    )


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    (
        (10, (3, 3, 1), (4, 4, 2)),
        (10, (0, 1), (0, 10)),
        (7, (2, 1, 1), (3, 2, 2)),
        (1, (1, 2), (0, 1)),
        (0, (1, 2), (0, 0)),
        (-7, (2, 1, 1), (-3, -2, -2)),
    ),
)
def test_that_odd_units_go_to_the_largest_remainders(
    total: int, weights: tuple[int, ...], parts: tuple[int, ...]
) -> None:
    assert shares(total, weights) == parts


@pytest.mark.parametrize("weights", ((), (1, -1)))
def test_that_nothing_is_shared_among_nobody_or_by_less_than_nothing(
    weights: tuple[int, ...],
) -> None:
    with pytest.raises(AssertionError):
        shares(1, weights)


@pytest.mark.parametrize("bottom", (0, -1))
def test_that_nothing_is_divided_by_nothing(bottom: int) -> None:
    with pytest.raises(AssertionError):
        half_up(1, bottom)
