"""How the promise is read: each answer by the terms it was asked of, each outcome by the best."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings

from returns_station.policy.claim import Outcome
from returns_station.policy.decision import Accepted
from returns_station.policy.terms import OpenPurchase, Terms
from tests.builders import a_claim, a_sale
from tests.returns_station.policy.complaints import a_complaint, a_purchase, complaint
from tests.returns_station.policy.generated import Situation, situations
from tests.returns_station.policy.promises import answer, promises


@settings(max_examples=100, deadline=None)
@given(situations())
def test_that_an_answer_names_the_ground_and_the_terms_it_was_asked_of(
    situation: Situation,
) -> None:
    for line in situation.decision.lines:
        for asked in line.trace:
            given_ = asked.entitlement
            if given_ is not None:
                assert (given_.ground, given_.basis) == (asked.ground, asked.basis)


def _crediting(fee: int, shelf: int, *waived: Outcome) -> Terms:
    """Sixty days with a fee, a part kept for the shelf, and what they are waived for."""
    terms = promises()
    assert terms.open_purchase is not None
    (stage,) = terms.open_purchase.stages
    gives = (*stage.gives, Outcome.STORE_CREDIT)
    return replace(
        terms,
        open_purchase=OpenPurchase((replace(stage, gives=gives),)),
        return_fee=Decimal(fee),
        restocking_percent=Decimal(shelf),
        fee_waived_for=frozenset(waived),
    )


def test_that_money_and_credit_may_be_best_by_different_terms() -> None:
    for fees in ((49, 0), (0, 5)):
        then = _crediting(*fees)
        now = _crediting(69, 10, Outcome.STORE_CREDIT)

        answered = answer(a_sale(), a_claim(), now, at_sale=then)

        assert isinstance(answered, Accepted)
        money, credit = answered.giving(Outcome.REFUND), answered.giving(Outcome.STORE_CREDIT)
        assert money is not None
        assert credit is not None
        assert (money.fees.waived_for, credit.fees.waived_for) == (
            frozenset(),
            frozenset({Outcome.STORE_CREDIT}),
        )


def test_that_a_notice_ends_by_the_closed_days_of_its_own_market() -> None:
    received = date(2024, 6, 5)
    sale = a_purchase("DK", bought=received, received=received)

    entitled = complaint(sale, a_complaint(date(2026, 6, 8)))

    # Two years end on 5 June, a Friday that is closed in Denmark alone.
    assert entitled.last_day == date(2026, 6, 8)
