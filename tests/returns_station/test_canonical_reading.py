"""What was written in canonical JSON comes back as the value it was."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from returns_station.canonical import dumps
from returns_station.canonical_reading import NotThisShapeError, loads
from returns_station.days import Days, Months, Unlimited, Until
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine, Earlier, Fault, NewGoods, Outcome
from returns_station.policy.terms import Accepts, OpenPurchase, Rule, Season, Stage, Terms
from returns_station.sale import Sale, Trait
from tests.builders import NOW, a_claim, a_line, a_sale, kronor

GOODS = NewGoods("KNIT-L", kronor(599), same_item=True)
WISH = ClaimLine(
    "1",
    wear_percent=Decimal("12.5"),
    fault=Fault(shown_on=date(2026, 11, 20)),
    price_reduction=kronor(50),
    new_goods=GOODS,
)
PERIODS = (Days(30), Months(30), Until(date(2027, 1, 31)), Unlimited())
MANY = Terms(
    "2026-1",
    OpenPurchase(
        (Stage(PERIODS, (Outcome.REFUND,), Decimal(80)),), frozenset({Accepts.OPENED, Accepts.ANY})
    ),
    seasons=(Season(date(2026, 11, 1), date(2026, 12, 24), Days(60)),),
    member_days=(("guld", 30), ("silver", 10)),
    rules=(Rule(trait=Trait.DIGITAL, period=Months(2), gives=(), return_fee=Decimal("49.50")),),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A moment, and what was said about it."""

    at: datetime
    says: Phrase
    about: tuple[str, int] = ("", 0)


def test_that_a_claim_comes_back_as_it_was_told() -> None:
    claim = replace(a_claim(WISH), wants=Outcome.EXCHANGE, goods_back_on=date(2026, 12, 1))

    assert loads(Claim, dumps(claim)) == claim


def test_that_a_sale_comes_back_with_its_traits_and_delivery() -> None:
    sale = a_sale(replace(a_line(), traits=frozenset(Trait)), delivery=49)

    assert loads(Sale, dumps(sale)) == sale


def test_that_what_came_back_earlier_keeps_its_numbers_as_numbers() -> None:
    earlier = Earlier({"1": 2}, {"1": kronor(10)}, {1: kronor(10)}, kronor(0))

    assert loads(Earlier, dumps(earlier)) == earlier


def test_that_thirty_days_are_not_read_as_thirty_months() -> None:
    assert loads(Terms, dumps(MANY)) == MANY


def test_that_phrases_keep_their_money_and_moments_their_zone() -> None:
    told = Told(NOW, Phrase("x", {"amount": Money(1, "SEK"), "names": ("Maja",)}), ("a", 1))

    assert loads(Told, dumps(told)) == told
    assert loads(Told, dumps(told)).at.tzinfo == UTC


def test_that_a_part_an_older_release_did_not_know_is_its_default() -> None:
    assert loads(ClaimLine, '{"line":"1"}') == ClaimLine("1")


@pytest.mark.parametrize(
    "text",
    (
        "{",
        "[]",
        "{}",
        '{"line":1}',
        '{"line":"1","quantity":true}',
        '{"line":"1","quantity":"1"}',
        '{"line":"1","colour":"red"}',
        '{"line":"1","reason":"whim"}',
        '{"line":"1","wear_percent":{"$decimal":"much"}}',
        '{"line":"1","new_goods":{"sku":"A","price":{"$money":[1.5,"SEK"]}}}',
        '{"line":"1","fault":{"shown_on":{"$day":"2026-02-30"}}}',
        '{"line":"1","fault":{"shown_on":{"$moment":"2026-02-20T10:00:00+00:00"}}}',
    ),
)
def test_that_what_no_claim_line_ever_wrote_is_told_and_not_guessed(text: str) -> None:
    with pytest.raises(NotThisShapeError):
        loads(ClaimLine, text)
