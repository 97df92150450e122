"""What is kept of a wish that was not granted: each line with its own reason."""

from dataclasses import replace
from typing import Final

from returns_station.adapters.law.book import law_for
from returns_station.days import Days
from returns_station.phrase import Phrase
from returns_station.policy.claim import (
    Bringer,
    Claim,
    ClaimLine,
    Condition,
    Earlier,
    Outcome,
    Proof,
)
from returns_station.policy.decision import decide
from returns_station.policy.terms import OpenPurchase, Promise, Stage, Terms
from returns_station.policy.wishes import RefusedWish, refused_wishes
from returns_station.sale import Channel, Sale
from tests.builders import BOUGHT_ON, a_claim, a_line, a_sale

STAGES: Final = (
    Stage((Days(30),), (Outcome.REFUND, Outcome.EXCHANGE)),
    Stage((Days(365),), (Outcome.EXCHANGE,)),
)
TWO_LINES: Final = a_sale(a_line(), a_line("2", sku="SOCK"))
TERMS: Final = Terms("T-1", OpenPurchase(STAGES))


def refused(
    claim: Claim, got: Outcome | None, *, sale: Sale = TWO_LINES, terms: Terms = TERMS
) -> tuple[RefusedWish, ...]:
    decision = decide(sale, claim, Promise(terms, terms, law_for(sale)), Earlier())
    return refused_wishes(claim, decision, got)


def test_that_money_is_what_is_wanted_where_nothing_is_named() -> None:
    (wish,) = refused(a_claim(days_old=400), None)

    assert wish.wanted is Outcome.REFUND


def test_that_a_line_that_waits_for_another_says_so() -> None:
    worn = ClaimLine("2", condition=Condition.USED)

    fine, other = refused(a_claim(ClaimLine("1"), worn), None)

    assert fine.why.key == "wish.with_others"
    assert fine.nearest == (Outcome.REFUND, Outcome.EXCHANGE)
    assert other.why.key == "refer.because"


def test_that_what_holds_is_the_reason_where_it_gives_something_else() -> None:
    (wish,) = refused(replace(a_claim(days_old=61), wants=Outcome.REFUND), Outcome.EXCHANGE)

    assert wish.why.key == "wish.gives_other"
    assert wish.nearest == (Outcome.EXCHANGE,)


def test_that_what_ran_out_is_the_reason_where_it_gave_what_was_wanted() -> None:
    line = replace(a_line(), received_on=(BOUGHT_ON,))
    sale = a_sale(line, channel=Channel.DISTANCE)
    claim = replace(a_claim(days_old=61), wants=Outcome.REFUND)

    (wish,) = refused(claim, Outcome.EXCHANGE, sale=sale)

    assert wish.why.key == "refer.ended.withdrawal"


def test_that_a_silence_that_tells_is_the_reason() -> None:
    gift = replace(a_claim(), by=Bringer.GIFT_RECEIVER, proof=Proof.GIFT_RECEIPT)
    terms = replace(TERMS, gift=(Outcome.EXCHANGE,))

    (wish,) = refused(replace(gift, wants=Outcome.REFUND), Outcome.EXCHANGE, terms=terms)

    assert wish.why.args["reason"] == Phrase("silent.gift")


def test_that_who_chose_something_else_wished_for_nothing_impossible() -> None:
    (wish,) = refused(replace(a_claim(), wants=Outcome.EXCHANGE), Outcome.REFUND)

    assert wish.why == Phrase("wish.chose_other", {"outcome": Phrase("terms.outcome.refund")})
