"""The ways to make it good are told with what they are worth, and compared where it is sure."""

from decimal import Decimal
from typing import Final

import pytest

from returns_station.adapters.speech import speech
from returns_station.days import Months
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.promise.changes import changes, describe
from returns_station.policy.promise.kinder import Lasting
from returns_station.policy.promise.part import Part, a_part
from returns_station.policy.promise.parts import parts
from returns_station.policy.promise.words import days_of, months_of
from returns_station.policy.terms import TenderOrder, Terms, ValuedAt, WithoutProof
from tests.returns_station.policy.promise.any_terms import some

ALL: Final = some(
    credit_bonus_percent=Decimal(10),
    credit_months=24,
    keep_up_to=Decimal(99),
    trust_days=30,
    tender_order=TenderOrder.CASH_LAST,
)
PROOF: Final = WithoutProof((Outcome.STORE_CREDIT,), ValuedAt.LOWEST_PRICE)


def _a_day(amount: int | None) -> Terms:
    most = None if amount is None else Decimal(amount)
    return some(without_proof=WithoutProof(PROOF.gives, PROOF.at, PROOF.up_to, up_to_a_day=most))


def _good(terms: Terms) -> tuple[Part, ...]:
    return parts(terms, "SEK")[7:]


def test_that_each_way_to_make_it_good_is_a_part() -> None:
    more = Phrase("terms.credit.more", {"percent": Decimal(10)})

    assert _good(ALL) == (
        a_part("credit_bonus_percent", more, Decimal(10)),
        a_part("credit_months", months_of(24), Lasting((Months(24),))),
        a_part("keep_up_to", Money(9900, "SEK"), Decimal(99)),
        a_part("trust_days", days_of(30), Decimal(30)),
        a_part("tender_order", Phrase("terms.tenders.cash_last"), frozenset({"cash_last"})),
    )


def test_that_what_is_as_always_needs_no_word() -> None:
    assert [part.key for part in _good(some()) if not part.usual] == []


def test_that_the_most_of_a_day_is_said_and_worth_something_too() -> None:
    (found,) = (part for part in parts(_a_day(300), "SEK") if part.key == "without_proof")

    assert isinstance(found.value, Phrase)
    assert found.value.key == "terms.unproven_a_day"
    assert found.value.args["amount"] == Money(30_000, "SEK")
    assert found.worth == (frozenset(PROOF.gives), 0, Decimal("Infinity"), 300)


@pytest.mark.parametrize(
    ("old", "new", "kinder"),
    (
        (some(), some(credit_bonus_percent=Decimal(5)), True),
        (some(credit_bonus_percent=Decimal(5)), some(credit_bonus_percent=Decimal(10)), True),
        (some(credit_bonus_percent=Decimal(5)), some(), False),
        (some(credit_months=12), some(credit_months=24), True),
        (some(credit_months=24), some(credit_months=12), False),
        (some(credit_months=24), some(), None),
        (some(), some(credit_months=24), None),
        (some(), some(keep_up_to=Decimal(50)), True),
        (some(keep_up_to=Decimal(50)), some(keep_up_to=Decimal(49)), False),
        (some(keep_up_to=Decimal(50)), some(), False),
        (some(), some(trust_days=15), True),
        (some(), some(trust_days=13), False),
        (some(), some(tender_order=TenderOrder.CASH_LAST), None),
        (some(tender_order=TenderOrder.AS_PAID), some(), None),
        (_a_day(300), _a_day(400), True),
        (_a_day(300), _a_day(None), True),
        (_a_day(None), _a_day(300), False),
    ),
)
def test_that_a_change_is_kinder_where_it_is_sure(
    old: Terms, new: Terms, *, kinder: bool | None
) -> None:
    (change,) = changes(old, new, currency="SEK")

    assert change.kinder is kinder


@pytest.mark.parametrize(
    ("language", "said"),
    (
        (
            "en",
            [
                "Store credit is worth: 10% more than the money",
                "Store credit holds: 24 months",
                "The goods may stay at home up to: 99 kr",
                "Goods on trust come within: 30 days",
                "Money paid in several ways goes back: with cash last",
            ],
        ),
        (
            "sv",
            [
                "Ett tillgodokort är värt: 10 % mer än pengarna",
                "Ett tillgodokort gäller: 24 månader",
                "Varorna får stanna hemma upp till: 99 kr",
                "Varor på förtroende kommer inom: 30 dagar",
                "Pengar som betalats på flera sätt går tillbaka: med kontanter sist",
            ],
        ),
    ),
)
def test_that_they_are_said_in_sentences(language: str, said: list[str]) -> None:
    told = map(speech(language).say, describe(ALL, currency="SEK")[-5:])

    assert [each.replace("\N{NO-BREAK SPACE}", " ").rstrip(".") for each in told] == said
