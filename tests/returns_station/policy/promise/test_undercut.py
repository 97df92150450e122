"""A shop that sells at a distance may not tell her less time than the law; all else is noted."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from returns_station.adapters.law.book import house_terms, law_versions, paragraph
from returns_station.adapters.speech import speech
from returns_station.adapters.terms.reading import terms_from
from returns_station.days import MARKETS, Days, Months, Period, Unlimited, Until
from returns_station.policy.claim import HandedIn, Outcome
from returns_station.policy.promise.undercut import Undercut, is_refused, undercuts
from returns_station.policy.terms import (
    NOTHING_MORE,
    Accepts,
    CountedFrom,
    Rule,
    Season,
    Stage,
    Terms,
)
from returns_station.sale import Trait
from tests.returns_station.policy.promise.any_terms import (
    any_terms,
    needs_cases,
    open_for,
    shared_terms,
    some,
)

SWEDEN = law_versions("SE")[-1]
EXCHANGE = (Outcome.EXCHANGE,)
VALID_FROM = date(2026, 12, 1)
NOVEMBER, CHRISTMAS = date(2026, 11, 1), date(2026, 12, 24)


def _found(terms: Terms) -> tuple[Undercut, ...]:
    return undercuts(terms, SWEDEN, valid_from=VALID_FROM, currency="SEK")


def _keys(terms: Terms) -> list[tuple[str, bool]]:
    return [(each.key, each.refused) for each in _found(terms)]


@pytest.mark.parametrize("market", MARKETS)
@pytest.mark.parametrize("terms", (house_terms(), NOTHING_MORE))
def test_that_what_we_ship_undercuts_no_law(market: str, terms: Terms) -> None:
    assert [undercuts(terms, law) for law in law_versions(market)] == [()] * len(
        law_versions(market)
    )


@needs_cases
def test_that_no_public_promise_of_the_shared_cases_is_refused() -> None:
    read = {case: terms_from(plain, version=case) for case, plain in shared_terms()}

    assert [case for case, terms in read.items() if is_refused(_found(terms))] == []


@given(any_terms)
def test_that_a_shop_without_distance_sales_may_promise_what_it_likes(terms: Terms) -> None:
    assert undercuts(terms, SWEDEN, at_a_distance=False) == ()


@given(any_terms)
def test_that_every_finding_can_be_said(terms: Terms) -> None:
    for found in _found(terms):
        for language in ("en", "sv", "nb", "fi", "da"):
            said = speech(language).say(found.said(paragraph(SWEDEN, found.figure)))
            assert "SFS 2005:59 2:12" in said
            assert "terms." not in said
            assert "{" not in said


@pytest.mark.parametrize(
    ("terms", "key"),
    (
        (some(open_purchase=open_for(Days(13))), "open_purchase.days"),
        (
            some(open_purchase=open_for(Days(13), counted_from=CountedFrom.RECEIPT)),
            "open_purchase.days",
        ),
        (some(open_purchase=open_for(Until(date(2026, 12, 14)))), "open_purchase.until"),
        (some(rules=(Rule("shoes", period=Days(13)),)), "rules.1.days"),
        (some(rules=(Rule("shoes", period=Until(date(2026, 12, 14))),)), "rules.1.until"),
        (some(rules=(Rule(handed_in=HandedIn.POST, period=Days(10)),)), "rules.1.days"),
        (some(rules=(Rule(trait=Trait.FINAL_SALE, period=Days(10)),)), "rules.1.days"),
        # The seal is whole: the law gives its days.
        (some(rules=(Rule(trait=Trait.SEALED_MEDIA, period=Days(10)),)), "rules.1.days"),
        (
            some(open_purchase=None, seasons=(Season(NOVEMBER, CHRISTMAS, Days(10)),)),
            "seasons.1.days",
        ),
        (
            some(
                open_purchase=None,
                seasons=(Season(NOVEMBER, CHRISTMAS, Until(date(2027, 1, 6))),),
            ),
            "seasons.1.return_by",
        ),
    ),
)
def test_that_less_time_than_the_law_is_refused(terms: Terms, key: str) -> None:
    assert _keys(terms) == [(key, True)]


@pytest.mark.parametrize(
    "period",
    (Days(14), Months(1), Unlimited()),
)
def test_that_as_much_time_as_the_law_is_taken(period: Period) -> None:
    assert _keys(some(open_purchase=open_for(period))) == []
    assert _keys(some(rules=(Rule("shoes", period=period),))) == []


def test_that_each_stage_is_held_against_the_law() -> None:
    stages = (Stage((Days(10),), EXCHANGE), Stage((Days(20),), EXCHANGE))

    found = _keys(some(open_purchase=open_for(Days(7), then=stages)))

    assert found == [("open_purchase.days", True), ("open_purchase.then_gives.1.days", True)]


def test_that_of_two_promises_the_later_end_is_held_against_the_law() -> None:
    assert _keys(some(open_purchase=open_for(Days(10), Months(1)))) == []
    assert _keys(some(open_purchase=open_for(Days(10), Days(12)))) == [
        ("open_purchase.days", True),
        ("advertised_also.days", True),
    ]


@pytest.mark.parametrize(
    "rule",
    (
        Rule(trait=Trait.CUSTOM_MADE, period=Days(3), return_fee=Decimal(9)),
        Rule(trait=Trait.PERISHABLE, period=Days(1), gives=EXCHANGE),
        Rule(trait=Trait.SEALED_MEDIA, condition="opened", period=Days(3)),
        Rule(trait=Trait.NEWSPAPER, gives=()),
    ),
)
def test_that_goods_the_law_excepts_may_be_promised_anything(rule: Rule) -> None:
    assert _keys(some(rules=(rule,))) == []


def test_that_a_season_that_only_lengthens_a_promise_may_be_short() -> None:
    assert _keys(some(seasons=(Season(NOVEMBER, CHRISTMAS, Days(10)),))) == []


@pytest.mark.parametrize(
    ("terms", "key"),
    (
        (some(rules=(Rule(trait=Trait.FINAL_SALE, gives=(), period=Days(3)),)), "rules.1.gives"),
        (some(rules=(Rule("shoes", gives=EXCHANGE),)), "rules.1.gives"),
        (some(rules=(Rule("shoes", percent=Decimal(50)),)), "rules.1.percent"),
        (
            some(rules=(Rule("shoes", accepts=frozenset({Accepts.UNOPENED})),)),
            "rules.1.conditions",
        ),
        (some(rules=(Rule("shoes", return_fee=Decimal(9)),)), "rules.1.return_fee"),
        (
            some(rules=(Rule("shoes", restocking_percent=Decimal(9)),)),
            "rules.1.restocking_percent",
        ),
        (some(open_purchase=open_for(Days(30), gives=EXCHANGE)), "open_purchase.gives"),
        (some(open_purchase=open_for(Days(30), percent=50)), "open_purchase.percent"),
        (
            some(open_purchase=open_for(Days(30), accepts=Accepts.UNOPENED)),
            "open_purchase.conditions",
        ),
        (
            some(open_purchase=open_for(Days(14), counted_from=CountedFrom.PURCHASE)),
            "open_purchase.counted_from",
        ),
        (
            some(open_purchase=open_for(Days(43), counted_from=CountedFrom.SHIPPING)),
            "open_purchase.counted_from",
        ),
        (some(open_purchase=open_for(Until(date(2026, 12, 15)))), "open_purchase.until"),
        (some(return_fee=Decimal(49)), "return_fee"),
        (some(restocking_percent=Decimal(10)), "restocking_percent"),
    ),
)
def test_that_what_the_law_wins_over_is_only_noted(terms: Terms, key: str) -> None:
    assert _keys(terms) == [(key, False)]


def test_that_enough_days_from_any_start_need_no_note() -> None:
    long = open_for(Days(44), counted_from=CountedFrom.PURCHASE)

    assert _keys(some(open_purchase=long)) == []


def test_that_no_day_is_too_early_while_the_first_day_is_not_known() -> None:
    terms = some(open_purchase=open_for(Until(date(2000, 1, 1))))

    assert not is_refused(undercuts(terms, SWEDEN))


@pytest.mark.parametrize(
    ("terms", "said"),
    (
        (
            some(open_purchase=open_for(Days(10))),
            (
                "10 days is less than the 14 days of SFS 2005:59 2:12"
                " for what is bought at a distance."
            ),
        ),
        (
            some(return_fee=Decimal(49)),
            (
                "The return fee is 49 kr. Within the law’s 14 days (SFS 2005:59 2:12)"
                " no fee is taken for what is bought at a distance."
            ),
        ),
    ),
)
def test_that_a_finding_names_the_figure_and_its_paragraph(terms: Terms, said: str) -> None:
    (found,) = _found(terms)

    sentence = speech("en").say(found.said(paragraph(SWEDEN, found.figure)))

    assert sentence.replace("\N{NO-BREAK SPACE}", " ") == said
