"""Money back, exact to the minor unit, by the tenders it was paid with."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from returns_station.days import Days
from returns_station.policy.claim import (
    ClaimLine,
    Collection,
    Condition,
    Earlier,
    Outcome,
    Reason,
)
from returns_station.policy.terms import OpenPurchase, PartDelivery, Stage, Terms
from returns_station.resolution.offers import Settlement
from returns_station.resolution.tenders import proportional
from returns_station.sale import Channel, Delivery, Sale, SaleLine, Tender, TenderKind
from tests.builders import a_claim, a_line, a_sale, kronor
from tests.returns_station.resolution.settling import after, offered, refunded

CAME_ON: Final = date(2026, 11, 16)


def a_web_sale(*lines: SaleLine, delivery: int = 49) -> Sale:
    """A sale at a distance that has arrived."""
    came = tuple(replace(line, received_on=(CAME_ON,)) for line in lines or (a_line(),))
    return a_sale(*came, channel=Channel.DISTANCE, delivery=delivery)


def paid_by(sale: Sale, *tenders: tuple[TenderKind, int | str]) -> Sale:
    """The sale, paid with these tenders."""
    paid = (Tender(nr, kind, kronor(sum_)) for nr, (kind, sum_) in enumerate(tenders, start=1))
    return replace(sale, tenders=tuple(paid))


def amounts(settled: Settlement) -> list[tuple[TenderKind, str]]:
    """Kind and amount of each tender."""
    return [(tender.kind, str(tender.amount)) for tender in settled.tenders]


def in_law(rule: PartDelivery = PartDelivery.DIFFERENCE) -> Terms:
    """Terms that promise no open purchase."""
    return Terms("test", delivery_on_part_return=rule)


def test_that_a_plain_return_gives_what_was_paid_to_the_card() -> None:
    settled = refunded(a_sale(), a_claim())

    assert settled.refund == kronor(499)
    assert amounts(settled) == [(TenderKind.CARD, "499.00")]
    assert settled.vat == (("25", kronor("99.80")),)
    assert settled.cash is None


def test_that_withdrawal_gives_the_standard_delivery_back_and_not_the_express() -> None:
    sale = replace(a_web_sale(), delivery=Delivery(kronor(129), kronor(49)))

    settled = refunded(sale, a_claim(days_old=10), terms=in_law())

    assert (settled.refund, settled.delivery) == (kronor(548), kronor(49))


def test_that_open_purchase_alone_gives_no_delivery_back() -> None:
    settled = refunded(a_web_sale(), a_claim(days_old=50))

    assert (settled.refund, settled.delivery) == (kronor(499), kronor(0))


@pytest.mark.parametrize(
    ("rule", "first", "last"),
    (
        (PartDelivery.DIFFERENCE, 0, 49),
        (PartDelivery.NONE, 0, 49),
        (PartDelivery.PROPORTIONAL, "24.50", "24.50"),
        (PartDelivery.FULL, 49, 0),
    ),
)
def test_that_the_delivery_comes_back_once_by_the_shops_rule(
    rule: PartDelivery, first: int | str, last: int | str
) -> None:
    sale = a_web_sale(a_line("1"), a_line("2", sku="KNIT-L"))
    terms = in_law(rule)

    one = refunded(sale, a_claim(ClaimLine("1"), days_old=10), terms=terms)
    two = refunded(sale, a_claim(ClaimLine("2"), days_old=10), after(Earlier(), one), terms=terms)

    assert (one.delivery, two.delivery) == (kronor(first), kronor(last))


def test_that_the_vat_of_the_delivery_is_told_at_its_own_rate() -> None:
    sale = a_web_sale(a_line(paid="39.61"))
    sale = replace(sale, delivery=Delivery(kronor("5.75"), kronor("11.50"), "15"))

    settled = refunded(sale, a_claim(days_old=10))

    assert dict(settled.vat) == {"25": kronor("7.92"), "15": kronor("0.75")}


def test_that_wear_is_deducted_from_a_withdrawal_and_rounded_down() -> None:
    worn = ClaimLine("1", condition=Condition.USED, wear_percent=Decimal("33.333"))

    settled = refunded(a_web_sale(delivery=0), a_claim(worn, days_old=10))

    assert (settled.deduction, settled.refund) == (kronor("166.33"), kronor("332.67"))


def test_that_wear_is_no_matter_of_open_purchase() -> None:
    worn = ClaimLine("1", condition=Condition.OPENED, wear_percent=Decimal(20))

    assert refunded(a_sale(), a_claim(worn)).deduction == kronor(0)


def test_that_a_promise_of_half_the_money_keeps_the_other_half() -> None:
    stage = Stage((Days(60),), (Outcome.REFUND,), Decimal(50))
    terms = Terms("test", OpenPurchase((stage,)))

    settled = refunded(a_sale(a_line(paid="99.99")), a_claim(), terms=terms)

    assert (settled.refund, settled.deduction) == (kronor("50.00"), kronor("49.99"))


@pytest.mark.parametrize(("fee", "refund"), ((69, "430.00"), (1125, "0.00")))
def test_that_a_fee_is_taken_once_and_never_more_than_the_goods(fee: int, refund: str) -> None:
    stage = Stage((Days(60),), (Outcome.REFUND,))
    terms = Terms("test", OpenPurchase((stage,)), return_fee=Decimal(fee))
    sale = a_sale(a_line("1", paid=300), a_line("2", paid=199))

    settled = refunded(sale, a_claim(ClaimLine("1"), ClaimLine("2")), terms=terms)

    assert str(settled.refund) == refund


def test_that_our_mistake_never_costs_a_fee_and_brings_the_delivery_back() -> None:
    stage = Stage((Days(60),), (Outcome.REFUND,))
    terms = Terms("test", OpenPurchase((stage,)), return_fee=Decimal(69))

    claim = a_claim(days_old=50, reason=Reason.WRONG_ITEM)
    settled = refunded(a_web_sale(), claim, terms=terms)

    assert (settled.fee, settled.refund) == (kronor(0), kronor(548))


def test_that_each_tender_gets_its_share() -> None:
    sale = a_sale(a_line("1", paid="249.50"), a_line("2", paid="249.50"))
    sale = paid_by(sale, (TenderKind.GIFT_CARD, 300), (TenderKind.CARD, 199))

    settled = refunded(sale, a_claim())

    assert amounts(settled) == [(TenderKind.GIFT_CARD, "150.00"), (TenderKind.CARD, "99.50")]


def test_that_the_odd_unit_goes_to_the_largest_share() -> None:
    assert proportional(10_001, (10_000, 20_000)) == (3_333, 6_668)


def test_that_cash_is_rounded_once_and_the_card_is_not() -> None:
    sale = paid_by(a_sale(a_line(paid="11.30")), (TenderKind.CARD, 5), (TenderKind.CASH, 6))

    settled = refunded(sale, a_claim())

    assert amounts(settled) == [(TenderKind.CARD, "5.00"), (TenderKind.CASH, "6.00")]
    assert settled.cash == kronor(6)
    assert settled.refund == kronor("11.30")


def test_that_all_of_it_may_come_in_cash_when_she_agrees() -> None:
    sale = a_sale(a_line(paid="45.50"))
    claim = replace(a_claim(), cash_back=True, agrees_other_tender=True)

    settled = refunded(sale, claim)

    assert [(each.nr, str(each.amount)) for each in settled.tenders] == [(0, "45.50")]
    assert settled.cash == kronor(46)


def test_that_cash_comes_from_the_cash_she_paid_first() -> None:
    sale = paid_by(a_sale(a_line(paid=300)), (TenderKind.CARD, 200), (TenderKind.CASH, 100))
    claim = replace(a_claim(), cash_back=True, agrees_other_tender=True)

    settled = refunded(sale, claim)

    assert [(each.nr, str(each.amount)) for each in settled.tenders] == [
        (2, "100.00"),
        (0, "200.00"),
    ]


def test_that_a_sale_without_named_tenders_is_paid_back_as_she_pays_today() -> None:
    settled = refunded(replace(a_sale(), tenders=()), a_claim())

    assert [(each.nr, each.kind) for each in settled.tenders] == [(0, TenderKind.CARD)]


def test_that_goods_that_cost_nothing_are_taken_back_for_nothing() -> None:
    settled = refunded(a_sale(a_line(paid=0), a_line("2")), a_claim())

    assert (settled.refund, settled.tenders) == (kronor(0), ())


@pytest.mark.parametrize(
    ("back", "proof", "collection", "by", "hold"),
    (
        (20, 12, Collection.NONE, 18, True),
        (25, None, Collection.NONE, 25, True),
        (27, None, Collection.OFFERED_BY_SHOP, 18, False),
        (None, None, Collection.NONE, 18, True),
    ),
)
def test_that_the_shop_may_wait_for_the_goods_unless_it_fetches_them(
    back: int | None, proof: int | None, collection: Collection, by: int, *, hold: bool
) -> None:
    claim = replace(
        a_claim(days_old=10),
        notice_received_on=date(2026, 12, 4),
        goods_back_on=date(2026, 12, back) if back else None,
        sent_proof_on=date(2026, 12, proof) if proof else None,
        collection=collection,
    )

    settled = refunded(a_web_sale(), claim)

    assert (settled.refund_by, settled.may_hold) == (date(2026, 12, by), hold)


def test_that_what_was_given_for_kept_goods_is_taken_off_when_they_come() -> None:
    given = Earlier(refunded={"1": kronor(5)})

    assert refunded(a_sale(a_line(paid="12.30")), a_claim(), given).refund == kronor("7.30")


def test_that_lines_a_person_must_look_at_are_left_out() -> None:
    used = ClaimLine("2", condition=Condition.USED)

    settled = refunded(a_sale(a_line(), a_line("2")), a_claim(ClaimLine("1"), used))

    assert [line.line for line in settled.lines] == ["1"]


def test_that_money_comes_first_where_she_has_a_right_to_it() -> None:
    found = offered(a_sale(), a_claim())

    assert [each.outcome for each in found] == [Outcome.REFUND, Outcome.EXCHANGE]
    assert [each.suggested for each in found] == [True, False]
