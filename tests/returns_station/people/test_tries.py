"""The rule of tries, on its own: no order of clocks and tries gets more than it says."""

from hypothesis import given
from hypothesis import strategies as st

from returns_station.people.tries import (
    PERSON,
    STATION,
    Tries,
    left_of,
    right,
    settled,
    tried,
)

SECOND = 1000
DAY = 24 * 3600 * SECOND


def guesses(steps: list[int], *, until: int) -> int:
    """How many wrong tries somebody gets who tries after each of these steps of a true clock."""
    tries, now, count = Tries(), 0, 0
    for step in steps:
        now += step
        if now > until:
            break
        if not left_of(tries, PERSON, now):
            tries, count = tried(tries, PERSON, now), count + 1
    return count


def greedy(*, until: int) -> int:
    """As many as there are for who tries the moment it is allowed."""
    tries, now, count = Tries(), 0, 0
    while now <= until:
        tries, count = tried(tries, PERSON, now), count + 1
        now += max(1, left_of(tries, PERSON, now))
    return count


def test_that_a_day_gives_a_person_s_badge_about_a_hundred_tries() -> None:
    assert greedy(until=DAY) == 104


@given(st.lists(st.integers(0, 20 * 60 * SECOND), max_size=300))
def test_that_no_rhythm_gets_more_than_the_greediest(steps: list[int]) -> None:
    assert guesses(steps, until=DAY) <= greedy(until=DAY)


@given(st.lists(st.integers(0, 40 * 60 * SECOND), max_size=60))
def test_that_a_clock_begun_anew_at_any_time_shortens_no_wait(restarts: list[int]) -> None:
    tries, true, offset = Tries(), 0, 0
    last = -1
    for restart in restarts:
        true += restart
        offset = true if restart % 2 else offset
        reading = true - offset
        tries = settled(tries, PERSON, reading)
        if left_of(tries, PERSON, reading):
            continue
        waited = true - last
        assert last < 0 or tries.wrong < PERSON.free or waited >= tries.wait
        tries, last = tried(tries, PERSON, reading), true


def test_that_a_station_forgets_one_in_three_minutes_and_never_all_at_once() -> None:
    tries, now = Tries(), 0
    for _ in range(20):
        tries = tried(tries, STATION, now)
    assert left_of(tries, STATION, now) == 180 * SECOND

    now = 180 * SECOND
    assert left_of(tries, STATION, now) == 0
    tries = tried(tries, STATION, now)

    assert left_of(tries, STATION, now) == 180 * SECOND
    assert left_of(tries, STATION, now + 90 * SECOND) == 90 * SECOND


def test_that_a_right_one_gives_a_station_its_own_try_back_alone() -> None:
    tries = tried(tried(Tries(), STATION, 0), STATION, 0)

    assert right(tries, STATION).wrong == 1
    assert right(tries, PERSON) == Tries()


def test_that_one_person_never_shuts_a_station() -> None:
    hers, ours, now = Tries(), Tries(), 0
    while now <= DAY:
        assert left_of(ours, STATION, now) == 0
        hers, ours = tried(hers, PERSON, now), tried(ours, STATION, now)
        now += max(1, left_of(hers, PERSON, now))
