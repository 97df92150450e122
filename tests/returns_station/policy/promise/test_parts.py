"""A promise is taken apart in its order; a part has a key, a name, what it says, its worth."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from returns_station.days import Days, Months, Until
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.promise.kinder import Lasting, Worth
from returns_station.policy.promise.part import Part, told_apart
from returns_station.policy.promise.parts import parts
from returns_station.policy.promise.words import days_of
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
from tests.returns_station.policy.promise.any_terms import open_for, some

CREDIT: Final = (Outcome.STORE_CREDIT,)
SAID_CREDIT: Final = (Phrase("terms.outcome.store_credit"),)
NOVEMBER, CHRISTMAS, JANUARY = date(2026, 11, 1), date(2026, 12, 24), date(2027, 1, 31)
SIXTY: Final = Phrase("terms.period.days", {"count": 60})
SEASON: Final = Season(NOVEMBER, CHRISTMAS, Until(JANUARY))
HALF: Final = Phrase("terms.percent", {"percent": Decimal(50)})


def part(terms: Terms, key: str, currency: str = "SEK") -> Part:
    """The only part at a key."""
    (found,) = (each for each in parts(terms, currency) if each.key == key)
    return found


def a_part(
    key: str,
    value: Argument,
    worth: Worth,
    *,
    nth: str = "",
    usual: bool = False,
    welcome: bool | None = True,
) -> Part:
    """A part as its key names it."""
    told = Phrase(f"terms.told.{key}", {"value": value})
    return Part(f"{key}{nth}", Phrase(f"terms.part.{key}"), value, told, worth, usual, welcome)


def test_that_a_promise_is_told_in_its_order() -> None:
    promise = open_for(Days(60), then=(Stage((Days(90),), CREDIT), Stage((Days(365),), CREDIT)))
    everything = some(
        open_purchase=promise,
        seasons=(SEASON, replace(SEASON, bought_from=CHRISTMAS), SEASON),
        member_days=(("gold", 30), ("silver", 10)),
        rules=(Rule("shoes"), Rule("hats"), Rule("shoes")),
        gift=CREDIT,
        without_proof=WithoutProof(CREDIT, ValuedAt.PRICE_TODAY),
        return_fee=Decimal(49),
        fee_waived_for=frozenset(CREDIT),
        restocking_percent=Decimal(10),
        credit_bonus_percent=Decimal(10),
        keep_up_to=Decimal(100),
    )

    assert [each.key for each in parts(everything, "")] == [
        "open_purchase",
        "gives",
        "conditions",
        "counted_from",
        "percent",
        "then_gives.1",
        "then_gives.2",
        "season.2026-11-01",
        "season.2026-12-24",
        "season.2026-11-01#2",
        "member_days.gold",
        "member_days.silver",
        "rules.shoes///",
        "rules.hats///",
        "rules.shoes///#2",
        "gift",
        "without_proof",
        "return_fee",
        "fee_waived_for",
        "restocking_percent",
        "delivery_on_part_return",
        "promotion_on_part_return",
        "credit_bonus_percent",
        "credit_months",
        "keep_up_to",
        "trust_days",
        "tender_order",
    ]


def test_that_keys_that_are_the_same_are_numbered_from_the_second_on() -> None:
    assert list(told_apart("abaca")) == ["a", "b", "a#2", "c", "a#3"]


def test_that_what_is_never_said_is_still_a_part() -> None:
    difference, share = Phrase("terms.delivery.difference"), Phrase("terms.promotion.keep_share")

    assert parts(NOTHING_MORE, "") == (
        a_part(
            "delivery_on_part_return",
            difference,
            frozenset({"what more goods cost"}),
            usual=True,
        ),
        a_part("promotion_on_part_return", share, Decimal(1), usual=True),
        a_part("credit_months", Phrase("terms.credit.by_law"), frozenset({"by law"}), usual=True),
        a_part("trust_days", days_of(14), Decimal(14), usual=True),
        a_part(
            "tender_order",
            Phrase("terms.tenders.proportional"),
            frozenset({"proportional"}),
            usual=True,
        ),
    )


USUAL: Final = frozenset({Accepts.UNUSED.value, Accepts.UNOPENED.value})


def test_that_an_open_purchase_has_five_parts() -> None:
    gives = (Phrase("terms.outcome.refund"), Phrase("terms.outcome.exchange"))
    usual_start = frozenset({"sold", "received far away"})
    all_of_it = Phrase("terms.percent", {"percent": Decimal(100)})

    assert parts(some(), "")[:5] == (
        a_part("open_purchase", SIXTY, Lasting((Days(60),))),
        a_part("gives", gives, frozenset({Outcome.REFUND, Outcome.EXCHANGE})),
        a_part("conditions", (Phrase("terms.goods.unused"),), USUAL, usual=True),
        a_part("counted_from", Phrase("terms.counted.usual"), usual_start, usual=True),
        a_part("percent", all_of_it, Decimal(100), usual=True, welcome=None),
    )


def test_that_what_is_not_usual_of_an_open_purchase_needs_a_word() -> None:
    promise = open_for(
        Days(60),
        Months(12),
        gives=(),
        percent=50,
        accepts=Accepts.ANY,
        counted_from=CountedFrom.SHIPPING,
        then=(Stage((Days(365),), CREDIT, Decimal(50)),),
    )
    year = Phrase("terms.period.months", {"count": 12})
    later = Phrase("terms.period.days", {"count": 365})

    assert parts(some(open_purchase=promise), "")[:6] == (
        a_part(
            "open_purchase",
            Phrase("terms.period.latest", {"periods": (SIXTY, year)}),
            Lasting((Days(60), Months(12))),
        ),
        a_part("gives", Phrase("terms.outcome.nothing"), frozenset()),
        a_part("conditions", (Phrase("terms.goods.any"),), frozenset(Accepts)),
        a_part("counted_from", Phrase("terms.counted.shipping"), frozenset({"sold", "sent"})),
        a_part("percent", HALF, Decimal(50), welcome=None),
        a_part(
            "then_gives",
            Phrase("terms.later", {"gives": SAID_CREDIT, "period": later, "percent": Decimal(50)}),
            (Lasting((Days(365),)), frozenset(CREDIT), Decimal(50)),
            nth=".1",
        ),
    )


def test_that_a_season_is_worth_its_last_day_of_purchase_and_its_end() -> None:
    until = Phrase("terms.period.until", {"day": JANUARY})
    said: dict[str, Argument] = {"bought_from": NOVEMBER, "bought_to": CHRISTMAS}

    assert part(some(seasons=(SEASON,)), "season.2026-11-01") == a_part(
        "season",
        Phrase("terms.season", said | {"period": until}),
        (Decimal(CHRISTMAS.toordinal()), Lasting((Until(JANUARY),))),
        nth=".2026-11-01",
    )


def test_that_a_tier_has_its_own_name() -> None:
    more = Phrase("terms.member_days", {"count": 30})

    assert part(some(member_days=(("gold", 30),)), "member_days.gold") == Part(
        "member_days.gold",
        Phrase("terms.part.member", {"tier": "gold"}),
        more,
        Phrase("terms.told.member", {"tier": "gold", "value": more}),
        Decimal(30),
    )


@pytest.mark.parametrize(
    ("terms", "is_welcome"),
    (
        (some(gift=CREDIT), None),
        (some(gift=(Outcome.REFUND,)), False),
        (some(gift=(Outcome.REFUND, Outcome.EXCHANGE, *CREDIT)), True),
        (some(open_purchase=None, gift=CREDIT), True),
    ),
)
def test_that_a_gift_is_held_against_what_everyone_gets(
    terms: Terms, *, is_welcome: bool | None
) -> None:
    assert terms.gift is not None
    said = tuple(Phrase(f"terms.outcome.{each}") for each in terms.gift)
    expected = a_part("gift", said, frozenset(terms.gift), welcome=is_welcome)

    assert part(terms, "gift") == expected


@pytest.mark.parametrize(
    ("proof", "said", "worth"),
    (
        (
            WithoutProof(CREDIT, ValuedAt.PRICE_TODAY),
            Phrase(
                "terms.unproven",
                {"gives": SAID_CREDIT, "valued": Phrase("terms.valued.price_today")},
            ),
            (frozenset(CREDIT), Decimal(1), Decimal("Infinity"), Decimal("Infinity")),
        ),
        (
            WithoutProof((), ValuedAt.LOWEST_PRICE, Decimal("99.90")),
            Phrase(
                "terms.unproven_up_to",
                {
                    "gives": Phrase("terms.outcome.nothing"),
                    "valued": Phrase("terms.valued.lowest_price"),
                    "amount": Money(9990, "SEK"),
                },
            ),
            (frozenset[str](), Decimal(0), Decimal("99.90"), Decimal("Infinity")),
        ),
    ),
)
def test_that_without_a_receipt_the_price_and_the_most_are_said(
    proof: WithoutProof, said: Phrase, worth: Worth
) -> None:
    found = part(some(without_proof=proof), "without_proof")

    assert found == a_part("without_proof", said, worth)


def test_that_fees_are_unwelcome_and_what_waives_them_is_welcome() -> None:
    terms = some(
        return_fee=Decimal(49),
        fee_waived_for=frozenset({Outcome.STORE_CREDIT, Outcome.EXCHANGE}),
        restocking_percent=Decimal(50),
    )
    waived = (Phrase("terms.outcome.exchange"), *SAID_CREDIT)

    assert parts(terms, "SEK")[5:8] == (
        a_part("return_fee", Money(4900, "SEK"), Decimal(-49), welcome=False),
        a_part("fee_waived_for", waived, terms.fee_waived_for),
        a_part("restocking_percent", HALF, Decimal(-50), welcome=False),
    )


@pytest.mark.parametrize(
    ("currency", "fee", "said"),
    (
        ("", "49.50", Decimal("49.50")),
        ("SEK", "49.50", Money(4950, "SEK")),
        ("SEK", "49.505", Decimal("49.505")),
        ("JPY", "49", Money(49, "JPY")),
    ),
)
def test_that_an_amount_is_money_where_the_currency_can_hold_it(
    currency: str, fee: str, said: Argument
) -> None:
    assert part(some(return_fee=Decimal(fee)), "return_fee", currency).value == said


def test_that_what_comes_back_of_a_part_is_said_where_it_is_not_usual() -> None:
    full, reprice = PartDelivery.FULL, PartPromotion.REPRICE
    terms = some(delivery_on_part_return=full, promotion_on_part_return=reprice)

    assert parts(terms, "")[5:7] == (
        a_part(
            "delivery_on_part_return",
            Phrase("terms.delivery.full"),
            frozenset({"what more goods cost", "a share"}),
        ),
        a_part("promotion_on_part_return", Phrase("terms.promotion.reprice"), Decimal(0)),
    )
