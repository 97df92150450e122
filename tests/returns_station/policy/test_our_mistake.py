"""Goods that were recalled, or are not what she bought: never her problem."""

from dataclasses import replace
from datetime import date

import pytest

from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome, Proof, Reason
from returns_station.policy.decision import Referred
from returns_station.policy.entitlement import Basis, Ground, Payer
from returns_station.policy.terms import NOTHING_MORE, PartDelivery
from returns_station.sale import Trait
from tests.returns_station.policy.complaints import (
    BOUGHT,
    a_complaint,
    a_purchase,
    silence,
)
from tests.returns_station.policy.promises import answer, best, decided, promises

# Recall


def test_that_recalled_goods_come_back_for_ever_and_without_proof() -> None:
    claim = a_complaint(date(2060, 1, 1), reason=Reason.CHANGED_MIND)

    given = best(answer(a_purchase("SE", Trait.RECALLED), replace(claim, proof=Proof.NONE)))

    assert (given.ground, given.last_day, given.review) == (Ground.RECALL, None, None)
    assert given.gives == (Outcome.REFUND, Outcome.REPLACEMENT, Outcome.REPAIR)
    assert given.return_paid_by is Payer.SHOP
    assert given.delivery is PartDelivery.DIFFERENCE
    assert given.facts == (Phrase("fact.recalled"),)


def test_that_a_recall_we_do_not_know_of_is_looked_at_by_a_person() -> None:
    asked = answer(a_purchase(), a_complaint(date(2060, 1, 1), reason=Reason.RECALL))

    assert isinstance(asked, Referred)
    assert asked.why.key == "review.unknown_recall"
    assert asked.lead is not None
    assert (asked.lead.ground, asked.lead.facts) == (Ground.RECALL, ())
    assert asked.nearest == asked.lead.gives


def test_that_goods_that_are_not_recalled_have_no_recall() -> None:
    claim = a_complaint(BOUGHT)

    assert silence(a_purchase("SE", Trait.DURABLE), claim, Ground.RECALL) == "silent.not_recalled"


# The wrong goods


def test_that_our_mistake_is_the_shop_s_for_ever_and_the_law_s_for_its_years() -> None:
    claim = a_complaint(date(2024, 9, 1), reason=Reason.WRONG_ITEM)

    trace = decided(a_purchase(), claim, replace(NOTHING_MORE)).lines[0].trace
    found = {
        each.basis: each.entitlement
        for each in trace
        if each.ground is Ground.WRONG_ITEM and each.entitlement
    }

    assert found[Basis.LAW].last_day == date(2027, 8, 20)
    assert found[Basis.TERMS_AT_SALE].last_day is None
    for given in found.values():
        assert given.gives == (Outcome.REPLACEMENT, Outcome.REFUND, Outcome.EXCHANGE)
        assert given.return_paid_by is Payer.SHOP
        assert given.delivery is PartDelivery.DIFFERENCE
        assert given.facts == (Phrase("fact.wrong_item"),)


@pytest.mark.parametrize(
    ("part", "given"),
    (
        (PartDelivery.FULL, PartDelivery.FULL),
        (PartDelivery.PROPORTIONAL, PartDelivery.PROPORTIONAL),
        (PartDelivery.DIFFERENCE, PartDelivery.DIFFERENCE),
        (PartDelivery.NONE, PartDelivery.DIFFERENCE),
    ),
)
def test_that_our_mistake_gives_delivery_as_the_terms_say_and_never_less_than_by_law(
    part: PartDelivery, given: PartDelivery
) -> None:
    claim = a_complaint(date(2060, 9, 1), reason=Reason.WRONG_ITEM)
    terms = replace(promises(), delivery_on_part_return=part)

    assert best(answer(a_purchase(), claim, terms)).delivery is given


def test_that_our_mistake_needs_a_proof_and_a_mistake() -> None:
    wrong = a_complaint(BOUGHT, reason=Reason.WRONG_ITEM)
    unproven = replace(wrong, proof=Proof.NONE)

    assert silence(a_purchase(), unproven, Ground.WRONG_ITEM) == "silent.no_proof"
    assert silence(a_purchase(), a_complaint(BOUGHT), Ground.WRONG_ITEM) == "silent.not_our_mistake"
