"""A whole visit in one sum: set off, rounded once, and never with another's money."""

from dataclasses import replace
from typing import Any

import pytest

from returns_station.money import Money
from returns_station.resolution.reckoning import Leg, Reckoned, reckon
from returns_station.resolution.settlement import Settlement, TenderShare
from returns_station.sale import Sale, TenderKind
from tests.builders import a_sale, kronor
from tests.returns_station.resolution.test_after import settled

CARD, CASH = TenderKind.CARD, TenderKind.CASH


def back(
    *tenders: tuple[int, TenderKind, int | str],
    rest: int | str = 0,
    **more: Any,  # noqa: ANN401 - its own fields
) -> Settlement:
    """Money back by these tenders, and a rest that no coin holds."""
    shares = tuple(TenderShare(nr, kind, kronor(amount)) for nr, kind, amount in tenders)
    total = sum((share.amount for share in shares), kronor(rest))
    return settled(refund=total, tenders=shares, **more)


def part(settlement: Settlement, number: str = "A", *, hers: bool = True) -> Reckoned:
    return Reckoned(a_sale(number=number), settlement, hers)


def amounts(legs: tuple[Leg, ...]) -> list[tuple[int, str, Money, Money]]:
    return [(leg.part, leg.sale, leg.share.amount, leg.set_off) for leg in legs]


def test_that_one_part_is_reckoned_as_it_is() -> None:
    tax = (("25", kronor(20)),)

    sums = reckon([part(back((1, CARD, 100), vat=tax))], cash_step=100)

    assert (sums.refund, sums.to_pay, sums.cash, sums.vat) == (kronor(100), kronor(0), None, tax)
    assert amounts(sums.legs) == [(0, "A", kronor(100), kronor(0))]
    assert (sums.store_credit, sums.bonus) == (kronor(0), kronor(0))


def test_that_one_tender_of_one_sale_is_one_leg_and_another_sales_is_its_own() -> None:
    parts = [
        part(back((1, CARD, 100), (2, CASH, 10))),
        part(back((1, CARD, 50)), "B"),
        part(back((1, CARD, 30))),
    ]

    sums = reckon(parts, cash_step=100)

    assert amounts(sums.legs) == [
        (0, "A", kronor(130), kronor(0)),
        (0, "A", kronor(10), kronor(0)),
        (1, "B", kronor(50), kronor(0)),
    ]
    assert sums.refund == kronor(190)


@pytest.mark.parametrize(
    ("owed", "refund", "pays", "left", "cut"),
    (
        (30, 70, 0, (35, 35), (15, 15)),
        (100, 0, 0, (0, 0), (50, 50)),
        (130, 0, 30, (0, 0), (50, 50)),
        (0, 100, 0, (50, 50), (0, 0)),
    ),
)
def test_that_new_goods_are_paid_with_what_comes_back_each_tender_in_proportion(
    owed: int, refund: int, pays: int, left: tuple[int, int], cut: tuple[int, int]
) -> None:
    money = part(back((1, CARD, 50), (2, TenderKind.SWISH, 50)))

    sums = reckon([money, part(settled(to_pay=kronor(owed)), "B")], cash_step=100)

    assert (sums.refund, sums.to_pay) == (kronor(refund), kronor(pays))
    assert [leg.share.amount for leg in sums.legs] == [kronor(each) for each in left]
    assert [leg.set_off for leg in sums.legs] == [kronor(each) for each in cut]


def test_that_the_odd_unit_of_a_set_off_goes_to_the_largest_share() -> None:
    money = part(back((1, CARD, "0.03"), (2, TenderKind.SWISH, "0.02")))

    sums = reckon([money, part(settled(to_pay=kronor("0.03")), "B")], cash_step=100)

    assert [leg.set_off for leg in sums.legs] == [kronor("0.02"), kronor("0.01")]


def test_that_the_money_of_a_gifts_payer_pays_for_nobody_else() -> None:
    gift = part(back((1, CARD, 100)), hers=False)
    dearer = part(settled(to_pay=kronor(40)), "B")

    sums = reckon([gift, dearer], cash_step=100)

    assert (sums.refund, sums.to_pay) == (kronor(100), kronor(40))
    assert amounts(sums.legs) == [(0, "A", kronor(100), kronor(0))]
    assert [leg.hers for leg in sums.legs] == [False]


def test_that_only_her_own_part_of_what_comes_back_is_set_off() -> None:
    gift = part(back((1, CARD, 100)), hers=False)
    own = part(back((1, CARD, 30)), "B")
    dearer = part(settled(to_pay=kronor(40)), "C")

    sums = reckon([gift, own, dearer], cash_step=100)

    assert (sums.refund, sums.to_pay) == (kronor(100), kronor(10))
    assert [(leg.share.amount, leg.set_off) for leg in sums.legs] == [
        (kronor(100), kronor(0)),
        (kronor(0), kronor(30)),
    ]


def test_that_coins_are_rounded_once_for_the_whole_visit() -> None:
    first = part(back((1, CASH, "10.40")))
    second = part(back((1, CASH, "10.40"), (2, CARD, "5.25")), "B")

    sums = reckon([first, second], cash_step=100)

    assert (sums.refund, sums.cash) == (kronor("26.05"), kronor(21))


def test_that_what_no_coin_holds_is_rounded_with_the_coins() -> None:
    sums = reckon([part(back((1, CASH, 10), rest="0.60"))], cash_step=100)

    assert (sums.refund, sums.cash) == (kronor("10.60"), kronor(11))


def test_that_no_coins_move_where_new_goods_take_them_all() -> None:
    coins, dearer = part(back((1, CASH, 10))), part(settled(to_pay=kronor(10)), "B")

    assert reckon([coins, dearer], cash_step=100).cash is None
    assert reckon([coins, part(settled(to_pay=kronor(4)), "B")], cash_step=100).cash == kronor(6)


def test_that_credit_bonus_and_vat_are_those_of_all_parts() -> None:
    one = part(
        settled(store_credit=kronor(110), bonus=kronor(10), vat=(("25", kronor(5)),)),
    )
    other = part(
        settled(
            store_credit=kronor(55),
            bonus=kronor(5),
            vat=(("12", kronor(2)), ("25", kronor(1))),
        ),
        "B",
    )

    sums = reckon([one, other], cash_step=100)

    assert (sums.store_credit, sums.bonus) == (kronor(165), kronor(15))
    assert sums.vat == (("25", kronor(6)), ("12", kronor(2)))


def test_that_sales_of_two_sources_with_one_number_are_two() -> None:
    sale: Sale = a_sale(number="A")
    twin = replace(sale, source="another till")
    money = back((1, CARD, 10))

    sums = reckon([Reckoned(sale, money), Reckoned(twin, money)], cash_step=100)

    assert [leg.part for leg in sums.legs] == [0, 1]
