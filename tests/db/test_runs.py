"""The shelves of runs and places, on both databases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from returns_station.desk.pickup.holding import rewrite
from returns_station.desk.pickup.van_shelves import (
    KnownPlace,
    Learned,
    Parcel,
    PostalCode,
    PostalSource,
)
from returns_station.pickup.place import Point
from returns_station.pickup.running import Run
from returns_station.pickup.van import Rest, Round, VanDay
from tests.marks import no_postgres
from tests.returns_station.desk.pickup.van_shop import DAY, MORNING, VAN, VanShop, north


@pytest.fixture(params=("sqlite", pytest.param("postgres", marks=no_postgres)))
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VanShop]:
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres")
    else:
        url = f"sqlite:///{tmp_path}/station.db"
    opened = VanShop(url)
    yield opened
    opened.engine.dispose()


def test_that_a_run_comes_back_as_it_was_put(shop: VanShop) -> None:
    van = replace(VAN, rests=(Rest(11 * 3600, 13 * 3600, 1800),), two=True)
    shop.fitted((van,))
    one, two = shop.booked(1, north(500.123)), shop.booked(2, north(900.7))
    shop.now = MORNING
    shop.vans_.start(shop.run().number, "Piotr")
    shop.vans_.sync((shop.said(one, minutes=10, point=north(501)),))

    with shop.station.store.views() as views:
        (run,) = views.runs.of_day(DAY)
        assert views.runs.run(run.number) == run
        assert views.runs.holding(two.id) == run
        assert views.runs.holding("nobody") is None
        (kept,) = views.runs.scans(one.id)

    assert (run.van, run.driver, run.out_at) == (van, "Piotr", MORNING)
    assert {stop.id: stop.point for stop in run.stops} == {
        one.id: north(500.123),
        two.id: north(900.7),
    }
    assert kept.scan == shop.said(one, minutes=10, point=north(501), name=kept.scan.id)


def test_that_a_run_that_changed_meanwhile_is_not_claimed(shop: VanShop) -> None:
    shop.booked(1, north(500))
    with shop.station.store.views() as views:
        (before,) = views.runs.of_day(DAY)
    shop.booked(2, north(900))

    with shop.station.store.work() as work:
        assert not work.runs.claim(before)
        assert not rewrite(work.runs, (before,), VanDay((Round(VAN, before.stops),)))


def test_that_a_van_has_one_run_a_day(shop: VanShop) -> None:
    with shop.station.store.work() as work:
        assert work.runs.begin(Run("R-1", DAY, VAN))
        assert not work.runs.begin(Run("R-2", DAY, VAN))
        assert work.runs.begin(Run("R-3", DAY + timedelta(days=1), VAN))


def test_that_the_door_knows_better_than_who_types(shop: VanShop) -> None:
    stood, typed, later = Point(59.1, 17.1), Point(59.2, 17.2), Point(59.3, 17.3)
    with shop.station.store.work() as work:
        for point, learned, minutes in (
            (typed, Learned.TYPED, 0),
            (stood, Learned.DOOR, 10),
            (typed, Learned.TYPED, 20),
            (later, Learned.DOOR, 5),
        ):
            at = MORNING + timedelta(minutes=minutes)
            work.runs.learn(KnownPlace("door", point, learned, at))
        known = work.runs.place("door")

    assert known is not None
    assert (known.point, known.learned) == (stood, Learned.DOOR)


def test_that_postal_codes_are_set_anew_for_their_market_alone(shop: VanShop) -> None:
    here, there = Point(59.86, 17.64), Point(60.1, 19.9)
    swedish = PostalSource("SE", "SE.txt", 1, "GeoNames", MORNING)
    with shop.station.store.work() as work:
        work.runs.put_codes(swedish, (PostalCode("11122", there), PostalCode("75318", there)))
        work.runs.put_codes(replace(swedish, market="AX"), (PostalCode("22100", there),))
        work.runs.put_codes(swedish, (PostalCode("75318", here),))
        work.commit()

    with shop.station.store.views() as views:
        assert views.runs.code("SE", "75318") == here
        assert views.runs.code("SE", "11122") is None
        assert views.runs.code("AX", "22100") == there
        assert views.runs.sources() == (replace(swedish, market="AX"), swedish)


def test_that_the_database_refuses_a_parcel_number_twice(shop: VanShop) -> None:
    with shop.station.store.work() as work:
        work.runs.put_parcels((Parcel("1" * 18, "one", 1), Parcel("2" * 18, "one", 2)))
        assert [parcel.nr for parcel in work.runs.parcels("one")] == [1, 2]
        with pytest.raises(IntegrityError):
            work.runs.put_parcels((Parcel("1" * 18, "two", 1),))
