"""What is kept of a wish that was not granted: each line with its own reason."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from returns_station.adapters.law.book import law_for
from returns_station.days import Days, Until
from returns_station.phrase import Phrase
from returns_station.policy.claim import (
    Bringer,
    Claim,
    ClaimLine,
    Condition,
    Earlier,
    Outcome,
    Proof,
    Reason,
)
from returns_station.policy.decision import decide
from returns_station.policy.terms import OpenPurchase, Promise, Season, Stage, Terms
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


def test_that_who_got_what_she_wanted_or_named_nothing_has_no_refused_wish() -> None:
    named = replace(a_claim(), wants=Outcome.EXCHANGE)

    assert refused(named, Outcome.EXCHANGE) == ()
    assert refused(a_claim(), Outcome.EXCHANGE) == ()


def test_that_a_refused_wish_is_kept_with_its_line_and_its_reason() -> None:
    wish = ClaimLine("2", reason=Reason.WRONG_SIZE)
    claim = replace(a_claim(wish, days_old=61), wants=Outcome.REFUND)

    assert refused(claim, Outcome.EXCHANGE) == (
        RefusedWish(
            "2",
            Outcome.REFUND,
            Reason.WRONG_SIZE,
            Phrase("wish.gives_other", {"gives": (Phrase("terms.outcome.exchange"),)}),
            (Outcome.EXCHANGE,),
        ),
    )


def test_that_a_line_that_is_no_yes_says_why_itself() -> None:
    (wish,) = refused(replace(a_claim(days_old=400), wants=Outcome.REPAIR), None)

    ended = Phrase("refer.ended.open_purchase", {"count": 35})
    expected = (Outcome.EXCHANGE,)
    assert wish == RefusedWish("1", Outcome.REPAIR, Reason.CHANGED_MIND, ended, expected)


def test_that_a_line_gives_way_to_the_others_whatever_a_person_then_gave() -> None:
    worn = ClaimLine("2", condition=Condition.USED)
    claim = replace(a_claim(ClaimLine("1"), worn), wants=Outcome.EXCHANGE)

    fine, _ = refused(claim, Outcome.REFUND)

    assert fine.why == Phrase("wish.with_others")


def test_that_of_what_ran_out_the_last_to_end_is_the_reason() -> None:
    sale = a_sale(replace(a_line(), received_on=(BOUGHT_ON,)), channel=Channel.DISTANCE)
    season = Season(BOUGHT_ON, BOUGHT_ON, Until(BOUGHT_ON + timedelta(days=40)))
    claim = replace(a_claim(days_old=61), wants=Outcome.REFUND)

    (wish,) = refused(claim, Outcome.EXCHANGE, sale=sale, terms=replace(TERMS, seasons=(season,)))

    assert wish.why == Phrase("refer.ended.season", {"count": 21})
