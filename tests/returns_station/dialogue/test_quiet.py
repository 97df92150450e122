"""Nobody is woken: the quiet hours are those of where she lives."""

from datetime import UTC, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from returns_station.days import MARKETS
from returns_station.dialogue.quiet import awake, is_quiet

_MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(  # noqa: DTZ001 - made UTC
    lambda moment: moment.replace(tzinfo=UTC)
)
_HOURS = st.times().map(lambda hour: hour.replace(second=0, microsecond=0))


@given(_MOMENTS, st.sampled_from(MARKETS), _HOURS, _HOURS)
def test_that_what_waits_for_the_morning_goes_soon_and_never_in_the_quiet(
    moment: datetime, market: str, begins: time, ends: time
) -> None:
    found = awake(moment, market, begins, ends)

    assert found >= moment
    assert (found - moment).total_seconds() <= 25 * 3600
    # In the night in which clocks go forward the hour may not be there: it is read as the next.
    assert not is_quiet(found, market, begins, ends) or found.month in (3, 10)


def test_that_an_evening_message_waits_for_her_own_morning() -> None:
    late = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)

    assert awake(late, "SE", time(21), time(8)) == late
    assert awake(late, "FI", time(21), time(8)) == datetime(2026, 11, 24, 6, tzinfo=UTC)


def test_that_a_shop_without_quiet_hours_wakes_whom_it_likes() -> None:
    moment = datetime(2026, 11, 23, 2, tzinfo=UTC)

    assert awake(moment, "SE", time(0), time(0)) == moment
