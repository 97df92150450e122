"""Shopify's orders, as JSON and as the export, come in whole and to the coin, or are told."""

import pytest

from returns_station.adapters.orders.records import BadRow, NewTender
from tests.returns_station.adapters.orders.shopify_orders import (
    a_tax,
    an_order,
    read,
    sale_in,
)


def test_that_an_order_becomes_one_sale_with_all_it_tells() -> None:
    order = an_order(
        checkout_token="abc9",  # noqa: S106 - a number that leads to the order
        customer={"id": 77, "first_name": "Aino", "last_name": "Ek"},
        email="Aino@example.org",
        customer_locale="no-NO",
        payment_details={"credit_card_number": "•••• •••• •••• 4242"},
        fulfillment_status="fulfilled",
        fulfillments=[{"status": "success", "created_at": "2026-11-05T10:00:00+01:00"}],
    )

    sale = sale_in(read(order))

    assert (sale.source, sale.number, sale.market, sale.channel) == (
        "shopify",
        "#1001",
        "FI",
        "distance",
    )
    assert (sale.agreed_on, sale.shipped_on) == ("2026-11-03", "2026-11-05")
    assert sale.references == ("5001", "abc9")
    assert sale.tenders == (NewTender("card", 54900, "4242"),)
    assert sale.customer is not None
    assert sale.customer[:2] == ("shopify:77", "Aino Ek")
    assert (sale.customer.email, sale.customer.language) == ("Aino@example.org", "nb")
    assert (sale.delivery_paid, sale.delivery_standard, sale.delivery_vat) == (4900, 4900, "25")
    (line,) = sale.lines
    assert line[:6] == ("1", "TEE-M", "Tee", 2, 50000, "25")
    assert (line.options, line.list_price) == ("M", 25000)


def test_that_tax_is_added_where_prices_are_before_tax() -> None:
    line = {"title": "Tee", "sku": "T", "price": "200.00", "quantity": 2}
    order = an_order(
        taxes_included=False,
        line_items=[line | {"tax_lines": a_tax("100.00")}],
        shipping_lines=[{"price": "39.20", "tax_lines": a_tax("9.80")}],
    )

    sale = sale_in(read(order))

    assert (sale.lines[0].paid, sale.lines[0].list_price) == (50000, 25000)
    assert sale.delivery_paid == 4900


def test_that_a_tax_told_of_the_order_alone_is_shared_by_price() -> None:
    lines = [{"title": t, "price": p, "quantity": 1} for t, p in (("A", "30"), ("B", "10"))]
    order = an_order(
        taxes_included=False,
        line_items=lines,
        shipping_lines=[],
        total_tax="10.00",
        total_price="50.00",
    )

    sale = sale_in(read(order))

    assert [line.paid for line in sale.lines] == [3750, 1250]
    assert sale.delivery_paid is None


def test_that_discounts_of_a_line_and_of_the_order_are_taken_off() -> None:
    lines = [
        {"title": "A", "price": "300", "quantity": 1, "total_discount": "100"},
        {
            "title": "B",
            "price": "100",
            "quantity": 2,
            "discount_allocations": [{"amount": "40"}, {"amount": "10"}],
        },
    ]
    order = an_order(
        line_items=lines, total_discounts="185.00", total_price="364.00", total_tax="0"
    )

    sale = sale_in(read(order))

    # 35 of the 185 were taken off no line: shared over 200 and 150.
    assert [line.paid for line in sale.lines] == [18000, 13500]
    assert [line.list_price for line in sale.lines] == [30000, 10000]


def test_that_free_delivery_takes_nothing_off_the_goods() -> None:
    shipping = [{"price": "49.00", "discounted_price": "0.00"}]
    order = an_order(shipping_lines=shipping, total_discounts="49.00", total_price="500.00")

    sale = sale_in(read(order))

    assert (sale.lines[0].paid, sale.delivery_paid) == (50000, 0)


def test_that_rounding_goes_on_the_largest_line_and_more_is_told() -> None:
    near, far = an_order(total_price="549.01"), an_order(total_price="549.02")

    settled = sale_in(read(near))
    told = read(far)

    assert settled.lines[0].paid == 50001
    assert told == [BadRow(1, "total_price", "import.bad.total", "549.02", "#1001")]


def test_that_a_customer_pays_in_her_own_currency() -> None:
    def both(sek: str, nok: str) -> dict[str, object]:
        return {
            "shop_money": {"amount": sek, "currency_code": "SEK"},
            "presentment_money": {"amount": nok, "currency_code": "NOK"},
        }

    line = {"title": "Tee", "price": "100.00", "price_set": both("100.00", "105.50"), "quantity": 1}
    order = an_order(
        presentment_currency="NOK",
        line_items=[line],
        shipping_lines=[],
        total_price="100.00",
        total_price_set=both("100.00", "105.50"),
        total_discounts_set=both("0.00", "0.00"),
    )

    sale = sale_in(read(order))
    untold = read(order | {"line_items": [line | {"price_set": None}]})

    assert (sale.currency, sale.lines[0].paid) == ("NOK", 10550)
    assert isinstance(untold[0], BadRow)
    assert untold[0].why == "import.bad.missing"


def test_that_a_currency_has_its_own_decimals() -> None:
    line = {"title": "Tee", "price": "2500", "quantity": 1}
    order = an_order(
        currency="JPY", line_items=[line], shipping_lines=[], total_price="2500", total_tax="0"
    )

    sale = sale_in(read(order))

    assert sale.lines[0].paid == 2500


@pytest.mark.parametrize(
    ("gateways", "kinds"),
    (
        (["gift_card"], ["gift_card"]),
        (["Cash on Delivery (COD)"], ["cash"]),
        (["Klarna"], ["invoice"]),
        (["swish"], ["swish"]),
        (["Vipps"], ["vipps"]),
        (["Vipps MobilePay"], ["mobilepay"]),
        (["shopify_payments"], ["card"]),
        (["gift_card", "shopify_payments"], []),
        ([], ["card"]),
    ),
)
def test_that_a_gateway_tells_the_tender(gateways: list[str], kinds: list[str]) -> None:
    sale = sale_in(read(an_order(payment_gateway_names=gateways)))

    assert [paid.kind for paid in sale.tenders] == kinds


def test_that_transactions_tell_how_a_payment_was_shared() -> None:
    def paid(gateway: str, amount: str, **more: object) -> dict[str, object]:
        return {"kind": "sale", "status": "success", "gateway": gateway, "amount": amount} | more

    order = an_order(
        transactions=[
            paid("gift_card", "100.00"),
            paid("shopify_payments", "449.00", payment_details={"credit_card_number": "x 0007"}),
            paid("shopify_payments", "449.00", status="failure"),
        ]
    )

    sale = sale_in(read(order))

    assert sale.tenders == (NewTender("gift_card", 10000), NewTender("card", 44900, "0007"))
