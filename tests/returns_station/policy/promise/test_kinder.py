"""Which of two promises is worth more is only said where it is sure."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.days import Days, Months, Period, Unlimited, Until, last_day
from returns_station.policy.promise.kinder import Lasting, Worth, kinder, never_less
from returns_station.policy.promise.span import never_shorter

PERIODS: st.SearchStrategy[Period] = st.one_of(
    st.builds(Days, st.integers(1, 1000)),
    st.builds(Months, st.integers(1, 40)),
    st.builds(Until, st.dates(date(2026, 1, 1), date(2028, 1, 1))),
    st.just(Unlimited()),
)


@given(PERIODS, PERIODS, st.dates(date(2015, 1, 1), date(2099, 1, 1)))
def test_that_what_is_never_shorter_ends_no_sooner_from_any_day(
    one: Period, other: Period, start: date
) -> None:
    end, other_end = last_day(one, start), last_day(other, start)

    no_sooner = end is None or (other_end is not None and end >= other_end)

    assert no_sooner or not never_shorter(one, other)


@pytest.mark.parametrize(
    ("one", "other", "both_ways"),
    (
        (Unlimited(), Until(date(2099, 1, 1)), False),
        (Unlimited(), Unlimited(), True),
        (Until(date(2027, 1, 2)), Until(date(2027, 1, 1)), False),
        (Until(date(2027, 1, 1)), Until(date(2027, 1, 1)), True),
        (Days(31), Days(30), False),
        (Days(30), Days(30), True),
        (Months(2), Months(1), False),
        (Months(1), Months(1), True),
        # February may be that short, and other months that long.
        (Months(1), Days(28), False),
        (Days(31), Months(1), False),
        (Months(12), Days(365), False),
        (Days(366), Months(12), False),
        (Months(48), Days(1461), True),
    ),
)
def test_that_one_of_two_periods_is_never_shorter(
    one: Period, other: Period, *, both_ways: bool
) -> None:
    assert never_shorter(one, other)
    assert never_shorter(other, one) is both_ways


@pytest.mark.parametrize(
    ("one", "other"),
    (
        (Months(1), Days(29)),
        (Months(2), Days(60)),
        (Until(date(2099, 1, 1)), Days(1)),
        (Until(date(2099, 1, 1)), Months(1)),
    ),
)
def test_that_of_some_periods_neither_is_sure_to_be_the_longer(one: Period, other: Period) -> None:
    assert not never_shorter(one, other)
    assert not never_shorter(other, one)


@given(st.integers(1, 40), st.integers(1, 1300))
def test_that_days_and_months_are_told_apart_as_soon_as_they_can_be(months: int, days: int) -> None:
    starts = [date(2023, 1, 1) + timedelta(days=nr) for nr in range(4 * 365 + 1)]
    ends = {(last_day(Months(months), start) or start) - start for start in starts}

    assert never_shorter(Months(months), Days(days)) == (min(ends).days >= days)
    assert never_shorter(Days(days), Months(months)) == (max(ends).days <= days)


@given(PERIODS, PERIODS)
def test_that_if_one_is_kinder_the_other_is_less_kind(one: Period, other: Period) -> None:
    there, back = (
        kinder(Lasting((one,)), Lasting((other,))),
        kinder(Lasting((other,)), Lasting((one,))),
    )

    assert there is (None if back is None else not back)


@pytest.mark.parametrize(
    ("old", "new", "is_kinder"),
    (
        (Decimal(50), Decimal(100), True),
        (Decimal(100), Decimal(50), False),
        (Decimal(50), Decimal(50), None),
        (frozenset({"a"}), frozenset({"a", "b"}), True),
        (frozenset({"a"}), frozenset({"b"}), None),
        (Lasting((Days(30),)), Lasting((Days(30), Months(2))), True),
        (Lasting((Days(30), Months(2))), Lasting((Months(2),)), None),
        (Lasting((Days(90), Days(10))), Lasting((Days(60), Days(30))), False),
        (Lasting((Days(90), Until(date(2027, 1, 1)))), Lasting((Days(90),)), False),
        ((Decimal(1), frozenset({"a"})), (Decimal(2), frozenset({"a"})), True),
        ((Decimal(1), frozenset({"a"})), (Decimal(2), frozenset({"b"})), None),
    ),
)
def test_that_kinder_means_kinder_in_every_way(
    old: Worth, new: Worth, *, is_kinder: bool | None
) -> None:
    assert kinder(old, new) is is_kinder


def test_that_unlike_things_are_not_compared() -> None:
    assert not never_less(Decimal(1), frozenset({"a"}))
    assert not never_less((Decimal(1),), (Decimal(1), Decimal(1)))
