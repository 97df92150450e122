"""What one more door costs in driving, against every place tried and driven anew."""

from dataclasses import replace
from random import Random

import pytest

from returns_station.pickup.detour import Gaps, detour, joined
from returns_station.pickup.place import metres
from returns_station.pickup.timing import timed
from returns_station.pickup.van import Round, Stop, Van, VanDay
from tests.returns_station.pickup.days import DEPOT, HOUR, a_day, a_point, a_stop, tried


@pytest.mark.parametrize("seed", range(0, 600, 100))
def test_that_a_detour_is_the_least_of_all_places_in_all_vans(seed: int) -> None:
    """The short form of `python -m tests.campaigns.slot_quotes 10000`."""
    found = 0
    for each in range(seed, seed + 100):
        chance = Random(each)
        day, stop = a_day(chance), a_stop(chance, "new")

        at, least = detour(day, stop), tried(day, stop)

        assert (at.metres if at else None) == pytest.approx(least, abs=1e-6), each
        found += at is not None
    assert found > 30


def test_that_a_door_joins_where_it_was_promised_and_all_before_it_still_hold() -> None:
    for seed in range(200):
        chance = Random(seed)
        day, stop = a_day(chance), a_stop(chance, "new")
        at = detour(day, stop)
        if at is None:
            continue

        after = joined(day, stop, at)

        drive = timed(after.rounds[at.van])
        assert drive, seed
        assert drive.arrives[at.after] == at.arrives, seed
        assert after.rounds[at.van].stops[at.after] == stop


def test_that_gaps_answer_for_any_window_of_the_door_they_were_measured_for() -> None:
    for seed in range(100):
        chance = Random(seed)
        day, stop = a_day(chance), a_stop(chance, "new")
        gaps = Gaps(day, stop)

        for begins in range(8, 20):
            window = replace(stop, begins=begins * HOUR, ends=(begins + 1) * HOUR)
            anew = detour(day, window)
            assert gaps.cheapest(window) == anew, (seed, begins)
            assert gaps.least(window) == (anew.metres if anew else None)


def test_that_a_wider_window_is_never_further() -> None:
    for seed in range(300):
        chance = Random(seed)
        day, narrow = a_day(chance), a_stop(chance, "new")
        wide = replace(
            narrow,
            begins=narrow.begins - chance.randrange(3) * HOUR,
            ends=narrow.ends + chance.randrange(3) * HOUR,
        )
        gaps = Gaps(day, narrow)
        far, near = gaps.least(narrow), gaps.least(wide)
        if far is not None:
            assert near is not None, seed
            assert near <= far, seed
        assert gaps.is_on_street(wide) >= gaps.is_on_street(narrow)


VAN = Van("Van 1", DEPOT, 8 * HOUR, 20 * HOUR, room=3, two=True)
DOOR = Stop("1", a_point(Random(3)), 9 * HOUR, 17 * HOUR)


def test_that_a_van_that_stays_drives_out_and_back_for_the_first_door() -> None:
    at = detour(VanDay((Round(VAN),)), DOOR)

    assert at
    assert at.metres == pytest.approx(2 * metres(DEPOT, DOOR.point))


def test_that_a_van_under_way_drives_on_from_where_it_stands() -> None:
    at = detour(VanDay((Round(replace(VAN, start=DOOR.point)),)), DOOR)

    assert at
    assert at.metres == 0


def test_that_what_takes_two_to_carry_goes_in_a_van_with_two() -> None:
    heavy, one = replace(DOOR, two=True), replace(VAN, two=False)

    assert detour(VanDay((Round(one),)), heavy) is None

    at = detour(VanDay((Round(one), Round(VAN))), heavy)
    assert at
    assert at.van == 1


def test_that_a_full_van_takes_no_more() -> None:
    held = VanDay((Round(VAN, (replace(DOOR, load=3),)),))

    assert detour(held, DOOR) is None
