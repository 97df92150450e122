"""A claim of several lines brings the most it can in all, not line by line."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from returns_station.adapters.law.book import law_for
from returns_station.days import Days
from returns_station.policy.claim import ClaimLine, Earlier, NewGoods, Outcome
from returns_station.policy.decision import decide
from returns_station.policy.terms import (
    OpenPurchase,
    PartDelivery,
    Promise,
    Rule,
    Stage,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.resolution.offers import offers
from returns_station.resolution.settlement import Settlement
from returns_station.sale import Channel, Delivery, Sale
from tests.builders import a_claim, a_line, a_sale, kronor

REFUND, EXCHANGE = Outcome.REFUND, Outcome.EXCHANGE
PROMISE: Final = OpenPurchase((Stage((Days(60),), (REFUND, EXCHANGE)),))


def settled(
    sale: Sale, terms: Terms, *wishes: ClaimLine, outcome: Outcome = REFUND, days_old: int = 5
) -> Settlement:
    """What an outcome comes to."""
    promise = Promise(terms, terms, law_for(sale))
    claim = a_claim(*wishes, days_old=days_old)
    decision = decide(sale, claim, promise, Earlier())
    (found,) = (
        each.settlement
        for each in offers(sale, claim, decision, promise, Earlier())
        if each.outcome is outcome
    )
    return found


def at_a_distance(*paid: int, delivery: int = 0) -> Sale:
    """Jumpers that came the day they were bought, and what their delivery cost."""
    lines = tuple(a_line(str(nr), paid=each) for nr, each in enumerate(paid, start=1))
    sale = a_sale(*lines, channel=Channel.DISTANCE)
    came = tuple(replace(line, received_on=(sale.agreed_on,)) for line in lines)
    cost = Delivery(kronor(delivery), kronor(delivery)) if delivery else None
    return replace(sale, lines=came, delivery=cost)


def worn(*lines: str, percent: int) -> tuple[ClaimLine, ...]:
    """A claim on these lines, worn so much; by law that is kept back, by the promise it is not."""
    return tuple(ClaimLine(line, wear_percent=Decimal(percent)) for line in lines)


def test_that_a_fee_that_is_taken_once_may_be_worth_it_for_several_lines() -> None:
    terms = Terms("test", PROMISE, return_fee=Decimal(49))
    sale = at_a_distance(100, 100)

    one = settled(sale, terms, *worn("1", percent=40))
    both = settled(sale, terms, *worn("1", "2", percent=40))

    assert (one.refund, one.fee, one.deduction) == (kronor(60), kronor(0), kronor(40))
    assert (both.refund, both.fee, both.deduction) == (kronor(151), kronor(49), kronor(0))


def test_that_one_line_is_enough_for_the_delivery_to_come_back() -> None:
    terms = Terms("test", PROMISE)
    sale = at_a_distance(100, 200, delivery=49)

    both = settled(sale, terms, *worn("1", percent=40), *worn("2", percent=15))

    assert (both.delivery, both.deduction) == (kronor(49), kronor(30))
    assert both.refund == kronor(319)


def test_that_a_delivery_that_costs_more_than_it_brings_is_left() -> None:
    terms = Terms("test", PROMISE, delivery_on_part_return=PartDelivery.FULL)
    sale = at_a_distance(100, 100, 100, delivery=49)

    part = settled(sale, terms, *worn("1", "2", percent=50))

    assert (part.delivery, part.deduction, part.refund) == (kronor(0), kronor(0), kronor(200))


def test_that_what_bears_no_fee_is_chosen_where_the_fee_takes_all_the_rest() -> None:
    word = WithoutProof((REFUND,), ValuedAt.PRICE_TODAY)
    dear = Terms("test", PROMISE, return_fee=Decimal(500))
    free = Terms("test", PROMISE, without_proof=word)
    line = replace(a_line("2", paid=30), price_today=kronor(25))
    sale = a_sale(a_line(paid=10), line)
    promise = Promise(dear, free, law_for(sale))
    claim = a_claim(ClaimLine("1"), ClaimLine("2"))

    decision = decide(sale, claim, promise, Earlier())
    (best, *_) = offers(sale, claim, decision, promise, Earlier())

    assert (best.settlement.refund, best.settlement.fee) == (kronor(40), kronor(0))


def test_that_the_cheaper_of_two_fees_is_taken_where_it_brings_more() -> None:
    shelf = Terms("shelf", PROMISE, restocking_percent=Decimal(10))
    once = Terms("once", PROMISE, return_fee=Decimal(20))
    sale = a_sale(a_line(paid=100), a_line("2", paid=150))
    promise = Promise(once, shelf, law_for(sale))
    claim = a_claim(ClaimLine("1"), ClaimLine("2"))

    decision = decide(sale, claim, promise, Earlier())
    (best, *_) = offers(sale, claim, decision, promise, Earlier())

    assert (best.settlement.refund, best.settlement.fee) == (kronor(230), kronor(20))


def test_that_the_same_goods_go_out_for_what_costs_her_the_least() -> None:
    word = WithoutProof((EXCHANGE,), ValuedAt.PRICE_TODAY)
    terms = Terms("test", PROMISE, without_proof=word)
    goods = NewGoods("KNIT-L", kronor(600), same_item=True)
    line = replace(a_line(paid=100), price_today=kronor(50))
    sale = replace(a_sale(line, channel=Channel.DISTANCE), told_return_cost=True)
    rules = (Rule(category="clothing", percent=Decimal(90)),)

    even = settled(
        sale, replace(terms, rules=rules), ClaimLine("1", new_goods=goods), outcome=EXCHANGE
    )

    assert (even.to_pay, even.refund) == (kronor(0), kronor(0))


def test_that_goods_too_cheap_for_a_shelf_fee_bear_none() -> None:
    word = WithoutProof((REFUND,), ValuedAt.PRICE_TODAY)
    cheap = Rule(category="mattress", period=Days(60), return_fee=Decimal(0))
    terms = Terms(
        "test",
        rules=(cheap,),
        without_proof=word,
        return_fee=Decimal(1),
        restocking_percent=Decimal("99.9"),
    )
    bed = replace(a_line("2", paid="0.03"), category="mattress", price_today=kronor("0.01"))
    sale = a_sale(a_line(paid="0.01"), bed)

    both = settled(sale, terms, ClaimLine("1"), ClaimLine("2"))

    assert (both.refund, both.fee) == (kronor("0.01"), kronor("0.01"))


def test_that_the_same_goods_cost_the_least_where_a_fee_takes_all_the_rest() -> None:
    word = WithoutProof((EXCHANGE,), ValuedAt.PRICE_TODAY)
    terms = Terms("test", PROMISE, without_proof=word, return_fee=Decimal(49))
    goods = NewGoods("KNIT-L", kronor(600), same_item=True)
    line = replace(a_line("2", paid=20), price_today=kronor(5))
    sale = a_sale(a_line(paid=10), line)

    even = settled(sale, terms, ClaimLine("1"), ClaimLine("2", new_goods=goods), outcome=EXCHANGE)

    assert (even.to_pay, even.fee) == (kronor(5), kronor(15))


def test_that_lines_with_one_way_each_are_settled_as_they_are() -> None:
    terms = Terms("test", PROMISE, return_fee=Decimal(49))

    both = settled(
        a_sale(a_line(paid=100), a_line("2", paid=100)), terms, *worn("1", "2", percent=0)
    )

    assert (both.refund, both.fee) == (kronor(151), kronor(49))
