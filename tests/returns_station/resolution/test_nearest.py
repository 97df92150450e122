"""The nearest change that would give more: easy, named, and true."""

from dataclasses import replace
from decimal import Decimal

import pytest

from returns_station.adapters.law.book import law_for
from returns_station.days import Days
from returns_station.policy.claim import (
    Bringer,
    Claim,
    Condition,
    Earlier,
    HandedIn,
    Outcome,
    Proof,
)
from returns_station.policy.decision import decide
from returns_station.policy.terms import (
    NOTHING_MORE,
    Accepts,
    OpenPurchase,
    Promise,
    Rule,
    Stage,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.resolution.nearest import Change, Nearest, brought, changed, nearest_change
from returns_station.resolution.offers import offers
from returns_station.sale import Sale
from tests.builders import a_claim, a_line, a_sale

_GIVES = (Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT)
OPEN = OpenPurchase((Stage((Days(30),), _GIVES),))


def nearest(claim: Claim, terms: Terms, sale: Sale | None = None) -> Nearest | None:
    """The nearest change on a sale in the shop."""
    sold = sale or a_sale(a_line())
    return nearest_change(sold, claim, Promise(terms, terms, law_for(sold)), Earlier())


def test_that_the_receipt_is_what_brings_the_money_back() -> None:
    word = WithoutProof((Outcome.STORE_CREDIT,), ValuedAt.PRICE_TODAY)
    claim = replace(a_claim(), proof=Proof.NONE)

    found = nearest(claim, Terms("test", OPEN, without_proof=word))

    assert found is not None
    assert (found.changes, found.outcome) == ((Change.RECEIPT,), Outcome.REFUND)


def test_that_unopened_is_what_brings_it_all_back() -> None:
    half = Rule(condition="opened", percent=Decimal(50))
    (line,) = a_claim().lines
    claim = replace(a_claim(), lines=(replace(line, condition=Condition.OPENED),))

    found = nearest(claim, Terms("test", OPEN, rules=(half,)))

    assert found is not None
    assert (found.changes, found.brings) == ((Change.UNOPENED,), a_line().paid)


def test_that_the_counter_saves_the_fee_of_the_post() -> None:
    by_post = Rule(handed_in=HandedIn.POST, return_fee=Decimal(49))
    claim = replace(a_claim(), handed_in=HandedIn.POST)

    found = nearest(claim, Terms("test", OPEN, rules=(by_post,)))

    assert found is not None
    assert (found.changes, found.brings) == ((Change.COUNTER,), a_line().paid)


def test_that_the_payer_gets_the_money_of_a_gift() -> None:
    terms = Terms("test", OPEN, gift=(Outcome.EXCHANGE, Outcome.STORE_CREDIT))
    claim = replace(a_claim(), by=Bringer.GIFT_RECEIVER, proof=Proof.GIFT_RECEIPT)

    found = nearest(claim, terms)

    assert found is not None
    assert (found.changes, found.outcome) == ((Change.PAYER,), Outcome.REFUND)


def test_that_two_changes_are_named_where_one_is_not_enough() -> None:
    terms = Terms("test", replace(OPEN, accepts=frozenset({Accepts.UNOPENED})))
    (line,) = a_claim().lines
    opened = (replace(line, condition=Condition.OPENED),)
    claim = replace(a_claim(), proof=Proof.NONE, lines=opened)

    found = nearest(claim, terms)

    assert found is not None
    assert found.changes == (Change.RECEIPT, Change.UNOPENED)


def test_that_a_fault_is_asked_for_only_where_nothing_else_is_given() -> None:
    fee = Terms("test", OPEN, return_fee=Decimal(49))

    assert nearest(a_claim(), fee) is None
    found = nearest(a_claim(), NOTHING_MORE)
    assert found is not None
    assert (found.changes, found.outcome) == ((Change.FAULT,), Outcome.REFUND)


def test_that_who_gets_everything_is_told_of_no_change() -> None:
    assert nearest(a_claim(), Terms("test", OPEN)) is None


@pytest.mark.parametrize("change", Change)
def test_that_a_change_that_changes_nothing_is_none(change: Change) -> None:
    claim = changed(a_claim(), (change,))
    if claim is not None:
        assert changed(claim, (change,)) is None


def test_that_what_is_told_is_what_the_changed_claim_gives() -> None:
    sold = a_sale(a_line())
    terms = Terms("test", OPEN, rules=(Rule(condition="opened", percent=Decimal(50)),))
    promise = Promise(terms, terms, law_for(sold))
    (line,) = a_claim().lines
    claim = replace(a_claim(), lines=(replace(line, condition=Condition.OPENED),))

    found = nearest_change(sold, claim, promise, Earlier())

    assert found is not None
    other = changed(claim, found.changes)
    assert other is not None
    decision = decide(sold, other, promise, Earlier())
    given = offers(sold, other, decision, promise, Earlier())
    told = next(offer for offer in given if offer.outcome is found.outcome)
    assert brought(told) == found.brings
