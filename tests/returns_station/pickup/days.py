"""Random days of vans, and what they cost when every place is tried and driven anew."""

from dataclasses import replace
from itertools import product
from random import Random
from typing import Final

from returns_station.pickup.place import Point, metres, seconds
from returns_station.pickup.timing import driven, timed
from returns_station.pickup.van import Rest, Round, Stop, Van, VanDay

DEPOT: Final = Point(59.8586, 17.6389)
HOUR: Final = 3600


def a_point(chance: Random, spread: float = 0.05) -> Point:
    """A place some kilometres around the depot."""
    return Point(
        DEPOT.lat + chance.uniform(-spread, spread),
        DEPOT.lon + chance.uniform(-2 * spread, 2 * spread),
    )


def a_stop(chance: Random, nr: int | str = 0) -> Stop:
    """A door with a window of an hour to a day."""
    width = chance.choice((1, 2, 4, 12))
    begins = chance.randrange(8, 21 - width)
    street = chance.choice(("", "björkgatan|75327", "granvägen|75327"))
    return Stop(
        str(nr),
        a_point(chance),
        begins * HOUR,
        (begins + width) * HOUR,
        chance.choice((120, 240, 900)),
        chance.randint(1, 3),
        chance.random() < 0.2,
        street,
    )


def a_van(chance: Random, name: str = "Van", rests: int | None = None) -> Van:
    """A van with up to two rests."""
    count = chance.randrange(3) if rests is None else rests
    breaks = sorted(chance.sample(range(8, 17), count))
    wide = (chance.choice((0, 1, 3)) * HOUR for _ in breaks)
    rested = tuple(
        Rest(at * HOUR, at * HOUR + width, chance.choice((900, 1800)))
        for at, width in zip(breaks, wide, strict=True)
    )
    begins = chance.choice((7, 8, 9)) * HOUR
    ends = chance.choice((16, 18, 20, 21)) * HOUR
    two = chance.random() < 0.6
    start = a_point(chance) if chance.random() < 0.2 else None
    return Van(name, a_point(chance), begins, ends, chance.choice((6, 40)), two, rested, start)


def a_round(chance: Random, van: Van, stops: int) -> Round:
    """A round that holds: doors join in any place at which all promises still hold."""
    round_ = Round(van)
    for nr in range(stops):
        new = a_stop(chance, nr)
        tries = (_at(round_, new, place) for place in range(len(round_.stops) + 1))
        able = [each for each in tries if timed(each)]
        round_ = chance.choice(able) if able else round_
    return round_


def a_day(chance: Random, most: int = 9, vans: int = 3) -> VanDay:
    """A day of some vans with no more than so many doors together."""
    count = chance.randint(1, vans)
    left = [chance.randint(0, most // count) for _ in range(count)]
    rounds = (a_round(chance, a_van(chance, f"Van {nr}"), n) for nr, n in enumerate(left))
    return VanDay(tuple(rounds))


def tried(day: VanDay, stop: Stop) -> float | None:
    """The least extra driving by trying every place in every van, each driven from scratch."""
    extra = []
    for round_ in day.rounds:
        before = driven(round_)
        for place in range(len(round_.stops) + 1):
            drive = timed(_at(round_, stop, place))
            if drive is not None:
                extra.append(drive.metres - before)
    return max(0.0, min(extra)) if extra else None


def beside(day: VanDay, stop: Stop) -> bool:
    """Whether a van can come just before or after it stops in the same street, by trying all."""
    for round_ in day.rounds:
        for place in range(len(round_.stops) + 1):
            near = round_.stops[max(0, place - 1) : place + 1]
            if any(each.street == stop.street for each in near if stop.street) and timed(
                _at(round_, stop, place)
            ):
                return True
    return False


def searched(round_: Round) -> float | None:
    """When a round is back, by trying every place in which each rest may be taken.

    A rest is taken before a drive, after it at the door, or at home. This reckons with nothing of
    `timing`: one drive, forward, for each way to spread the rests.
    """
    van, stops = round_.van, round_.stops
    if sum(stop.load for stop in stops) > van.room:
        return None
    if any(stop.two and not van.two for stop in stops):
        return None
    # Places: 2n before and 2n + 1 after the drive to door n; last but one before home, last there.
    places = range(2 * len(stops) + 2)
    backs = []
    for spread in product(places, repeat=len(van.rests)):
        if list(spread) == sorted(spread):
            back = _back(round_, spread)
            if back is not None:
                backs.append(back)
    return min(backs) if backs else None


def _back(round_: Round, spread: tuple[int, ...]) -> float | None:
    van = round_.van
    at, here = float(van.begins), van.leaves_from
    todo = list(zip(spread, van.rests, strict=True))

    def rested(at: float, place: int) -> float | None:
        while todo and todo[0][0] == place:
            _, rest = todo.pop(0)
            at = max(at, rest.begins)
            if at > rest.ends:
                return None
            at += rest.lasts
        return at

    for nr, stop in enumerate(round_.stops):
        left = rested(at, 2 * nr)
        if left is None:
            return None
        there = rested(left + seconds(metres(here, stop.point)), 2 * nr + 1)
        if there is None or max(there, stop.begins) > stop.ends:
            return None
        at, here = max(there, stop.begins) + stop.serves, stop.point
    left = rested(at, 2 * len(round_.stops))
    if left is None:
        return None
    back = left + seconds(metres(here, van.depot))
    # What is rested at home is on nobody's time; its window must not have closed by then.
    holds = back <= van.ends and all(back <= rest.ends for _, rest in todo)
    return back if holds else None


def _at(round_: Round, stop: Stop, place: int) -> Round:
    stops = round_.stops
    return replace(round_, stops=(*stops[:place], stop, *stops[place:]))
