"""Who may withdraw, from what, and why not; and what it costs her to send the goods back."""

from dataclasses import replace
from decimal import Decimal

import pytest

from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import (
    Bringer,
    Claim,
    ClaimLine,
    Collection,
    Outcome,
    Proof,
    Reason,
)
from returns_station.policy.decision import Accepted, Asked
from returns_station.policy.entitlement import Basis, Entitlement, Ground, Payer
from returns_station.policy.terms import PartDelivery
from returns_station.sale import Channel, Sale, Trait
from tests.builders import a_claim, a_line, a_sale
from tests.returns_station.policy.promises import CAME_ON, a_web_sale, decided, promises


def asked(sale: Sale, claim: Claim | None = None) -> Asked:
    """What the right of withdrawal says."""
    trace = decided(sale, claim or a_claim(days_old=5)).lines[0].trace
    (found,) = (each for each in trace if each.ground is Ground.WITHDRAWAL)
    return found


def right(sale: Sale, claim: Claim | None = None) -> Entitlement:
    """What it gives."""
    found = asked(sale, claim)
    assert found.entitlement is not None, found.because
    return found.entitlement


def test_that_she_has_her_money_and_the_delivery_back() -> None:
    given = right(a_web_sale())

    assert (given.gives, given.basis) == ((Outcome.REFUND, Outcome.EXCHANGE), Basis.LAW)
    assert (given.delivery, given.may_deduct_wear) == (PartDelivery.DIFFERENCE, True)
    assert given.facts == (Phrase("fact.received", {"day": CAME_ON}),)


@pytest.mark.parametrize(
    ("sale", "claim", "says"),
    (
        (a_sale(), a_claim(), "silent.shop_sale"),
        (replace(a_web_sale(), buyer="business"), a_claim(), "silent.business"),
        (a_web_sale(), replace(a_claim(), proof=Proof.NONE), "silent.no_proof"),
        (a_web_sale(), replace(a_claim(), by=Bringer.GIFT_RECEIVER), "silent.not_the_buyer"),
        (a_web_sale(Trait.CUSTOM_MADE), a_claim(), "silent.exception.custom_made"),
    ),
)
def test_that_it_says_why_it_is_silent(sale: Sale, claim: Claim, says: str) -> None:
    assert asked(sale, claim).because.key == says


@pytest.mark.parametrize(("paid", "small"), ((39_999, True), (40_000, False)))
def test_that_a_small_sale_at_her_door_has_none(paid: int, *, small: bool) -> None:
    lines = tuple(
        replace(a_line(nr), paid=Money(part, "SEK"), received_on=(a_sale().agreed_on,))
        for nr, part in (("1", 20_000), ("2", paid - 20_000))
    )
    sale = replace(a_web_sale(), channel=Channel.OFF_PREMISES, lines=lines)

    found = asked(sale)

    assert (found.entitlement is None) is small
    assert not small or found.because.key == "silent.off_premises_small"
    assert asked(replace(sale, channel=Channel.DISTANCE)).entitlement is not None


@pytest.mark.parametrize(
    ("told", "collection", "came", "payer"),
    (
        (True, Collection.NONE, True, Payer.CUSTOMER),
        (False, Collection.NONE, True, Payer.SHOP),
        (True, Collection.OFFERED_BY_SHOP, True, Payer.SHOP),
        (True, Collection.ORDERED_BY_CUSTOMER, True, Payer.CUSTOMER),
        (False, Collection.OFFERED_BY_SHOP, False, Payer.NOBODY),
    ),
)
def test_that_she_pays_the_trip_only_where_she_was_told(
    collection: Collection, payer: Payer, *, told: bool, came: bool
) -> None:
    sale = a_web_sale() if came else a_web_sale(received=())
    claim = replace(a_claim(days_old=5), collection=collection)

    assert right(replace(sale, told_return_cost=told), claim).return_paid_by is payer


@pytest.mark.parametrize("reason", tuple(Reason))
def test_that_what_is_our_fault_costs_her_neither_trip_nor_wear(reason: Reason) -> None:
    mine = {Reason.CHANGED_MIND, Reason.WRONG_SIZE, Reason.LATE, Reason.UNWANTED_GIFT}
    wish = ClaimLine("1", reason=reason, wear_percent=Decimal(50))

    given = right(a_web_sale(), a_claim(wish, days_old=5))

    assert given.return_paid_by is (Payer.CUSTOMER if reason in mine else Payer.SHOP)
    assert given.may_deduct_wear is (reason in mine)


def test_that_the_terms_may_give_more_of_the_delivery() -> None:
    terms = replace(promises(), delivery_on_part_return=PartDelivery.FULL)

    answer = decided(a_web_sale(), a_claim(days_old=5), terms).lines[0].answer

    assert isinstance(answer, Accepted)
    found = {each.delivery for each in answer.entitlements if each.ground is Ground.WITHDRAWAL}
    assert found == {PartDelivery.DIFFERENCE, PartDelivery.FULL}
