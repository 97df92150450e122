"""Periods, market calendars and zones, and what "the last day" means."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final, TypeAlias, assert_never
from zoneinfo import ZoneInfo

_SATURDAY: Final = 5
_FRIDAY: Final = 4
_MONDAY: Final = 0
# The two closed days of an English Christmas when 25 December is a Friday, Saturday or Sunday.
_STAND_IN: Final = {4: (25, 28), 5: (27, 28), 6: (26, 27)}


@dataclass(frozen=True, slots=True)
class Days:
    """So many calendar days after the start; the start is not counted, the last day is."""

    count: int


@dataclass(frozen=True, slots=True)
class Months:
    """The same day so many months on, or that month's last day where it is shorter."""

    count: int


@dataclass(frozen=True, slots=True)
class Until:
    """A day that was named, whatever the start."""

    day: date


@dataclass(frozen=True, slots=True)
class Unlimited:
    """No end."""


Period: TypeAlias = Days | Months | Until | Unlimited


def last_day(period: Period, start: date) -> date | None:
    """The last day of a period that starts on a day; None has no end."""
    match period:
        case Days(count):
            return add_days(start, count)
        case Months(count):
            return add_months(start, count)
        case Until(day):
            return day
        case Unlimited():
            return None
        case _:
            assert_never(period)


def add_days(start: date, count: int) -> date:
    """So many days on; what would pass the calendar's end stops there."""
    return date.fromordinal(min(start.toordinal() + count, date.max.toordinal()))


def add_months(start: date, count: int) -> date:
    """The same day so many months on; 29 February becomes 28 February."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


# The zone in which a market's days begin and end. Any other market is read as the EU.
_ZONES: Final = {
    "SE": "Europe/Stockholm",
    "NO": "Europe/Oslo",
    "FI": "Europe/Helsinki",
    "DK": "Europe/Copenhagen",
    "DE": "Europe/Berlin",
    "NL": "Europe/Amsterdam",
    "UK": "Europe/London",
    "EU": "Europe/Brussels",
}
MARKETS: Final = tuple(_ZONES)


@cache
def zone_of(market: str) -> ZoneInfo:
    """The zone in which a market counts its days."""
    return ZoneInfo(_ZONES.get(market, _ZONES["EU"]))


def local_day(moment: datetime, market: str) -> date:
    """The market's own date at a moment; periods are counted in these, never in hours."""
    return moment.astimezone(zone_of(market)).date()


# Days that end no period although they are weekdays, by rule: law of each market on time limits
# (SE 1930:173 with 1989:253, FI 150/1930, DK's holiday practice, NO's standard terms, BGB 193,
# Algemene termijnenwet, UK bank holidays, EU Reg. 1182/71). The eves are the trap: public lists of
# holidays lack Swedish eves and the Danish 5 June, 24 and 31 December, and add 1 May in Denmark.
_FIXED: Final = {
    "SE": ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)),
    "NO": ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26)),
    "FI": ((1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26)),
    "DK": ((1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)),
    "DE": ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26)),
    # The King's day moves from a Sunday to the Saturday before it: both end no period anyway.
    "NL": ((1, 1), (4, 27), (5, 5), (12, 25), (12, 26)),
    "UK": (),
    "EU": ((1, 1), (5, 1), (12, 25), (12, 26)),
}
# Days counted from Easter Sunday: -3 Maundy Thursday, -2 Good Friday, 1 Easter Monday,
# 39 Ascension, 50 Whit Monday.
_FROM_EASTER: Final = {
    "SE": (-2, 1, 39),
    "NO": (-3, -2, 1, 39, 50),
    "FI": (-2, 1, 39),
    "DK": (-3, -2, 1, 39, 50),
    "DE": (-2, 1, 39, 50),
    "NL": (-2, 1, 39, 50),
    "UK": (-2, 1),
    "EU": (-2, 1, 39, 50),
}
_GREAT_PRAYER_DAY: Final = 26
_GREAT_PRAYER_DAY_UNTIL: Final = 2023


def next_working_day(day: date, market: str) -> date:
    """The day itself, or the first after it that is no weekend and no closed day of the market."""
    while day < date.max and (day.weekday() >= _SATURDAY or day in closed_days(market, day.year)):
        day += timedelta(days=1)
    return day


@cache
def closed_days(market: str, year: int) -> frozenset[date]:
    """A market's closed days of a year, by rule; plain Saturdays and Sundays are not listed."""
    if market not in _ZONES:
        market = "EU"
    fixed = (date(year, month, day) for month, day in _FIXED[market])
    sunday = easter_sunday(year)
    moving = (sunday + timedelta(days=days) for days in _FROM_EASTER[market])
    return frozenset((*fixed, *moving, *_special(market, year)))


def _special(market: str, year: int) -> tuple[date, ...]:
    match market:
        case "SE" | "FI":
            return (_weekday_from(date(year, 6, 19), _FRIDAY),)  # Midsummer Eve
        case "DK" if year <= _GREAT_PRAYER_DAY_UNTIL:
            return (easter_sunday(year) + timedelta(days=_GREAT_PRAYER_DAY),)
        case "UK":
            return _bank_holidays(year)
        case _:
            return ()


def _bank_holidays(year: int) -> tuple[date, ...]:
    """England's: New Year's, three Mondays, and what stands in for a Christmas on a weekend."""
    christmas = _STAND_IN.get(date(year, 12, 25).weekday(), (25, 26))
    return (
        _weekday_after_weekend(date(year, 1, 1)),
        _weekday_from(date(year, 5, 1), _MONDAY),
        _weekday_from(date(year, 5, 25), _MONDAY),
        _weekday_from(date(year, 8, 25), _MONDAY),
        *(date(year, 12, day) for day in christmas),
    )


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _weekday_after_weekend(day: date) -> date:
    return _weekday_from(day, _MONDAY) if day.weekday() >= _SATURDAY else day


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)
