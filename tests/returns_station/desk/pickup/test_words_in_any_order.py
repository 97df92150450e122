"""Words of doors in any order, in any batches, doubled: it comes to the same, and none is lost."""

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.pickup.booking import BookingState
from returns_station.pickup.door import Load
from returns_station.pickup.door_scan import AtDoor, DoorScan
from tests.returns_station.desk.pickup.van_shop import MORNING, VAN, VanShop, north

DOORS = 5


def driven(folder: Path, name: str) -> tuple[VanShop, tuple[str, ...]]:
    """A shop whose van has left with five doors; the same keys in each."""
    shop = VanShop(f"sqlite:///{folder}/{name}.db", (replace(VAN, room=20),))
    held = tuple(
        shop.booked(nr, north(200 * nr), load=Load(parcels=nr % 2 + 1)).id
        for nr in range(1, DOORS + 1)
    )
    shop.now = MORNING
    shop.vans_.start(shop.run().number)
    shop.now = MORNING + timedelta(hours=11)
    return shop, held


def words(chance: random.Random, held: tuple[str, ...]) -> list[DoorScan]:
    """Up to three words a door, some of a run that never was, some of nothing we know."""
    return [
        DoorScan(
            id=f"word-{nr}-{nth}",
            run=chance.choice(("R-00001", "R-00001", "R-00001", "R-00009")),
            booking=booking,
            what=chance.choice(tuple(AtDoor)),
            # No two words of one door in the same moment: nobody says two things at once.
            at=MORNING + timedelta(minutes=chance.randrange(60) * 4 + nth),
            driver="Piotr",
            point=chance.choice((None, north(200 * nr + nth))),
            swapped=chance.random() < 0.2,
        )
        for nr, booking in enumerate((*held, "nobody"))
        for nth in range(chance.randrange(4))
    ]


def brought(shop: VanShop, said: list[DoorScan], chance: random.Random) -> None:
    """Bring them in shuffled, in batches, some twice."""
    waiting = [*said, *chance.sample(said, len(said) // 2)]
    chance.shuffle(waiting)
    while waiting:
        many = chance.randrange(1, 5)
        shop.vans_.sync(tuple({scan.id: scan for scan in waiting[:many]}.values()))
        waiting = waiting[many:]


def stands(shop: VanShop, held: tuple[str, ...]) -> list[object]:
    """What came of it: bookings, doors of the run, and where doors are."""
    with shop.station.store.views() as views:
        bookings = [views.bookings.load(one) for one in held]
        (run,) = [one for one in views.runs.of_day(shop.run().day) if one.number == "R-00001"]
        places = {place.stop.id: (place.done, place.done_at) for place in run.places}
    told: list[object] = [(one.state, one.failure) for one in bookings if one]
    points = [shop.vans_.point_of(one.door) for one in bookings if one]
    return [*told, sorted(places.items()), points]


@pytest.mark.parametrize("seed", range(8))
def test_that_words_come_to_the_same_however_they_come(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    one, held = driven(tmp_path, "one")
    other, same = driven(tmp_path, "other")
    assert held == same
    said = words(chance, held)

    brought(one, said, chance)
    brought(other, said, chance)

    assert stands(one, held) == stands(other, held)
    with one.station.store.views() as views:
        kept = [each.scan.id for booking in (*held, "nobody") for each in views.runs.scans(booking)]
        fetched = {scan.booking for scan in said if scan.what is AtDoor.PICKED_UP}
        for booking in fetched & set(held):
            found = views.bookings.load(booking)
            assert found is not None
            assert found.state is BookingState.FETCHED
        assert views.journal_break() is None
    assert sorted(kept) == sorted(scan.id for scan in said)
