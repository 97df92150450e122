"""Where a person looks: what comes nearest to a yes, and what the trace says of the rest."""

from dataclasses import replace
from datetime import date, timedelta

from returns_station.days import Days
from returns_station.policy.claim import ClaimLine, Condition, Fault, Outcome, Reason
from returns_station.policy.decision import Referred
from returns_station.policy.entitlement import Ground
from tests.builders import BOUGHT_ON, a_claim, a_sale
from tests.returns_station.policy.complaints import a_complaint, a_purchase
from tests.returns_station.policy.promises import a_web_sale, answer, decided, promises


def test_that_what_ran_out_last_comes_nearest() -> None:
    for days, ground in ((60, Ground.OPEN_PURCHASE), (5, Ground.WITHDRAWAL)):
        asked = answer(a_web_sale(), a_claim(days_old=100), promises(Days(days)))

        assert isinstance(asked, Referred)
        assert asked.lead is not None
        assert (asked.lead.ground, asked.is_too_late) == (ground, True)
        assert asked.nearest == asked.lead.gives
        assert asked.why.key == f"refer.ended.{ground}"


def test_that_what_ran_out_is_too_late_although_a_person_would_have_looked() -> None:
    told_late = a_complaint(date(2027, 8, 1), Fault(date(2025, 1, 10)))

    asked = answer(a_purchase("NO"), told_late)

    assert isinstance(asked, Referred)
    assert asked.is_too_late
    assert asked.why.key == "refer.ended.complaint"


def test_that_what_a_person_must_look_at_comes_before_what_ran_out() -> None:
    told_late = a_complaint(date(2025, 9, 1), Fault(date(2025, 1, 10)))

    asked = answer(a_purchase(), told_late, promises(Days(30)))

    assert isinstance(asked, Referred)
    assert not asked.is_too_late
    assert asked.why.key == "review.told_late"


def test_that_without_any_right_an_exchange_is_named() -> None:
    asked = answer(a_sale(), a_claim(ClaimLine("1", condition=Condition.USED)), promises())

    assert isinstance(asked, Referred)
    assert (asked.nearest, asked.lead) == ((Outcome.EXCHANGE,), None)
    assert not asked.is_too_late


def test_that_a_silent_ground_is_not_in_time() -> None:
    trace = decided(a_sale(), a_claim(), promises()).lines[0].trace

    assert {each.in_time for each in trace if each.entitlement is None} == {False}
    assert {each.in_time for each in trace if each.entitlement} == {True}


def test_that_the_last_day_by_law_is_the_last_of_all_the_law_gives() -> None:
    faulty = a_claim(ClaimLine("1", reason=Reason.FAULTY), days_old=5)
    line = replace(a_web_sale().lines[0], received_on=(BOUGHT_ON,))
    sale = replace(a_web_sale(), lines=(line,))

    assert decided(sale, faulty).lines[0].law_last_day == date(2029, 11, 12)
    only = decided(sale, a_claim(days_old=5), promises()).lines[0].law_last_day
    assert only == BOUGHT_ON + timedelta(14)
    assert decided(a_sale(), a_claim(), promises()).lines[0].law_last_day is None
    assert decided(replace(sale, market="FI"), faulty).lines[0].law_last_day is None
