"""One plain sentence for the clerk and one for the customer, for any claim in any language."""

from datetime import date

import pytest

from returns_station.adapters.catalogue import LANGUAGES, catalogue
from returns_station.adapters.speech import speech
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome, Reason
from returns_station.policy.decision import LineDecision
from returns_station.policy.entitlement import Ground
from returns_station.policy.telling import for_clerk, for_customer, why_yes
from tests.builders import a_claim, a_sale
from tests.returns_station.policy.promises import best, decided, promises

DAY = date(2026, 11, 26)
FAMILIES = ("until.day", "until.today", "until.no_end", "refer.ended", "slip.why", "slip.why_until")


def a_yes() -> LineDecision:
    """Open purchase runs."""
    return decided(a_sale(), a_claim(), promises()).lines[0]


def a_question() -> LineDecision:
    """Open purchase ended a day ago."""
    return decided(a_sale(), a_claim(days_old=61), promises()).lines[0]


def test_that_the_clerk_hears_the_ground_and_its_last_day() -> None:
    said = speech("en").say(for_clerk(a_yes(), DAY))

    assert said == "Open purchase until Monday 11 January 2027, 46 days left."


def test_that_the_clerk_hears_who_can_say_yes_and_to_what() -> None:
    said = speech("en").say(for_clerk(a_question(), DAY))

    assert said == (
        "Let us look – open purchase ended 1 day ago. A supervisor can say yes to the money back."
    )


def test_that_the_customer_hears_a_yes_that_is_near_and_no_blame() -> None:
    said = speech("en").say(for_customer(a_question()))

    assert said == "Let us look at it together. A supervisor can say yes to the money back."


def test_that_the_customer_hears_why_it_is_a_yes() -> None:
    said = speech("sv").say(for_customer(a_yes()))

    assert said == "Ja – öppet köp till 11 januari 2027."


def test_that_both_sentences_name_what_they_rest_on() -> None:
    last = date(2027, 1, 11)
    why = Phrase("slip.why_until.open_purchase", {"day": last})

    assert for_clerk(a_yes(), DAY) == Phrase("until.day.open_purchase", {"day": last, "count": 46})
    assert for_customer(a_yes()) == Phrase("customer.accepted", {"why": why})


def test_that_both_sentences_name_the_yes_that_is_near() -> None:
    why = Phrase("refer.ended.open_purchase", {"count": 1})
    way = Phrase("way.refund")

    assert for_clerk(a_question(), DAY) == Phrase("clerk.referred", {"why": why, "way": way})
    assert for_customer(a_question()) == Phrase("customer.referred", {"way": way})


def test_that_a_slip_says_no_day_of_what_has_no_end() -> None:
    line = decided(a_sale(), a_claim(reason=Reason.WRONG_ITEM)).lines[0]

    assert why_yes(best(line.answer)) == Phrase("slip.why.wrong_item")


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_ground_and_outcome_is_said_in_every_language(language: str) -> None:
    known = catalogue(language)

    said = [f"{family}.{ground}" for family in FAMILIES for ground in Ground]
    said += [f"counter.ground.{ground}" for ground in Ground]
    said += [f"way.{outcome}" for outcome in Outcome]

    assert [key for key in said if key not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("days_old", (1, 61, 3000))
def test_that_both_sentences_are_whole_for_any_claim(
    reason: Reason, days_old: int, language: str
) -> None:
    decision = decided(a_sale(), a_claim(days_old=days_old, reason=reason), promises())

    for phrase in (
        for_clerk(decision.lines[0], decision.day),
        for_customer(decision.lines[0]),
        *(asked.because for asked in decision.lines[0].trace),
    ):
        assert phrase.key in catalogue(language)
        assert "{" not in speech(language).say(phrase)
