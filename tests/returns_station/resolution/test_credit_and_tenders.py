"""What credit brings, and which tender gives money back first."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest

from returns_station.days import Days
from returns_station.policy.claim import ClaimLine, Earlier, Outcome
from returns_station.policy.terms import OpenPurchase, Stage, TenderOrder, Terms
from returns_station.resolution.offers import Settlement
from returns_station.sale import Sale, Tender, TenderKind
from tests.builders import a_claim, a_line, a_sale, kronor
from tests.returns_station.resolution.settling import offered, refunded

GIVES: Final = (Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT)
TERMS: Final = Terms("test", OpenPurchase((Stage((Days(60),), GIVES),)))


def credit(sale: Sale, terms: Terms, quantity: int = 1) -> Settlement:
    """The store credit of a claim on the first line."""
    found = offered(sale, a_claim(ClaimLine("1", quantity)), terms=terms)
    return next(each.settlement for each in found if each.outcome is Outcome.STORE_CREDIT)


def test_that_credit_is_worth_what_was_paid_and_no_money_moves() -> None:
    settled = credit(a_sale(), TERMS)

    assert (settled.store_credit, settled.bonus) == (kronor(499), kronor(0))
    assert (settled.refund, settled.tenders, settled.cash) == (kronor(0), (), None)
    assert settled.vat == (("25", kronor("99.80")),)
    assert [line.refund for line in settled.lines] == [kronor(499)]
    assert settled.way.value == "store_credit"


@pytest.mark.parametrize(
    ("percent", "paid", "bonus"),
    (
        (10, "499.00", "49.90"),
        (10, "499.01", "49.91"),
        (10, "499.05", "49.91"),
        ("2.5", "100.00", "2.50"),
        (100, "0.01", "0.01"),
        (1, "0.01", "0.01"),
    ),
)
def test_that_the_shop_adds_its_bonus_rounded_up_her_way(
    percent: int | str, paid: str, bonus: str
) -> None:
    terms = replace(TERMS, credit_bonus_percent=Decimal(percent))

    settled = credit(a_sale(a_line(paid=paid)), terms)

    assert settled.bonus == kronor(bonus)
    assert settled.store_credit == kronor(paid) + kronor(bonus)


def test_that_the_bonus_is_of_what_is_left_after_fee_and_deduction() -> None:
    stage = Stage((Days(60),), GIVES, percent=Decimal(80))
    terms = Terms(
        "test",
        OpenPurchase((stage,)),
        return_fee=Decimal(29),
        credit_bonus_percent=Decimal(10),
    )

    settled = credit(a_sale(), terms)

    assert (settled.deduction, settled.fee) == (kronor("99.80"), kronor(29))
    assert (settled.bonus, settled.store_credit) == (kronor("37.02"), kronor("407.22"))


def paid_in(*tenders: tuple[TenderKind, int]) -> Sale:
    """A jumper of 400 kr, paid with these."""
    return replace(
        a_sale(a_line(quantity=4, paid=400)),
        tenders=tuple(
            Tender(nr, kind, kronor(amount)) for nr, (kind, amount) in enumerate(tenders, 1)
        ),
    )


MIXED: Final = paid_in((TenderKind.CASH, 100), (TenderKind.CARD, 200), (TenderKind.GIFT_CARD, 100))


@pytest.mark.parametrize(
    ("order", "quantity", "given"),
    (
        (TenderOrder.PROPORTIONAL, 2, {1: 50, 2: 100, 3: 50}),
        (TenderOrder.AS_PAID, 2, {1: 100, 2: 100}),
        (TenderOrder.AS_PAID, 1, {1: 100}),
        (TenderOrder.AS_PAID, 4, {1: 100, 2: 200, 3: 100}),
        (TenderOrder.CASH_LAST, 2, {2: 200}),
        (TenderOrder.CASH_LAST, 3, {2: 200, 3: 100}),
        (TenderOrder.CASH_LAST, 4, {1: 100, 2: 200, 3: 100}),
    ),
)
def test_that_money_goes_back_in_the_order_the_shop_promises(
    order: TenderOrder, quantity: int, given: dict[int, int]
) -> None:
    terms = replace(TERMS, tender_order=order)

    settled = refunded(MIXED, a_claim(ClaimLine("1", quantity)), terms=terms)

    assert {each.nr: each.amount for each in settled.tenders} == {
        nr: kronor(amount) for nr, amount in given.items()
    }


def test_that_a_tender_gives_no_more_than_it_still_holds() -> None:
    terms = replace(TERMS, tender_order=TenderOrder.AS_PAID)
    before = Earlier({"1": 1}, {"1": kronor(100)}, {1: kronor(70), 2: kronor(30)})

    settled = refunded(MIXED, a_claim(ClaimLine("1", 2)), before, terms)

    assert {each.nr: each.amount for each in settled.tenders} == {1: kronor(30), 2: kronor(170)}


def test_that_cash_that_comes_last_is_rounded_alone() -> None:
    sale = replace(
        a_sale(a_line(paid="100.40")),
        tenders=(
            Tender(1, TenderKind.CASH, kronor("50.40")),
            Tender(2, TenderKind.CARD, kronor(50)),
        ),
    )

    settled = refunded(sale, a_claim(), terms=replace(TERMS, tender_order=TenderOrder.CASH_LAST))

    assert [each.amount for each in settled.tenders] == [kronor("50.40"), kronor(50)]
    assert (settled.refund, settled.cash) == (kronor("100.40"), kronor(50))
