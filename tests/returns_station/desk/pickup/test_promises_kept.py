"""Bookings come, go and move, days are planned anew: no promise that was given is ever broken."""

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.desk.pickup.commands import CancelPickup, MovePickup
from returns_station.desk.pickup.wishing import SlotGoneError
from returns_station.pickup.booking import OWN, Booking
from returns_station.pickup.slot import Slot
from returns_station.pickup.timing import timed
from tests.returns_station.desk.pickup.van_shop import DAY, VAN, VanShop, north

SALES = 40
DAYS = (DAY, DAY + timedelta(days=1))


def a_slot(shop: VanShop, chance: random.Random) -> Slot:
    begins = chance.randrange(9, 18) * 60
    span = (begins, begins + chance.choice((60, 120, 240)))
    return shop.command("RS000000013", None, span, day=chance.choice(DAYS)).slot


def faults(shop: VanShop) -> list[str]:
    """What is off: a window that cannot be kept, or a door and its booking that disagree."""
    found = []
    with shop.station.store.views() as views:
        for day in DAYS:
            runs = views.runs.of_day(day)
            vans = {round_.van.name: round_ for round_ in shop.vans_.day(day).rounds}
            found += [run.number for run in runs if timed(vans[run.van.name]) is None]
            held = {stop.id: (run, stop) for run in runs for stop in run.stops}
            stands = {one.id: one for one in views.bookings.of_day(day, OWN) if one.is_live}
            if set(held) != set(stands):
                found.append(f"{day}: {len(held)} doors, {len(stands)} bookings")
            for booking in set(held) & set(stands):
                (run, stop), one = held[booking], stands[booking]
                if (one.van, one.ref) != (run.van.name, run.number):
                    found.append(f"{booking}: {one.van} {one.ref}")
                if (stop.begins, stop.ends) != (one.span.begins * 60, one.span.ends * 60):
                    found.append(f"{booking}: {one.span}")
    return found


@pytest.mark.parametrize("seed", range(4))
def test_that_no_promise_is_broken_whatever_comes_goes_and_moves(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    vans = (replace(VAN, room=9), replace(VAN, name="Van 2", depot=north(4000), room=9))
    shop = VanShop(f"sqlite:///{tmp_path}/station.db", vans, sales=SALES)
    slips = [shop.at_home(nr) for nr in range(1, SALES + 1)]
    held: list[Booking] = []
    gone = 0

    for slip in slips:
        command = shop.command(slip, north(chance.uniform(-6000, 6000)))
        try:
            held.append(shop.fetching.book(replace(command, slot=a_slot(shop, chance))))
        except SlotGoneError:
            gone += 1
        if held and chance.random() < 0.2:
            booking = held.pop(chance.randrange(len(held)))
            shop.fetching.cancel(CancelPickup(shop.key(), booking.id))
        if held and chance.random() < 0.3:
            _move(shop, held, chance)
        if chance.random() < 0.2:
            shop.vans_.replan(chance.choice(DAYS))
        assert faults(shop) == []

    assert held
    for day in DAYS:
        for one in shop.vans_.runs(day):
            assert [stop.late_minutes for stop in one.stops] == [0] * len(one.stops)


def _move(shop: VanShop, held: list[Booking], chance: random.Random) -> None:
    nr = chance.randrange(len(held))
    try:
        held[nr] = shop.fetching.move(MovePickup(shop.key(), held[nr].id, a_slot(shop, chance)))
    except SlotGoneError:
        # The one she had stands.
        assert shop.stands(held[nr]).is_live
