"""What a day's limit counts of a settlement, and how it takes a claim apart."""

from dataclasses import replace
from decimal import Decimal

import pytest

from returns_station.adapters.law.book import promise_for
from returns_station.days import Days
from returns_station.money import Money
from returns_station.policy.claim import (
    Claim,
    ClaimLine,
    Earlier,
    NewGoods,
    Outcome,
    Proof,
    Reason,
)
from returns_station.policy.decision import Decision, decide
from returns_station.policy.terms import (
    OpenPurchase,
    Promise,
    Stage,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.resolution.offers import offers
from returns_station.resolution.settlement import Settlement
from returns_station.resolution.unproven import brings, counted, split
from returns_station.sale import Sale, Trait
from tests.builders import a_claim, a_line, a_sale, kronor

_GIVES = (Outcome.REFUND, Outcome.STORE_CREDIT, Outcome.EXCHANGE)
_WORD = WithoutProof(_GIVES, ValuedAt.PRICE_TODAY, up_to_a_day=Decimal(1_000))
_TERMS = Terms(
    "test",
    OpenPurchase((Stage((Days(60),), _GIVES),)),
    without_proof=_WORD,
    credit_bonus_percent=Decimal(10),
)
_SALE = replace(
    a_sale(
        a_line("1", quantity=5, paid=1_000),
        a_line("2", sku="CAP", paid=300),
        replace(a_line("3", sku="LAMP", paid=700), traits=frozenset({Trait.RECALLED})),
        delivery=49,
    ),
    tenders=(),
)


def asked(*lines: ClaimLine, proof: Proof = Proof.NONE) -> Claim:
    """A claim of these lines."""
    return replace(a_claim(*lines), proof=proof)


def decided(claim: Claim, terms: Terms = _TERMS, sale: Sale = _SALE) -> Decision:
    """Its answer."""
    return decide(sale, claim, _promise(terms), Earlier())


def _promise(terms: Terms) -> Promise:
    return Promise(terms, terms, promise_for(_SALE).law)


def settled(claim: Claim, outcome: Outcome, terms: Terms = _TERMS) -> Settlement:
    """What an outcome moves."""
    given = offers(_SALE, claim, decided(claim, terms), _promise(terms), Earlier())
    return next(one.settlement for one in given if one.outcome is outcome)


def count(claim: Claim, outcome: Outcome, terms: Terms = _TERMS) -> Money:
    """What the limit counts of it."""
    return counted(_SALE, claim, decided(claim, terms), settled(claim, outcome, terms))


@pytest.mark.parametrize("outcome", _GIVES)
def test_that_every_way_counts_what_the_goods_are_worth(outcome: Outcome) -> None:
    assert count(asked(ClaimLine("1", 2), ClaimLine("2")), outcome) == kronor(700)


@pytest.mark.parametrize("proof", (Proof.RECEIPT, Proof.ORDER, Proof.GIFT_RECEIPT))
def test_that_a_proof_counts_nothing(proof: Proof) -> None:
    assert count(asked(ClaimLine("1"), proof=proof), Outcome.REFUND) == kronor(0)


def test_that_what_waits_for_a_person_counts_nothing() -> None:
    claim = asked(ClaimLine("1"))

    assert counted(_SALE, claim, decided(claim), None) == kronor(0)


def test_that_recalled_goods_need_no_word() -> None:
    claim = asked(ClaimLine("2"), ClaimLine("3", reason=Reason.RECALL))

    assert count(claim, Outcome.REFUND) == kronor(300)


@pytest.mark.parametrize(("price", "counts"), ((150, 400), (400, 400), (900, 400)))
def test_that_an_exchange_counts_hers_and_not_what_she_pays_on_top(price: int, counts: int) -> None:
    goods = NewGoods("NEW", kronor(price))
    claim = asked(ClaimLine("1", 2, new_goods=goods))

    assert count(claim, Outcome.EXCHANGE) == kronor(counts)
    assert brings(settled(claim, Outcome.EXCHANGE)) == kronor(counts)


def test_that_a_fee_is_not_given_to_her() -> None:
    terms = replace(_TERMS, return_fee=Decimal(39))

    assert count(asked(ClaimLine("1", 2)), Outcome.REFUND, terms) == kronor(361)


def test_that_neither_delivery_nor_bonus_is_for_the_goods() -> None:
    every = asked(ClaimLine("1", 5), ClaimLine("2"), ClaimLine("3"))

    with_bonus = settled(every, Outcome.STORE_CREDIT)
    assert with_bonus.bonus == kronor(200)
    assert brings(with_bonus) == kronor(2_000)
    back = replace(settled(every, Outcome.REFUND), delivery=kronor(49), refund=kronor(2_049))
    assert brings(back) == kronor(2_000)


def parted(claim: Claim, left: int | str, outcome: Outcome | None = None) -> list[list[int]]:
    """How many units of each line are inside and above."""
    within, above = split(_SALE, decided(claim), outcome, kronor(left))
    return [[one.quantity for one in part] for part in (within, above)]


@pytest.mark.parametrize(
    ("left", "parts"),
    (
        (1_300, [[5, 1], []]),
        (1_299, [[5], [1]]),
        (999, [[4], [1, 1]]),
        (1_000, [[5], [1]]),
        (400, [[2], [3, 1]]),
        (300, [[1], [4, 1]]),
        ("199.99", [[], [5, 1]]),
        (0, [[], [5, 1]]),
    ),
)
def test_that_lines_go_apart_by_the_piece(left: int | str, parts: list[list[int]]) -> None:
    assert parted(asked(ClaimLine("1", 5), ClaimLine("2")), left) == parts


def test_that_a_later_line_may_still_fit() -> None:
    assert parted(asked(ClaimLine("2"), ClaimLine("1", 2)), 250) == [[1], [1, 1]]


def test_that_what_was_pointed_out_instead_is_not_taken_apart() -> None:
    claim = asked(ClaimLine("1", 5, new_goods=NewGoods("NEW", kronor(900))), ClaimLine("2"))

    assert parted(claim, 999) == [[1], [5]]
    assert parted(claim, 1_000) == [[5], [1]]


def test_that_what_rests_on_another_ground_is_inside_any_limit() -> None:
    claim = asked(ClaimLine("3", reason=Reason.RECALL), ClaimLine("2"))

    assert parted(claim, 0) == [[1], [1]]
    assert parted(claim, 0, Outcome.REFUND) == [[1], [1]]
    # Her word alone gives credit for it.
    assert parted(claim, 700, Outcome.STORE_CREDIT) == [[1], [1]]
    assert parted(claim, 300, Outcome.STORE_CREDIT) == [[1], [1]]


def test_that_what_waits_for_other_reasons_is_not_above_the_limit() -> None:
    late = replace(asked(ClaimLine("1", 2)), told_at=a_claim(days_old=90).told_at)

    assert parted(late, 0) == [[2], []]
