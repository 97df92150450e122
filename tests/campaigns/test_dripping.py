"""The short form of a day on which bookings keep coming."""

import pytest

from returns_station.pickup.planning import planned
from tests.campaigns.dripping import a_day


@pytest.mark.parametrize("seed", range(3))
def test_that_no_promise_is_broken_while_bookings_keep_coming(seed: int) -> None:
    course = a_day(40, 3, seed, planned)

    assert course.broken == 0
    assert len(course.promised) + course.gave_up + course.no_window == 40
    assert course.promised
