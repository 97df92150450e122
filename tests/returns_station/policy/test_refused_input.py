"""Odd input to the policy: a clear error, or the answer that decision 0085 writes down."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.adapters.cases.claim_file import ClaimFormError, read_claim
from returns_station.adapters.cases.worked import CaseError, read_cases
from returns_station.adapters.law.book import law_for
from returns_station.days import Days, Months
from returns_station.policy.claim import Claim, ClaimLine, Earlier, Fault, Impossible, Reason
from returns_station.policy.claim import impossible as why_impossible
from returns_station.policy.decision import decide
from returns_station.policy.entitlement import Burden, Ground
from returns_station.policy.promise.sense import nonsense
from returns_station.policy.terms import (
    NOTHING_MORE,
    CountedFrom,
    OpenPurchase,
    Promise,
    Rule,
    Terms,
)
from returns_station.resolution.offers import offers
from returns_station.sale import Channel
from tests.builders import BOUGHT_ON, a_claim, a_line, a_sale, kronor
from tests.returns_station.cli.test_cli_cases import a_case, a_sale_line, a_wish, ran
from tests.returns_station.policy.compared import takes_nothing_away
from tests.returns_station.policy.generated import Situation, situations
from tests.returns_station.policy.promises import CAME_ON, a_web_sale, answer, best, promises

FIRST, LAST = date(1, 1, 1), date.max


def fault_of(case: dict[str, Any]) -> str:
    """What is said of a case that is refused."""
    with pytest.raises(CaseError) as told:
        list(read_cases(json.dumps([case]), "mine.json"))
    return str(told.value)


def fault_of_claim(**told: object) -> str:
    """What is said of a claim file that is refused."""
    claim = a_wish() | told
    with pytest.raises(ClaimFormError) as refused:
        read_claim(json.dumps({"sale": "1", "claim": claim}), "CLAIM.json")
    return str(refused.value.advice.args["fault"])


def test_that_an_unknown_market_is_read_as_the_european_union() -> None:
    unknown, union = (replace(a_web_sale(), market=market) for market in ("XX", "EU"))

    assert law_for(unknown) == law_for(union)
    assert answer(unknown, a_claim(days_old=10)) == answer(union, a_claim(days_old=10))


def test_that_a_case_of_an_unknown_market_is_refused() -> None:
    assert fault_of(a_case(sale={"market": "XX"})).startswith("mine.json: my-1: sale.market: ")


def test_that_goods_do_not_come_before_they_are_bought() -> None:
    early = a_web_sale(received=(BOUGHT_ON - timedelta(30),))
    same = a_web_sale(received=(BOUGHT_ON,))

    assert answer(early, a_claim()) == answer(same, a_claim())
    assert best(answer(early, a_claim())).last_day == BOUGHT_ON + timedelta(14)


def test_that_a_regular_delivery_does_not_begin_before_it_is_ordered() -> None:
    early = replace(a_web_sale(received=(FIRST, CAME_ON)), regular_delivery=True)

    assert best(answer(early, a_claim())).last_day == BOUGHT_ON + timedelta(14)


def test_that_goods_are_not_sent_before_they_are_bought() -> None:
    counted = replace(promises().open_purchase or _none(), counted_from=CountedFrom.SHIPPING)
    sale = replace(a_sale(), shipped_on=FIRST)

    given_best = best(answer(sale, a_claim(), Terms("test", counted)))

    assert given_best.last_day == BOUGHT_ON + timedelta(60)


def _none() -> OpenPurchase:
    raise AssertionError("the terms of the tests promise something")


@settings(max_examples=150, deadline=None)
@given(situations(), st.integers(1, 5_000))
def test_that_a_claim_before_the_sale_is_answered_as_on_its_day(
    situation: Situation, before: int
) -> None:
    on_the_day = datetime.combine(situation.sale.agreed_on, datetime.min.time(), UTC)
    on_the_day += timedelta(hours=12)
    early = situation.with_claim(told_at=on_the_day - timedelta(days=before))

    takes_nothing_away(situation.with_claim(told_at=on_the_day), early, same_days=False)


def test_that_a_fault_does_not_show_before_the_goods_are_here() -> None:
    early, same = (a_fault(shown_on=day) for day in (FIRST, BOUGHT_ON))

    assert answer(a_sale(), early) == answer(a_sale(), same)
    assert best(answer(a_sale(), early)).burden is Burden.SHOP


def test_that_a_fault_does_not_show_after_she_tells_of_it() -> None:
    late, unknown = (a_fault(shown_on=day) for day in (LAST, None))

    assert answer(a_sale(), late) == answer(a_sale(), unknown)


def test_that_a_fault_is_not_noticed_before_it_shows() -> None:
    shown = BOUGHT_ON + timedelta(300)
    early, same = (
        a_fault(shown_on=shown, noticed_on=day, days_old=330) for day in (BOUGHT_ON, shown)
    )

    assert answer(a_sale(), early) == answer(a_sale(), same)
    assert best(answer(a_sale(), early)).ground is Ground.COMPLAINT


def test_that_new_goods_do_not_come_before_the_first_ones() -> None:
    early, none = (a_fault(replaced_on=day) for day in (FIRST, None))

    ends = [best(answer(a_sale(), claim)).last_day for claim in (early, none)]

    assert ends[0] == ends[1]


def a_fault(*, days_old: int = 14, **known: date | None) -> Claim:
    """A fault that is told of so many days after the sale."""
    wish = ClaimLine("1", reason=Reason.FAULTY, fault=Fault(**known))
    return a_claim(wish, days_old=days_old)


@pytest.mark.parametrize("day", (FIRST, LAST))
@pytest.mark.parametrize("market", ("SE", "NO", "DK", "UK", "NL"))
@pytest.mark.parametrize("channel", (Channel.STORE, Channel.DISTANCE))
def test_that_the_ends_of_the_calendar_have_an_answer(
    day: date, market: str, channel: Channel
) -> None:
    lines = (replace(a_line(), received_on=(day,)),)
    sale = replace(a_sale(), market=market, channel=channel, agreed_on=day, lines=lines)
    told = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    claim = Claim(told, (ClaimLine("1", reason=Reason.FAULTY),))

    assert best(answer(sale, claim)).ground is Ground.COMPLAINT


@pytest.mark.parametrize("period", (Days(3_652_059), Days(10**30), Months(120_000)))
def test_that_ten_thousand_years_end_with_the_calendar(period: Days | Months) -> None:
    assert best(answer(a_sale(), a_claim(), promises(period))).last_day == date.max


@pytest.mark.parametrize(
    ("moment", "says"),
    (
        ("0000-01-01T00:00:00Z", "year 0 is out of range"),
        ("10000-01-01T00:00:00Z", "not a moment"),
        ("0001-01-01T00:00:00+14:00", "at the end of the calendar"),
        ("9999-12-31T23:30:00-12:00", "at the end of the calendar"),
        ("2026-02-30T00:00:00Z", "day is out of range"),
        ("2026-02-28T00:00:00", "not a moment"),
    ),
)
def test_that_a_moment_that_no_calendar_has_is_refused(moment: str, says: str) -> None:
    assert says in fault_of(a_case(claim={"told_at": moment}))
    assert says in fault_of_claim(told_at=moment)


@pytest.mark.parametrize("day", ("0000-01-01", "10000-01-01", "2025-02-29", "1"))
def test_that_a_day_that_no_calendar_has_is_refused(day: str) -> None:
    assert "sale.agreed_on: " in fault_of(a_case(sale={"agreed_on": day}))
    assert "claim.notice_received_on: " in fault_of_claim(notice_received_on=day)


def test_that_no_delivery_gives_none_back() -> None:
    sale = replace(a_web_sale(), delivery=None)
    claim = a_claim(days_old=10)
    promise = Promise(NOTHING_MORE, NOTHING_MORE, law_for(sale))
    decision = decide(sale, claim, promise, Earlier())

    (refund, *_) = offers(sale, claim, decision, promise, Earlier())

    assert (refund.settlement.delivery, refund.settlement.refund) == (kronor(0), kronor(499))


@pytest.mark.parametrize("quantity", (0, -1))
def test_that_a_claim_on_nothing_cannot_be_made(quantity: int) -> None:
    wish = ClaimLine("1", quantity=quantity)

    assert why_impossible(a_sale(), a_claim(wish), Earlier()) is Impossible.NOT_POSITIVE
    (case,) = read_cases(json.dumps([a_case(claim=a_wish(quantity=quantity))]), "mine.json")
    assert why_impossible(case.sale, case.claim, case.earlier) is Impossible.NOT_POSITIVE


def test_that_a_sale_of_nothing_is_refused() -> None:
    said = fault_of(a_case(sale={"lines": [a_sale_line(quantity=0)]}))

    assert "sale.lines.0.quantity: Input should be greater than or equal to 1" in said


def test_that_reductions_of_one_line_are_no_more_in_all_than_was_paid() -> None:
    sale = a_sale(a_line(quantity=2))
    lower = ClaimLine("1", price_reduction=kronor(300))

    assert why_impossible(sale, a_claim(lower), Earlier()) is None
    assert why_impossible(sale, a_claim(lower, lower), Earlier()) is Impossible.MORE_THAN_PAID


def test_that_a_category_no_rule_names_has_the_promise_itself() -> None:
    terms = replace(promises(), rules=(Rule(category="mattress", gives=()),))
    sale = a_sale(replace(a_line(), category="no such category"))

    assert answer(sale, a_claim(), terms) == answer(sale, a_claim(), promises())


def test_that_of_two_rules_as_narrow_the_kinder_decides_key_by_key() -> None:
    rules = (
        Rule(category="clothing", period=Days(90), return_fee=Decimal(49)),
        Rule(condition="unopened", period=Days(5), return_fee=Decimal(9)),
    )
    for order in (rules, rules[::-1]):
        given_best = best(answer(a_sale(), a_claim(), replace(promises(), rules=order)))

        assert given_best.last_day == BOUGHT_ON + timedelta(90)
        assert given_best.fees.once_minor == 900


def test_that_two_rules_for_the_same_goods_that_differ_may_not_be_saved() -> None:
    rules = (Rule(category="clothing", period=Days(90)), Rule(category="clothing", period=Days(5)))

    (fault,) = nonsense(Terms("test", rules=rules))

    assert (fault.key, fault.wrong.key) == ("rules.2.days", "terms.fault.contradiction")


def test_that_a_file_with_one_refused_case_decides_none_of_them(tmp_path: Path) -> None:
    code, out, err = ran(tmp_path, a_case("good"), a_case("bad", sale={"market": "XX"}))

    assert (code, out) == (2, "")
    assert "mine.json: bad: sale.market: " in err


def test_that_a_claim_file_on_unknown_goods_cannot_be_made() -> None:
    asked = read_claim(json.dumps({"sale": "1", "claim": a_wish(line="9")}), "CLAIM.json")

    claim = asked.claim_on(a_sale())

    assert why_impossible(a_sale(), claim, Earlier()) is Impossible.UNKNOWN_LINE
