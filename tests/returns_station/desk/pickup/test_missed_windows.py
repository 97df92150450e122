"""What was promised and not done: told, paid back by itself, and done once more for nothing."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.desk.commands import GoodsCame
from returns_station.desk.pickup.commands import CancelPickup
from returns_station.payout import PayoutState
from returns_station.pickup.booking import Answer, BookingState, Failure, Told, Word
from returns_station.policy.claim import Collection
from tests.bookings import (
    BEGINS,
    DOOR,
    HER,
    LATER,
    SPAN,
    Courier,
    a_shop,
    a_slot,
    asking,
)
from tests.builders import NOW, kronor
from tests.returns_station.desk.counter import MAJA

B = BookingState
YES = Answer(Told.BOOKED, "C1")
SILENCE = Answer(Told.NO_WORD, reason="no_answer")


def test_that_a_day_they_moved_it_to_is_told_at_once_and_costs_nothing(tmp_path: Path) -> None:
    """DHL's answer 2: accepted, on another day."""
    shop = a_shop(tmp_path, Courier([Answer(Told.MOVED, "C1", span=LATER)]))

    stands = shop.fetching.book(asking(shop.slip))

    (moved, back) = shop.fetching.messages(shop.slip)
    assert (stands.state, stands.span, stands.first_span) == (B.BOOKED, LATER, SPAN)
    assert [moved.phrase.key, back.phrase.key] == ["pickup.tell.moved", "pickup.tell.paid_back"]
    assert moved.due == BEGINS
    assert moved.at < BEGINS


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


def test_that_goods_that_came_with_a_silent_carrier_were_fetched(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))
    shop.now = BEGINS + timedelta(hours=20)
    shop.station.perform(GoodsCame("came", shop.slip), MAJA)

    shop.fetching.settle()

    assert (shop.stands().state, shop.stands().paid_back) == (B.FETCHED, False)
