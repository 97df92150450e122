"""Goods that went out are a sale of their own, worth what hers were, so that they can come back."""

from dataclasses import replace
from datetime import date

import pytest

from returns_station.case import ReturnCase
from returns_station.goods_out import SOURCE, sale_of_goods_out
from returns_station.money import Money
from returns_station.policy.claim import ClaimLine, NewGoods, Outcome, Reason
from returns_station.policy.terms import TenderOrder
from returns_station.sale import Channel, Sale, Tender, TenderKind, Trait
from tests.builders import a_claim, a_sale, kronor
from tests.returns_station.slip_writing.visits import GENEROUS, a_gift, case_of, jumper, swapped

REFUND, EXCHANGE, REPLACEMENT = Outcome.REFUND, Outcome.EXCHANGE, Outcome.REPLACEMENT
CARD, CASH, GIFT_CARD = TenderKind.CARD, TenderKind.CASH, TenderKind.GIFT_CARD
SLIP = "RS000000427"


def made(case: ReturnCase) -> Sale:
    """The sale of a visit from which goods went out."""
    sale = sale_of_goods_out(case, SLIP)
    assert sale is not None
    return sale


def paid_with(sale: Sale) -> list[tuple[int, TenderKind, Money, str]]:
    """The tenders of a sale."""
    return [(each.nr, each.kind, each.amount, each.label) for each in sale.tenders]


def paid_by(*tenders: tuple[TenderKind, int | str], **changes: object) -> Sale:
    """Two jumpers at 250 and 249, paid with these tenders."""
    lines = (jumper(paid=250), jumper("2", paid=249))
    given = tuple(
        Tender(nr, kind, kronor(amount), "4242" if kind is CARD else "")
        for nr, (kind, amount) in enumerate(tenders, 1)
    )
    return replace(a_sale(*lines), tenders=given, **changes)  # type: ignore[arg-type]  # its own


def test_that_no_sale_is_made_where_nothing_goes_out() -> None:
    assert sale_of_goods_out(case_of((a_sale(), a_claim(), REFUND)), SLIP) is None


def test_that_goods_out_are_a_sale_by_the_number_of_the_slip() -> None:
    sold = replace(a_sale(channel=Channel.DISTANCE), member="gold", buyer="consumer")

    sale = made(case_of((sold, a_claim(swapped("Lampa", 499)), EXCHANGE)))

    day = date(2026, 11, 26)
    assert (sale.number, sale.source, SOURCE) == (SLIP, "station", "station")
    assert (sale.agreed_on, sale.sold_on, sale.informed_on) == (day, day, day)
    assert (sale.market, sale.channel, sale.currency) == ("SE", Channel.DISTANCE, "SEK")
    assert (sale.customer, sale.member, sale.buyer) == (sold.customer, "gold", "consumer")
    assert sale.delivery is None


def test_that_other_goods_keep_their_own_name_and_leave_the_rest_open() -> None:
    sold = a_sale(replace(jumper(), gtin="07318120000017", category="clothing"))
    goods = NewGoods("LAMP", kronor(300), 2)

    (line,) = made(case_of((sold, a_claim(ClaimLine("1", new_goods=goods)), EXCHANGE))).lines

    assert (line.nr, line.sku, line.title, line.quantity) == ("1", "LAMP", "LAMP", 2)
    assert (line.paid, line.list_price) == (kronor(600), kronor(300))
    assert (line.vat_percent, line.gtin, line.category) == ("", "", "")
    assert line.received_on == (date(2026, 11, 26),)


def test_that_the_same_goods_are_taxed_and_sorted_as_hers() -> None:
    traits = frozenset({Trait.SEALED_HYGIENE})
    sold = a_sale(replace(jumper(), category="clothing", vat_percent="12", traits=traits))
    size_l = NewGoods("KNIT-L", kronor(900), same_item=True, title="Tröja L")

    (line,) = made(case_of((sold, a_claim(ClaimLine("1", new_goods=size_l)), EXCHANGE))).lines

    assert (line.sku, line.title, line.paid) == ("KNIT-L", "Tröja L", kronor(499))
    assert (line.vat_percent, line.category, line.traits) == ("12", "clothing", traits)
    assert line.gtin == ""


def test_that_one_like_hers_has_her_goods_number() -> None:
    sold = a_sale(replace(jumper(quantity=2, paid=998), gtin="07318120000017"))
    faulty = a_claim(ClaimLine("1", reason=Reason.FAULTY))

    sale = made(case_of((sold, faulty, REPLACEMENT)))

    assert [(line.gtin, line.paid, line.quantity) for line in sale.lines] == [
        ("07318120000017", kronor(499), 1)
    ]
    assert paid_with(sale) == [(1, CARD, kronor(499), "4242")]


def test_that_goods_that_are_ordered_have_not_been_received() -> None:
    kettle = NewGoods("KETTLE", kronor(499))

    (line,) = made(case_of((a_sale(), a_claim(ClaimLine("1", new_goods=kettle)), EXCHANGE))).lines

    assert line.received_on == ()


def test_that_only_lines_with_goods_of_their_own_get_some() -> None:
    sold = a_sale(replace(jumper(), vat_percent="25"), replace(jumper("2"), vat_percent="6"))
    lamp = NewGoods("LAMP", kronor(700), same_item=True, title="Lampa")
    claim = a_claim(ClaimLine("1"), ClaimLine("2", new_goods=replace(lamp, quantity=2)))

    (line,) = made(case_of((sold, claim, EXCHANGE))).lines

    assert (line.vat_percent, line.paid) == ("6", kronor(1_400))


