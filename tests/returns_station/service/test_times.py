"""When somebody is told at the latest: ahead of time, and never in the night."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from returns_station.days import zone_of
from returns_station.service.times import awake_before

_AHEAD = timedelta(hours=2)
_NIGHT = (time(21), time(8))


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001
def test_that_she_is_told_while_awake_and_ahead(due: datetime) -> None:
    told = awake_before(due, _AHEAD, _NIGHT, "SE")

    here = told.astimezone(zone_of("SE")).time()
    assert told <= due - _AHEAD
    assert time(8) <= here < time(21)


def test_that_what_is_due_in_the_morning_is_told_of_the_evening_before() -> None:
    due = datetime(2026, 11, 24, 7, tzinfo=UTC)

    told = awake_before(due, _AHEAD, _NIGHT, "SE")

    assert told == datetime(2026, 11, 23, 18, tzinfo=UTC)
