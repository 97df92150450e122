"""When a van is where, with its rests, or not at all."""

from random import Random

from returns_station.pickup.place import metres, seconds
from returns_station.pickup.timing import driven, timed
from returns_station.pickup.van import Rest, Round, Stop, Van
from tests.returns_station.pickup.days import DEPOT, HOUR, a_point, a_round, a_stop, a_van, searched

CHANCE = Random(7)
NEAR = a_point(CHANCE)


def a_drive(*rests: Rest, ends: int = 18, begins: int = 8) -> Van:
    """A van that is out from eight."""
    return Van("Van 1", DEPOT, begins * HOUR, ends * HOUR, 40, False, rests)


def a_door(begins: int, ends: int, serves: int = 240) -> Stop:
    """A near door with a window in hours."""
    return Stop("1", NEAR, begins * HOUR, ends * HOUR, serves)


def test_that_a_van_waits_for_a_window_and_is_never_late() -> None:
    van = a_drive()

    drive = timed(Round(van, (a_door(10, 11),)))

    assert drive
    assert list(drive.arrives) == [10 * HOUR]
    assert drive.back == 10 * HOUR + 240 + seconds(metres(NEAR, DEPOT))
    assert not timed(Round(van, (a_door(10, 11), a_door(8, 9))))


def test_that_a_rest_is_not_taken_so_early_that_the_afternoon_breaks() -> None:
    """A greedy rest on the way to the first door would be late there; after it all is well."""
    away = seconds(metres(DEPOT, NEAR))
    van = a_drive(Rest(8 * HOUR, 12 * HOUR, 1800))
    door = Stop("1", NEAR, 8 * HOUR, int(8 * HOUR + away))

    drive = timed(Round(van, (door,)))

    assert drive
    assert list(drive.arrives) == [8 * HOUR + away]


def test_that_what_is_told_of_a_round_is_one_and_the_same_drive() -> None:
    """A rest that must be taken before the door is in the time of arrival that is told."""
    van = a_drive(Rest(9 * HOUR, 9 * HOUR, 1800))

    drive = timed(Round(van, (a_door(9, 12),)))

    assert drive
    assert list(drive.arrives) == [9 * HOUR + 1800], "at nine it rests, whatever door it stands at"


def test_that_a_rest_that_cannot_be_taken_breaks_the_round() -> None:
    van = a_drive(Rest(9 * HOUR, 9 * HOUR, 1800))

    assert timed(Round(van, (a_door(8, 9, 2 * HOUR),))) is None


def test_that_a_van_is_home_within_its_hours() -> None:
    assert timed(Round(a_drive(ends=10), (a_door(9, 12),)))
    assert timed(Round(a_drive(ends=10), (a_door(10, 12),))) is None


def test_that_timing_equals_an_exhaustive_search_over_where_each_rest_is_taken() -> None:
    """Rounds that hold and rounds at random, many of which do not."""
    held = 0
    for seed in range(400):
        chance = Random(seed)
        stops = tuple(a_stop(chance, nr) for nr in range(chance.randrange(5)))
        for round_ in (a_round(chance, a_van(chance), 5), Round(a_van(chance), stops)):
            drive, back = timed(round_), searched(round_)

            assert (drive.back if drive else None) == back, seed
            held += back is not None
    assert held > 300


def test_that_each_arrival_of_a_drive_can_follow_from_the_one_before() -> None:
    """Between two arrivals lie the door, the way, and no more than the rests."""
    drives = 0
    for seed in range(300):
        chance = Random(seed)
        round_ = a_round(chance, a_van(chance), 5)
        drive = timed(round_)
        if not drive:
            continue
        drives += 1
        assert drive.metres == driven(round_)
        at, here = float(round_.van.begins), round_.van.leaves_from
        for stop, arrives in zip(round_.stops, drive.arrives, strict=True):
            earliest = max(at + seconds(metres(here, stop.point)), stop.begins)
            assert earliest <= arrives <= stop.ends, seed
            assert arrives == earliest or round_.van.rests, seed
            at, here = arrives + stop.serves, stop.point
        assert at + seconds(metres(here, round_.van.depot)) <= drive.back
    assert drives > 200
