"""Vans at the desk: places held inside the booking, runs seen, planned anew, sent out."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.desk.pickup.commands import CancelPickup
from returns_station.desk.pickup.holding import let_go
from returns_station.desk.pickup.vans import RunFullError, RunMissingError
from returns_station.desk.pickup.wishing import SlotGoneError
from returns_station.pickup.booking import BookingState
from returns_station.pickup.door import Load
from returns_station.pickup.planning import Planned, metres_of
from returns_station.pickup.van import Round, Stop, VanDay
from tests.returns_station.desk.pickup.van_shop import (
    ALL_DAY,
    DAY,
    DEPOT,
    MORNING,
    VAN,
    VanShop,
    north,
)


@pytest.fixture
def shop(tmp_path: Path) -> VanShop:
    return VanShop(f"sqlite:///{tmp_path}/station.db")


def test_that_a_day_without_a_run_has_every_van_at_its_depot(shop: VanShop) -> None:
    assert shop.vans_.runs(DAY) == ()
    assert shop.vans_.day(DAY) == VanDay((Round(VAN),))


def test_that_a_booking_of_ours_takes_its_place_with_its_own_transaction(shop: VanShop) -> None:
    far = shop.booked(1, north(4000))
    near = shop.booked(2, north(1000))

    run = shop.run()

    assert {far.ref, near.ref} == {run.number}
    assert (far.van, near.van, far.state) == ("Van 1", "Van 1", BookingState.BOOKED)
    assert {stop.booking.id for stop in run.stops} == {far.id, near.id}
    (round_,) = shop.vans_.day(DAY).rounds
    assert [stop.id for stop in round_.stops] == [stop.booking.id for stop in run.stops]
    assert run.stops[0].arrives.strftime("%H:%M") == "09:02"
    assert run.metres_left == round(metres_of(shop.vans_.day(DAY)))


def test_that_what_no_van_can_promise_is_not_booked(shop: VanShop) -> None:
    slip = shop.at_home(1)

    with pytest.raises(SlotGoneError):
        shop.fetching.book(shop.command(slip, north(4000), load=Load(parcels=11)))

    assert shop.vans_.runs(DAY) == ()


def test_that_the_last_place_is_given_once(shop: VanShop) -> None:
    shop.fitted((replace(VAN, room=1),))
    first = shop.booked(1, north(500))

    with pytest.raises(SlotGoneError):
        shop.booked(2, north(600))

    assert [stop.booking.id for stop in shop.run().stops] == [first.id]


def test_that_goods_for_two_go_with_a_van_of_two(shop: VanShop) -> None:
    shop.fitted((VAN, replace(VAN, name="Van 2", two=True)))

    held = shop.booked(1, north(500), load=Load(two=True))

    assert held.van == "Van 2"


def test_that_a_door_nobody_knows_the_place_of_is_not_promised(shop: VanShop) -> None:
    slip = shop.at_home(1)

    with pytest.raises(SlotGoneError):
        shop.fetching.book(shop.command(slip, None))


def test_that_a_place_given_back_is_free_again(shop: VanShop) -> None:
    shop.fitted((replace(VAN, room=1),))
    first = shop.booked(1, north(500))
    with shop.station.store.work() as work:
        assert let_go(work, first.id)
        assert not let_go(work, first.id)
        work.commit()

    second = shop.booked(2, north(600))

    assert [stop.booking.id for stop in shop.run().stops] == [second.id]


def test_that_a_booking_that_fell_out_joins_where_it_costs_least(shop: VanShop) -> None:
    first, second = shop.booked(1, north(500)), shop.booked(2, north(900))
    with shop.station.store.work() as work:
        let_go(work, first.id)
        work.commit()

    (joining,) = shop.vans_.joining(DAY)
    shop.vans_.join(first.id)

    assert (joining.booking.id, joining.van, joining.metres) == (first.id, "Van 1", 0)
    assert shop.vans_.joining(DAY) == ()
    assert {stop.booking.id for stop in shop.run().stops} == {first.id, second.id}


def test_that_a_booking_no_van_can_take_is_told_so(shop: VanShop) -> None:
    first = shop.booked(1, north(500))
    with shop.station.store.work() as work:
        let_go(work, first.id)
        work.commit()
    shop.fitted(())

    with pytest.raises(RunFullError):
        shop.vans_.join(first.id)
    with pytest.raises(RunMissingError):
        shop.vans_.join("nobody")


def crossed(day: VanDay, new: tuple[Stop, ...] = ()) -> Planned:
    """A plan that drives to the furthest door first and to the nearest last."""
    rounds = (
        replace(each, stops=tuple(sorted(each.stops, key=lambda stop: -stop.point.lat)))
        for each in day.rounds
    )
    return Planned(VanDay(tuple(rounds)), new)


def in_turn(day: VanDay, new: tuple[Stop, ...] = ()) -> Planned:
    """A plan that goes back and forth."""
    rounds = []
    for each in day.rounds:
        ordered = sorted(each.stops, key=lambda stop: stop.point.lat)
        rounds.append(replace(each, stops=(*ordered[1::2], *ordered[::2])))
    return Planned(VanDay(tuple(rounds)), new)


def test_that_a_plan_that_saves_nothing_is_left(shop: VanShop) -> None:
    for nr, far in enumerate((500, 1500, 2500), 1):
        shop.booked(nr, north(far))
    before = shop.run()

    assert not shop.vans_.replan(DAY, in_turn).taken
    assert shop.run() == before


def test_that_a_plan_that_saves_is_taken_with_every_promise_kept(shop: VanShop) -> None:
    # Booked in an order that goes back and forth: a window that only later became wide.
    ids = [shop.booked(nr, north(far)).id for nr, far in enumerate((500, 1500, 2500), 1)]
    with shop.station.store.work() as work:
        (run,) = work.runs.of_day(DAY)
        assert work.runs.claim(run)
        places = {place.stop.id: place for place in run.places}
        work.runs.write(replace(run, places=tuple(places[ids[nr]] for nr in (1, 0, 2))))
        work.commit()

    came = shop.vans_.replan(DAY)

    assert came.taken
    assert came.metres_after < came.metres_before
    assert {stop.booking.id for stop in shop.run().stops} == set(ids)


def test_that_a_door_that_changes_vans_knows_its_new_one(shop: VanShop) -> None:
    far = replace(VAN, name="Van 2", depot=north(5000))
    only = shop.booked(1, north(4900))
    shop.fitted((VAN, far))

    came = shop.vans_.replan(DAY)

    assert came.taken
    assert shop.stands(only).van == "Van 2"
    assert [run.stops[0].booking.id for run in shop.vans_.runs(DAY) if run.stops] == [only.id]


def test_that_a_day_is_planned_anew_when_a_booking_came_and_then_left_alone(
    shop: VanShop,
) -> None:
    assert shop.vans_.settle() is None
    first = shop.booked(1, north(500))
    tomorrow = DAY + timedelta(days=1)
    shop.booked(2, north(500), day=tomorrow)

    planned = [shop.vans_.settle() for _ in range(3)]

    assert [each is None for each in planned] == [False, False, True]
    shop.booked(3, north(900))
    assert shop.vans_.settle() is not None
    assert shop.vans_.settle() is None
    shop.fetching.cancel(CancelPickup(shop.key(), first.id))
    assert shop.vans_.settle() is not None
    shop.now = MORNING + timedelta(days=3)
    shop.booked(4, north(900), day=DAY + timedelta(days=4))
    assert shop.vans_.settle() is not None
    assert shop.vans_.settle() is None


def test_that_a_plan_that_was_taken_is_not_planned_over_and_over(shop: VanShop) -> None:
    far = replace(VAN, name="Van 2", depot=north(5000))
    shop.booked(1, north(4900))
    shop.fitted((VAN, far))

    taken = shop.vans_.settle()

    assert taken is not None
    assert taken.taken
    assert shop.vans_.settle() is None


def test_that_what_is_out_keeps_its_place_and_takes_no_more(shop: VanShop) -> None:
    ids = [shop.booked(nr, north(far)).id for nr, far in enumerate((2500, 500), 1)]
    shop.now = MORNING
    run = shop.vans_.start(shop.run().number, "Piotr")
    again = shop.vans_.start(run.number, "Another")

    with pytest.raises(SlotGoneError):
        shop.booked(3, north(700))

    assert (run.out, run.driver, again.driver) == (True, "Piotr", "Piotr")
    assert not shop.vans_.replan(DAY, crossed).taken
    assert {stop.booking.id for stop in shop.run().stops} == set(ids)


def test_that_a_van_leaves_no_sooner_than_now(shop: VanShop) -> None:
    shop.booked(1, north(500))
    shop.now = MORNING + timedelta(hours=2)

    (round_,) = shop.vans_.day(DAY).rounds

    assert round_.van.begins == 11 * 3600
    assert shop.run().stops[0].arrives.strftime("%H:%M") == "11:01"


def test_that_the_manifest_has_the_doors_in_order_with_what_is_scanned_there(
    shop: VanShop,
) -> None:
    held = [shop.booked(nr, north(far)) for nr, far in enumerate((500, 1500), 1)]
    run = shop.run()

    listing = shop.vans_.manifest(run.number)

    (part,) = listing.parts
    by_id = {each.id: each.slip for each in held}
    codes = [row.code.text for row in part.rows if row.code]
    assert codes == [by_id[stop.booking.id] for stop in run.stops]
    assert listing.code is not None
    assert listing.code.text == run.number == listing.number


def test_that_a_van_takes_along_what_it_needs_and_no_more(shop: VanShop) -> None:
    held = shop.booked(1, north(500))
    run = shop.run()

    taken = shop.vans_.take_along(run.number)

    (stop,) = taken.stops
    assert (stop.booking, stop.number, stop.code) == (held.id, held.slip, "1234")
    assert (stop.name, stop.phone) == ("Elin Sandberg", "070-174 06 05")
    assert [(goods.title, goods.pieces) for goods in stop.goods] == [("Stickad tröja KNIT-M", 1)]
    assert not hasattr(stop, "email")


def test_that_the_journal_tells_no_name_and_no_street(shop: VanShop) -> None:
    shop.booked(1, north(500))
    shop.now = MORNING
    shop.vans_.start(shop.run().number)
    with shop.station.store.views() as views:
        bodies = "".join(entry.body for entry in views.journal())

    assert "RunStarted" in bodies
    assert not any(word in bodies for word in ("Elin", "Björkgatan", "070-174", "59.8"))


def test_that_the_first_and_the_last_of_a_day_are_within_its_hours(shop: VanShop) -> None:
    shop.booked(1, north(500), ALL_DAY)
    run = shop.run()

    assert run.depot == DEPOT
    assert run.stops[0].arrives < run.back_at
    assert run.at == 0
