"""What is promised besides the right to return: of two promises she has the better for her."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest

from returns_station.adapters.law.book import promise_for
from returns_station.policy import extras
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import NOTHING_MORE, Promise, TenderOrder, ValuedAt, WithoutProof
from tests.builders import a_sale

LAW: Final = promise_for(a_sale()).law
PROOF: Final = WithoutProof((Outcome.STORE_CREDIT,), ValuedAt.LOWEST_PRICE)


def both(at_sale: dict[str, object], today: dict[str, object]) -> Promise:
    """A promise of terms at the sale and today that say these things."""
    sold, now = (replace(NOTHING_MORE, **said) for said in (at_sale, today))  # type: ignore[arg-type]  # a test names what it means
    return Promise(sold, now, LAW)


def test_that_who_promises_nothing_more_gives_what_always_holds() -> None:
    promise = both({}, {})

    assert extras.credit_bonus(promise) == 0
    assert extras.credit_months(promise) is None
    assert extras.keep_up_to(promise) is None
    assert extras.trust_days(promise) == 14
    assert extras.tender_order(promise) is TenderOrder.PROPORTIONAL
    assert extras.up_to_a_day(promise) is None


@pytest.mark.parametrize("turned", (False, True))
def test_that_the_better_of_both_holds_whichever_it_is(*, turned: bool) -> None:
    one = {"credit_bonus_percent": Decimal(5), "keep_up_to": Decimal(99), "trust_days": 7}
    other = {"credit_bonus_percent": Decimal(10), "trust_days": 30}
    promise = both(other, one) if turned else both(one, other)

    assert extras.credit_bonus(promise) == 10
    assert extras.keep_up_to(promise) == 99
    assert extras.trust_days(promise) == 30


def test_that_a_higher_sum_is_kept_where_both_name_one() -> None:
    promise = both({"keep_up_to": Decimal(50)}, {"keep_up_to": Decimal(99)})

    assert extras.keep_up_to(promise) == 99


@pytest.mark.parametrize(
    ("at_sale", "today", "by_law", "months"),
    (
        (24, 36, None, 36),
        (36, 24, None, 36),
        (None, 24, None, None),
        (24, None, None, None),
        (None, None, 120, 120),
        (None, 24, 120, 120),
        (240, None, 120, 240),
        (24, 36, 120, 120),
        (120, 240, 120, 240),
    ),
)
def test_that_credit_holds_for_the_longest_of_both_and_the_law(
    at_sale: int | None, today: int | None, by_law: int | None, months: int | None
) -> None:
    promise = both({"credit_months": at_sale}, {"credit_months": today})

    assert extras.credit_months(promise, by_law) == months


def test_that_money_is_shared_as_is_promised_today() -> None:
    promise = both({"tender_order": TenderOrder.AS_PAID}, {"tender_order": TenderOrder.CASH_LAST})

    assert extras.tender_order(promise) is TenderOrder.CASH_LAST


@pytest.mark.parametrize(
    ("at_sale", "today", "most"),
    (
        (300, 500, 500),
        (500, 300, 500),
        (None, 300, None),
        (300, None, None),
    ),
)
def test_that_the_higher_limit_of_a_day_holds_and_none_above_all(
    at_sale: int | None, today: int | None, most: int | None
) -> None:
    promise = both({"without_proof": _a_day(at_sale)}, {"without_proof": _a_day(today)})

    assert extras.up_to_a_day(promise) == most


@pytest.mark.parametrize("turned", (False, True))
def test_that_terms_without_such_a_promise_set_no_limit(*, turned: bool) -> None:
    said: tuple[dict[str, object], ...] = ({}, {"without_proof": _a_day(300)})
    promise = both(*(reversed(said) if turned else said))

    assert extras.up_to_a_day(promise) == 300


def _a_day(amount: int | None) -> WithoutProof:
    return replace(PROOF, up_to_a_day=None if amount is None else Decimal(amount))
