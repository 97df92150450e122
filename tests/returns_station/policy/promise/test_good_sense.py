"""Store credit, goods that stay and trust make sense before they are saved, and keep the law."""

from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from returns_station.adapters.law.book import law_on
from returns_station.adapters.speech import speech
from returns_station.policy.claim import Outcome
from returns_station.policy.promise.sense import nonsense
from returns_station.policy.promise.undercut import CREDIT_MONTHS, Less, undercuts
from returns_station.policy.terms import Terms, ValuedAt, WithoutProof
from tests.returns_station.policy.promise.any_terms import some

CREDIT: Final = (Outcome.STORE_CREDIT,)
SWEDEN: Final = law_on("SE", date(2026, 12, 1))


@pytest.mark.parametrize(
    ("terms", "key", "wrong"),
    (
        (some(credit_bonus_percent=Decimal(-1)), "credit_bonus_percent", "percent"),
        (some(credit_bonus_percent=Decimal("100.5")), "credit_bonus_percent", "percent"),
        (some(credit_months=0), "credit_months", "credit_months"),
        (some(credit_months=1201), "credit_months", "credit_months"),
        (some(keep_up_to=Decimal(0)), "keep_up_to", "not_positive"),
        (some(trust_days=0), "trust_days", "trust_days"),
        (some(trust_days=366), "trust_days", "trust_days"),
        (
            some(without_proof=WithoutProof(CREDIT, ValuedAt.PRICE_TODAY, None, Decimal(0))),
            "without_proof.up_to_a_day",
            "not_positive",
        ),
    ),
)
def test_that_what_nobody_can_mean_of_making_it_good_is_a_fault(
    terms: Terms, key: str, wrong: str
) -> None:
    (fault,) = nonsense(terms)

    assert (fault.key, fault.wrong.key) == (key, f"terms.fault.{wrong}")


@pytest.mark.parametrize(
    "terms",
    (
        some(credit_bonus_percent=Decimal(100), credit_months=1, trust_days=1),
        some(credit_months=1200, keep_up_to=Decimal("0.01"), trust_days=365),
        some(without_proof=WithoutProof(CREDIT, ValuedAt.PRICE_TODAY, None, Decimal("0.01"))),
    ),
)
def test_that_the_least_and_the_most_of_making_it_good_make_sense(terms: Terms) -> None:
    assert nonsense(terms) == ()


@pytest.mark.parametrize("at_a_distance", (False, True))
def test_that_store_credit_shorter_than_the_law_is_refused_wherever_it_is_given(
    *, at_a_distance: bool
) -> None:
    terms = some(credit_months=119)

    (found,) = undercuts(terms, SWEDEN, at_a_distance=at_a_distance, credit_months=120)

    assert (found.key, found.less, found.refused) == ("credit_months", Less.CREDIT, True)
    assert (found.figure, found.minimum) == (CREDIT_MONTHS, 120)
    assert speech("en").say(found.said("SFS 1981:130 2 §")) == (
        "Store credit that holds 119 months is less than the 120 months of SFS 1981:130 2 §."
    )


@pytest.mark.parametrize(
    ("promised", "by_law"), ((120, 120), (121, 120), (None, 120), (1, None), (None, None))
)
def test_that_store_credit_as_long_as_the_law_says_is_not(
    promised: int | None, by_law: int | None
) -> None:
    assert undercuts(some(credit_months=promised), SWEDEN, credit_months=by_law) == ()
