"""A van's run as values: what may still join, which plan is better, when the van will come."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.pickup.day_ahead import day_of
from returns_station.pickup.detour import detour
from returns_station.pickup.door_scan import AtDoor
from returns_station.pickup.outlook import outlook
from returns_station.pickup.place import Point, metres, seconds
from returns_station.pickup.running import (
    Place,
    Run,
    in_order,
    is_better,
    moment_of,
    seconds_on,
)
from returns_station.pickup.timing import timed
from returns_station.pickup.van import Rest, Round, Stop, Van, VanDay

DAY: Final = date(2026, 11, 27)
DEPOT: Final = Point(59.8586, 17.6389)
VAN: Final = Van("Van 1", DEPOT, 9 * 3600, 20 * 3600, 10)
NINE: Final = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)


def a_stop(name: str, far: float, begins: int = 9, ends: int = 20) -> Stop:
    return Stop(name, Point(DEPOT.lat + far / 111_195, DEPOT.lon), begins * 3600, ends * 3600)


NEAR, MIDDLE, FAR = (a_stop(str(far), far) for far in (500, 1500, 2500))
RUN: Final = Run("R-00001", DAY, VAN, tuple(map(Place, (NEAR, MIDDLE, FAR))))


def test_that_a_van_without_a_run_is_at_its_depot() -> None:
    assert day_of((VAN,), (), 0, "SE") == VanDay((Round(VAN),))


def test_that_a_van_that_is_out_takes_no_more() -> None:
    gone = replace(RUN, out_at=NINE)

    day = day_of((VAN,), (gone,), 0, "SE")

    assert day.rounds[0].stops == RUN.stops
    assert detour(day, a_stop("new", 600)) is None


def test_that_a_van_the_shop_has_no_longer_keeps_its_doors_and_takes_no_more() -> None:
    other = replace(VAN, name="Van 2")

    day = day_of((other,), (RUN,), 0, "SE")

    assert [each.van.name for each in day.rounds] == ["Van 2", "Van 1"]
    assert day.rounds[1].stops == RUN.stops
    at = detour(day, a_stop("new", 600))
    assert at is not None
    assert at.van == 0


def test_that_a_shorter_order_is_better_and_a_longer_one_is_not() -> None:
    straight = VanDay((Round(VAN, (NEAR, MIDDLE, FAR)),))
    crossed = VanDay((Round(VAN, (MIDDLE, NEAR, FAR)),))

    assert is_better(crossed, straight)
    assert not is_better(straight, crossed)
    assert not is_better(straight, straight)


@pytest.mark.parametrize(
    "after",
    (
        VanDay((Round(VAN, (NEAR, FAR)),)),
        VanDay((Round(VAN, (NEAR, replace(MIDDLE, ends=19 * 3600), FAR)),)),
        VanDay((Round(replace(VAN, room=2), (NEAR, MIDDLE, FAR)),)),
        VanDay((Round(VAN, (NEAR, NEAR, MIDDLE, FAR)),)),
        VanDay(()),
    ),
)
def test_that_no_plan_is_better_that_loses_moves_or_doubles_a_promise(after: VanDay) -> None:
    assert not is_better(VanDay((Round(VAN, (MIDDLE, NEAR, FAR)),)), after)


def test_that_a_plan_that_breaks_a_window_is_never_better() -> None:
    first = replace(FAR, ends=9 * 3600 + 600)
    before = VanDay((Round(VAN, (first, NEAR, MIDDLE)),))
    after = VanDay((Round(VAN, (NEAR, MIDDLE, first)),))

    assert timed(after.rounds[0]) is None
    assert not is_better(before, after)


def test_that_a_new_order_keeps_what_is_known_of_each_door() -> None:
    told = replace(RUN.places[0], told_at=NINE, told_for=36_000)
    run = replace(RUN, places=(told, *RUN.places[1:]))

    places = in_order(run, (FAR, NEAR, a_stop("new", 600)))

    assert [place.stop.id for place in places] == ["2500", "500", "new"]
    assert places[1] == told
    assert run.place("nobody") is None


def test_that_a_run_on_time_comes_as_it_was_planned() -> None:
    planned = timed(Round(VAN, RUN.stops))
    assert planned is not None

    ahead = outlook(RUN, "SE")

    assert tuple(door.arrives for door in ahead.doors) == planned.arrives
    assert (ahead.back, round(ahead.metres_left)) == (planned.back, round(planned.metres))


def test_that_the_rest_of_a_run_goes_on_from_the_last_word() -> None:
    said = NINE + timedelta(minutes=30)
    done = Place(NEAR, AtDoor.NOBODY_HOME, said)
    run = replace(RUN, places=(done, *RUN.places[1:]), out_at=NINE)

    ahead = outlook(run, "SE")

    at = seconds_on(said, DAY, "SE") + seconds(metres(NEAR.point, MIDDLE.point))
    assert ahead.doors[0].arrives == seconds_on(said, DAY, "SE")
    assert ahead.doors[1].arrives == pytest.approx(at)
    assert ahead.metres_left == pytest.approx(
        metres(NEAR.point, MIDDLE.point)
        + metres(MIDDLE.point, FAR.point)
        + metres(FAR.point, DEPOT)
    )


def test_that_lateness_is_whole_minutes_beyond_her_window() -> None:
    early = replace(FAR, ends=9 * 3600 + 60)
    run = replace(RUN, places=(Place(early),), out_at=NINE)

    (door,) = outlook(run, "SE").doors

    assert door.late_minutes == -(-(door.arrives - early.ends) // 60) == 6


def test_that_a_rest_that_was_missed_keeps_no_van_out_for_ever() -> None:
    van = replace(VAN, rests=(Rest(11 * 3600, 12 * 3600, 1800),))
    run = replace(RUN, van=van, out_at=NINE + timedelta(hours=4))

    ahead = outlook(run, "SE")

    assert all(door.arrives < 24 * 3600 for door in ahead.doors)
    assert ahead.back < 24 * 3600


def test_that_an_empty_run_is_back_where_it_stands() -> None:
    ahead = outlook(replace(RUN, places=()), "SE")

    assert (ahead.doors, ahead.metres_left) == ((), 0.0)


@given(st.integers(0, 24 * 60 - 1), st.sampled_from(("SE", "NO", "FI", "DK")))
def test_that_minutes_of_a_day_are_the_clock_on_the_wall(minutes: int, market: str) -> None:
    at = moment_of(minutes * 60, DAY, market)

    assert (at.hour, at.minute) == divmod(minutes, 60)
    assert seconds_on(at.astimezone(UTC), DAY, market) == minutes * 60


@given(st.permutations((NEAR, MIDDLE, FAR)), st.permutations((NEAR, MIDDLE, FAR)))
def test_that_better_is_never_both_ways(one: list[Stop], other: list[Stop]) -> None:
    first, second = (VanDay((Round(VAN, tuple(each)),)) for each in (one, other))

    assert not (is_better(first, second) and is_better(second, first))
