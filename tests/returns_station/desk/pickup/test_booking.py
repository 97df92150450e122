"""A pickup booked, moved and let go at the desk: never twice, never lost, and told first."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.desk.commands import GoodsCame, UndoReturn
from returns_station.desk.pickup.booking import BookingMissingError, CarrierMissingError
from returns_station.desk.pickup.commands import CancelPickup, MovePickup, ResolvePickup
from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.pickup.letting_go import NotYetKnownError, PickupFinalError
from returns_station.desk.pickup.resolving import why
from returns_station.desk.pickup.wishing import BookedAlreadyError, SlotGoneError
from returns_station.desk.undoing import CannotUndoError
from returns_station.payout import PayoutState
from returns_station.pickup.booking import Answer, BookingState, Failure, Told, Word
from returns_station.pickup.van import Van
from returns_station.policy.claim import Collection
from returns_station.slip import SlipKind
from tests.bookings import (
    BEGINS,
    DOOR,
    HER,
    LATER,
    NEAR,
    SPAN,
    Courier,
    a_shop,
    a_slot,
    asking,
    own_slot,
)
from tests.builders import NOW, kronor
from tests.returns_station.desk.counter import MAJA

B = BookingState
YES = Answer(Told.BOOKED, "C1")
SILENCE = Answer(Told.NO_WORD, reason="no_answer")


def test_that_goods_at_her_home_wait_to_be_fetched(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)

    (waits,) = shop.fetching.to_fetch()
    shop.fetching.book(asking(shop.slip, slot=own_slot()))
    booked = shop.fetching.one(shop.slip)

    assert (waits.slip, waits.contact.name, waits.goods[0].sku) == (
        *(shop.slip, "Elin Sandberg", "KNIT-M"),
    )
    assert waits.booking is None
    assert booked is not None
    assert booked.booking == shop.stands()
    assert booked.door == DOOR
    assert shop.fetching.one("RS000000999") is None


def test_that_our_van_s_place_is_booked_at_once_with_its_paper_and_her_message(
    tmp_path: Path,
) -> None:
    shop = a_shop(tmp_path)

    stands = shop.fetching.book(asking(shop.slip, slot=own_slot()))

    assert (stands.state, stands.van, stands.point) == (B.BOOKED, "Vita", NEAR)
    assert shop.told() == ["booked"]
    assert shop.story() == ["wished", "booked"]
    with shop.station.store.views() as views:
        paper = views.slip(stands.paper)
        assert views.waiting_slips() == (shop.slip, stands.paper)
    assert paper is not None
    assert (paper.kind, paper.sale_number) == (SlipKind.PICKUP, "2041-1187")
    assert "Kungsgatan 12, 753 18 Uppsala" in str(paper.next_steps)


def test_that_a_carrier_is_asked_once_for_one_key(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)

    first = shop.fetching.book(asking(shop.slip))
    again = shop.fetching.book(asking(shop.slip))

    assert first == again == shop.stands()
    assert (first.state, first.reference, len(shop.courier.booked)) == (B.BOOKED, "C1", 1)


def test_that_the_wish_is_durable_before_anybody_is_asked(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    seen: list[BookingState] = []
    shop.courier.meanwhile = lambda: seen.append(shop.stands().state)

    shop.fetching.book(asking(shop.slip))

    assert seen == [B.SENT]


def test_that_a_slip_has_one_pickup_whoever_asks(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip, "b1"))

    with pytest.raises(BookedAlreadyError):
        shop.desk("Disk 3").book(asking(shop.slip, "b2"))

    assert len(shop.courier.booked) == 1


def test_that_the_last_place_in_a_van_is_had_by_one(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    small = Van("Vita", NEAR, 8 * 3600, 18 * 3600, room=1)
    house = PickupHouse(vans=(small,), carriers={})
    shop.station.house = replace(shop.station.house, pickups=house)
    other = shop.another()
    shop.fetching.book(asking(shop.slip, "b1", own_slot()))

    with pytest.raises(SlotGoneError) as gone:
        shop.desk("Disk 3").book(asking(other, "b2", own_slot()))

    assert gone.value.seen is not None
    assert SPAN not in {slot.span for slot in gone.value.seen.slots}
    with shop.station.store.views() as views:
        assert views.bookings.of_slip(other) == ()


def test_that_nothing_is_fetched_that_is_here(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.station.perform(GoodsCame("came", shop.slip), MAJA)

    with pytest.raises(BookingMissingError):
        shop.fetching.book(asking(shop.slip))


def test_that_a_carrier_that_is_not_set_up_is_not_waited_for(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)

    with pytest.raises(CarrierMissingError):
        shop.fetching.book(asking(shop.slip, slot=a_slot("nobody")))

    assert shop.fetching.to_fetch()[0].booking is None


def test_that_silence_is_unknown_and_listed_and_never_sent_again(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, Courier([SILENCE], can_ask=False))

    stands = shop.fetching.book(asking(shop.slip))
    shop.now = NOW + timedelta(days=1)
    shop.fetching.settle()
    shop.fetching.settle()

    assert stands.state is B.UNKNOWN
    assert len(shop.courier.booked) == 1
    assert [one.id for one in shop.fetching.questions()] == ["b1"]
    assert shop.told() == ["unknown"]


@pytest.mark.parametrize(
    ("told", "stands", "says"),
    (
        (Told.BOOKED, B.BOOKED, "booked"),
        (Told.DECLINED, B.DECLINED, "declined"),
        (Told.NOT_HEARD, B.DECLINED, "declined"),
    ),
)
def test_that_what_nobody_knew_is_found_out_by_asking(
    tmp_path: Path, told: Told, stands: BookingState, says: str
) -> None:
    shop = a_shop(tmp_path, Courier([SILENCE], [Answer(told, "C1")]))
    shop.fetching.book(asking(shop.slip))
    shop.now = NOW + timedelta(minutes=10)

    shop.fetching.settle()

    assert shop.stands().state is stands
    assert shop.told() == ["unknown", says]
    assert shop.fetching.questions() == ()
    assert len(shop.courier.booked) == 1


def test_that_never_heard_of_is_not_believed_while_it_may_be_on_its_way(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, Courier([SILENCE], [Answer(Told.NOT_HEARD)]))
    shop.fetching.book(asking(shop.slip))

    shop.fetching.settle()

    assert shop.stands().state is B.UNKNOWN


def test_that_what_may_be_sent_twice_is_sent_again_under_its_id(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, Courier([SILENCE, YES], can_repeat=True, can_ask=False))
    shop.fetching.book(asking(shop.slip))

    shop.fetching.settle()

    assert shop.stands().state is B.BOOKED
    assert {one.id for one in shop.courier.booked} == {"b1"}


def test_that_a_person_finds_out_what_no_carrier_tells(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, Courier([SILENCE], can_ask=False))
    shop.fetching.book(asking(shop.slip))
    found = ResolvePickup("r1", "b1", Told.BOOKED, "C77", "rang dem")

    stands = shop.fetching.resolve(found)

    assert (stands.state, stands.reference) == (B.BOOKED, "C77")
    assert shop.fetching.resolve(found) == stands
    assert shop.story()[-1] == "booked"


def test_that_a_desk_that_died_while_asking_leaves_an_unknown(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)

    class DiedError(Exception):
        """The desk is gone."""

    def die() -> None:
        raise DiedError

    shop.courier.meanwhile = die
    with pytest.raises(DiedError):
        shop.fetching.book(asking(shop.slip))
    assert shop.stands().state is B.SENT
    shop.fetching.settle()
    assert shop.stands().state is B.SENT

    shop.now = NOW + timedelta(minutes=2)
    shop.fetching.settle()

    assert shop.stands().state is B.UNKNOWN
    assert shop.told() == ["unknown"]


def test_that_who_is_busy_is_waited_for_in_order(tmp_path: Path) -> None:
    busy = Answer(Told.BUSY, wait_seconds=300)
    shop = a_shop(tmp_path, Courier([busy]))
    other = shop.another()

    first = shop.fetching.book(asking(shop.slip, "b1"))
    shop.now += timedelta(seconds=1)
    second = shop.fetching.book(asking(other, "b2"))
    shop.fetching.settle()

    assert [one.state for one in (first, second)] == [B.WISHED, B.WISHED]
    assert len(shop.courier.booked) == 1
    shop.now += timedelta(minutes=6)
    shop.fetching.settle()
    assert [one.id for one in shop.courier.booked] == ["b1", "b1", "b2"]
    assert {shop.stands(one).state for one in ("b1", "b2")} == {B.BOOKED}


def test_that_a_day_they_moved_it_to_is_told_at_once_and_costs_nothing(tmp_path: Path) -> None:
    """DHL's answer 2: accepted, on another day."""
    shop = a_shop(tmp_path, Courier([Answer(Told.MOVED, "C1", span=LATER)]))

    stands = shop.fetching.book(asking(shop.slip))

    (moved, back) = shop.fetching.messages(shop.slip)
    assert (stands.state, stands.span, stands.first_span) == (B.BOOKED, LATER, SPAN)
    assert [moved.phrase.key, back.phrase.key] == ["pickup.tell.moved", "pickup.tell.paid_back"]
    assert moved.due == BEGINS
    assert moved.at < BEGINS


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


