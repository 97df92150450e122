"""Whatever is returned in whatever order: the sums agree, and nothing passes what was taken."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.days import Days
from returns_station.money import Money
from returns_station.policy.claim import (
    Bringer,
    Claim,
    ClaimLine,
    Earlier,
    Outcome,
)
from returns_station.policy.terms import OpenPurchase, Stage, Terms
from returns_station.resolution.offers import Settlement
from returns_station.resolution.tenders import proportional
from returns_station.sale import Channel, Delivery, Sale, Tender, TenderKind
from tests.builders import a_claim, a_line, a_sale
from tests.returns_station.resolution.settling import after, refunded

CAME_ON: Final = date(2026, 11, 16)
SUMS: Final = st.integers(0, 10**9)


@st.composite
def sales(draw: st.DrawFn) -> Sale:
    """Any sale at a distance, paid with up to three tenders that add up to what it cost."""
    lines = []
    for nr in range(1, draw(st.integers(1, 3)) + 1):
        line = a_line(str(nr), quantity=draw(st.integers(1, 7)))
        paid = Money(draw(SUMS), "SEK")
        lines.append(replace(line, paid=paid, received_on=(CAME_ON,)))
    delivery = draw(st.integers(0, 10_000))
    total = sum(line.paid.minor for line in lines) + delivery
    tenders = []
    kinds = st.sampled_from((TenderKind.CARD, TenderKind.GIFT_CARD, TenderKind.SWISH))
    for nr in range(1, draw(st.integers(1, 3)) + 1):
        part = draw(st.integers(0, total))
        total -= part
        tenders.append(Tender(nr, draw(kinds), Money(part, "SEK")))
    tenders.append(Tender(len(tenders) + 1, TenderKind.CARD, Money(total, "SEK")))
    return replace(
        a_sale(*lines, channel=Channel.DISTANCE),
        tenders=tuple(tenders),
        delivery=Delivery(Money(delivery, "SEK"), Money(delivery, "SEK")),
    )


@given(sales(), st.data())
def test_that_part_returns_in_any_order_add_up_to_exactly_what_was_paid(
    sale: Sale, data: st.DataObject
) -> None:
    units = [line.nr for line in sale.lines for _ in range(line.quantity)]
    order = data.draw(st.permutations(units))
    earlier, out = Earlier(), 0

    for nr in order:
        settled = refunded(sale, a_claim(ClaimLine(nr), days_old=10), earlier)
        earlier = after(earlier, settled)
        out += settled.refund.minor

    assert out == sum(paid.amount.minor for paid in sale.tenders)
    assert {nr: money for nr, money in earlier.tenders.items() if money} == {
        paid.nr: paid.amount for paid in sale.tenders if paid.amount
    }


@given(sales(), st.integers(0, 100), st.integers(0, 500), st.data())
def test_that_sums_agree_and_nothing_passes_what_was_taken(
    sale: Sale, wear: int, fee: int, data: st.DataObject
) -> None:
    stage = Stage((Days(60),), (Outcome.REFUND,), Decimal(80))
    terms = Terms("test", OpenPurchase((stage,)), return_fee=Decimal(fee))
    wishes = tuple(
        ClaimLine(line.nr, data.draw(st.integers(1, line.quantity)), wear_percent=Decimal(wear))
        for line in sale.lines
    )
    days_old = data.draw(st.integers(5, 40))
    in_cash = data.draw(st.booleans())
    claim = replace(a_claim(*wishes, days_old=days_old), cash_back=in_cash)

    settled = refunded(sale, claim, terms=terms)

    _holds(settled, sale, claim)


def _holds(settled: Settlement, sale: Sale, claim: Claim) -> None:
    goods = sum(line.refund.minor for line in settled.lines)
    assert goods + settled.delivery.minor - settled.fee.minor == settled.refund.minor
    assert sum(tender.amount.minor for tender in settled.tenders) == settled.refund.minor
    taken = {paid.nr: paid.amount.minor for paid in sale.tenders}
    for tender in settled.tenders:
        assert 0 < tender.amount.minor <= taken[tender.nr]
    for line, wish in zip(settled.lines, claim.lines, strict=True):
        assert (line.line, line.quantity) == (wish.line, wish.quantity)
        assert line.paid == line.refund + line.deduction
        assert min(line.refund.minor, line.deduction.minor, settled.refund.minor) >= 0
    assert settled.refund_by >= claim.told_at.date() + timedelta(days=14)


@given(st.lists(SUMS, min_size=1, max_size=6), st.data())
def test_that_shares_add_up_and_stay_below_their_caps(caps: list[int], data: st.DataObject) -> None:
    amount = data.draw(st.integers(0, sum(caps)))

    parts = proportional(amount, caps)

    assert sum(parts) == amount
    assert all(0 <= part <= cap for part, cap in zip(parts, caps, strict=True))


@pytest.mark.parametrize("by", (Bringer.GIFT_RECEIVER, Bringer.SOMEONE_ELSE))
def test_that_coins_go_to_nobody_but_who_paid(by: Bringer) -> None:
    wish = replace(a_claim(), cash_back=True, agrees_other_tender=True)

    hers, theirs = refunded(a_sale(), wish), refunded(a_sale(), replace(wish, by=by))

    assert [each.kind for each in hers.tenders] == [TenderKind.CASH]
    assert [each.kind for each in theirs.tenders] == [TenderKind.CARD]
    assert theirs.cash is None
