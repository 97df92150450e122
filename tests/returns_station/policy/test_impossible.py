"""Wishes that cannot be stored at all, whatever the terms say."""

from dataclasses import replace

import pytest

from returns_station.money import Money
from returns_station.policy.claim import (
    Claim,
    ClaimLine,
    Earlier,
    Impossible,
    NewGoods,
    impossible,
)
from returns_station.sale import Sale, Tender, TenderKind
from tests.builders import NOW, a_claim, a_line, a_sale, kronor

TWO = a_sale(a_line(quantity=2, paid=100), a_line("2", paid=0))


def before(units: int, used: int) -> Earlier:
    """So many units of line 1 came back before, and took so many kronor."""
    return Earlier({"1": units}, {"1": kronor(used)})


@pytest.mark.parametrize(
    ("wishes", "says"),
    (
        ((), Impossible.NOTHING_ASKED),
        ((ClaimLine("9"),), Impossible.UNKNOWN_LINE),
        ((ClaimLine("1", 0),), Impossible.NOT_POSITIVE),
        ((ClaimLine("1", 3),), Impossible.MORE_THAN_LEFT),
        ((ClaimLine("1", 1), ClaimLine("1", 2)), Impossible.MORE_THAN_LEFT),
        ((ClaimLine("1"), ClaimLine("9")), Impossible.UNKNOWN_LINE),
        ((ClaimLine("1", price_reduction=kronor("100.01")),), Impossible.MORE_THAN_PAID),
        ((ClaimLine("1", 2),), None),
        ((ClaimLine("1"), ClaimLine("1")), None),
        ((ClaimLine("2"),), None),
        ((ClaimLine("1", price_reduction=kronor(100)),), None),
        ((ClaimLine("1", price_reduction=kronor(60)), ClaimLine("2")), None),
    ),
)
def test_that_a_wish_is_possible_or_says_why_not(
    wishes: tuple[ClaimLine, ...], says: Impossible | None
) -> None:
    assert impossible(TWO, Claim(NOW, wishes), Earlier()) is says


def test_that_what_came_back_before_is_not_left() -> None:
    both = a_claim(ClaimLine("1", 2))

    assert impossible(TWO, both, before(1, 50)) is Impossible.MORE_THAN_LEFT
    assert impossible(TWO, a_claim(), before(1, 50)) is None
    assert impossible(TWO, a_claim(), before(2, 100)) is Impossible.MORE_THAN_LEFT


def test_that_what_was_paid_back_before_is_not_paid_again() -> None:
    lower = a_claim(ClaimLine("1", price_reduction=kronor(50)))

    assert impossible(TWO, lower, before(1, 50)) is None
    assert impossible(TWO, lower, before(1, 51)) is Impossible.MORE_THAN_PAID


def test_that_reductions_of_two_lines_are_held_against_each_line_s_own() -> None:
    sale = a_sale(a_line(paid=100), a_line("2", paid=100))
    lower = a_claim(*(ClaimLine(nr, price_reduction=kronor(100)) for nr in ("1", "2")))

    assert impossible(sale, lower, Earlier()) is None


def test_that_a_line_without_a_reduction_is_not_held_against_what_was_paid_back() -> None:
    assert impossible(TWO, a_claim(), before(1, 100)) is None


def test_that_a_gift_card_that_was_sold_is_cashed_and_not_returned() -> None:
    card = a_sale(replace(a_line(), category="gift_card"))

    assert impossible(card, a_claim(), Earlier()) is Impossible.GIFT_CARD_LINE


def unpaid(*tenders: int) -> Sale:
    """A sale of two lines, one of them free, that was paid by these tenders."""
    paid = tuple(
        Tender(nr, TenderKind.INVOICE, Money(each, "SEK")) for nr, each in enumerate(tenders, 1)
    )
    return replace(TWO, tenders=paid)


def test_that_an_open_invoice_pays_nothing_back() -> None:
    assert impossible(unpaid(0), a_claim(), Earlier()) is Impossible.NOTHING_PAID
    assert impossible(unpaid(0, 0), a_claim(), Earlier()) is Impossible.NOTHING_PAID
    assert impossible(unpaid(0, 100), a_claim(), Earlier()) is None


def test_that_goods_that_were_free_may_come_back() -> None:
    free = replace(unpaid(0), lines=(a_line(paid=0),))

    assert impossible(free, a_claim(), Earlier()) is None
    assert impossible(unpaid(), a_claim(), Earlier()) is None


def test_that_a_claim_says_as_little_as_it_may() -> None:
    claim, goods = Claim(NOW, (ClaimLine("1"),)), NewGoods("KNIT", kronor(1))

    assert not claim.agrees_other_tender
    assert not claim.goods_at_home
    assert not claim.cash_back
    assert (goods.quantity, goods.same_item, claim.lines[0].quantity) == (1, False, 1)
