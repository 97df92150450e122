"""A payment card's number gets through no door, in whatever field it stands."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from returns_station.desk.bench.commands import GradePiece, LetGo, SettleQuestion
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.no_cards import CardNumberError, refuse_cards, without_card
from returns_station.desk.people.commands import TakeIn
from returns_station.desk.pickup.commands import ResolvePickup
from returns_station.desk.ruling.commands import AskAgain, NotThisTime
from returns_station.desk.unproven_commands import Brought, OpenUnproven
from returns_station.goods.grade import Grade, Lane
from returns_station.money import Money
from returns_station.pickup.booking import Told
from returns_station.pickup.door import Contact, Door
from returns_station.pickup.door_scan import AtDoor, DoorScan
from tests.canaries import CARDS, TRACKS

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
DOOR = Door("Storgatan 1", "753 20", "Uppsala", code="1234", note="på gården")
CONTACT = Contact("Elin Sandberg", "+46701740610", "elin@example.se", "sv")
TOLD = (
    GradePiece("k", "P1", 1, Grade.A, note="as new"),
    LetGo("k", "P1", 1, Lane.SHELF, "looked over"),
    SettleQuestion("k", "P1", 1, "she was called"),
    RedeemCredit("k", "TG000000427", Money(100, "SEK"), "till 12", "she was ill"),
    OpenUnproven("k", (Brought("sku"),), contact="elin@example.se"),
    ResolvePickup("k", "b", Told.BOOKED, reference="370123", note="asked"),
    TakeIn("k", "Maja Lind", "clerk"),
    DoorScan("i", "r", "b", AtDoor.PICKED_UP, NOW, "Noor", note="left with a neighbour"),
    DOOR,
    CONTACT,
)


def with_text(told: Any, text: str) -> Iterator[object]:  # noqa: ANN401 - whatever command it is
    """The same value with the text in each field of a person's own words, one at a time."""
    for each in fields(told):
        if isinstance(getattr(told, each.name), str) and each.name in WORDS:
            yield replace(told, **{each.name: text})


WORDS = frozenset((
    "note", "reference", "honoured", "contact", "name", "phone", "email", "street", "town", "code",
    "driver",
))  # fmt: skip


@pytest.mark.parametrize("told", TOLD, ids=lambda told: type(told).__name__)
def test_that_ordinary_words_come_in(told: object) -> None:
    refuse_cards(told)


@pytest.mark.parametrize("told", TOLD, ids=lambda told: type(told).__name__)
def test_that_a_card_number_in_any_words_is_refused(told: object) -> None:
    refused = 0
    for card in (*CARDS, *TRACKS):
        for one in with_text(told, f"see {card} please"):
            with pytest.raises(CardNumberError):
                refuse_cards(one)
            refused += 1

    assert refused >= len(CARDS) + len(TRACKS)


@pytest.mark.parametrize("command", (NotThisTime, AskAgain))
def test_that_the_note_of_a_ruling_is_looked_at(command: type) -> None:
    """Whatever else the command is made of: its field is called so."""
    assert "note" in {each.name for each in fields(command)}


def test_that_settings_and_what_lies_deep_are_looked_at() -> None:
    with pytest.raises(CardNumberError):
        refuse_cards({"shop": {"name": f"Granlöv {CARDS[0]}"}})
    with pytest.raises(CardNumberError):
        refuse_cards(("a", ["b", {"c": (CONTACT, replace(DOOR, note=TRACKS[0]))}]))


def test_that_the_stations_own_numbers_are_no_cards() -> None:
    """A key of chance or a pallet's number looks like a card's now and then, and is none."""
    refuse_cards(GradePiece(CARDS[0], CARDS[1], 1, Grade.A))
    refuse_cards("370123456789", "RS000000427", "2026-11-30T12:00:00.123456+00:00", b"4" * 16)


def test_that_the_refusal_repeats_nothing_of_it() -> None:
    with pytest.raises(CardNumberError) as refused:
        refuse_cards(f"card {CARDS[0]}")

    assert CARDS[0] not in repr(refused.value) + str(refused.value) + str(refused.value.advice)


def test_that_a_doors_note_is_left_out_where_the_day_must_come_in() -> None:
    assert without_card(f"paid with {CARDS[0]}") == ""
    assert without_card("ring twice") == "ring twice"
