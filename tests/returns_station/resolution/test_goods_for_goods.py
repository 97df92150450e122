"""Goods for goods: an even exchange, and the right goods for the wrong ones."""

from dataclasses import replace

import pytest

from returns_station.policy.claim import ClaimLine, Earlier, NewGoods, Outcome, Reason
from returns_station.resolution.offers import Offer
from tests.builders import a_claim, a_line, a_sale, kronor
from tests.returns_station.resolution.settling import after, offered, refunded


def exchanged(found: tuple[Offer, ...]) -> Offer | None:
    """The exchange among what is offered."""
    return next((each for each in found if each.outcome is Outcome.EXCHANGE), None)


def test_that_an_exchange_stands_open_until_she_points_at_something() -> None:
    offer = exchanged(offered(a_sale(), a_claim()))

    assert offer is not None
    assert offer.needs_goods
    assert not offer.suggested


@pytest.mark.parametrize("price", (499, 399, 799))
def test_that_the_same_goods_in_another_size_are_even_at_any_price(price: int) -> None:
    goods = NewGoods("KNIT-L", kronor(price), same_item=True)

    found = offered(a_sale(), a_claim(ClaimLine("1", new_goods=goods)))

    assert found[0].outcome is Outcome.EXCHANGE
    assert found[0].settlement.goods_out == (goods,)
    assert (found[0].settlement.refund, found[0].settlement.to_pay) == (kronor(0), kronor(0))


@pytest.mark.parametrize(
    ("price", "pays", "back"), ((499, 0, 0), ("348.50", 0, "150.50"), (650, 151, 0))
)
def test_that_only_the_difference_is_paid_for_other_goods(
    price: int | str, pays: int, back: int | str
) -> None:
    goods = NewGoods("LAMP", kronor(price))

    offer = exchanged(offered(a_sale(), a_claim(ClaimLine("1", new_goods=goods))))

    assert offer is not None
    settled = offer.settlement
    assert (settled.to_pay, settled.refund) == (kronor(pays), kronor(back))
    assert settled.goods_out == (goods,)


@pytest.mark.parametrize(
    ("price", "says"),
    ((499, "yes.exchange.even"), (398, "yes.exchange.back"), (650, "yes.exchange.pay")),
)
def test_that_an_exchange_says_what_differs(price: int, says: str) -> None:
    goods = NewGoods("LAMP", kronor(price))

    offer = exchanged(offered(a_sale(), a_claim(ClaimLine("1", new_goods=goods))))

    assert offer is not None
    assert offer.says.key == says


def test_that_sums_may_even_out_over_the_lines() -> None:
    sale = a_sale(a_line("1", paid=300), a_line("2", paid=200))
    dearer = ClaimLine("1", new_goods=NewGoods("LAMP", kronor(350)))
    cheaper = ClaimLine("2", new_goods=NewGoods("MUG", kronor(50), quantity=3))

    offer = exchanged(offered(sale, a_claim(dearer, cheaper)))

    assert offer is not None
    assert [goods.sku for goods in offer.settlement.goods_out] == ["LAMP", "MUG"]


def test_that_goods_without_others_for_them_pay_for_those_of_another_line() -> None:
    named = ClaimLine("1", new_goods=NewGoods("LAMP", kronor(898)))

    offer = exchanged(offered(a_sale(a_line(), a_line("2")), a_claim(named, ClaimLine("2"))))

    assert offer is not None
    assert offer.settlement.refund == kronor(100)


def test_that_what_was_exchanged_is_not_paid_back_with_the_next_unit() -> None:
    sale = a_sale(a_line(quantity=3, paid=300))
    goods = NewGoods("KNIT-L", kronor(100), same_item=True)
    exchange = exchanged(offered(sale, a_claim(ClaimLine("1", new_goods=goods))))
    assert exchange is not None

    settled = refunded(sale, a_claim(), after(Earlier(), exchange.settlement))

    assert settled.refund == kronor(100)


def test_that_the_wrong_goods_are_mended_with_the_right_ones_first() -> None:
    sale = a_sale(a_line(quantity=2, paid=998))

    found = offered(sale, a_claim(ClaimLine("1", 2, Reason.WRONG_ITEM), days_old=900))

    assert [each.outcome for each in found] == [
        Outcome.REPLACEMENT,
        Outcome.REFUND,
        Outcome.EXCHANGE,
    ]
    (goods,) = found[0].settlement.goods_out
    assert (goods.sku, goods.quantity, goods.price) == ("KNIT-M", 2, kronor(499))
    assert found[0].settlement.refund == kronor(0)


def test_that_we_say_sorry_by_name() -> None:
    wrong = a_claim(reason=Reason.WRONG_ITEM)

    named, unnamed = offered(a_sale(), wrong)[0], offered(a_sale(customer=""), wrong)[0]

    assert named.says.key == "yes.replacement.named"
    assert named.says.args["name"] == "Elin"
    assert unnamed.says.key == "yes.replacement"


@pytest.mark.parametrize(
    ("label", "key"), (("4242", "yes.refund.card_ending"), ("", "yes.refund.card"))
)
def test_that_the_yes_names_the_card_it_goes_to(label: str, key: str) -> None:
    sale = a_sale()
    sale = replace(sale, tenders=(replace(sale.tenders[0], label=label),))

    assert offered(sale, a_claim())[0].says.key == key


def test_that_only_what_all_lines_give_is_offered() -> None:
    sale = a_sale(a_line(), a_line("2"))
    wrong = ClaimLine("1", reason=Reason.WRONG_ITEM)

    found = offered(sale, a_claim(wrong, ClaimLine("2")))

    assert [each.outcome for each in found] == [Outcome.REFUND, Outcome.EXCHANGE]


def test_that_nothing_is_offered_when_a_person_must_look() -> None:
    assert offered(a_sale(), a_claim(days_old=500)) == ()
