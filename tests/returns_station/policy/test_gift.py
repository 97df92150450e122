"""A gift: who is one for, what it gives, for how long."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from returns_station.days import Days, Unlimited, Until
from returns_station.phrase import Phrase
from returns_station.policy.claim import Bringer, Claim, ClaimLine, Condition, Outcome, Proof
from returns_station.policy.entitlement import Ground
from returns_station.policy.terms import OpenPurchase, Rule, Season, Stage, Terms
from tests.builders import BOUGHT_ON, a_claim, a_sale
from tests.returns_station.policy.asked import given, silence
from tests.returns_station.policy.promises import a_web_sale, decided, promises

GIVES = (Outcome.EXCHANGE, Outcome.STORE_CREDIT)
LEFT_OUT = Rule(category="clothing", gives=())
GIFTS = replace(promises(Days(60)), gift=GIVES)


def brought(by: Bringer = Bringer.GIFT_RECEIVER, proof: Proof = Proof.RECEIPT) -> Claim:
    """A claim of who stands here with that proof."""
    return replace(a_claim(), by=by, proof=proof)


@pytest.mark.parametrize(
    ("by", "proof", "is_gift"),
    (
        (Bringer.BUYER, Proof.RECEIPT, False),
        (Bringer.BUYER, Proof.GIFT_RECEIPT, False),
        (Bringer.GIFT_RECEIVER, Proof.RECEIPT, True),
        (Bringer.GIFT_RECEIVER, Proof.GIFT_RECEIPT, True),
        (Bringer.GIFT_RECEIVER, Proof.CARD, True),
        (Bringer.SOMEONE_ELSE, Proof.RECEIPT, False),
        (Bringer.SOMEONE_ELSE, Proof.GIFT_RECEIPT, True),
        (Bringer.SOMEONE_ELSE, Proof.CARD, False),
    ),
)
def test_that_a_gift_is_what_its_receiver_brings(
    by: Bringer, proof: Proof, *, is_gift: bool
) -> None:
    (line,) = decided(a_sale(), brought(by, proof), GIFTS).lines
    found = {each.ground for each in line.trace if each.entitlement}

    assert (Ground.GIFT in found) is is_gift
    assert (Ground.OPEN_PURCHASE in found) is not is_gift


def test_that_a_gift_gives_what_gifts_give_at_the_promised_percent() -> None:
    stage = Stage((Days(60),), (Outcome.REFUND,), Decimal(80))

    found = given(Terms("test", OpenPurchase((stage,)), gift=GIVES), brought(), ground=Ground.GIFT)

    assert (found.gives, found.percent) == (GIVES, Decimal(80))
    assert found.facts == (Phrase("fact.gift"),)


def test_that_where_nothing_is_said_of_gifts_the_promise_holds_for_everyone() -> None:
    assert silence(promises(), brought(), ground=Ground.GIFT) == "silent.not_promised"
    assert given(promises(), brought()).gives == (Outcome.REFUND, Outcome.EXCHANGE)


def test_that_a_gift_may_not_be_withdrawn_from() -> None:
    trace = decided(a_web_sale(), brought(), GIFTS).lines[0].trace

    (asked,) = (each for each in trace if each.ground is Ground.WITHDRAWAL)

    assert asked.because == Phrase("silent.not_the_buyer")


@pytest.mark.parametrize(
    ("terms", "claim", "says"),
    (
        (GIFTS, brought(Bringer.BUYER), "silent.no_gift"),
        (GIFTS, brought(proof=Proof.NONE), "silent.no_proof"),
        (Terms("test", gift=GIVES), brought(), "silent.not_promised"),
        (
            replace(GIFTS, rules=(Rule(category="clothing", gives=()),)),
            brought(),
            "silent.left_out",
        ),
        (
            GIFTS,
            replace(brought(), lines=(ClaimLine("1", condition=Condition.USED),)),
            "silent.condition.used",
        ),
    ),
)
def test_that_a_gift_says_why_it_is_silent(terms: Terms, claim: Claim, says: str) -> None:
    assert silence(terms, claim, ground=Ground.GIFT) == says


def test_that_the_buyer_s_grounds_say_that_it_is_a_gift() -> None:
    season = Season(BOUGHT_ON, BOUGHT_ON, Days(90))
    terms = replace(GIFTS, seasons=(season,))

    assert silence(terms, brought()) == "silent.gift"
    assert silence(terms, brought(), ground=Ground.SEASON) == "silent.gift"


def test_that_a_gift_runs_as_long_as_anything_is_promised() -> None:
    season = Season(BOUGHT_ON, BOUGHT_ON, Until(date(2027, 3, 1)))
    gold = replace(a_sale(), member="gold")
    member = replace(GIFTS, member_days=(("gold", 30),))

    assert given(GIFTS, brought(), ground=Ground.GIFT).last_day == BOUGHT_ON + timedelta(60)
    found = given(replace(GIFTS, seasons=(season,)), brought(), ground=Ground.GIFT)
    assert found.last_day == date(2027, 3, 1)
    found = given(member, brought(), sale=gold, ground=Ground.GIFT)
    assert found.last_day == BOUGHT_ON + timedelta(90)
    endless = replace(promises(Unlimited()), gift=GIVES, seasons=(season,))
    assert given(endless, brought(), ground=Ground.GIFT).last_day is None


def test_that_a_gift_runs_for_a_season_alone() -> None:
    season = Season(BOUGHT_ON, BOUGHT_ON, Days(90))
    terms = Terms("test", seasons=(season,), gift=GIVES)

    found = given(terms, brought(), ground=Ground.GIFT)

    assert found.last_day == BOUGHT_ON + timedelta(90)


def test_that_a_season_the_gift_was_not_bought_in_is_not_counted() -> None:
    other = Season(date(2020, 1, 1), date(2020, 1, 2), Until(date(2099, 1, 1)))

    found = given(replace(GIFTS, seasons=(other,)), brought(), ground=Ground.GIFT)

    assert found.last_day == BOUGHT_ON + timedelta(60)


def test_that_a_gift_has_no_end_before_it_has_come() -> None:
    claim = replace(brought(), goods_at_home=True)

    found = given(GIFTS, claim, sale=a_web_sale(received=()), ground=Ground.GIFT)

    assert found.last_day is None
