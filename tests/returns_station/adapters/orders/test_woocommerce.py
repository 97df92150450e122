"""WooCommerce's orders and refunds come in whole and to the coin, or are told."""

from decimal import Decimal

import pytest

from returns_station.adapters.orders.records import BadRow, NewSale, NewTender
from tests.returns_station.adapters.orders.woocommerce_orders import (
    a_line,
    an_order,
    read,
    sale_in,
)


def test_that_an_order_becomes_one_sale_with_all_it_tells() -> None:
    sale = sale_in(read(an_order(date_completed="2026-11-05T10:00:00")))

    assert (sale.source, sale.number, sale.market, sale.channel) == (
        "woocommerce",
        "WEB-501",
        "DK",
        "distance",
    )
    assert (sale.agreed_on, sale.shipped_on) == ("2026-11-03", "2026-11-05")
    assert sale.references == ("501", "wc_order_abc")
    assert sale.tenders == (NewTender("swish", 49900),)
    assert sale.customer is not None
    assert sale.customer[:2] == ("woocommerce:per@example.org", "Per Ås")
    assert (sale.delivery_paid, sale.delivery_standard, sale.delivery_vat) == (4900, 4900, "25")
    (line,) = sale.lines
    assert line[:6] == ("1", "TEE-M", "Tee – blue", 2, 45000, "25")
    assert line.list_price == 25000


def test_that_goods_without_a_number_go_by_the_shops_own_id() -> None:
    lines = [a_line(sku="", variation_id=23), a_line(sku="", id=12)]

    sale = sale_in(read(an_order(line_items=lines, total="949.00")))

    assert [line.sku for line in sale.lines] == ["23", "7"]


def test_that_what_was_chosen_is_told_and_the_shops_notes_are_not() -> None:
    meta = [
        {"key": "pa_color", "value": "blue", "display_value": "<p>Blue &amp; white</p>"},
        {"key": "size", "value": "M"},
        {"key": "_reduced_stock", "value": "2"},
        {"key": "nested", "value": {"a": 1}},
    ]

    sale = sale_in(read(an_order(line_items=[a_line(meta_data=meta)])))

    assert sale.lines[0].options == "Blue & white / M"


def test_that_a_told_rate_is_believed_before_a_computed_one() -> None:
    line = a_line(taxes=[{"id": 3, "total": "90"}])
    rates = [{"rate_id": 3, "rate_percent": Decimal("25.5")}]

    sale = sale_in(read(an_order(line_items=[line], tax_lines=rates)))

    assert sale.lines[0].vat_percent == "25.5"


@pytest.mark.parametrize(
    ("net", "tax", "percent"),
    (
        ("100.00", "25.00", "25"),
        ("100.00", "13.50", "13.5"),
        ("100.00", "0.00", "0"),
        ("100.00", "18.00", ""),
        ("0.10", "0.02", ""),
        ("0.00", "0.00", ""),
    ),
)
def test_that_a_rate_is_computed_only_where_it_is_clear(net: str, tax: str, percent: str) -> None:
    total = str(Decimal(net) + Decimal(tax) + 49)

    sale = sale_in(read(an_order(line_items=[a_line(total=net, total_tax=tax)], total=total)))

    assert sale.lines[0].vat_percent == percent


def test_that_a_fee_is_a_line_and_a_fee_below_zero_a_discount() -> None:
    fees = [
        {"name": "Invoice fee", "total": "16.00", "total_tax": "4.00"},
        {"name": "Member", "total": "-40.00", "total_tax": "-10.00"},
    ]

    sale = sale_in(read(an_order(fee_lines=fees, total="469.00")))

    assert [(line.title, line.paid) for line in sale.lines] == [
        ("Tee – blue", 40000),
        ("Invoice fee", 2000),
    ]


def test_that_fine_decimals_are_rounded_once_a_line() -> None:
    lines = [a_line(total="79.992000", total_tax="19.998000", id=n) for n in (1, 2, 3)]

    sale = sale_in(read(an_order(line_items=lines, total="348.97")))

    assert [line.paid for line in sale.lines] == [9999, 9999, 9999]


def test_that_rounding_goes_on_the_largest_line_and_more_is_told() -> None:
    settled = sale_in(read(an_order(total="498.99")))
    told = read(an_order(total="498.98"))

    assert settled.lines[0].paid == 44999
    assert told == [BadRow(1, "total", "import.bad.total", "498.98", "WEB-501")]


def test_that_orders_of_several_currencies_keep_their_own() -> None:
    yen = an_order(currency="JPY", line_items=[a_line(total="3600", total_tax="900")], total="4549")
    yen["shipping_lines"] = [{"total": "49", "total_tax": "0"}]

    first, second = read(an_order(currency="NOK"), yen)

    assert isinstance(first, NewSale)
    assert isinstance(second, NewSale)
    assert (first.currency, first.lines[0].paid) == ("NOK", 45000)
    assert (second.currency, second.lines[0].paid) == ("JPY", 4500)
