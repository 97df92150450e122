"""Credit as a value: its last day, what may be taken, and what is told of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.credit import (
    Credit,
    CreditIssued,
    CreditKind,
    CreditRedeemed,
    CreditVoided,
    Hindrance,
    expires_on,
    hindrance,
    is_expired,
    issued,
    redeemed,
    voided,
)
from returns_station.money import Money
from tests.builders import NOW, kronor

TODAY = date(2026, 11, 26)
MONTHS = st.none() | st.integers(0, 240)


def a_credit(amount: int = 100, left: int | None = None, until: date | None = None) -> Credit:
    """Store credit of so many kronor, so many of them left."""
    remaining = kronor(amount if left is None else left)
    kind = CreditKind.STORE_CREDIT
    return Credit("TG000000427", kind, kronor(amount), remaining, NOW, until, "RS000000018")


@pytest.mark.parametrize(
    ("shop", "law", "ends"),
    (
        (None, 120, date(2036, 11, 26)),
        (12, 120, date(2036, 11, 26)),
        (180, 120, date(2041, 11, 26)),
        (12, None, date(2027, 11, 26)),
        (None, None, None),
    ),
    ids=("shop silent", "shop shorter", "shop longer", "law silent", "both silent"),
)
def test_that_a_credit_lasts_as_long_as_the_kinder_of_shop_and_law(
    shop: int | None, law: int | None, ends: date | None
) -> None:
    assert expires_on(TODAY, shop, law) == ends


@given(st.dates(max_value=date(2200, 1, 1)), MONTHS, st.integers(0, 240))
def test_that_no_shop_is_shorter_than_the_law(day: date, shop: int | None, law: int) -> None:
    by_law, by_both = expires_on(day, None, law), expires_on(day, shop, law)

    assert by_law is not None
    assert by_both is not None
    assert by_both >= by_law


def test_that_the_last_day_still_counts() -> None:
    credit = a_credit(until=TODAY)

    assert not is_expired(credit, TODAY)
    assert is_expired(credit, date(2026, 11, 27))
    assert not is_expired(a_credit(), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("credit", "amount", "found"),
    (
        (a_credit(), kronor(100), None),
        (a_credit(left=38), kronor(38), None),
        (a_credit(left=38), kronor("38.01"), Hindrance.NOT_ENOUGH),
        (a_credit(left=0), kronor(1), Hindrance.NOT_ENOUGH),
        (a_credit(), Money(100, "NOK"), Hindrance.OTHER_CURRENCY),
        (a_credit(until=date(2026, 11, 25)), kronor(1), Hindrance.EXPIRED),
        (a_credit(until=date(2026, 11, 25)), kronor(101), Hindrance.EXPIRED),
        (a_credit(left=0, until=date(2026, 11, 25)), kronor(1), Hindrance.NOT_ENOUGH),
        (a_credit(until=TODAY), kronor(1), None),
    ),
)
def test_that_what_stands_in_the_way_is_told(
    credit: Credit, amount: Money, found: Hindrance | None
) -> None:
    assert hindrance(credit, amount, TODAY) is found


def test_that_each_movement_tells_what_it_came_to() -> None:
    credit = a_credit(until=TODAY)

    left, used = redeemed(credit, kronor(62), "till 17")
    empty, gone = voided(credit)

    assert issued(credit) == CreditIssued(
        "TG000000427", CreditKind.STORE_CREDIT, kronor(100), TODAY, "RS000000018"
    )
    assert (left.remaining, left.is_unspent) == (kronor(38), False)
    assert used == CreditRedeemed("TG000000427", kronor(62), kronor(38), "till 17")
    assert (empty.remaining, gone) == (kronor(0), CreditVoided("TG000000427", kronor(100)))


def test_that_no_credit_holds_more_than_was_put_on_it() -> None:
    with pytest.raises(AssertionError):
        a_credit(100, left=101)
    with pytest.raises(AssertionError):
        redeemed(a_credit(100, left=38), kronor(39), "till 17")
    with pytest.raises(AssertionError):
        voided(a_credit(100, left=38))
