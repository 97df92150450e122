"""A day planned: no promise is broken, and nobody is forgotten."""

from random import Random

import pytest

from returns_station.adapters.routing.solver import is_here, solved
from returns_station.pickup.place import Point
from returns_station.pickup.planning import (
    Planned,
    Planner,
    keeps_all,
    metres_of,
    planned,
    shortened,
    without,
)
from returns_station.pickup.van import Rest, Round, Stop, Van, VanDay

HOUR = 3600
DEPOT = Point(59.8586, 17.6389)
LUNCH = Rest(11 * HOUR, 13 * HOUR, 1800)
needs_solver = pytest.mark.skipif(not is_here(), reason="the extra routing is not installed")


def a_point(chance: Random) -> Point:
    return Point(59.86 + chance.uniform(-0.06, 0.06), 17.64 + chance.uniform(-0.12, 0.12))


def some_stops(chance: Random, many: int) -> tuple[Stop, ...]:
    stops = []
    for nr in range(many):
        begins = chance.randrange(8, 18)
        ends = min(21, begins + chance.choice((1, 2, 4, 10)))
        two = chance.random() < 0.1
        stops.append(
            Stop(f"b{nr}", a_point(chance), begins * HOUR, ends * HOUR, load=1 + two, two=two)
        )
    return tuple(stops)


def a_day(vans: int = 3, room: int = 14) -> VanDay:
    return VanDay(
        tuple(
            Round(Van(f"Bil {nr}", DEPOT, 8 * HOUR, 21 * HOUR, room, two=nr == 0, rests=(LUNCH,)))
            for nr in range(vans)
        )
    )


def ids(found: Planned) -> list[str]:
    inside = [stop.id for round_ in found.day.rounds for stop in round_.stops]
    return sorted([*inside, *(stop.id for stop in found.left_out)])


def by_solver(day: VanDay, new: tuple[Stop, ...] = ()) -> Planned:
    return solved(day, new, seconds_a_hundred=2)


PLANNERS = (
    pytest.param(planned, id="own"),
    pytest.param(by_solver, id="solver", marks=needs_solver),
)


@pytest.mark.parametrize("plan", PLANNERS)
@pytest.mark.parametrize("seed", range(4))
def test_that_every_promise_is_kept_and_nobody_is_forgotten(plan: Planner, seed: int) -> None:
    stops = some_stops(Random(seed), 24)

    found = plan(a_day(), stops)

    assert keeps_all(found.day)
    assert ids(found) == sorted(stop.id for stop in stops)


@pytest.mark.parametrize("plan", PLANNERS)
@pytest.mark.parametrize("seed", range(3))
def test_that_what_was_promised_is_never_left_out_for_a_new_door(plan: Planner, seed: int) -> None:
    chance = Random(seed)
    before = planned(a_day(vans=2, room=8), some_stops(chance, 40))
    late = tuple(Stop(f"n{nr}", a_point(chance), 8 * HOUR, 21 * HOUR) for nr in range(6))

    after = plan(before.day, late)

    stood = {stop.id for round_ in before.day.rounds for stop in round_.stops}
    assert stood.isdisjoint(stop.id for stop in after.left_out)
    assert keeps_all(after.day)


@pytest.mark.parametrize("seed", range(6))
def test_that_moving_doors_never_drives_further(seed: int) -> None:
    chance = Random(seed)
    day = a_day()
    for stop in some_stops(chance, 20):
        found = planned(day, (stop,))
        day = found.day

    better = shortened(day)

    assert metres_of(better) <= metres_of(day)
    assert keeps_all(better)


def test_that_a_door_less_never_breaks_a_promise() -> None:
    found = planned(a_day(), some_stops(Random(9), 20))

    for stop in [stop for round_ in found.day.rounds for stop in round_.stops]:
        assert keeps_all(without(found.day, stop.id))


@needs_solver
def test_that_the_solver_drives_no_further_than_our_own_planner() -> None:
    stops = some_stops(Random(3), 30)

    assert metres_of(by_solver(a_day(), stops).day) <= metres_of(planned(a_day(), stops).day)


def test_that_a_van_under_way_drives_on_from_where_it_stands() -> None:
    here = Point(59.90, 17.64)
    van = Van("Bil 1", DEPOT, 12 * HOUR, 21 * HOUR, 10, start=here)
    beside = Stop("b", Point(59.901, 17.64), 12 * HOUR, 14 * HOUR)

    found = planned(VanDay((Round(van),)), (beside,))

    alone = metres_of(VanDay((Round(van),)))
    assert found.left_out == ()
    assert 0 < metres_of(found.day) - alone < 400
