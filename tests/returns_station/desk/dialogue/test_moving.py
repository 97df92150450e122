"""A pickup is moved by answering: other times with numbers, and a text message with one of them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from returns_station.case import Who
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.dialogue.answering import ItemKind, ItemState, NewItem
from returns_station.dialogue.letter import Address, Channel, LetterKind
from returns_station.people.granted import THE_STATION
from returns_station.pickup.booking import BookingState
from tests.bookings import Shop, a_shop, asking, own_slot
from tests.db.inbox_shop import Sink
from tests.returns_station.desk.counter import MAJA

PHONE = "070-174 06 05"
STATION = Who("Disk 2", "Disk 2", THE_STATION)


def a_shop_that_offered(folder: Path) -> tuple[Shop, str]:
    """Her pickup is booked; she asked for another time, and was offered some."""
    shop = a_shop(folder)
    sink = Sink()
    ways = DialogueHouse(ways={Channel.SMS: sink, Channel.EMAIL: sink})
    shop.station.house = replace(shop.station.house, dialogue=ways)
    shop.fetching.book(asking(shop.slip, slot=own_slot()))
    sender = Address(Channel.SMS, PHONE, "Elin Sandberg", "sv")
    words = "Kan ni komma en annan dag?"
    asked = NewItem("k1", ItemKind.MESSAGE, shop.slip, sender, "", words, shop.now)
    number = shop.station.inbox(STATION).bring(asked)
    assert number is not None
    shop.station.inbox(MAJA).offer(number, "offer")
    return shop, number


def answers(shop: Shop) -> list[str]:
    """What we answered, by the words of the house."""
    told = [one.letter for one in shop.station.letters(MAJA).of_slip(shop.slip)]
    said = [one.says.args["words"] for one in told if one.kind is LetterKind.ANSWER]
    return [getattr(one, "key", str(one)) for one in said]


def test_that_an_offer_answers_her_with_times_and_their_numbers(tmp_path: Path) -> None:
    shop, number = a_shop_that_offered(tmp_path)

    again = shop.station.inbox(MAJA).offer(number, "offer")

    with shop.station.store.views() as views:
        offers = views.inbox.offers(shop.slip, shop.now)
    assert again.state is ItemState.ANSWERED
    assert [one.nr for one in offers] == [1, 2, 3]
    assert all(one.slot.price.minor <= shop.stands().price.minor for one in offers)
    assert answers(shop) == ["inbox.offer"]


def test_that_her_number_moves_the_pickup_once_and_she_is_told(tmp_path: Path) -> None:
    shop, _ = a_shop_that_offered(tmp_path)
    with shop.station.store.views() as views:
        meant = views.inbox.offers(shop.slip, shop.now)[1]

    number = shop.station.inbox(STATION).text("+46 70 174 06 05", "2 tack", "sms-2")
    again = shop.station.inbox(STATION).text("+46 70 174 06 05", "2 tack", "sms-2")

    seen = shop.fetching.one(shop.slip)
    assert seen is not None
    assert seen.booking is not None
    assert (seen.booking.span, seen.booking.state) == (meant.slot.span, BookingState.BOOKED)
    assert (number is not None, again) == (True, None)
    assert shop.station.inbox(MAJA).items() == ()
    assert answers(shop) == ["inbox.offer"]
    letters = shop.station.letters(MAJA).of_slip(shop.slip)
    told = [one.letter for one in letters if one.letter.booking == seen.booking.id]
    answered = {one.letter for one in shop.station.inbox(MAJA).items(ItemState.ANSWERED)}
    assert [one.says.key for one in told] == ["pickup.tell.booked"]
    assert told[0].key in answered


def test_that_what_is_not_clear_moves_nothing_and_lies_before_a_person(tmp_path: Path) -> None:
    shop, _ = a_shop_that_offered(tmp_path)

    for nr, words in enumerate(("2 eller 3", "9", "Ring mig")):
        shop.station.inbox(STATION).text("+46 70 174 06 05", words, f"sms-{nr}")

    assert shop.stands().state is BookingState.BOOKED
    assert len(shop.station.inbox(MAJA).items()) == 3


def test_that_a_strangers_number_moves_nobodys_pickup(tmp_path: Path) -> None:
    shop, _ = a_shop_that_offered(tmp_path)

    shop.station.inbox(STATION).text("+46709999999", f"2 {shop.slip}", "sms-1")
    shop.station.inbox(STATION).text("+46709999999", "2", "sms-2")

    first, second = shop.station.inbox(MAJA).items()
    assert shop.stands().state is BookingState.BOOKED
    assert {first.item.slip, second.item.slip} == {""}
    assert {first.item.maybe, second.item.maybe} == {"", shop.slip}


def test_that_an_old_offer_moves_nothing(tmp_path: Path) -> None:
    shop, _ = a_shop_that_offered(tmp_path)
    shop.now += timedelta(hours=49)

    shop.station.inbox(STATION).text("+46 70 174 06 05", "1", "sms-1")

    assert shop.stands().state is BookingState.BOOKED
    assert len(shop.station.inbox(MAJA).items()) == 1
