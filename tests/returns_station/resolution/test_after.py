"""What a settled part leaves for the next part of the visit."""

from dataclasses import replace
from datetime import date
from typing import Any

from returns_station.money import Money
from returns_station.policy.claim import Earlier, Outcome
from returns_station.resolution.after import earlier_after, with_fee
from returns_station.resolution.settlement import (
    Drawn,
    Fee,
    FeeKind,
    LineShare,
    Settlement,
    TenderShare,
)
from returns_station.resolution.ways import Way
from returns_station.sale import TenderKind
from tests.builders import kronor

NOTHING = kronor(0)


def share(line: str, quantity: int, paid: int, **changes: Any) -> LineShare:  # noqa: ANN401 - its fields
    plain = LineShare(line, quantity, kronor(paid), NOTHING, kronor(paid), "25")
    return replace(plain, **changes)


def settled(*lines: LineShare, **changes: Any) -> Settlement:  # noqa: ANN401 - as above
    plain = Settlement(
        outcome=Outcome.REFUND,
        lines=lines,
        refund=NOTHING,
        delivery=NOTHING,
        deduction=NOTHING,
        fees=(),
        tenders=(),
        vat=(),
        cash=None,
        store_credit=NOTHING,
        bonus=NOTHING,
        to_pay=NOTHING,
        goods_out=(),
        refund_by=date(2026, 12, 10),
        may_hold=False,
        way=Way.REFUND,
    )
    return replace(plain, **changes)


def test_that_units_and_sums_are_added_to_what_had_come_back() -> None:
    before = Earlier({"1": 1}, {"1": kronor(100)}, {1: kronor(90)}, kronor(10), in_visit=1)
    tender = TenderShare(1, TenderKind.CARD, kronor(200))

    after = earlier_after(
        before, settled(share("1", 2, 200), tenders=(tender,), delivery=kronor(39))
    )

    assert after.units == {"1": 3}
    assert after.refunded == {"1": kronor(300)}
    assert after.tenders == {1: kronor(290)}
    assert (after.delivery, after.in_visit, after.fee) == (kronor(49), 3, None)
    assert before.units == {"1": 1}


def test_that_the_first_part_starts_from_nothing() -> None:
    after = earlier_after(Earlier(), settled(share("1", 1, 100)))

    assert (after.units, after.refunded) == ({"1": 1}, {"1": kronor(100)})
    assert (after.delivery, after.in_visit) == (NOTHING, 1)


def test_that_goods_she_keeps_use_up_money_and_no_unit() -> None:
    after = earlier_after(Earlier(), settled(share("1", 1, 50, keeps=True)))

    assert (after.units, after.refunded, after.in_visit) == ({}, {"1": kronor(50)}, 0)


def test_that_what_other_lines_bear_is_used_up_of_them() -> None:
    drawn = (Drawn("2", kronor(20)),)

    after = earlier_after(Earlier(), settled(share("1", 1, 80, drawn=drawn)))

    assert after.refunded == {"1": kronor(80), "2": kronor(20)}


def test_that_a_tender_that_is_none_of_the_sale_is_not_used_up() -> None:
    tender = TenderShare(0, TenderKind.CASH, kronor(80))

    assert earlier_after(Earlier(), settled(share("1", 1, 80), tenders=(tender,))).tenders == {}


def test_that_the_fee_of_the_return_is_remembered_and_no_other() -> None:
    fees = (Fee(FeeKind.RETURN, kronor(29)), Fee(FeeKind.RESTOCKING, kronor(5)))

    first = with_fee(Earlier(), settled(fees=fees))
    second = with_fee(first, settled(fees=fees))

    assert (first.fee, second.fee) == (kronor(29), Money(5_800, "SEK"))
    assert with_fee(first, settled()) is first
