"""A day of 100 doors and five vans: as values, and as bookings in a store-room."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Final

from returns_station.desk.pickup.van_shelves import PostalCode, PostalSource
from returns_station.pickup.detour import detour, joined
from returns_station.pickup.door import Door, Load
from returns_station.pickup.van import Round, VanDay
from returns_station.policy.claim import Collection
from tests.returns_station.desk.pickup.van_shop import DAY, VanShop
from tests.returns_station.pickup.days import HOUR, a_point, a_stop, a_van

VANS: Final = 5
DOORS: Final = 100
_CODES: Final = 50


def measured(chance: Random) -> VanDay:
    """Five vans with twenty doors each, some with one rest or two."""
    return VanDay(tuple(_round(chance, f"Van {nr}") for nr in range(VANS)))


def _round(chance: Random, name: str) -> Round:
    van = replace(a_van(chance, name), room=400, two=True, start=None)
    van = replace(van, begins=7 * HOUR, ends=21 * HOUR)
    day, nr = VanDay((Round(van),)), 0
    while len(day.rounds[0].stops) < DOORS // VANS:
        stop = replace(a_stop(chance, nr), serves=240)
        at = detour(day, stop)
        day, nr = (joined(day, stop, at) if at else day), nr + 1
    return day.rounds[0]


def through_the_store(folder: Path, day: VanDay, quotes: int) -> Iterator[tuple[str, list[float]]]:
    """Book every door of a day at a Station, and time what a desk waits for its slots."""
    vans = tuple(round_.van for round_ in day.rounds)
    shop = VanShop(f"sqlite:///{folder / 'station.db'}", vans, DOORS + 1)
    stops = [stop for round_ in day.rounds for stop in round_.stops]
    for nr, stop in enumerate(stops, 1):
        shop.booked(nr, stop.point, (stop.begins // 60, stop.ends // 60), load=Load(two=stop.two))
    booked = sum(len(round_.stops) for round_ in shop.vans_.day(DAY).rounds)
    assert booked == len(stops), booked
    slip, chance = shop.at_home(DOORS + 1), Random(6)
    codes = [PostalCode(str(75300 + nr), a_point(chance)) for nr in range(_CODES)]
    shop.vans_.keep_codes(PostalSource("SE", "campaign", _CODES, "", shop.now), codes)
    for name, days in (("a day", 1), ("seven days", 7)):
        took = []
        for nr in range(quotes):
            door = Door("Granvägen 1", str(75300 + nr % _CODES), "Uppsala")
            begun = perf_counter()
            seen = shop.fetching.slots(
                slip, door, Load(), Collection.ORDERED_BY_CUSTOMER, first_day=DAY, days=days
            )
            took.append(1000 * (perf_counter() - begun))
            assert seen.slots, seen.silent
        yield name, took