def test_that_a_word_of_a_booking_nobody_knew_is_taken_when_it_is_known(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, Courier([SILENCE], [YES]))
    shop.fetching.book(asking(shop.slip))
    shop.fetching.heed([Word("courier", "w1", "C1", Told.FETCHED, BEGINS)])
    assert shop.stands().state is B.UNKNOWN

    shop.fetching.settle()

    assert shop.stands().state is B.FETCHED


@pytest.mark.parametrize(
    ("told", "failure", "moment", "back"),
    (
        (Told.FAILED, Failure.NEVER_CAME, BEGINS, True),
        (Told.FAILED, Failure.BY_CARRIER, BEGINS, True),
        (Told.CANCELLED, None, BEGINS, True),
        (Told.FETCHED, None, BEGINS + timedelta(hours=3), True),
        (Told.FETCHED, None, BEGINS + timedelta(hours=1), False),
        (Told.FAILED, Failure.NOBODY_HOME, BEGINS, False),
        (Told.FAILED, Failure.REFUSED, BEGINS, False),
    ),
)
def test_that_a_missed_paid_window_pays_back_by_itself_once(
    tmp_path: Path, told: Told, failure: Failure | None, moment: object, *, back: bool
) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))
    assert hasattr(moment, "tzinfo")
    words = [Word("courier", f"w{nr}", "C1", told, moment, failure) for nr in range(2)]  # type: ignore[arg-type] # as said

    shop.fetching.heed([*words, words[0]])
    shop.now = BEGINS + timedelta(days=1)
    shop.fetching.settle()

    assert shop.stands().paid_back is back
    assert shop.told().count("paid_back") == back
    with shop.station.store.views() as views:
        paid = [one for one in views.payouts.of_slip(shop.slip) if one.operation == "b1:back"]
    assert [(one.amount, one.state) for one in paid] == [(kronor(49), PayoutState.PROMISED)] * back


