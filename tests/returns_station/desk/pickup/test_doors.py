"""What is said at the doors: brought in once, in any order, and never lost."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from returns_station.desk.pickup.commands import CancelPickup
from returns_station.desk.pickup.holding import hold
from returns_station.desk.pickup.van_shelves import Learned
from returns_station.payout import PayoutState
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking, BookingState, Failure
from returns_station.pickup.door_scan import AtDoor, DoorScan
from returns_station.pickup.place import Point
from tests.returns_station.desk.pickup.van_shop import DAY, MORNING, VanShop, north

FETCHED, NOBODY = AtDoor.PICKED_UP, AtDoor.NOBODY_HOME


@pytest.fixture
def shop(tmp_path: Path) -> VanShop:
    return VanShop(f"sqlite:///{tmp_path}/station.db")


def out(shop: VanShop, *held: Booking) -> tuple[Booking, ...]:
    """The van has left with these."""
    shop.now = MORNING
    shop.vans_.start(shop.run().number, "Piotr")
    shop.now = MORNING + timedelta(hours=11)
    return held


def why(shop: VanShop) -> list[str]:
    """Why a person has to look."""
    return [kept.why for kept in shop.vans_.questions()]


def test_that_goods_picked_up_are_fetched_and_a_closed_door_has_failed(shop: VanShop) -> None:
    one, two = out(shop, shop.booked(1, north(500)), shop.booked(2, north(900)))

    came = shop.vans_.sync((shop.said(one, minutes=10), shop.said(two, NOBODY, minutes=20)))

    assert (came.new, came.known, came.questions) == (2, 0, ())
    assert shop.stands(one).state is BookingState.FETCHED
    assert (shop.stands(two).state, shop.stands(two).failure) == (
        BookingState.FAILED,
        Failure.NOBODY_HOME,
    )
    stops = {stop.booking.id: (stop.fetched, stop.failure) for stop in shop.run().stops}
    assert stops == {one.id: (True, None), two.id: (False, Failure.NOBODY_HOME)}
    assert came.closed == (shop.run().number,)


@pytest.mark.parametrize(
    ("what", "failure"),
    (
        (AtDoor.NOBODY_HOME, Failure.NOBODY_HOME),
        (AtDoor.REFUSED, Failure.REFUSED),
        (AtDoor.OTHER_GOODS, Failure.OTHER_GOODS),
    ),
)
def test_that_each_word_of_a_door_is_its_own_failure(
    shop: VanShop, what: AtDoor, failure: Failure
) -> None:
    (one,) = out(shop, shop.booked(1, north(500)))

    shop.vans_.sync((shop.said(one, what),))

    assert shop.stands(one).failure is failure


def test_that_the_same_words_again_change_nothing(shop: VanShop) -> None:
    (one,) = out(shop, shop.booked(1, north(500)))
    scans = (shop.said(one, minutes=10),)
    shop.vans_.sync(scans)
    with shop.station.store.views() as views:
        before = sum(1 for _ in views.journal())

    again = shop.vans_.sync(scans)

    assert (again.new, again.known) == (0, 1)
    assert again.closed == (shop.run().number,)
    with shop.station.store.views() as views:
        assert sum(1 for _ in views.journal()) == before


@pytest.mark.parametrize("order", tuple(permutations(range(3))))
def test_that_words_come_to_the_same_in_any_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    shop = VanShop(f"sqlite:///{tmp_path}/station.db")
    one, two = out(shop, shop.booked(1, north(500)), shop.booked(2, north(900)))
    words = (
        shop.said(one, NOBODY, 5),
        shop.said(one, FETCHED, 60),
        shop.said(two, NOBODY, 30),
    )

    for nr in order:
        shop.vans_.sync((words[nr],))

    assert shop.stands(one).state is BookingState.FETCHED
    assert shop.stands(two).state is BookingState.FAILED
    assert why(shop) == []
    stops = {stop.booking.id: stop.fetched for stop in shop.run().stops}
    assert stops == {one.id: True, two.id: False}


def test_that_goods_of_a_cancelled_pickup_are_here_and_a_person_looks(shop: VanShop) -> None:
    (one,) = out(shop, shop.booked(1, north(500)))
    cancel(shop, one)

    came = shop.vans_.sync((shop.said(one, minutes=10),))

    assert [kept.why for kept in came.questions] == ["cancelled"]
    assert shop.stands(one).state is BookingState.FETCHED
    assert shop.vans_.answered(came.questions[0].scan.id)
    assert not shop.vans_.answered(came.questions[0].scan.id)
    assert why(shop) == []


def test_that_a_slip_s_story_tells_what_nobody_understands(shop: VanShop) -> None:
    (one,) = out(shop, shop.booked(1, north(500)))
    cancel(shop, one)

    shop.vans_.sync((shop.said(one, minutes=10),))

    told = [happened.what for happened in shop.station.story(one.slip)]
    (asked,) = [what for what in told if what.key == "story.van.asked"]
    assert str(asked.args["why"]) == str(Phrase("vans.why.cancelled"))


def test_that_a_closed_door_of_a_cancelled_pickup_asks_nothing_of_anybody(shop: VanShop) -> None:
    (one,) = out(shop, shop.booked(1, north(500)))
    cancel(shop, one)

    came = shop.vans_.sync((shop.said(one, NOBODY, 10),))

    assert (came.new, came.questions) == (1, ())
    assert shop.stands(one).state is BookingState.CANCELLED


def test_that_a_door_of_another_run_is_not_failed_by_the_old_one(shop: VanShop) -> None:
    (one,) = out(shop, shop.booked(1, north(500)))
    number = shop.run().number
    moved(shop, one)

    came = shop.vans_.sync((shop.said(one, NOBODY, 10, run=number),))

    assert [kept.why for kept in came.questions] == ["moved"]
    assert shop.stands(one).state is BookingState.BOOKED


def test_that_goods_fetched_by_the_old_run_are_fetched_for_the_new_one_too(shop: VanShop) -> None:
    (one,) = out(shop, shop.booked(1, north(500)))
    number = shop.run().number
    moved(shop, one)

    came = shop.vans_.sync((shop.said(one, FETCHED, 10, run=number),))

    assert [kept.why for kept in came.questions] == ["moved"]
    assert shop.stands(one).state is BookingState.FETCHED
    assert [stop.fetched for stop in shop.run(DAY + timedelta(days=1)).stops] == [True]


def test_that_a_word_about_nothing_we_know_is_kept_for_a_person(shop: VanShop) -> None:
    (one,) = out(shop, shop.booked(1, north(500)))
    stray = replace(shop.said(one), booking="nobody")

    came = shop.vans_.sync((stray,))

    assert [kept.why for kept in came.questions] == ["no_booking"]
    assert why(shop) == ["no_booking"]


def test_that_a_door_said_shut_after_its_goods_were_fetched_is_asked_about(shop: VanShop) -> None:
    (one,) = out(shop, shop.booked(1, north(500)))

    came = shop.vans_.sync((shop.said(one, FETCHED, 10), shop.said(one, AtDoor.REFUSED, 12)))

    assert [kept.why for kept in came.questions] == ["fetched_before"]
    assert shop.stands(one).state is BookingState.FETCHED


def test_that_a_door_is_learned_where_the_van_stood(shop: VanShop) -> None:
    typed, stood = north(500), Point(59.86301, 17.64002)
    (one,) = out(shop, shop.booked(1, typed))
    assert shop.vans_.point_of(one.door) == typed
    assert shop.vans_.learned_from(one.door) is Learned.TYPED

    shop.vans_.sync((shop.said(one, NOBODY, 10, point=stood),))

    assert shop.vans_.point_of(one.door) == stood
    assert shop.vans_.learned_from(one.door) is Learned.DOOR


def test_that_what_is_typed_never_moves_a_door_that_was_stood_at(shop: VanShop) -> None:
    stood = Point(59.86301, 17.64002)
    (one,) = out(shop, shop.booked(1, north(500)))
    shop.vans_.sync((shop.said(one, NOBODY, 10, point=stood),))

    slip = shop.at_home(2)
    day = DAY + timedelta(days=1)
    command = shop.command(slip, north(3000), street=one.door.street, day=day)
    shop.fetching.book(replace(command, door=one.door))

    assert shop.vans_.point_of(one.door) == stood


def test_that_money_that_waited_is_let_go_at_the_door(shop: VanShop) -> None:
    shop.station.house = replace(shop.station.house, money_waits=True)
    (one,) = out(shop, shop.booked(1, north(500)))
    assert states(shop, one) == [PayoutState.WAITING]

    shop.vans_.sync((shop.said(one, minutes=10),))

    assert states(shop, one) == [PayoutState.PROMISED]


def test_that_nothing_is_half_brought_in(shop: VanShop) -> None:
    """A batch is one transaction: what is said of the second undoes the first, or neither."""
    one, two = out(shop, shop.booked(1, north(500)), shop.booked(2, north(900)))
    wrong: DoorScan = replace(shop.said(two), id=None)  # type: ignore[arg-type]

    with pytest.raises(Exception, match="NOT NULL"):
        shop.vans_.sync((shop.said(one, minutes=-5), wrong))

    assert shop.stands(one).state is BookingState.BOOKED


def states(shop: VanShop, booking: Booking) -> list[PayoutState]:
    with shop.station.store.views() as views:
        return [payout.state for payout in views.payouts.of_slip(booking.slip)]


def cancel(shop: VanShop, booking: Booking) -> None:
    """She let it go while the van was on its way."""
    shop.fetching.cancel(CancelPickup(shop.key(), booking.id))


def moved(shop: VanShop, booking: Booking) -> None:
    """The same booking stands in a run of another day."""
    with shop.station.store.work() as work:
        before = work.bookings.load(booking.id)
        assert before is not None
        later = replace(before.span, day=DAY + timedelta(days=1))
        after = replace(before, span=later, turn=before.turn + 1)
        house = shop.station.house.pickups
        held = hold(work, after, shop.now, house=house, market="SE")
        assert held is not None
        assert work.bookings.move(before, held)
        work.commit()
