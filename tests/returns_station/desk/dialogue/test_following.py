"""Each event writes the message it deserves, once, to her alone, and mostly none."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.canonical import dumps
from returns_station.desk.commands import GoodsCame, UndoReturn
from returns_station.desk.dialogue.house import SlowerTime
from returns_station.desk.dialogue.inbox_views import WeWrote
from returns_station.desk.payout_commands import ConfirmPayout
from returns_station.dialogue.answering import ItemKind, NewItem
from returns_station.dialogue.contact import Consent
from returns_station.dialogue.letter import Address, Channel, LetterKind, LetterState
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from returns_station.policy.claim import Bringer
from returns_station.service.promise import (
    PromiseEnded,
    PromiseForetold,
    PromiseKind,
    PromiseState,
)
from tests.builders import NOW, a_claim, kronor, taking
from tests.letters import ITSELF, MAIL, LetterShop, Way, a_letter_shop
from tests.returns_station.desk.counter import MAJA


@pytest.fixture
def shop(tmp_path: Path) -> LetterShop:
    return a_letter_shop(tmp_path)


def journalled(shop: LetterShop, *events: object) -> None:
    """These events happen."""
    with shop.station.behind(Right.LOOK_AFTER, "test", ITSELF).work() as work:
        work.journal(events, at=shop.now, who=ITSELF)
        work.commit()


def test_that_her_slip_is_written_to_her_with_the_return(shop: LetterShop) -> None:
    slip = shop.come()

    stands = shop.one(slip)
    assert stands.letter.kind is LetterKind.RETURN_DONE
    assert stands.letter.address == Address(Channel.EMAIL, MAIL, "Elin Sandberg", "sv")
    assert stands.letter.attach == (slip,)
    assert stands.letter.says.key == "letter.says.return_done_money"
    assert stands.letter.signed.name == "Maja"


def test_that_the_same_return_twice_is_one_message(shop: LetterShop) -> None:
    slip = shop.come("visit")

    assert shop.come("visit") == slip
    assert len(shop.letters.of_slip(slip)) == 1


def test_that_a_gift_writes_to_nobody_and_tells_no_sum(shop: LetterShop) -> None:
    slip = shop.gift()
    assert shop.letters.of_slip(slip) == ()

    shop.letters.reach(slip, Address(Channel.EMAIL, "nils@exempel.se", "Nils"))
    shop.now += timedelta(hours=3)
    letter = shop.one(slip).letter

    assert letter.address.to == "nils@exempel.se"
    assert "$money" not in dumps(letter.says)
    assert MAIL not in str(shop.letters.of_slip(slip))


def test_that_a_shop_without_a_way_out_writes_nothing_but_of_late_promises(tmp_path: Path) -> None:
    shop = a_letter_shop(tmp_path, ways=False)
    slip = shop.come()
    assert shop.letters.of_slip(slip) == ()

    journalled(
        shop, PromiseForetold("p1", PromiseKind.REFUND, slip, NOW + timedelta(days=3), "payer")
    )

    (late,) = shop.letters.dead()
    assert late.state is LetterState.BY_HAND
    assert late.letter.address == Address(Channel.BY_HAND, "070-174 06 05", "Elin Sandberg", "sv")
    assert shop.letters.told(late.id)
    assert not shop.letters.told(late.id)
    assert shop.letters.dead() == ()


def test_that_a_promise_that_will_not_hold_is_told_once_for_each_new_moment(
    shop: LetterShop,
) -> None:
    slip = shop.come()
    when = NOW + timedelta(days=3)
    foretold = PromiseForetold("p1", PromiseKind.REFUND, slip, when, "payer")

    journalled(shop, foretold)
    journalled(shop, foretold)
    journalled(shop, PromiseEnded("p1", PromiseKind.REFUND, slip, PromiseState.MISSED))
    journalled(shop, PromiseEnded("p2", PromiseKind.REPAIR, slip, PromiseState.MISSED))

    late = [one.letter for one in shop.letters.of_slip(slip)][1:]
    assert [one.says.key for one in late] == [
        "letter.says.late.refund",
        "letter.says.late_unknown.repair",
    ]


def test_that_what_is_ready_is_said(shop: LetterShop) -> None:
    slip = shop.come()

    journalled(shop, PromiseEnded("p3", PromiseKind.REPAIR, slip, PromiseState.KEPT))

    assert shop.of(slip)[-1] == "ready:p3 new"


def test_that_goods_that_came_are_told_of(shop: LetterShop) -> None:
    slip = shop.come(claim=replace(a_claim(), goods_at_home=True))

    shop.station.perform(GoodsCame("k", slip), MAJA)

    assert [one.letter.kind for one in shop.letters.of_slip(slip)] == [
        LetterKind.RETURN_DONE,
        LetterKind.GOODS_HERE,
    ]


def test_that_what_was_undone_before_it_went_is_told_as_one_message(shop: LetterShop) -> None:
    slip = shop.come()

    shop.station.perform(UndoReturn("k", slip), MAJA)

    assert shop.of(slip) == [f"return_done:{slip} not_needed", f"undone:{slip} new"]


def test_that_she_is_asked_how_it_was_only_where_she_said_so(shop: LetterShop) -> None:
    first = shop.come("one")
    shop.letters.reach(first, Address(Channel.EMAIL, MAIL), Consent.AFTERWARDS)

    assert [one.letter.kind for one in shop.letters.of_slip(first)] == [
        LetterKind.RETURN_DONE,
        LetterKind.HOW_WAS_IT,
    ]


def test_that_an_address_given_at_the_counter_gets_the_slip_in_place_of_the_old_one(
    shop: LetterShop,
) -> None:
    slip = shop.come()

    sent = shop.letters.reach(slip, Address(Channel.EMAIL, " ny@exempel.se "))
    again = shop.letters.reach(slip, Address(Channel.EMAIL, "ny@exempel.se"))

    assert sent is not None
    assert sent.letter.address.to == "ny@exempel.se"
    assert again == sent
    assert shop.of(slip) == [f"return_done:{slip} not_needed", f"return_done:{slip}:2 new"]
    assert shop.letters.contacts(slip)[0].address.to == "ny@exempel.se"


def test_that_what_was_not_needed_stands_in_no_conversation(shop: LetterShop) -> None:
    slip = shop.come()
    shop.letters.reach(slip, Address(Channel.EMAIL, "ny@exempel.se"))
    hers = Address(Channel.EMAIL, "ny@exempel.se", "Elin", "sv")
    item = NewItem("m1", ItemKind.MESSAGE, slip, hers, "Hej", "Tack.", shop.now)

    number = shop.station.inbox(MAJA).bring(item)

    assert number is not None
    thread = shop.station.inbox(MAJA).one(number).thread
    keys = [turn.stands.letter.key for turn in thread if isinstance(turn, WeWrote)]
    assert f"return_done:{slip}:2" in keys
    assert f"return_done:{slip}" not in keys


def test_that_who_wants_no_message_gets_none(shop: LetterShop) -> None:
    slip = shop.come()

    assert shop.letters.reach(slip, Address(Channel.EMAIL, MAIL), Consent.NOTHING) is None
    assert shop.send() == 0
    assert shop.of(slip) == [f"return_done:{slip} not_needed"]


def test_that_a_text_message_goes_where_there_is_no_mail(tmp_path: Path) -> None:
    shop = a_letter_shop(tmp_path, mail="")
    shop.ways(sms=Way(), email=Way())

    letter = shop.one(shop.come()).letter

    assert letter.address.channel is Channel.SMS


def test_that_a_clerk_writes_in_her_own_words_once(shop: LetterShop) -> None:
    slip = shop.come()

    first = shop.letters.write(slip, "Hej Elin, kragen är lagad.", "w1", answers="I00001")

    assert shop.letters.write(slip, "Hej Elin, kragen är lagad.", "w1") == first
    assert first.letter.says == Phrase(
        "letter.says.answer", {"words": "Hej Elin, kragen är lagad."}
    )
    assert first.letter.answers == "I00001"


def test_that_a_summer_substitute_signs_as_one(shop: LetterShop) -> None:
    day = NOW.date()
    slower = (SlowerTime(day, day, 2, "sommarvikarie"),)
    house = replace(shop.station.house.dialogue, slower=slower)
    shop.station.house = replace(shop.station.house, dialogue=house)

    signed = shop.one(shop.come()).letter.signed

    assert (signed.name, signed.role) == ("Maja", Phrase("letter.role", {"role": "sommarvikarie"}))


def test_that_no_address_stands_in_the_journal(shop: LetterShop) -> None:
    slip = shop.come()
    shop.letters.reach(slip, Address(Channel.EMAIL, "ny@exempel.se", "Elin"))
    shop.send()

    with shop.station.store.views() as views:
        told = " ".join(entry.body for entry in views.journal())
    assert "LetterSent" in told
    assert "exempel" not in told
    assert "Elin" not in told


def test_that_money_that_goes_later_is_told_to_who_paid(shop: LetterShop) -> None:
    slip, gift = shop.come(), shop.come("gift", replace(a_claim(), by=Bringer.GIFT_RECEIVER), 2)
    shop.now += timedelta(hours=5)

    for operation in paid_to_card(shop, slip) + paid_to_card(shop, gift):
        shop.station.perform(ConfirmPayout(operation, operation, "ref"), MAJA)

    (told,) = [one.letter for one in shop.letters.of_slip(slip)][1:]
    assert told.kind is LetterKind.MONEY_SENT
    assert told.says.args["amount"] == kronor(499)
    assert shop.letters.of_slip(gift) == ()


def test_that_money_that_goes_while_she_stands_there_is_no_second_message(
    shop: LetterShop,
) -> None:
    slip = shop.come()

    for operation in paid_to_card(shop, slip):
        shop.station.perform(ConfirmPayout(operation, operation, "ref"), MAJA)

    assert [one.letter.kind for one in shop.letters.of_slip(slip)] == [LetterKind.RETURN_DONE]


def test_that_who_waits_for_a_person_hears_that_somebody_looks(shop: LetterShop) -> None:
    done = shop.station.perform(taking("late", 1, a_claim(days_old=400)), MAJA)
    assert done.slip == ""

    (stands,) = shop.letters.waiting()
    assert stands.letter.kind is LetterKind.WE_LOOK


def paid_to_card(shop: LetterShop, slip: str) -> list[str]:
    """The operations of a visit's payouts."""
    with shop.station.store.views() as views:
        return [one.operation for one in views.payouts.of_slip(slip)]
