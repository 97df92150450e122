"""A pickup booked at the desk: never twice, never lost, and told first."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.desk.commands import GoodsCame
from returns_station.desk.pickup.booking import BookingMissingError, CarrierMissingError
from returns_station.desk.pickup.commands import ResolvePickup
from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.pickup.wishing import BookedAlreadyError, SlotGoneError
from returns_station.pickup.booking import Answer, BookingState, Told
from returns_station.pickup.van import Van
from returns_station.slip import SlipKind
from tests.bookings import (
    DOOR,
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
