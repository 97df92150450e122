"""A day on which bookings keep coming: whether a promise is ever broken, and how far it is driven.

python -m tests.campaigns.dripping 200 [--vans 6] [--seed 1] [--solver]

From seven in the morning doors are booked, one after the other, each for a window that can be
promised then. The vans drive meanwhile; what is done or is being driven to keeps its place. After
every tenth booking, and after each that fails, what is left is planned anew. The same doors with
the same windows, all known the evening before, are the floor.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from returns_station.adapters.routing.solver import is_here, solved
from returns_station.pickup.detour import Gaps, joined
from returns_station.pickup.place import Point, metres, seconds
from returns_station.pickup.planning import Planned, Planner, metres_of, planned, without
from returns_station.pickup.timing import Timed, timed
from returns_station.pickup.van import Rest, Round, Stop, Van, VanDay
from tests.campaigns.house import tell

HOUR = 3600
DEPOT = Point(59.8586, 17.6389)
LUNCH = Rest(11 * HOUR, 13 * HOUR, 1800)
_WIDTHS = (1, 2, 4, 8)
_EVERY = 10
_NOTICE = HOUR


@dataclass
class Course:
    """How the day has gone: what was promised, what was driven, what was not kept."""

    promised: list[Stop] = field(default_factory=list)
    no_window: int = 0
    gave_up: int = 0
    broken: int = 0
    metres: float = 0.0
    replans: int = 0


def town(chance: Random) -> Point:
    """A door of the town: most of them near others, as doors are."""
    lat, lon = chance.choice(((59.86, 17.64), (59.88, 17.60), (59.84, 17.70), (59.90, 17.66)))
    return Point(lat + chance.gauss(0, 0.01), lon + chance.gauss(0, 0.02))


def vans(many: int) -> tuple[Van, ...]:
    """The shop's vans, all alike."""
    return tuple(
        Van(f"Bil {nr}", DEPOT, 8 * HOUR, 21 * HOUR, 60, rests=(LUNCH,)) for nr in range(many)
    )


def windows(now: float, chance: Random) -> Sequence[tuple[int, int]]:
    """What she would like, the best first: windows of one width that begin in time."""
    width = chance.choice(_WIDTHS)
    begins = [h for h in range(8, 22 - width) if h * HOUR >= now + _NOTICE]
    chance.shuffle(begins)
    return [(h * HOUR, (h + width) * HOUR) for h in begins]


def driven_until(round_: Round, now: float, course: Course) -> Round:
    """What is left of a round at a moment: doors that are begun or driven to are behind it."""
    moves: Timed | None = timed(round_)
    assert moves is not None, "a round that is driven keeps its promises"
    here, left, van = round_.van.leaves_from, list(round_.stops), round_.van
    for stop, arrives in zip(round_.stops, moves.arrives, strict=True):
        # She who is next is being driven to: nobody is put before her any longer.
        if van.begins > now:
            break
        course.broken += arrives > stop.ends
        far = metres(here, stop.point)
        course.metres += far
        here = stop.point
        left.pop(0)
        # A rest for which there was time on the way, or while waiting at the door, was taken.
        there = van.begins + seconds(far)
        rests = tuple(rest for rest in van.rests if arrives < max(there, rest.begins) + rest.lasts)
        van = replace(van, start=here, begins=int(arrives) + stop.serves + 1, rests=rests)
        van = replace(van, room=van.room - stop.load)
    return Round(van, tuple(left))


def a_day(many: int, vans_out: int, seed: int, plan: Planner) -> Course:
    """Let so many doors be booked between seven and four, and drive the day to its end."""
    chance, course = Random(seed), Course()
    day = VanDay(tuple(Round(van) for van in vans(vans_out)))
    moments = sorted(chance.uniform(7 * HOUR, 16 * HOUR) for _ in range(many))
    for nr, now in enumerate(moments):
        day = VanDay(tuple(driven_until(each, now, course) for each in day.rounds))
        day = booked(day, f"b{nr}", now, chance, course)
        fails = chance.random() < 0.03
        if fails:
            day = given_up(day, chance, course)
        if fails or nr % _EVERY == _EVERY - 1:
            day = anew(day, plan, course)
    for each in day.rounds:
        left = driven_until(each, 24 * HOUR, course)
        course.metres += metres(left.van.leaves_from, left.van.depot)
    return course


def booked(day: VanDay, name: str, now: float, chance: Random, course: Course) -> VanDay:
    """The day with one more door in the first window of hers that can be promised."""
    point = town(chance)
    gaps = Gaps(day, Stop(name, point, 0, 24 * HOUR))
    for begins, ends in windows(now, chance):
        stop = Stop(name, point, begins, ends)
        at = gaps.cheapest(stop)
        if at is not None:
            course.promised.append(stop)
            return joined(day, stop, at)
    course.no_window += 1
    return day


def given_up(day: VanDay, chance: Random, course: Course) -> VanDay:
    """Somebody who is not fetched yet calls the pickup off."""
    ahead = [stop for each in day.rounds for stop in each.stops]
    if not ahead:
        return day
    gone = chance.choice(ahead)
    course.promised.remove(gone)
    course.gave_up += 1
    return without(day, gone.id)


def anew(day: VanDay, plan: Planner, course: Course) -> VanDay:
    """What is left planned anew; nobody who was promised is left out."""
    found: Planned = plan(day, ())
    assert not found.left_out, found.left_out
    course.replans += 1
    return found.day


def quick(day: VanDay, new: tuple[Stop, ...] = ()) -> Planned:
    """The solver, with little time: a desk waits for it."""
    return solved(day, new, seconds_a_hundred=2)


def run(many: int, vans_out: int, seed: int, *, solver: bool) -> dict[str, object]:
    """Drive the day as it came, and as it would have been driven had all been known."""
    course = a_day(many, vans_out, seed, quick if solver else planned)
    empty = VanDay(tuple(Round(van) for van in vans(vans_out)))
    known = (solved if is_here() else planned)(empty, tuple(course.promised))
    doors = len(course.promised)
    return {
        "promised": doors,
        "no window": course.no_window,
        "given up": course.gave_up,
        "planned anew": course.replans,
        "promises broken": course.broken,
        "km a stop": round(course.metres / doors / 1000, 3),
        "km a stop, all known": round(metres_of(known.day) / doors / 1000, 3),
        "left out, all known": len(known.left_out),
    }


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.dripping", description=__doc__)
    parser.add_argument("bookings", type=int, nargs="?", default=200)
    parser.add_argument("--vans", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--solver", action="store_true", help="plan with the extra routing")
    asked = parser.parse_args()
    tell(run(asked.bookings, asked.vans, asked.seed, solver=asked.solver and is_here()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
