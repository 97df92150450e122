"""Terms that make no sense are told key by key, in words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from returns_station.adapters.law.book import house_terms
from returns_station.adapters.speech import speech
from returns_station.adapters.terms.reading import terms_from
from returns_station.days import Days, Months, Unlimited, Until
from returns_station.phrase import Phrase
from returns_station.policy.claim import HandedIn, Outcome
from returns_station.policy.promise.sense import Fault, nonsense
from returns_station.policy.terms import (
    NOTHING_MORE,
    Accepts,
    OpenPurchase,
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


NEVER_FITS = Phrase("terms.fault.never_fits")
ONLY_UNUSED = frozenset({Accepts.UNUSED})
MOST_DAYS = Phrase("terms.fault.days", {"most": 36_500})
MOST_MONTHS = Phrase("terms.fault.months", {"most": 1_200})
NOTHING_GIVEN = Phrase("terms.fault.gives_nothing")
NOTHING_BACK = Phrase("terms.fault.nothing_back")
NO_PERCENT = Phrase("terms.fault.percent")
NEGATIVE = Phrase("terms.fault.negative")
ALL_KEPT = Phrase("terms.fault.all_kept")


@pytest.mark.parametrize(
    ("promise", "key", "wrong"),
    (
        (open_for(Days(0)), "days", MOST_DAYS),
        (open_for(Days(36_501)), "days", MOST_DAYS),
        (open_for(Months(0)), "months", MOST_MONTHS),
        (open_for(Months(1_201)), "months", MOST_MONTHS),
        (open_for(Days(9), gives=()), "gives", NOTHING_GIVEN),
        (open_for(Days(9), gives=(), percent=0), "gives", NOTHING_GIVEN),
        (open_for(Days(9), percent=0), "percent", NOTHING_BACK),
        (open_for(Days(9), percent=-1), "percent", NO_PERCENT),
        (open_for(Days(9), percent=101), "percent", NO_PERCENT),
    ),
)
def test_that_a_fault_of_the_open_purchase_says_what_is_wrong(
    promise: OpenPurchase, key: str, wrong: Phrase
) -> None:
    assert nonsense(some(open_purchase=promise)) == (Fault(f"open_purchase.{key}", wrong),)


def test_that_the_other_period_that_is_advertised_has_its_own_key() -> None:
    terms = some(open_purchase=open_for(Days(9), Days(0)))

    assert nonsense(terms) == (Fault("advertised_also.days", MOST_DAYS),)


def test_that_each_later_stage_is_counted_from_one() -> None:
    stages = (
        Stage((Days(0),), CREDIT),
        Stage((Days(40_000),), CREDIT, Decimal(101)),
        Stage((Days(50_000),), (), Decimal(0)),
    )

    found = nonsense(some(open_purchase=open_for(Until(JANUARY), then=stages)))

    assert found == (
        Fault("open_purchase.then_gives.1.days", MOST_DAYS),
        Fault("open_purchase.then_gives.2.days", MOST_DAYS),
        Fault("open_purchase.then_gives.2.percent", NO_PERCENT),
        Fault("open_purchase.then_gives.3.days", MOST_DAYS),
        Fault("open_purchase.then_gives.3.gives", NOTHING_GIVEN),
    )


@pytest.mark.parametrize(
    ("season", "key", "wrong"),
    (
        (
            Season(CHRISTMAS, NOVEMBER, Until(JANUARY)),
            "bought_to",
            Phrase(
                "terms.fault.season_backwards", {"bought_from": CHRISTMAS, "bought_to": NOVEMBER}
            ),
        ),
        (
            Season(NOVEMBER, JANUARY, Until(CHRISTMAS)),
            "return_by",
            Phrase("terms.fault.season_too_short", {"return_by": CHRISTMAS, "bought_to": JANUARY}),
        ),
        (Season(NOVEMBER, CHRISTMAS, Days(40_000)), "days", MOST_DAYS),
        (Season(NOVEMBER, CHRISTMAS, Days(0)), "days", MOST_DAYS),
    ),
)
def test_that_a_fault_of_a_season_says_what_is_wrong(
    season: Season, key: str, wrong: Phrase
) -> None:
    fine = Season(NOVEMBER, CHRISTMAS, Until(JANUARY))

    assert nonsense(some(seasons=(season,))) == (Fault(f"seasons.1.{key}", wrong),)
    assert nonsense(some(seasons=(fine, season))) == (Fault(f"seasons.2.{key}", wrong),)


def test_that_extra_days_are_for_a_tier_with_a_name() -> None:
    tiers = ((" ", 3), ("gold", 0), ("", 40_000))

    assert nonsense(some(member_days=tiers)) == (
        Fault("member_days", Phrase("terms.fault.no_tier")),
        Fault("member_days.gold", MOST_DAYS),
        Fault("member_days", Phrase("terms.fault.no_tier")),
        Fault("member_days.days", MOST_DAYS),
    )


@pytest.mark.parametrize(
    ("rule", "key", "wrong"),
    (
        (Rule(percent=Decimal(50)), "", Phrase("terms.fault.no_selector")),
        (Rule("shoes"), "", Phrase("terms.fault.no_effect")),
        (Rule(" ", gives=()), ".category", Phrase("terms.fault.empty")),
        (Rule(condition="opened", accepts=ONLY_UNUSED), ".conditions", NEVER_FITS),
        (Rule(condition="used", accepts=ONLY_UNUSED), ".conditions", NEVER_FITS),
        (Rule("shoes", period=Days(0)), ".days", MOST_DAYS),
        (Rule("shoes", period=Months(1_201)), ".months", MOST_MONTHS),
        (Rule("shoes", percent=Decimal(0)), ".percent", NOTHING_BACK),
        (Rule("shoes", percent=Decimal(-1)), ".percent", NO_PERCENT),
        (Rule("shoes", return_fee=Decimal(-1)), ".return_fee", NEGATIVE),
        (Rule("shoes", restocking_percent=Decimal(-1)), ".restocking_percent", NO_PERCENT),
        (Rule("shoes", restocking_percent=Decimal(101)), ".restocking_percent", NO_PERCENT),
        (Rule("shoes", restocking_percent=Decimal(100)), ".restocking_percent", ALL_KEPT),
    ),
)
def test_that_a_fault_of_a_rule_says_what_is_wrong(rule: Rule, key: str, wrong: Phrase) -> None:
    fine = Rule("hats", gives=())

    assert nonsense(some(rules=(rule,))) == (Fault(f"rules.1{key}", wrong),)
    assert nonsense(some(rules=(fine, rule))) == (Fault(f"rules.2{key}", wrong),)


@pytest.mark.parametrize(
    ("terms", "key", "wrong"),
    (
        (some(return_fee=Decimal(-1)), "return_fee", NEGATIVE),
        (some(restocking_percent=Decimal(-1)), "restocking_percent", NO_PERCENT),
        (some(restocking_percent=Decimal(101)), "restocking_percent", NO_PERCENT),
        (some(restocking_percent=Decimal(100)), "restocking_percent", ALL_KEPT),
        (
            some(without_proof=WithoutProof(CREDIT, ValuedAt.PRICE_TODAY, Decimal(0))),
            "without_proof.up_to",
            Phrase("terms.fault.not_positive"),
        ),
        (
            some(without_proof=WithoutProof((), ValuedAt.PRICE_TODAY)),
            "without_proof.gives",
            NOTHING_GIVEN,
        ),
    ),
)
def test_that_a_fault_of_a_fee_or_of_goods_without_proof_says_what_is_wrong(
    terms: Terms, key: str, wrong: Phrase
) -> None:
    assert nonsense(terms) == (Fault(key, wrong),)


@pytest.mark.parametrize(
    "terms",
    (
        some(open_purchase=open_for(Days(1))),
        some(open_purchase=open_for(Days(36_500))),
        some(open_purchase=open_for(Months(1))),
        some(open_purchase=open_for(Months(1_200))),
        some(open_purchase=open_for(Unlimited())),
        some(member_days=(("gold", 1),)),
        some(seasons=(Season(CHRISTMAS, CHRISTMAS, Until(CHRISTMAS)),)),
        some(rules=(Rule(condition="opened"),)),
        some(rules=(Rule(condition="opened", accepts=frozenset({Accepts.OPENED})),)),
        some(rules=(Rule(condition="used", accepts=frozenset({Accepts.ANY})),)),
        some(rules=(Rule(condition="unopened", accepts=ONLY_UNUSED),)),
        some(rules=(Rule(trait=Trait.FINAL_SALE, period=Days(1)),)),
        some(rules=(Rule(handed_in=HandedIn.POST, return_fee=Decimal("0.5")),)),
        some(rules=(Rule("shoes", percent=Decimal("0.5")),)),
        some(rules=(Rule("shoes", percent=Decimal(100)),)),
        some(rules=(Rule("shoes", restocking_percent=Decimal(0), return_fee=Decimal(0)),)),
        some(restocking_percent=Decimal("0.5")),
        some(restocking_percent=Decimal("99.5")),
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
    not_later = Phrase("terms.fault.not_later")

    assert nonsense(terms) == (Fault("open_purchase.then_gives.1.days", not_later),)


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