def test_that_a_window_nobody_tells_of_was_missed_and_a_late_word_is_believed(
    tmp_path: Path,
) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))
    shop.now = BEGINS + timedelta(hours=5)

    shop.fetching.settle()
    shop.fetching.settle()

    missed = shop.stands()
    assert (missed.state, missed.failure) == (B.FAILED, Failure.NEVER_CAME)
    assert shop.told() == ["booked", "failed.ours", "paid_back"]
    shop.fetching.heed([Word("courier", "w1", "C1", Told.FETCHED, BEGINS)])
    assert (shop.stands().state, shop.stands().paid_back) == (B.FETCHED, True)


@pytest.mark.parametrize("failure", (Failure.NOBODY_HOME, Failure.NEVER_CAME))
def test_that_we_come_once_more_for_nothing(tmp_path: Path, failure: Failure) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))

    shop.fetching.heed([Word("courier", "w1", "C1", Told.FAILED, BEGINS, failure)])

    seen = shop.fetching.slots(shop.slip, DOOR, asking("").load, Collection.ORDERED_BY_CUSTOMER)
    assert seen.question.our_fault
    assert shop.fetching.book(asking(shop.slip, "b2", a_slot(span=LATER, price=0))).holds


def test_that_a_pickup_we_offered_costs_nothing_and_holds_no_money(tmp_path: Path) -> None:
    """SE-DAL 2:13 st. 2 and 2:14 st. 2."""
    shop = a_shop(tmp_path)

    stands = shop.fetching.book(asking(shop.slip, collection=Collection.OFFERED_BY_SHOP))

    assert not stands.price
    with shop.station.store.views() as views:
        states = {one.state for one in views.payouts.of_slip(shop.slip)}
    assert PayoutState.WAITING not in states


def test_that_agreed_goods_in_norway_are_asked_about_after_two_months(tmp_path: Path) -> None:
    """NO-ANG 24 st. 5."""
    shop = a_shop(tmp_path, market="NO")
    shop.station.house = replace(
        shop.station.house, shop=replace(shop.station.house.shop, market="NO")
    )
    shop.fetching.book(asking(shop.slip))
    shop.fetching.cancel(CancelPickup("c", "b1"))

    assert shop.fetching.questions() == ()
    shop.now = NOW + timedelta(days=62)
    assert [one.id for one in shop.fetching.questions()] == ["b1"]


def test_that_a_message_is_told_once(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))
    (message,) = shop.fetching.messages()

    assert [shop.fetching.told(message.id), shop.fetching.told(message.id)] == [True, False]

    assert shop.fetching.messages() == ()
    (told,) = shop.fetching.messages(shop.slip)
    assert (told.told_by, told.told_at) == ("Maja", NOW)


def test_that_the_journal_knows_no_person_and_no_door(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))
    shop.fetching.cancel(CancelPickup("c", "b1"))

    with shop.station.store.views() as views:
        bodies = " ".join(entry.body for entry in views.journal())

    for private in (HER.name, HER.phone, DOOR.street, DOOR.code):
        assert private not in bodies


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


def test_that_goods_that_came_with_a_silent_carrier_were_fetched(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))
    shop.now = BEGINS + timedelta(hours=20)
    shop.station.perform(GoodsCame("came", shop.slip), MAJA)

    shop.fetching.settle()

    assert (shop.stands().state, shop.stands().paid_back) == (B.FETCHED, False)


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
