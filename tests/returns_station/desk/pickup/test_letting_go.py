"""A pickup let go, or moved: nobody comes in vain, and never two but on a list."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.desk.commands import GoodsCame, UndoReturn
from returns_station.desk.pickup.commands import CancelPickup, MovePickup, ResolvePickup
from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.pickup.letting_go import NotYetKnownError, PickupFinalError
from returns_station.desk.pickup.resolving import why
from returns_station.desk.undoing import CannotUndoError
from returns_station.payout import PayoutState
from returns_station.pickup.booking import Answer, BookingState, Told, Word
from returns_station.pickup.van import Van
from returns_station.policy.claim import Collection
from tests.bookings import (
    DOOR,
    LATER,
    NEAR,
    SPAN,
    Courier,
    a_shop,
    a_slot,
    asking,
    own_slot,
)
from tests.builders import NOW
from tests.returns_station.desk.counter import MAJA

B = BookingState
YES = Answer(Told.BOOKED, "C1")
SILENCE = Answer(Told.NO_WORD, reason="no_answer")


def test_that_what_cannot_be_cancelled_is_said_before_and_refused_after(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, Courier(can_cancel=False))
    seen = shop.fetching.slots(shop.slip, DOOR, asking("").load, Collection.ORDERED_BY_CUSTOMER)

    stands = shop.fetching.book(asking(shop.slip, slot=replace(a_slot(), final=True)))

    assert {slot.final for slot in seen.slots if slot.carrier == "courier"} == {True}
    with pytest.raises(PickupFinalError):
        shop.fetching.cancel(CancelPickup("c", "b1"))
    with pytest.raises(PickupFinalError):
        shop.fetching.move(MovePickup("m", "b1", a_slot(span=LATER)))
    assert shop.stands() == stands
    assert len(shop.courier.booked) == 1


def test_that_one_nobody_knows_the_end_of_is_not_cancelled(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, Courier([SILENCE]))
    shop.fetching.book(asking(shop.slip))

    with pytest.raises(NotYetKnownError):
        shop.fetching.cancel(CancelPickup("c", "b1"))


def test_that_a_cancelled_pickup_is_told_and_paid_back(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))

    stands = shop.fetching.cancel(CancelPickup("c", "b1"))

    assert stands.state is B.CANCELLED
    assert shop.fetching.cancel(CancelPickup("c", "b1")) == stands
    assert shop.told() == ["booked", "cancelled", "paid_back"]
    assert shop.story() == [*("wished", "sent", "booked", "let_go", "cancelled", "paid_back")]


def test_that_our_own_van_lets_a_door_go(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip, slot=own_slot()))

    shop.fetching.cancel(CancelPickup("c", "b1"))

    with shop.station.store.views() as views:
        assert views.runs.holding("b1") is None
    assert shop.stands().state is B.CANCELLED


def test_that_a_cancel_nobody_heard_is_on_the_list_until_it_is_known(tmp_path: Path) -> None:
    courier = Courier(cancels=[SILENCE, SILENCE])
    shop = a_shop(tmp_path, courier)
    shop.fetching.book(asking(shop.slip))

    stands = shop.fetching.cancel(CancelPickup("c", "b1"))
    shop.now += timedelta(minutes=2)
    shop.fetching.settle()

    assert (stands.state, stands.letting_go) == (B.BOOKED, True)
    assert [one.id for one in shop.fetching.questions()] == ["b1"]
    shop.fetching.settle()
    assert shop.stands().state is B.CANCELLED
    assert shop.fetching.questions() == ()


def test_that_a_cancel_that_comes_too_late_leaves_it_booked(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, Courier(asked=[YES], cancels=[Answer(Told.DECLINED)]))
    shop.fetching.book(asking(shop.slip))

    with pytest.raises(PickupFinalError):
        shop.fetching.cancel(CancelPickup("c", "b1"))

    assert (shop.stands().state, shop.stands().letting_go) == (B.BOOKED, False)


def test_that_the_new_time_is_held_before_the_old_is_let_go(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))
    shop.courier.meanwhile = lambda: old.append(shop.stands("b1").state)
    old: list[BookingState] = []

    new = shop.fetching.move(MovePickup("b2", "b1", a_slot(span=LATER)))

    assert old == [B.BOOKED]
    assert (new.id, new.state, new.replaces, new.holds) == ("b2", B.BOOKED, "", True)
    assert shop.stands("b1").state is B.CANCELLED
    assert shop.told() == ["booked", "booked", "paid_back"]
    assert shop.fetching.move(MovePickup("b2", "b1", a_slot(span=LATER))) == new


def test_that_the_old_time_stays_where_nobody_knows_the_new(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, Courier([YES, SILENCE], [Answer(Told.BOOKED, "C2")]))
    shop.fetching.book(asking(shop.slip))

    new = shop.fetching.move(MovePickup("b2", "b1", a_slot(span=LATER)))

    assert (new.state, shop.stands("b1").state) == (B.UNKNOWN, B.BOOKED)
    assert [one.id for one in shop.fetching.questions()] == ["b2"]
    shop.fetching.settle()
    assert (shop.stands("b2").state, shop.stands("b1").state) == (B.BOOKED, B.CANCELLED)
    assert shop.stands("b2").holds


def test_that_an_old_one_that_will_not_go_is_on_the_list(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, Courier(asked=[YES] * 9, cancels=[Answer(Told.DECLINED)] * 3))
    shop.fetching.book(asking(shop.slip))

    new = shop.fetching.move(MovePickup("b2", "b1", a_slot(span=LATER)))
    shop.now += timedelta(minutes=2)
    shop.fetching.settle()

    assert new.holds
    assert [one.id for one in shop.fetching.questions()] == ["b1"]


def test_that_our_van_moves_in_one_day_that_is_full(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    small = Van("Vita", NEAR, 8 * 3600, 18 * 3600, room=1)
    shop.station.house = replace(shop.station.house, pickups=PickupHouse(vans=(small,)))
    shop.fetching.book(asking(shop.slip, slot=own_slot()))
    late = replace(SPAN, begins=780, ends=900)

    new = shop.fetching.move(MovePickup("b2", "b1", own_slot(late)))

    assert (new.state, new.span, shop.stands("b1").state) == (B.BOOKED, late, B.CANCELLED)


def test_that_what_comes_true_late_beside_another_is_let_go(tmp_path: Path) -> None:
    courier = Courier([SILENCE, YES], [Answer(Told.NOT_HEARD)])
    shop = a_shop(tmp_path, courier)
    shop.fetching.book(asking(shop.slip, "b1"))
    shop.now = NOW + timedelta(minutes=10)
    shop.fetching.settle()
    shop.fetching.book(asking(shop.slip, "b2"))

    shop.fetching.heed([Word("courier", "w1", "b1", Told.BOOKED, shop.now)])

    assert shop.stands("b1").letting_go
    assert [one.id for one in shop.fetching.questions()] == ["b1"]
    shop.now += timedelta(minutes=10)
    shop.fetching.settle()
    assert (shop.stands("b1").state, shop.stands("b2").state) == (B.CANCELLED, B.BOOKED)


def test_that_nobody_comes_for_goods_she_brought_herself(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))
    shop.station.perform(GoodsCame("came", shop.slip), MAJA)

    shop.fetching.settle()

    assert shop.stands().state is B.CANCELLED
    assert shop.told() == ["booked", "needless", "paid_back"]


def test_that_one_who_comes_in_vain_and_cannot_be_stopped_is_asked_about(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, Courier(can_cancel=False))
    shop.fetching.book(asking(shop.slip))
    shop.station.perform(GoodsCame("came", shop.slip), MAJA)

    shop.fetching.settle()

    (asked,) = shop.fetching.questions()
    assert (asked.id, asked.state, why(asked).key) == ("b1", B.BOOKED, "pickup.why.needless")


def test_that_a_visit_is_not_undone_while_somebody_is_to_come(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))

    with pytest.raises(CannotUndoError):
        shop.station.perform(UndoReturn("u", shop.slip), MAJA)
    shop.fetching.cancel(CancelPickup("c", "b1"))
    shop.station.perform(UndoReturn("u", shop.slip), MAJA)

    with shop.station.store.views() as views:
        states = {one.operation: one.state for one in views.payouts.of_slip(shop.slip)}
    assert states.pop("b1:back") is PayoutState.PROMISED
    assert set(states.values()) == {PayoutState.CANCELLED}
    assert shop.fetching.to_fetch() == ()


def test_that_she_may_choose_anew_where_they_moved_what_cannot_be_cancelled(
    tmp_path: Path,
) -> None:
    """DHL's answer 2: nobody but a person can take it back, so a person is asked to."""
    shop = a_shop(tmp_path, Courier([Answer(Told.MOVED, "C1", span=LATER), YES], can_cancel=False))
    shop.fetching.book(asking(shop.slip, slot=replace(a_slot(), final=True)))

    new = shop.fetching.move(MovePickup("b2", "b1", own_slot(replace(SPAN, begins=780, ends=900))))

    assert new.holds
    (asked,) = shop.fetching.questions()
    assert (asked.id, why(asked).key) == ("b1", "pickup.why.letting_go")
    shop.fetching.resolve(ResolvePickup("r", "b1", Told.CANCELLED))
    assert shop.fetching.questions() == ()
    assert shop.stands("b1").state is B.CANCELLED