@pytest.mark.parametrize(
    ("price", "tenders"),
    (
        (250, [(1, CARD, kronor(250), "4242")]),
        (100, [(1, CARD, kronor(100), "4242")]),
        (300, [(1, CARD, kronor(250), "4242"), (2, CARD, kronor(50), "")]),
    ),
)
def test_that_it_is_paid_with_what_hers_was_and_what_she_pays_on_top(
    price: int, tenders: list[tuple[int, TenderKind, Money, str]]
) -> None:
    case = case_of((paid_by((CARD, 499)), a_claim(swapped("Lampa", price)), EXCHANGE))

    assert paid_with(made(case)) == tenders


def test_that_what_she_pays_on_top_is_of_the_kind_she_pays_with() -> None:
    claim = replace(a_claim(swapped("Lampa", 300)), pays_with=CASH)

    sale = made(case_of((paid_by((CASH, 499)), claim, EXCHANGE)))

    assert paid_with(sale) == [(1, CASH, kronor(300), "")]


def test_that_several_tenders_share_what_hers_was_worth() -> None:
    sold = paid_by((CARD, 400), (GIFT_CARD, 99))

    sale = made(case_of((sold, a_claim(swapped("Lampa", 250)), EXCHANGE)))

    assert paid_with(sale) == [
        (1, CARD, kronor("200.41"), "4242"),
        (2, GIFT_CARD, kronor("49.59"), ""),
    ]


def test_that_a_tender_that_pays_back_is_not_what_new_goods_were_paid_with() -> None:
    sold = paid_by((CARD, 400), (GIFT_CARD, 99))

    sale = made(case_of((sold, a_claim(swapped("Lampa", 1)), EXCHANGE)))

    # 249 goes back, 199.60 by card and 49.40 as a gift card; 1.00 of 250 of the rest is kept.
    assert sum(each.amount.minor for each in sale.tenders) == 100
    assert paid_with(sale) == [
        (1, CARD, kronor("0.81"), "4242"),
        (2, GIFT_CARD, kronor("0.19"), ""),
    ]


def test_that_what_went_for_new_goods_is_paid_back_with_them_alone() -> None:
    sold = replace(paid_by((CARD, 100), (GIFT_CARD, 399)))
    terms = replace(GENEROUS, tender_order=TenderOrder.AS_PAID)
    lamp, rest = a_claim(swapped("Lampa", 250)), a_claim(ClaimLine("2"))

    case = case_of((sold, lamp, EXCHANGE), (sold, rest, REFUND), terms=terms)

    assert paid_with(made(case)) == [
        (1, CARD, kronor("50.10"), "4242"),
        (2, GIFT_CARD, kronor("199.90"), ""),
    ]
    assert case.reckoning is not None
    assert [leg.share.amount for leg in case.reckoning.legs] == [kronor("49.90"), kronor("199.10")]


def test_that_money_of_another_part_that_was_set_off_pays_for_it_too() -> None:
    sold = paid_by((CARD, 499))
    dear = a_claim(swapped("Lampa", 600))
    case = case_of((sold, dear, EXCHANGE), (sold, a_claim(ClaimLine("2")), REFUND))

    sale = made(case)

    # 250 of hers, 249 set off by the same card, and 101 on top by a card nobody has seen yet.
    assert paid_with(sale) == [(1, CARD, kronor(499), "4242"), (2, CARD, kronor(101), "")]
    assert [line.paid for line in sale.lines] == [kronor(600)]


def test_that_goods_of_two_parts_are_numbered_in_one_sale() -> None:
    sold = paid_by((CARD, 499))
    one, two = swapped("Lampa", 250), swapped("Mugg", 249, line="2")

    sale = made(case_of((sold, a_claim(one), EXCHANGE), (sold, a_claim(two), EXCHANGE)))

    assert [(line.nr, line.title, line.paid) for line in sale.lines] == [
        ("1", "Lampa", kronor(250)),
        ("2", "Mugg", kronor(249)),
    ]
    assert paid_with(sale) == [(1, CARD, kronor(499), "4242")]


def test_that_what_no_tender_tells_of_was_paid_as_she_pays_now() -> None:
    claim = replace(a_claim(swapped("Lampa", 250)), pays_with=TenderKind.SWISH)

    sale = made(case_of((paid_by((CARD, 100)), claim, EXCHANGE)))

    assert paid_with(sale) == [
        (1, CARD, kronor(100), "4242"),
        (2, TenderKind.SWISH, kronor(150), ""),
    ]


def test_that_goods_for_a_gift_are_credit_and_name_no_payer() -> None:
    sold = replace(paid_by((CARD, 499)), member="gold")

    sale = made(case_of((sold, a_gift(swapped("Lampa", 250)), EXCHANGE)))

    assert paid_with(sale) == [(1, TenderKind.STORE_CREDIT, kronor(250), "")]
    assert (sale.customer, sale.member) == (None, "")


def test_that_one_gift_among_her_own_goods_keeps_her_name_out() -> None:
    sold, other = paid_by((CARD, 499)), replace(a_sale(jumper()), number="B")
    mine, gift = a_claim(swapped("Lampa", 250)), a_gift(swapped("Mugg", 499))

    sale = made(case_of((sold, mine, EXCHANGE), (other, gift, EXCHANGE)))

    assert (sale.customer, sale.member) == (None, "")
    assert paid_with(sale) == [
        (1, CARD, kronor(250), "4242"),
        (2, TenderKind.STORE_CREDIT, kronor(499), ""),
    ]
