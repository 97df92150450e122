"""The difference between two versions of terms, as one would say it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from returns_station.adapters.catalogue import catalogue
from returns_station.adapters.law.book import house_terms
from returns_station.adapters.speech import speech
from returns_station.days import Days, Months, Unlimited, Until
from returns_station.phrase import Phrase
from returns_station.policy.claim import HandedIn, Outcome
from returns_station.policy.promise.changes import changes, describe
from returns_station.policy.terms import (
    NOTHING_MORE,
    Accepts,
    CountedFrom,
    PartDelivery,
    PartPromotion,
    Rule,
    Season,
    Stage,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.sale import Trait
from tests.returns_station.policy.promise.any_terms import any_terms, open_for, some

CREDIT, PART = (Outcome.STORE_CREDIT,), "A discount when a part comes back"
NOVEMBER, CHRISTMAS, JANUARY = date(2026, 11, 1), date(2026, 12, 24), date(2027, 1, 31)


def _said(phrase: Phrase) -> str:
    return speech("en").say(phrase).replace("\N{NO-BREAK SPACE}", " ")


def _changes(old: Terms, new: Terms) -> list[tuple[str, bool | None]]:
    return [(_said(each.said), each.kinder) for each in changes(old, new, currency="SEK")]


@given(any_terms)
def test_that_nothing_changed_says_nothing(terms: Terms) -> None:
    assert changes(terms, terms) == ()


@given(any_terms, any_terms)
def test_that_what_is_kinder_one_way_is_less_kind_the_other(one: Terms, other: Terms) -> None:
    there = {each.key: each.kinder for each in changes(one, other)}
    back = {each.key: each.kinder for each in changes(other, one)}

    assert there == {key: None if kind is None else not kind for key, kind in back.items()}


@given(any_terms, any_terms)
def test_that_every_change_can_be_said_in_every_language(one: Terms, other: Terms) -> None:
    phrases = (*describe(other), *(each.said for each in changes(one, other)))

    for language in ("en", "sv", "nb", "fi", "da"):
        assert [key for phrase in phrases for key in _unsaid(phrase, language)] == []


def _unsaid(phrase: Phrase, language: str) -> list[str]:
    """The keys in a sentence that a language has no words for."""
    found = [] if phrase.key in catalogue(language) else [phrase.key]
    for arg in phrase.args.values():
        for inner in arg if isinstance(arg, tuple) else (arg,):
            found += _unsaid(inner, language) if isinstance(inner, Phrase) else []
    return found


@pytest.mark.parametrize(
    ("old", "new", "said", "is_kinder"),
    (
        (
            some(open_purchase=open_for(Days(30))),
            some(),
            "Open purchase: 30 days becomes 60 days.",
            True,
        ),
        (
            some(open_purchase=open_for(Days(365))),
            some(open_purchase=open_for(Months(12))),
            "Open purchase: 365 days becomes 12 months.",
            True,
        ),
        (
            some(open_purchase=open_for(Unlimited())),
            some(open_purchase=open_for(Until(JANUARY))),
            "Open purchase: without end becomes until 31 January 2027.",
            False,
        ),
        (
            some(open_purchase=open_for(Days(60), Months(12))),
            some(),
            "Open purchase: the later of 60 days and 12 months becomes 60 days.",
            False,
        ),
        (
            some(open_purchase=open_for(Days(60), gives=CREDIT)),
            some(open_purchase=open_for(Days(60), gives=(Outcome.REFUND,))),
            "Open purchase gives: store credit becomes money back.",
            None,
        ),
        (
            some(),
            some(open_purchase=open_for(Days(60), accepts=Accepts.ANY)),
            "Goods taken back: unused becomes in any condition.",
            True,
        ),
        (
            some(),
            some(open_purchase=open_for(Days(60), accepts=Accepts.UNOPENED)),
            "Goods taken back: unused becomes unopened.",
            False,
        ),
        (
            some(open_purchase=open_for(Days(60), counted_from=CountedFrom.PURCHASE)),
            some(open_purchase=open_for(Days(60), counted_from=CountedFrom.RECEIPT)),
            "Counted from: the purchase becomes the day the goods are received.",
            True,
        ),
        (
            some(),
            some(open_purchase=open_for(Days(60), percent=50)),
            "Part of the price: 100% of what was paid becomes 50% of what was paid.",
            False,
        ),
        (
            some(),
            some(open_purchase=open_for(Days(60), then=(Stage((Days(365),), CREDIT),))),
            "New: later store credit (100% of what was paid), 365 days.",
            True,
        ),
        (
            some(),
            some(seasons=(Season(NOVEMBER, CHRISTMAS, Until(JANUARY)),)),
            "New: season, bought from 1 November 2026 to 24 December 2026: until 31 January 2027.",
            True,
        ),
        (some(), some(member_days=(("gold", 30),)), "New: members gold get 30 days more.", True),
        (
            some(member_days=(("gold", 30),)),
            some(member_days=(("gold", 1),)),
            "Members gold: 30 days more becomes 1 day more.",
            False,
        ),
        (some(return_fee=Decimal(49)), some(), "Gone: the return fee of 49 kr.", True),
        (
            some(return_fee=Decimal(49)),
            some(return_fee=Decimal("49.50")),
            "Return fee: 49 kr becomes 49.50 kr.",
            False,
        ),
        (some(), some(fee_waived_for=frozenset(CREDIT)), "New: no fee for store credit.", True),
        (
            some(restocking_percent=Decimal(10)),
            some(restocking_percent=Decimal(5)),
            "Kept for restocking: 10% of what was paid becomes 5% of what was paid.",
            True,
        ),
        (some(gift=()), some(), "Gone: a gift gives nothing.", True),
        (
            some(),
            some(gift=(Outcome.EXCHANGE, *CREDIT)),
            "New: a gift gives an exchange and store credit.",
            None,
        ),
        (
            some(without_proof=WithoutProof(CREDIT, ValuedAt.LOWEST_PRICE, Decimal(500))),
            some(without_proof=WithoutProof(CREDIT, ValuedAt.LOWEST_PRICE)),
            (
                "Without a receipt: store credit, by the lowest price it has had, at most 500 kr"
                " becomes store credit, by the lowest price it has had."
            ),
            True,
        ),
        (
            some(delivery_on_part_return=PartDelivery.PROPORTIONAL),
            some(),
            (
                "Delivery when a part comes back: a share by price becomes"
                " what delivery of the rest would not have cost."
            ),
            None,
        ),
        (
            some(),
            some(promotion_on_part_return=PartPromotion.REPRICE),
            f"{PART}: the customer keeps its share becomes it is counted anew.",
            False,
        ),
    ),
)
def test_that_a_change_is_one_sentence(
    old: Terms, new: Terms, said: str, *, is_kinder: bool | None
) -> None:
    assert _changes(old, new) == [(said, is_kinder)]


SHOES = Rule("shoes", period=Days(90))


@pytest.mark.parametrize(
    ("old", "new", "said", "is_kinder"),
    (
        ((), (SHOES,), "New: for shoes, 90 days.", True),
        ((SHOES,), (), "Gone: for shoes, 90 days.", False),
        ((), (Rule("shoes", period=Days(30)),), "New: for shoes, 30 days.", False),
        ((), (Rule("shoes", period=Days(60)),), "New: for shoes, 60 days.", None),
        (
            (),
            (Rule("shoes", period=Days(90), return_fee=Decimal(9)),),
            "New: for shoes, 90 days and return fee 9 kr.",
            None,
        ),
        (
            (),
            (Rule(trait=Trait.FINAL_SALE, gives=(), period=Days(90)),),
            "New: for final sale, 90 days and nothing is promised.",
            False,
        ),
        ((), (Rule(condition="opened"),), "New: for opened, taken back.", True),
        (
            (),
            (Rule("mattress", condition="opened", percent=Decimal(50)),),
            "New: for mattress and opened, 50% of what was paid.",
            True,
        ),
        (
            (),
            (Rule("shoes", condition="unopened", percent=Decimal(50)),),
            "New: for shoes and unopened, 50% of what was paid.",
            False,
        ),
        (
            (),
            (Rule(handed_in=HandedIn.POST, restocking_percent=Decimal(9)),),
            "New: for sent by post, 9% kept for restocking.",
            False,
        ),
        ((SHOES,), (Rule("shoes", period=Days(30)),), "For shoes: 90 days becomes 30 days.", False),
        (
            (SHOES,),
            (Rule("shoes", period=Days(90), gives=CREDIT),),
            "For shoes: as for everything else becomes gives store credit.",
            None,
        ),
        (
            (Rule("shoes", period=Days(90), accepts=frozenset({Accepts.ANY})),),
            (SHOES,),
            "For shoes: taken back in any condition becomes as for everything else.",
            False,
        ),
    ),
)
def test_that_a_rule_is_told_by_what_it_is_for(
    old: tuple[Rule, ...], new: tuple[Rule, ...], said: str, *, is_kinder: bool | None
) -> None:
    assert _changes(some(rules=old), some(rules=new)) == [(said, is_kinder)]


def test_that_the_order_of_rules_is_no_change() -> None:
    hats = Rule("hats", gives=())

    assert _changes(some(rules=(SHOES, hats)), some(rules=(hats, SHOES))) == []


def test_that_a_rule_for_goods_of_a_shop_that_promises_nothing_else_is_kind() -> None:
    bare = some(open_purchase=None)

    assert _changes(bare, some(open_purchase=None, rules=(SHOES,)))[0][1] is True
    assert _changes(bare, some(open_purchase=None, rules=(Rule("a", gives=()),)))[0][1] is None


def test_that_without_a_currency_a_sum_is_told_bare() -> None:
    (change,) = changes(some(), some(return_fee=Decimal("49.50")))

    assert _said(change.said) == "New: the return fee of 49.5."


def test_that_the_promise_is_told_in_sentences_and_only_what_needs_a_word() -> None:
    assert [_said(phrase) for phrase in describe(house_terms())] == [
        "Open purchase: 60 days.",
        "Open purchase gives: money back and an exchange.",
        "Goods taken back: unused, unopened, opened and assembled.",
    ]
    assert [_said(phrase) for phrase in describe(NOTHING_MORE)] == [
        "Nothing more than the law gives."
    ]


def test_that_a_rule_is_one_sentence_of_the_promise() -> None:
    rule = Rule("shoes", condition="opened", period=Days(7), return_fee=Decimal(0))

    told = [_said(phrase) for phrase in describe(some(open_purchase=None, rules=(rule,)))]

    assert told == ["For shoes and opened: 7 days and no return fee."]
