"""Terms that make no sense are told key by key, in words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from returns_station.adapters.law.book import house_terms
from returns_station.adapters.speech import speech
from returns_station.adapters.terms.reading import terms_from
from returns_station.days import Days, Months, Unlimited, Until
from returns_station.policy.claim import Outcome
from returns_station.policy.promise.sense import nonsense
from returns_station.policy.terms import (
    NOTHING_MORE,
    Accepts,
    Rule,
    Season,
    Stage,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.sale import Trait
from tests.returns_station.policy.promise.any_terms import (
    any_terms,
    needs_cases,
    open_for,
    shared_terms,
    some,
)

CREDIT = (Outcome.STORE_CREDIT,)
NOVEMBER, CHRISTMAS, JANUARY = date(2026, 11, 1), date(2026, 12, 24), date(2027, 1, 31)


def _keys(terms: Terms) -> list[str]:
    return [fault.key for fault in nonsense(terms)]


def _later(*periods: Days | Months | Until | Unlimited, after: int) -> Terms:
    return some(open_purchase=open_for(*periods, then=(Stage((Days(after),), CREDIT),)))


def test_that_the_house_and_the_bare_law_make_sense() -> None:
    assert nonsense(house_terms()) == ()
    assert nonsense(NOTHING_MORE) == ()


@needs_cases
def test_that_every_promise_of_the_shared_cases_makes_sense() -> None:
    told = {case: _keys(terms_from(plain, version=case)) for case, plain in shared_terms()}

    assert [case for case, keys in told.items() if keys] == []


@given(any_terms)
def test_that_every_fault_can_be_said(terms: Terms) -> None:
    for fault in nonsense(terms):
        for language in ("en", "sv", "nb", "fi", "da"):
            assert "{" not in speech(language).say(fault.wrong)
            assert not speech(language).say(fault.wrong).startswith("terms.")


@pytest.mark.parametrize(
    ("terms", "key"),
    (
        (some(open_purchase=open_for(Days(0))), "open_purchase.days"),
        (some(open_purchase=open_for(Days(36_501))), "open_purchase.days"),
        (some(open_purchase=open_for(Months(1_201))), "open_purchase.months"),
        (some(open_purchase=open_for(Days(9), Days(0))), "advertised_also.days"),
        (some(open_purchase=open_for(Days(9), gives=())), "open_purchase.gives"),
        (some(open_purchase=open_for(Days(9), percent=0)), "open_purchase.percent"),
        (some(open_purchase=open_for(Days(9), percent=101)), "open_purchase.percent"),
        (some(member_days=((" ", 3),)), "member_days"),
        (some(member_days=(("gold", 0),)), "member_days.gold"),
        (some(seasons=(Season(CHRISTMAS, NOVEMBER, Until(JANUARY)),)), "seasons.1.bought_to"),
        (some(seasons=(Season(NOVEMBER, JANUARY, Until(CHRISTMAS)),)), "seasons.1.return_by"),
        (some(seasons=(Season(NOVEMBER, CHRISTMAS, Days(40_000)),)), "seasons.1.days"),
        (some(rules=(Rule(percent=Decimal(50)),)), "rules.1"),
        (some(rules=(Rule("shoes"),)), "rules.1"),
        (some(rules=(Rule(" ", gives=()),)), "rules.1.category"),
        (some(rules=(Rule("shoes", period=Days(0)),)), "rules.1.days"),
        (some(rules=(Rule("shoes", percent=Decimal(0)),)), "rules.1.percent"),
        (some(rules=(Rule("shoes", return_fee=Decimal(-1)),)), "rules.1.return_fee"),
        (
            some(rules=(Rule("shoes", restocking_percent=Decimal(100)),)),
            "rules.1.restocking_percent",
        ),
        (some(return_fee=Decimal(-1)), "return_fee"),
        (some(restocking_percent=Decimal(-1)), "restocking_percent"),
        (
            some(without_proof=WithoutProof(CREDIT, ValuedAt.PRICE_TODAY, Decimal(0))),
            "without_proof.up_to",
        ),
        (some(without_proof=WithoutProof((), ValuedAt.PRICE_TODAY)), "without_proof.gives"),
    ),
)
def test_that_a_fault_is_told_at_its_key(terms: Terms, key: str) -> None:
    assert _keys(terms) == [key]


@pytest.mark.parametrize(
    "terms",
    (
        some(open_purchase=open_for(Days(1))),
        some(open_purchase=open_for(Days(36_500))),
        some(open_purchase=open_for(Unlimited())),
        some(seasons=(Season(CHRISTMAS, CHRISTMAS, Until(CHRISTMAS)),)),
        some(rules=(Rule(condition="opened"),)),
        some(rules=(Rule("shoes", gives=(), percent=Decimal(0)),)),
        some(rules=(Rule("shoes", gives=(), period=Days(9)),)),
        some(gift=()),
        some(without_proof=WithoutProof(CREDIT, ValuedAt.PRICE_TODAY, Decimal("0.01"))),
        some(fee_waived_for=frozenset(CREDIT)),
    ),
)
def test_that_an_odd_promise_that_can_be_kept_is_no_fault(terms: Terms) -> None:
    assert _keys(terms) == []


@pytest.mark.parametrize(
    "terms",
    (
        _later(Days(60), after=60),
        _later(Months(12), after=365),
        _later(Days(30), Months(2), after=59),
        _later(Unlimited(), after=365),
    ),
)
def test_that_what_comes_later_must_run_longer(terms: Terms) -> None:
    assert _keys(terms) == ["open_purchase.then_gives.1.days"]


@pytest.mark.parametrize(
    "terms",
    (
        _later(Days(60), after=61),
        _later(Months(12), after=366),
        _later(Months(1), after=29),
        _later(Until(JANUARY), after=1),
    ),
)
def test_that_what_may_run_longer_is_no_fault(terms: Terms) -> None:
    assert _keys(terms) == []


def test_that_rules_for_the_same_goods_may_not_say_different_things() -> None:
    shoes = Rule("shoes", condition="opened", period=Days(30), gives=CREDIT)
    other = Rule("shoes", condition="opened", period=Months(1), gives=(Outcome.REFUND,))
    agreeing = Rule("shoes", condition="opened", period=Days(30), percent=Decimal(50))

    found = nonsense(some(rules=(shoes, Rule("hats", gives=()), other, agreeing)))

    assert [fault.key for fault in found] == ["rules.3.days", "rules.3.gives", "rules.4.days"]
    assert speech("en").say(found[0].wrong) == (
        "Rules 1 and 3 are for the very same goods and say different things."
    )


def test_that_rules_that_only_overlap_may_differ_since_their_narrowness_is_settled() -> None:
    rules = (
        Rule("shoes", period=Days(30)),
        Rule(trait=Trait.FINAL_SALE, period=Days(14)),
        Rule("shoes", condition="opened", accepts=frozenset({Accepts.OPENED})),
    )

    assert _keys(some(rules=rules)) == []


def test_that_the_order_in_which_outcomes_are_named_is_no_contradiction() -> None:
    both = (Outcome.REFUND, Outcome.EXCHANGE)

    assert _keys(some(rules=(Rule("a", gives=both), Rule("a", gives=both[::-1])))) == []
