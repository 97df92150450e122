"""Without a proof of purchase: what her word is worth, up to how much, for how long."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from returns_station.days import Days
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine, Condition, Outcome, Proof
from returns_station.policy.entitlement import Ground, Valued
from returns_station.policy.terms import (
    OpenPurchase,
    Rule,
    Season,
    Stage,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.sale import Sale
from tests.builders import BOUGHT_ON, a_claim, a_line, a_sale, kronor
from tests.returns_station.policy.asked import given, silence
from tests.returns_station.policy.promises import promises

GIVES = (Outcome.EXCHANGE, Outcome.STORE_CREDIT)
WORD = WithoutProof(GIVES, ValuedAt.PRICE_TODAY)
UNPROVEN = replace(a_claim(), proof=Proof.NONE)


def trusting(word: WithoutProof = WORD, days: int = 60) -> Terms:
    """A promise of so many days, and of this without proof."""
    return replace(promises(Days(days)), without_proof=word)


def priced(today: int | None, listed: int | None = None, quantity: int = 1) -> Sale:
    """A sale of jumpers that cost 499 and cost this today."""
    line = a_line(quantity=quantity)
    prices = [None if price is None else kronor(price) for price in (today, listed)]
    return a_sale(replace(line, price_today=prices[0], list_price=prices[1]))


@pytest.mark.parametrize("proof", tuple(Proof))
def test_that_her_word_is_taken_whatever_she_can_show(proof: Proof) -> None:
    found = given(trusting(), replace(a_claim(), proof=proof), ground=Ground.GOODWILL)

    assert found.gives == GIVES
    assert found.facts == (Phrase("fact.her_word"),)


@pytest.mark.parametrize(
    ("at", "valued"),
    ((ValuedAt.PRICE_TODAY, Valued.TODAY), (ValuedAt.LOWEST_PRICE, Valued.LOWEST)),
)
def test_that_goods_are_valued_as_the_terms_say(at: ValuedAt, valued: Valued) -> None:
    terms = trusting(WithoutProof(GIVES, at))

    assert given(terms, UNPROVEN, ground=Ground.GOODWILL).valued is valued


@pytest.mark.parametrize(
    ("terms", "claim", "says"),
    (
        (promises(), UNPROVEN, "silent.not_promised"),
        (
            replace(trusting(), rules=(Rule(category="clothing", gives=()),)),
            UNPROVEN,
            "silent.left_out",
        ),
        (
            trusting(),
            replace(UNPROVEN, lines=(ClaimLine("1", condition=Condition.USED),)),
            "silent.condition.used",
        ),
    ),
)
def test_that_her_word_is_silent_where_nothing_is_promised(
    terms: Terms, claim: Claim, says: str
) -> None:
    assert silence(terms, claim, ground=Ground.GOODWILL) == says


@pytest.mark.parametrize(("most", "taken"), (("400.00", True), ("399.99", False), ("400.01", True)))
def test_that_her_word_is_taken_up_to_a_sum(most: str, *, taken: bool) -> None:
    terms, sale = trusting(replace(WORD, up_to=Decimal(most))), priced(400)

    if taken:
        assert given(terms, UNPROVEN, sale=sale, ground=Ground.GOODWILL).gives == GIVES
    else:
        says = silence(terms, UNPROVEN, sale=sale, ground=Ground.GOODWILL)
        assert says == "silent.dearer_than_word"


def test_that_the_sum_is_for_all_the_units_she_brings() -> None:
    terms, sale = trusting(replace(WORD, up_to=Decimal(700))), priced(400, quantity=2)
    two = replace(UNPROVEN, lines=(ClaimLine("1", 2),))

    assert given(terms, UNPROVEN, sale=sale, ground=Ground.GOODWILL).gives == GIVES
    says = silence(terms, two, sale=sale, ground=Ground.GOODWILL)
    assert says == "silent.dearer_than_word"


def test_that_the_sum_is_held_against_the_price_the_goods_are_valued_at() -> None:
    sale, most = priced(400, 300), Decimal(350)
    today = trusting(WithoutProof(GIVES, ValuedAt.PRICE_TODAY, most))
    lowest = trusting(WithoutProof(GIVES, ValuedAt.LOWEST_PRICE, most))

    assert silence(today, UNPROVEN, sale=sale, ground=Ground.GOODWILL) == "silent.dearer_than_word"
    assert given(lowest, UNPROVEN, sale=sale, ground=Ground.GOODWILL).gives == GIVES


def test_that_the_sum_is_in_the_currency_of_the_sale() -> None:
    line = replace(a_line(), paid=Money(4_990, "ISK"), price_today=None)
    sale = replace(a_sale(), currency="ISK", lines=(line,))

    taken = trusting(replace(WORD, up_to=Decimal(4_990)))
    dearer = trusting(replace(WORD, up_to=Decimal(4_989)))

    assert given(taken, UNPROVEN, sale=sale, ground=Ground.GOODWILL).gives == GIVES
    says = silence(dearer, UNPROVEN, sale=sale, ground=Ground.GOODWILL)
    assert says == "silent.dearer_than_word"


def test_that_her_word_lasts_as_long_as_the_promise() -> None:
    season = Season(BOUGHT_ON, BOUGHT_ON, Days(90))
    seasonal = replace(trusting(), seasons=(season,))

    plain = given(trusting(), UNPROVEN, ground=Ground.GOODWILL)
    longer = given(seasonal, UNPROVEN, ground=Ground.GOODWILL)

    assert plain.last_day == BOUGHT_ON + timedelta(60)
    assert longer.last_day == BOUGHT_ON + timedelta(90)


def test_that_her_word_has_no_end_where_no_days_are_promised() -> None:
    season = Season(BOUGHT_ON, BOUGHT_ON, Days(90))
    bare = Terms("test", without_proof=WORD)

    for terms in (bare, replace(bare, seasons=(season,))):
        assert given(terms, UNPROVEN, ground=Ground.GOODWILL).last_day is None


def test_that_her_word_is_worth_the_promised_percent() -> None:
    stage = Stage((Days(60),), (Outcome.REFUND,), Decimal(70))
    terms = Terms("test", OpenPurchase((stage,)), without_proof=WORD)

    assert given(terms, UNPROVEN, ground=Ground.GOODWILL).percent == Decimal(70)


def test_that_her_word_starts_with_the_day_of_the_sale() -> None:
    found = given(trusting(days=1), UNPROVEN, ground=Ground.GOODWILL)

    assert found.last_day == date(2026, 11, 13)


@pytest.mark.parametrize(
    ("given_today", "says"),
    (
        (None, None),
        ("0", None),
        ("100", None),
        ("100.01", Phrase("review.over_today", {"left": kronor("399.99")})),
        ("499.99", Phrase("review.over_today", {"left": kronor("0.01")})),
        ("500", Phrase("review.today_used_up")),
        ("600", Phrase("review.today_used_up")),
    ),
)
def test_that_a_day_s_limit_asks_a_person_above_what_is_left(
    given_today: str | None, says: Phrase | None
) -> None:
    terms = trusting(replace(WORD, up_to_a_day=Decimal(500)))
    claim = replace(UNPROVEN, unproven_today=kronor(given_today) if given_today else None)

    found = given(terms, claim, sale=priced(400), ground=Ground.GOODWILL)

    assert (found.review, found.gives) == (says, GIVES)


def test_that_a_day_s_limit_is_for_all_the_units_she_brings() -> None:
    terms, sale = trusting(replace(WORD, up_to_a_day=Decimal(400))), priced(400, quantity=2)
    two = replace(UNPROVEN, lines=(ClaimLine("1", 2),))

    assert given(terms, UNPROVEN, sale=sale, ground=Ground.GOODWILL).review is None
    left = Phrase("review.over_today", {"left": kronor(400)})
    assert given(terms, two, sale=sale, ground=Ground.GOODWILL).review == left


def test_that_what_was_paid_is_the_most_that_a_day_s_limit_counts() -> None:
    terms = trusting(replace(WORD, up_to_a_day=Decimal(499)))

    assert given(terms, UNPROVEN, sale=priced(900), ground=Ground.GOODWILL).review is None


def test_that_what_is_kept_back_takes_nothing_of_a_day_s_limit() -> None:
    stage = Stage((Days(60),), (Outcome.REFUND,), Decimal(50))
    word = replace(WORD, up_to_a_day=Decimal(250))
    terms = Terms("test", OpenPurchase((stage,)), without_proof=word)

    assert given(terms, UNPROVEN, ground=Ground.GOODWILL).review is None


def test_that_a_proof_knows_no_day_s_limit() -> None:
    terms = trusting(replace(WORD, up_to_a_day=Decimal(1)))

    assert given(terms, a_claim(), ground=Ground.GOODWILL).review is None
