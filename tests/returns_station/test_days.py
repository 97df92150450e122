"""Periods, calendars and zones."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.days import (
    MARKETS,
    Days,
    Months,
    Unlimited,
    Until,
    add_days,
    add_months,
    closed_days,
    easter_sunday,
    last_day,
    local_day,
    next_working_day,
    zone_of,
)

# Monday to Friday only, day.month.
CLOSED: Final = {
    ("SE", 2025): "1.1 6.1 18.4 21.4 1.5 29.5 6.6 20.6 24.12 25.12 26.12 31.12",
    ("SE", 2026): "1.1 6.1 3.4 6.4 1.5 14.5 19.6 24.12 25.12 31.12",
    ("SE", 2027): "1.1 6.1 26.3 29.3 6.5 25.6 24.12 31.12",
    ("NO", 2025): "1.1 17.4 18.4 21.4 1.5 29.5 9.6 25.12 26.12",
    ("NO", 2026): "1.1 2.4 3.4 6.4 1.5 14.5 25.5 25.12",
    ("NO", 2027): "1.1 25.3 26.3 29.3 6.5 17.5",
    ("FI", 2025): "1.1 6.1 18.4 21.4 1.5 29.5 20.6 24.12 25.12 26.12",
    ("FI", 2026): "1.1 6.1 3.4 6.4 1.5 14.5 19.6 24.12 25.12",
    ("FI", 2027): "1.1 6.1 26.3 29.3 6.5 25.6 6.12 24.12",
    ("DK", 2025): "1.1 17.4 18.4 21.4 29.5 5.6 9.6 24.12 25.12 26.12 31.12",
    ("DK", 2026): "1.1 2.4 3.4 6.4 14.5 25.5 5.6 24.12 25.12 31.12",
    ("DK", 2027): "1.1 25.3 26.3 29.3 6.5 17.5 24.12 31.12",
    # The Great Prayer Day, 5 May 2023, was the last one.
    ("DK", 2023): "6.4 7.4 10.4 5.5 18.5 29.5 5.6 25.12 26.12",
    ("UK", 2017): "2.1 14.4 17.4 1.5 29.5 28.8 25.12 26.12",
    ("UK", 2021): "1.1 2.4 5.4 3.5 31.5 30.8 27.12 28.12",
    ("UK", 2022): "3.1 15.4 18.4 2.5 30.5 29.8 26.12 27.12",
    ("UK", 2025): "1.1 18.4 21.4 5.5 26.5 25.8 25.12 26.12",
    ("UK", 2026): "1.1 3.4 6.4 4.5 25.5 31.8 25.12 28.12",
    # The King's birthday is on a Sunday in 2025.
    ("NL", 2025): "1.1 18.4 21.4 5.5 29.5 9.6 25.12 26.12",
    ("NL", 2026): "1.1 3.4 6.4 27.4 5.5 14.5 25.5 25.12",
    ("DE", 2026): "1.1 3.4 6.4 1.5 14.5 25.5 25.12",
}
# From 2015 to 2100, day.month.
EASTER: Final = """
5.4 27.3 16.4 1.4 21.4 12.4 4.4 17.4 9.4 31.3 20.4 5.4 28.3 16.4 1.4 21.4 13.4 28.3 17.4 9.4 25.3
13.4 5.4 25.4 10.4 1.4 21.4 6.4 29.3 17.4 9.4 25.3 14.4 5.4 18.4 10.4 2.4 21.4 6.4 29.3 18.4 2.4
22.4 14.4 30.3 18.4 10.4 26.3 15.4 6.4 29.3 11.4 3.4 22.4 14.4 30.3 19.4 10.4 26.3 15.4 7.4 19.4
11.4 3.4 23.4 7.4 30.3 19.4 4.4 26.3 15.4 31.3 20.4 11.4 3.4 16.4 8.4 30.3 12.4 4.4 24.4 15.4 31.3
20.4 12.4 28.3
"""
# Hours ahead of UTC in winter; in summer one more.
WINTER_HOURS: Final = dict.fromkeys(MARKETS, 1) | {"FI": 2, "UK": 0}
SPRING: Final = (date(2025, 3, 30), date(2026, 3, 29), date(2027, 3, 28))
AUTUMN: Final = (date(2025, 10, 26), date(2026, 10, 25), date(2027, 10, 31))
SECOND: Final = timedelta(seconds=1)
FRIDAY: Final = 4
MARKET: Final = st.sampled_from(MARKETS)
DAY: Final = st.dates(date(2015, 1, 1), date(2100, 12, 31))


@pytest.fixture(autouse=True, scope="module")
def _reckoned_anew() -> None:
    """What was remembered of a year is no proof of how it is reckoned."""
    closed_days.cache_clear()
    zone_of.cache_clear()


@pytest.mark.parametrize(("market", "year"), CLOSED)
def test_that_each_market_closes_on_its_own_days(market: str, year: int) -> None:
    told = (day.split(".") for day in CLOSED[market, year].split())
    expected = {date(year, int(month), int(day)) for day, month in told}

    weekdays = {day for day in closed_days(market, year) if day.weekday() <= FRIDAY}

    assert weekdays == expected


@pytest.mark.parametrize(("market", "year"), CLOSED)
def test_that_only_weekends_and_closed_days_move_a_last_day(market: str, year: int) -> None:
    first = date(year, 1, 1).toordinal()
    days = [date.fromordinal(first + nr) for nr in range(365)]

    moved = {day for day in days if next_working_day(day, market) != day}

    weekends = {day for day in days if day.weekday() > FRIDAY}
    assert moved == weekends | closed_days(market, year)


@pytest.mark.parametrize(
    ("day", "working"),
    (
        (date(2026, 11, 27), date(2026, 11, 27)),
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 11, 29), date(2026, 11, 30)),
        # Christmas Eve is a Thursday: after it come two closed days and a Sunday.
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2026, 12, 31), date(2027, 1, 4)),
    ),
)
def test_that_a_last_day_moves_to_the_first_open_day_after_it(day: date, working: date) -> None:
    assert next_working_day(day, "SE") == working


def test_that_first_of_may_is_an_ordinary_day_in_denmark() -> None:
    assert next_working_day(date(2026, 5, 1), "DK") == date(2026, 5, 1)


def test_that_a_market_without_a_calendar_is_read_as_the_eu() -> None:
    assert closed_days("PT", 2026) == closed_days("EU", 2026)
    assert local_day(datetime(2026, 1, 1, 23, tzinfo=UTC), "PT") == date(2026, 1, 2)


@given(DAY, MARKET)
def test_that_a_working_day_is_near_and_open(day: date, market: str) -> None:
    working = next_working_day(day, market)

    assert 0 <= (working - day).days <= 5
    assert working.weekday() <= FRIDAY
    assert working not in closed_days(market, working.year)
    assert next_working_day(working, market) == working


@given(st.integers(2015, 2100))
def test_that_easter_is_a_sunday_in_spring(year: int) -> None:
    easter = easter_sunday(year)

    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


def test_that_easter_is_where_the_almanac_has_it() -> None:
    told = (day.split(".") for day in EASTER.split())
    expected = [date(year, int(month), int(day)) for year, (day, month) in enumerate(told, 2015)]

    assert [easter_sunday(year) for year in range(2015, 2101)] == expected
    assert (easter_sunday(2008), easter_sunday(2011)) == (date(2008, 3, 23), date(2011, 4, 24))


@pytest.mark.parametrize("year", (1598, 1693, 1761, 1818, 2285, 2353, 2437, 2505))
def test_that_the_earliest_easter_is_where_the_almanac_has_it(year: int) -> None:
    assert easter_sunday(year) == date(year, 3, 22)


@pytest.mark.parametrize("year", (1666, 1734, 1886, 1943, 2038, 2190, 2258, 2326, 2410, 2573))
def test_that_the_latest_easter_is_where_the_almanac_has_it(year: int) -> None:
    assert easter_sunday(year) == date(year, 4, 25)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    (
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2027, 2, 28), 12, date(2028, 2, 28)),
        (date(2096, 2, 29), 48, date(2100, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 3, 1), 12, date(2028, 3, 1)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ),
)
def test_that_months_keep_the_day_where_they_can(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


def test_that_a_year_of_days_and_twelve_months_are_two_promises() -> None:
    start = date(2027, 3, 1)

    assert last_day(Days(365), start) == date(2028, 2, 29)
    assert last_day(Months(12), start) == date(2028, 3, 1)


@given(DAY, st.integers(0, 120))
def test_that_months_land_in_their_month_and_never_pass_the_day(day: date, months: int) -> None:
    end = add_months(day, months)

    assert (end.year - day.year) * 12 + end.month - day.month == months
    assert end.day <= day.day
    # Where the day did not fit, it is the last one of its month.
    assert end.day == day.day or add_days(end, 1).day == 1


def test_that_fourteen_days_count_the_leap_day() -> None:
    assert last_day(Days(14), date(2028, 2, 20)) == date(2028, 3, 5)
    assert last_day(Days(14), date(2027, 2, 20)) == date(2027, 3, 6)


def test_that_a_named_day_and_no_end_do_not_look_at_the_start() -> None:
    assert last_day(Until(date(2027, 1, 31)), date(2026, 11, 1)) == date(2027, 1, 31)
    assert last_day(Unlimited(), date(2026, 11, 1)) is None


def test_that_ten_thousand_years_end_with_the_calendar() -> None:
    assert add_days(date(2026, 1, 1), 4_000_000) == date.max
    assert add_months(date(2026, 1, 1), 120_000) == date.max
    assert add_months(date(9999, 1, 31), 11) == date(9999, 12, 31)
    assert add_months(date(9999, 1, 5), 11) == date(9999, 12, 5)
    assert next_working_day(date.max, "SE") == date.max


@pytest.mark.parametrize(
    ("moment", "market", "day"),
    (
        (datetime(2026, 3, 30, 21, 40, tzinfo=UTC), "SE", date(2026, 3, 30)),
        (datetime(2026, 3, 30, 21, 40, tzinfo=UTC), "FI", date(2026, 3, 31)),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), "SE", date(2026, 3, 29)),
        (datetime(2026, 3, 30, 23, 30, tzinfo=UTC), "UK", date(2026, 3, 31)),
    ),
)
def test_that_a_day_is_the_markets_own(moment: datetime, market: str, day: date) -> None:
    assert local_day(moment, market) == day


@pytest.mark.parametrize("market", MARKETS)
@pytest.mark.parametrize("changed", (*SPRING, *AUTUMN))
def test_that_a_day_whose_clock_changes_begins_and_ends_at_its_own_midnights(
    market: str, changed: date
) -> None:
    winter = timedelta(hours=WINTER_HOURS[market])
    summer = winter + timedelta(hours=1)
    at_its_start, at_its_end = (winter, summer) if changed in SPRING else (summer, winter)
    begins = datetime.combine(changed, time(), UTC) - at_its_start
    ends = datetime.combine(add_days(changed, 1), time(), UTC) - at_its_end

    days = [local_day(begins - SECOND, market), local_day(begins, market)]
    days += [local_day(ends - SECOND, market), local_day(ends, market)]

    assert days == [add_days(changed, -1), changed, changed, add_days(changed, 1)]
