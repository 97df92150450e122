"""What she is to be told of her pickup goes out as a letter, else a clerk tells her."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.desk.dialogue.ports import NotSentError
from returns_station.desk.pickup.commands import CancelPickup
from returns_station.dialogue.letter import Channel, LetterKind
from returns_station.phrase import Phrase
from tests.bookings import Shop, a_shop, asking
from tests.letters import ITSELF, Way
from tests.returns_station.desk.counter import MAJA

NEVER: Final = NotSentError(Phrase("sms.refused"), again=False)


@pytest.fixture
def way() -> Way:
    return Way()


@pytest.fixture
def shop(tmp_path: Path, way: Way) -> Shop:
    shop = a_shop(tmp_path)
    house = DialogueHouse({Channel.SMS: way})
    shop.station.house = replace(shop.station.house, dialogue=house)
    return shop


def send(shop: Shop) -> int:
    """The station sends by itself."""
    return shop.station.letters(ITSELF).send_due()


def test_that_a_booked_pickup_is_told_by_a_letter_with_its_time(shop: Shop, way: Way) -> None:
    shop.fetching.book(asking(shop.slip))
    # Nobody needs to call: it is on its way.
    assert shop.fetching.messages() == ()

    send(shop)

    (it,) = way.sent
    assert it.stands.letter.kind is LetterKind.PICKUP
    assert it.stands.letter.says.key == "pickup.tell.booked"
    assert it.stands.letter.address.to == "070-174 06 05"
    assert it.appointment is not None
    assert not it.appointment.cancelled
    (message,) = shop.fetching.messages(shop.slip)
    assert message.told_at is not None


def test_that_a_pickup_called_off_calls_off_the_same_appointment(shop: Shop, way: Way) -> None:
    shop.fetching.book(asking(shop.slip))
    send(shop)

    shop.fetching.cancel(CancelPickup("c", "b1"))
    send(shop)

    first, second, of_money = [it.appointment for it in way.sent]
    assert of_money is None
    assert first is not None
    assert second is not None
    assert (second.uid, second.cancelled) == (first.uid, True)
    assert second.turn > first.turn


def test_that_a_letter_that_cannot_go_leaves_it_to_the_clerk_once(shop: Shop, way: Way) -> None:
    way.answers = [NEVER]
    shop.fetching.book(asking(shop.slip))

    send(shop)

    (message,) = shop.fetching.messages()
    assert message.phrase.key == "pickup.tell.booked"
    assert shop.station.letters(MAJA).dead() == ()


def test_that_what_a_clerk_told_her_is_not_sent(shop: Shop, way: Way) -> None:
    shop.fetching.book(asking(shop.slip))
    (message,) = shop.fetching.messages(shop.slip)
    shop.fetching.told(message.id)

    assert send(shop) == 0
    assert way.sent == []


def test_that_what_comes_too_late_is_left_to_a_person(shop: Shop, way: Way) -> None:
    shop.fetching.book(asking(shop.slip))
    shop.now += timedelta(days=30)

    assert send(shop) == 0
    assert way.sent == []
    assert len(shop.fetching.messages()) == 1
