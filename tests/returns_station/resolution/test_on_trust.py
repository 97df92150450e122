"""Goods that are still at home, goods she may keep, and goods that must be ordered."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from returns_station.days import Days
from returns_station.policy.claim import Claim, ClaimLine, NewGoods, Outcome, Reason
from returns_station.policy.terms import OpenPurchase, Stage, Terms
from returns_station.resolution.offers import Offer
from returns_station.resolution.ways import WAYS, ComesBack, Way, way_for
from tests.builders import a_claim, a_line, a_sale, kronor
from tests.returns_station.resolution.settling import offered

GIVES: Final = (Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT)
TERMS: Final = Terms("test", OpenPurchase((Stage((Days(60),), GIVES),)))
KEEP_300: Final = replace(TERMS, keep_up_to=Decimal(300))


def at_home(*lines: ClaimLine, **changes: Any) -> Claim:  # noqa: ANN401 - its own fields
    return replace(a_claim(*lines), goods_at_home=True, **changes)


def ways(found: tuple[Offer, ...]) -> dict[Outcome, Way]:
    return {each.outcome: each.settlement.way for each in found}


def test_that_every_way_is_a_row_and_no_two_rows_are_one_way() -> None:
    assert set(WAYS) == set(Way)
    rows = [(row.outcome, row.comes_back) for row in WAYS.values()]
    assert len(set(rows)) == len(rows)


def test_that_every_outcome_has_a_row_of_its_own_name() -> None:
    assert {WAYS[Way(outcome.value)].outcome for outcome in Outcome} == set(Outcome)


def test_that_a_way_nobody_wrote_is_the_outcomes_own() -> None:
    assert way_for(Outcome.REPAIR, ComesBack.LATER) is Way.REPAIR
    assert way_for(Outcome.STORE_CREDIT, ComesBack.KEPT) is Way.STORE_CREDIT
    assert way_for(Outcome.REFUND, ComesBack.KEPT) is Way.REFUND_AND_KEEP


def test_that_goods_at_home_are_made_good_on_trust() -> None:
    found = offered(a_sale(), at_home(), terms=TERMS)

    assert ways(found) == {
        Outcome.REFUND: Way.REFUND_ON_TRUST,
        Outcome.EXCHANGE: Way.EXCHANGE_ON_TRUST,
        Outcome.STORE_CREDIT: Way.STORE_CREDIT_ON_TRUST,
    }
    assert {each.settlement.due_on for each in found} == {date(2026, 12, 10)}


def test_that_the_shop_says_how_long_it_trusts_and_she_when_they_come() -> None:
    longer = offered(a_sale(), at_home(), terms=replace(TERMS, trust_days=30))
    told = offered(a_sale(), at_home(goods_back_on=date(2026, 11, 30)), terms=TERMS)

    assert longer[0].settlement.due_on == date(2026, 12, 26)
    assert told[0].settlement.due_on == date(2026, 11, 30)


def test_that_goods_that_are_here_are_due_on_no_day() -> None:
    found = offered(a_sale(), a_claim(), terms=KEEP_300)

    assert {each.settlement.due_on for each in found} == {None}
    assert ways(found)[Outcome.REFUND] is Way.REFUND


@pytest.mark.parametrize(
    ("paid", "way"),
    (("300.00", Way.REFUND_AND_KEEP), ("300.01", Way.REFUND_ON_TRUST), (1, Way.REFUND_AND_KEEP)),
)
def test_that_what_is_worth_less_than_the_trip_may_stay(paid: int | str, way: Way) -> None:
    sale = a_sale(a_line(paid=paid))

    offer = offered(sale, at_home(), terms=KEEP_300)[0]

    assert offer.settlement.way is way
    assert offer.settlement.refund == kronor(paid)
    # She keeps them, and still they are used up: nothing is paid twice.
    assert not offer.settlement.lines[0].keeps
    assert (offer.settlement.due_on is None) is (way is Way.REFUND_AND_KEEP)


def test_that_all_goods_of_a_part_count_together_for_the_trip() -> None:
    sale = a_sale(a_line(paid=200), a_line("2", paid=200))
    both = at_home(ClaimLine("1"), ClaimLine("2"))

    assert ways(offered(sale, both, terms=KEEP_300))[Outcome.REFUND] is Way.REFUND_ON_TRUST


def test_that_goods_for_goods_do_not_stay_but_wrong_ones_may() -> None:
    sale = a_sale(a_line(paid=200))
    wrong = at_home(ClaimLine("1", reason=Reason.WRONG_ITEM))

    found = ways(offered(sale, wrong, terms=KEEP_300))

    assert found[Outcome.REPLACEMENT] is Way.REPLACEMENT_AND_KEEP
    assert found[Outcome.EXCHANGE] is Way.EXCHANGE_ON_TRUST


@pytest.mark.parametrize(("here", "when"), ((True, "when.now"), (False, "when.ordered")))
def test_that_what_the_shop_has_not_is_ordered_and_said_so(*, here: bool, when: str) -> None:
    goods = NewGoods("LAMP", kronor(499), title="Lampa")
    exchange = a_claim(ClaimLine("1", new_goods=goods, in_stock=here))
    wrong = a_claim(ClaimLine("1", quantity=2, reason=Reason.WRONG_ITEM, in_stock=here))

    swapped = offered(a_sale(), exchange)[0]
    mended = offered(a_sale(a_line(quantity=2, paid=998)), wrong)[0]

    assert swapped.settlement.goods_out == (replace(goods, at_once=here),)
    assert mended.settlement.goods_out == (
        NewGoods(
            "KNIT-M",
            kronor(499),
            2,
            same_item=True,
            title="Stickad tröja KNIT-M",
            at_once=here,
        ),
    )
    assert (swapped.when.key, mended.when.key) == (when, when)


def test_that_what_hers_were_worth_goes_for_the_goods_that_go_out() -> None:
    dearer = NewGoods("LAMP", kronor(300), 2)
    even = NewGoods("KNIT-L", kronor(999), same_item=True)
    wrong = a_claim(ClaimLine("1", reason=Reason.WRONG_ITEM))

    paid = offered(a_sale(), a_claim(ClaimLine("1", new_goods=dearer)))[0].settlement
    same = offered(a_sale(), a_claim(ClaimLine("1", new_goods=even)))[0].settlement
    mended = offered(a_sale(), wrong)[0].settlement

    assert (paid.goods_paid, paid.to_pay) == ((kronor(600),), kronor(101))
    assert (same.goods_paid, same.to_pay) == ((kronor(499),), kronor(0))
    assert (mended.goods_paid, mended.lines[0].paid) == ((kronor(499),), kronor(499))
