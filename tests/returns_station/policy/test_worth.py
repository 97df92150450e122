"""What units were paid with, what they are worth by an entitlement, and what that takes of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from returns_station.policy.claim import ClaimLine, Earlier, NewGoods
from returns_station.policy.entitlement import (
    Fees,
    Valued,
)
from returns_station.policy.worth import (
    Repriced,
    deduction,
    fee_once,
    is_even,
    paid_for,
    repriced,
    restocking,
    scales_of,
    worth_today,
)
from tests.builders import a_claim
from tests.returns_station.policy.sums import (
    CREDIT,
    EXCHANGE,
    PLAIN,
    REFUND,
    before,
    line,
    minor,
    scales,
    sold,
)

# What units were paid with


def test_that_units_that_come_one_by_one_take_all_that_was_paid() -> None:
    sale, used, taken = sold(line(paid=1_000, quantity=3)), 0, []
    for units in range(3):
        (part,) = paid_for(sale, a_claim(), before(units, used))
        taken.append(part)
        used += part

    assert taken == [333, 334, 333]


def test_that_units_of_one_line_in_two_wishes_take_what_they_take_in_one() -> None:
    sale = sold(line(paid=1_001, quantity=2))

    assert paid_for(sale, a_claim(ClaimLine("1"), ClaimLine("1")), Earlier()) == (501, 500)
    assert paid_for(sale, a_claim(ClaimLine("1", 2)), Earlier()) == (1_001,)


def test_that_what_was_given_back_before_is_not_given_again() -> None:
    sale = sold(line(paid=1_000, quantity=2))

    assert paid_for(sale, a_claim(), before(0, 300)) == (200,)
    assert paid_for(sale, a_claim(), before(1, 900)) == (100,)
    assert paid_for(sale, a_claim(), before(0, 600)) == (0,)


# A discount that falls away


def test_that_what_is_kept_costs_its_list_price_where_a_discount_falls_away() -> None:
    sale = sold(line(paid=8_000, promotion=2_000), line("2", paid=8_000, promotion=2_000))

    assert repriced(sale, a_claim(), Earlier()) == (Repriced(6_000),)
    both = repriced(sale, a_claim(ClaimLine("1"), ClaimLine("2")), Earlier())
    assert both == (Repriced(8_000), Repriced(8_000))


def test_that_a_recount_is_never_below_nothing() -> None:
    sale = sold(line(paid=100), line("2", paid=8_000, promotion=2_000))

    assert repriced(sale, a_claim(), Earlier()) == (Repriced(0),)


def test_that_a_recount_is_never_more_than_was_paid_for_the_units() -> None:
    sale = sold(line(paid=100, promotion=50), line("2", paid=8_000))

    assert repriced(sale, a_claim(), Earlier()) == (Repriced(100),)


def test_that_a_recount_of_several_units_adds_up_to_what_was_paid() -> None:
    sale, used, given = sold(line(paid=16_000, quantity=3, promotion=4_000)), 0, []
    for units in range(3):
        (part,) = repriced(sale, a_claim(), before(units, used))
        given.append(part.all)
        used += part.own

    assert given == [2_667, 6_666, 6_667]
    assert used == 16_000


def test_that_a_recount_is_shared_by_what_the_lines_take() -> None:
    lines = (line(paid=3_000), line("2", paid=6_000), line("3", paid=1_000, promotion=1_000))

    back = repriced(sold(*lines), a_claim(ClaimLine("1"), ClaimLine("2")), Earlier())

    assert back == (Repriced(2_667), Repriced(5_333))


def test_that_nothing_is_recounted_without_a_discount() -> None:
    (only,) = scales_of(sold(line(paid=999, quantity=2)), a_claim(), Earlier())

    assert (only.paid, only.repriced) == (500, Repriced(500))


def test_that_one_discounted_line_is_enough_for_a_recount() -> None:
    sale = sold(line(paid=3_000), line("2", paid=1_000, promotion=1_000))

    assert scales(sale).repriced == Repriced(2_000)


# What goods cost today


@pytest.mark.parametrize(
    ("today", "listed", "valued", "worth"),
    (
        (None, None, Valued.TODAY, 667),
        (250, 100, Valued.TODAY, 500),
        (250, 100, Valued.LOWEST, 200),
        (100, 250, Valued.LOWEST, 200),
        (None, 100, Valued.TODAY, 667),
        (None, 100, Valued.LOWEST, 200),
        (0, None, Valued.TODAY, 0),
    ),
)
def test_that_goods_are_worth_a_price_that_is_known(
    today: int | None, listed: int | None, valued: Valued, worth: int
) -> None:
    prices = [None if price is None else minor(price) for price in (today, listed)]
    goods = replace(line(paid=1_000, quantity=3), price_today=prices[0], list_price=prices[1])

    assert worth_today(goods, valued, 2) == worth


@pytest.mark.parametrize(
    ("valued", "worth"),
    ((Valued.AS_PAID, 8_000), (Valued.REPRICED, 6_000), (Valued.TODAY, 5_000), (Valued.LOWEST, 10)),
)
def test_that_an_entitlement_says_what_goods_are_valued_at(valued: Valued, worth: int) -> None:
    goods = replace(
        line(paid=8_000, promotion=2_000), price_today=minor(5_000), list_price=minor(10)
    )
    sale = sold(goods, line("2", paid=8_000, promotion=2_000))

    assert scales(sale).worth(replace(PLAIN, valued=valued)) == worth


def test_that_goods_are_never_worth_more_than_was_paid_for_them() -> None:
    goods = replace(line(paid=8_000), price_today=minor(9_000), list_price=minor(9_500))

    for valued in (Valued.TODAY, Valued.LOWEST):
        assert scales(sold(goods)).worth(replace(PLAIN, valued=valued)) == 8_000


# What is kept back


@pytest.mark.parametrize(
    ("percent", "wear", "may_deduct", "kept"),
    (
        ("100", "50", False, 0),
        ("100", "50", True, 499),
        ("90", "0", True, 99),
        ("33.333", "0", False, 666),
        ("90", "10", True, 198),
        ("10", "90", True, 999),
        ("0", "0", False, 999),
        ("99.95", "0", False, 0),
    ),
)
def test_that_percent_and_wear_are_kept_back_rounded_her_way(
    percent: str, wear: str, *, may_deduct: bool, kept: int
) -> None:
    entitlement = replace(PLAIN, percent=Decimal(percent), may_deduct_wear=may_deduct)

    assert deduction(999, entitlement, ClaimLine("1", wear_percent=Decimal(wear))) == kept


def test_that_a_shelf_fee_is_a_part_of_what_is_left_rounded_her_way() -> None:
    fees = Fees(0, Decimal(10), frozenset({CREDIT}))
    half = replace(PLAIN, fees=fees, percent=Decimal(50))

    assert restocking(999, half, REFUND) == 99
    assert restocking(999, half, CREDIT) == 0
    assert scales(sold(line(paid=1_000))).nets(half, REFUND) == 450
    assert scales(sold(line(paid=1_000))).nets(half, CREDIT) == 500


def test_that_a_fee_is_taken_once_but_where_it_is_waived() -> None:
    entitlement = replace(PLAIN, fees=Fees(4_900, waived_for=frozenset({CREDIT})))

    assert fee_once(entitlement, REFUND, Earlier()) == 4_900
    assert fee_once(entitlement, CREDIT, Earlier()) == 0


@pytest.mark.parametrize(
    ("taken", "still"), ((0, 4_900), (1, 4_899), (4_899, 1), (4_900, 0), (5_000, 0))
)
def test_that_a_fee_of_the_same_visit_is_not_taken_again(taken: int, still: int) -> None:
    entitlement = replace(PLAIN, fees=Fees(4_900, waived_for=frozenset({CREDIT})))
    so_far = Earlier(fee=minor(taken))

    assert fee_once(entitlement, REFUND, so_far) == still
    assert fee_once(entitlement, CREDIT, so_far) == 0


@pytest.mark.parametrize(
    ("same_item", "quantity", "even"), ((True, 2, True), (True, 1, False), (False, 2, False))
)
def test_that_as_many_of_the_same_goods_are_even(
    quantity: int, *, same_item: bool, even: bool
) -> None:
    goods = NewGoods("KNIT-L", minor(60_000), quantity, same_item)
    wish = ClaimLine("1", 2, new_goods=goods)
    sale = sold(line(paid=1_000, quantity=2))

    assert is_even(wish) is even
    assert not is_even(ClaimLine("1"))
    assert scales(sale, wish).price(PLAIN, EXCHANGE) == (1_000 if even else 0)
    assert scales(sale, wish).price(PLAIN, REFUND) == 0
    assert scales(sale, wish).nets(PLAIN, EXCHANGE) == (0 if even else 1_000)
