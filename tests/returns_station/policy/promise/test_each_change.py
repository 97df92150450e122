"""Each change has the key of its part, says what it was and is, and whether that is kinder."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from returns_station.days import Days, Until
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.promise.changes import Change, changes, describe
from returns_station.policy.promise.words import days_of
from returns_station.policy.terms import (
    CountedFrom,
    PartDelivery,
    Rule,
    Season,
    Terms,
    ValuedAt,
    WithoutProof,
)
from tests.returns_station.policy.promise.any_terms import open_for, some

CREDIT: Final = (Outcome.STORE_CREDIT,)
NOVEMBER, CHRISTMAS, JANUARY = date(2026, 11, 1), date(2026, 12, 24), date(2027, 1, 31)
SEASON: Final = Season(NOVEMBER, CHRISTMAS, Until(JANUARY))
PROOF: Final = WithoutProof(CREDIT, ValuedAt.LOWEST_PRICE, Decimal(100))
SHOES: Final = Rule("shoes", period=Days(90))
FEE: Final = Phrase("terms.told.return_fee", {"value": Money(4900, "SEK")})


def test_that_what_became_another_names_both() -> None:
    became = {"part": Phrase("terms.part.open_purchase"), "old": days_of(30), "new": days_of(60)}

    assert changes(some(open_purchase=open_for(Days(30))), some()) == (
        Change("open_purchase", Phrase("terms.change.became", became), kinder=True),
    )


def test_that_what_is_new_or_gone_names_itself() -> None:
    with_fee = some(return_fee=Decimal(49))

    assert changes(some(), with_fee, currency="SEK") == (
        Change("return_fee", Phrase("terms.change.new", {"what": FEE}), kinder=False),
    )
    assert changes(with_fee, some(), currency="SEK") == (
        Change("return_fee", Phrase("terms.change.gone", {"what": FEE}), kinder=True),
    )


def test_that_what_is_neither_kinder_new_is_neither_kinder_gone() -> None:
    found = changes(some(gift=CREDIT), some())

    assert [(each.key, each.said.key, each.kinder) for each in found] == [
        ("gift", "terms.change.gone", None)
    ]


def test_that_what_is_gone_or_changed_is_told_before_what_is_new() -> None:
    old = some(return_fee=Decimal(49), restocking_percent=Decimal(10))
    new = some(restocking_percent=Decimal(5), gift=CREDIT, fee_waived_for=frozenset(CREDIT))

    found = changes(old, new)

    assert [(each.key, each.said.key) for each in found] == [
        ("return_fee", "terms.change.gone"),
        ("restocking_percent", "terms.change.became"),
        ("gift", "terms.change.new"),
        ("fee_waived_for", "terms.change.new"),
    ]


def test_that_a_change_within_a_rule_has_the_key_of_what_the_rule_names() -> None:
    other = replace(SHOES, period=Days(30), return_fee=Decimal(9))

    found = changes(some(rules=(SHOES,)), some(rules=(other,)))

    name = Phrase("terms.part.rule", {"goods": ("shoes",)})
    otherwise = Phrase("terms.rule.otherwise")
    fee = Phrase("terms.rule.fee", {"amount": Decimal(9)})
    days = {"part": name, "old": days_of(90), "new": days_of(30)}
    fees = {"part": name, "old": otherwise, "new": fee}
    assert found == (
        Change("rules.shoes///.days", Phrase("terms.change.became", days), kinder=False),
        Change("rules.shoes///.return_fee", Phrase("terms.change.became", fees), kinder=False),
    )


def test_that_of_rules_for_the_very_same_goods_each_is_held_against_its_own() -> None:
    second = replace(SHOES, period=Days(80))

    found = changes(
        some(rules=(SHOES, second)), some(rules=(SHOES, replace(second, period=Days(70))))
    )

    assert [each.key for each in found] == ["rules.shoes///#2.days"]


@pytest.mark.parametrize(
    ("season", "is_kinder"),
    (
        (replace(SEASON, bought_to=date(2026, 12, 31)), True),
        (replace(SEASON, bought_to=date(2026, 12, 1)), False),
        (replace(SEASON, period=Until(date(2027, 2, 1))), True),
        (replace(SEASON, period=Until(date(2027, 1, 30))), False),
        (replace(SEASON, period=Days(60)), None),
        (Season(NOVEMBER, date(2026, 12, 31), Until(date(2027, 1, 30))), None),
    ),
)
def test_that_a_season_is_kinder_the_longer_it_lasts_and_the_later_it_ends(
    season: Season, *, is_kinder: bool | None
) -> None:
    (found,) = changes(some(seasons=(SEASON,)), some(seasons=(season,)))

    assert (found.key, found.kinder) == ("season.2026-11-01", is_kinder)


@pytest.mark.parametrize(
    ("proof", "is_kinder"),
    (
        (replace(PROOF, at=ValuedAt.PRICE_TODAY), True),
        (replace(PROOF, up_to=None), True),
        (replace(PROOF, up_to=Decimal(99)), False),
        (replace(PROOF, gives=(*CREDIT, Outcome.EXCHANGE)), True),
        (replace(PROOF, gives=(Outcome.EXCHANGE,)), None),
        (replace(PROOF, at=ValuedAt.PRICE_TODAY, up_to=Decimal(99)), None),
    ),
)
def test_that_without_a_receipt_a_higher_price_is_kinder(
    proof: WithoutProof, *, is_kinder: bool | None
) -> None:
    (found,) = changes(some(without_proof=PROOF), some(without_proof=proof))

    assert (found.key, found.kinder) == ("without_proof", is_kinder)


@pytest.mark.parametrize(
    ("old", "new", "is_kinder"),
    (
        (CountedFrom.PURCHASE, CountedFrom.SHIPPING, True),
        (CountedFrom.PURCHASE, None, True),
        (CountedFrom.SHIPPING, None, None),
        (None, CountedFrom.RECEIPT, True),
        (CountedFrom.RECEIPT, CountedFrom.SHIPPING, False),
    ),
)
def test_that_a_later_start_is_kinder(
    old: CountedFrom | None, new: CountedFrom | None, *, is_kinder: bool | None
) -> None:
    before, after = (
        some(open_purchase=open_for(Days(60), counted_from=start)) for start in (old, new)
    )

    assert [each.kinder for each in changes(before, after)] == [is_kinder]


@pytest.mark.parametrize(
    ("old", "new", "is_kinder"),
    (
        (PartDelivery.NONE, PartDelivery.DIFFERENCE, True),
        (PartDelivery.NONE, PartDelivery.PROPORTIONAL, True),
        (PartDelivery.DIFFERENCE, PartDelivery.PROPORTIONAL, None),
        (PartDelivery.PROPORTIONAL, PartDelivery.FULL, True),
        (PartDelivery.FULL, PartDelivery.DIFFERENCE, False),
    ),
)
def test_that_more_delivery_back_is_kinder(
    old: PartDelivery, new: PartDelivery, *, is_kinder: bool | None
) -> None:
    before, after = (some(delivery_on_part_return=how) for how in (old, new))

    assert [each.kinder for each in changes(before, after)] == [is_kinder]


@pytest.mark.parametrize(
    ("terms", "value"),
    (
        (some(open_purchase=None, return_fee=Decimal(49)), Money(4900, "SEK")),
        (some(open_purchase=None, return_fee=Decimal("0.001")), Decimal("0.001")),
    ),
)
def test_that_a_promise_is_described_in_the_currency(terms: Terms, value: Money | Decimal) -> None:
    name = Phrase("terms.part.return_fee")

    assert describe(terms, currency="SEK") == (
        Phrase("terms.says", {"part": name, "value": value}),
    )


def test_that_without_a_currency_a_promise_is_described_bare() -> None:
    (said,) = describe(some(open_purchase=None, return_fee=Decimal(49)))

    assert said.args["value"] == Decimal(49)


def test_that_a_promise_of_nothing_is_said_too() -> None:
    assert describe(Terms("test")) == (Phrase("terms.only_law"),)
