"""Shopify's orders, as JSON and as the export, come in whole and to the coin, or are told."""

import csv
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from returns_station.adapters.orders import shopify_csv, shopify_json
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale, NewTender

SHARED: Final = Path(__file__).parents[5] / "shared" / "data" / "shopify"
FIXTURES: Final = SHARED / "admin_rest" / "test" / "fixtures"
HEADER: Final = SHARED / "orders_csv_header" / "orders_export_header_2026.csv"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED} is not here")

DEFAULTS: Final = Defaults("SE", "SEK", "store")
Record = NewSale | NewReturn | BadRow


def read(*orders: Mapping[str, object]) -> list[Record]:
    return list(shopify_json.sales(iter(orders), DEFAULTS))


def sale_in(records: list[Record]) -> NewSale:
    (sale,) = (one for one in records if isinstance(one, NewSale))
    return sale


def returns_in(records: list[Record]) -> list[NewReturn]:
    return [one for one in records if isinstance(one, NewReturn)]


def a_tax(price: str, rate: object = Decimal("0.25")) -> list[dict[str, object]]:
    return [{"price": price, "rate": rate, "title": "Moms"}]


def an_order(**changes: object) -> dict[str, Any]:
    order: dict[str, Any] = {
        "id": 5001,
        "name": "#1001",
        "order_number": 1001,
        "created_at": "2026-11-03T23:30:00+01:00",
        "currency": "SEK",
        "financial_status": "paid",
        "taxes_included": True,
        "total_price": "549.00",
        "total_discounts": "0.00",
        "total_tax": "109.80",
        "payment_gateway_names": ["shopify_payments"],
        "shipping_address": {"name": "Aino Ek", "country_code": "FI"},
        "line_items": [
            {
                "id": 1,
                "sku": "TEE-M",
                "title": "Tee",
                "variant_title": "M",
                "price": "250.00",
                "quantity": 2,
                "tax_lines": a_tax("100.00"),
            }
        ],
        "shipping_lines": [{"price": "49.00", "tax_lines": a_tax("9.80")}],
    }
    return order | changes


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


def a_refund(line: int, **changes: object) -> dict[str, object]:
    part = {"quantity": 1, "line_item_id": line, "subtotal": "200.00", "total_tax": "50.00"}
    return {
        "id": 900,
        "created_at": "2026-11-20T09:00:00+01:00",
        "refund_line_items": [part | changes],
    }


def test_that_a_refund_names_the_line_it_undoes() -> None:
    taxed = an_order(financial_status="partially_refunded", refunds=[a_refund(1)])

    (back,) = returns_in(read(taxed))

    assert (back.number, back.nr, back.sale_number, back.sale_line) == ("900", "1", "#1001", "1")
    assert (back.quantity, back.amount, back.returned_on) == (1, 20000, "2026-11-20")


def test_that_a_refund_that_tells_no_sum_is_the_share_of_its_line() -> None:
    order = an_order(refunds=[a_refund(1, subtotal=None)])

    (back,) = returns_in(read(order))

    assert back.amount == 25000


def test_that_a_wholly_refunded_order_has_every_line_back() -> None:
    (back,) = returns_in(read(an_order(financial_status="refunded")))

    assert (back.sale_line, back.quantity, back.amount) == ("1", 2, 50000)


def test_that_a_refund_of_an_unknown_line_holds_the_whole_order() -> None:
    told = read(an_order(refunds=[a_refund(99)]))

    assert told == [
        BadRow(
            1,
            "refunds.refund_line_items.line_item_id",
            "import.bad.missing",
            "99",
            "#1001",
        )
    ]


def test_that_a_sale_at_the_till_is_no_distance_sale() -> None:
    assert sale_in(read(an_order(source_name="pos"))).channel == "store"


@pytest.mark.parametrize(
    ("changes", "column", "why"),
    (
        ({"name": None, "order_number": None}, "name", "missing"),
        ({"created_at": None}, "created_at", "missing"),
        ({"created_at": "yesterday"}, "created_at", "day"),
        ({"line_items": []}, "line_items", "missing"),
        ({"line_items": "many"}, "line_items", "missing"),
        ({"line_items": [7]}, "line_items.price", "missing"),
        ({"line_items": [{"price": "1", "title": "A", "quantity": 0}]}, None, "quantity"),
        ({"line_items": [{"price": "1", "title": "A", "quantity": "two"}]}, None, "quantity"),
        ({"line_items": [{"price": "1,2,3", "title": "A", "quantity": 1}]}, None, "amount"),
        ({"line_items": [{"price": "-5", "title": "A", "quantity": 1}]}, None, "amount"),
        ({"line_items": [{"price": "5", "quantity": 1}]}, "line_items.title", "missing"),
        ({"line_items": [{"price": "5", "title": "\ud800", "quantity": 1}]}, None, "letters"),
        ({"currency": "XXQ"}, "currency", "currency"),
        ({"total_price": Decimal("1e999999999")}, "total_price", "missing"),
        ({"total_price": 10**5000}, "total_price", "missing"),
        ({"total_price": float("nan")}, "total_price", "missing"),
        ({"total_price": None}, "total_price", "missing"),
        ({"financial_status": "pending"}, "financial_status", "not_paid"),
        ({"financial_status": "voided"}, "financial_status", "not_paid"),
        ({"cancelled_at": "2026-11-04T08:00:00+01:00"}, "cancelled_at", "not_paid"),
        ({"test": True}, "test", "not_paid"),
    ),
)
def test_that_what_cannot_be_read_is_told_and_the_next_order_goes_in(
    changes: dict[str, object], column: str | None, why: str
) -> None:
    bad, good = read(an_order(**changes), an_order())

    assert isinstance(bad, BadRow)
    assert (bad.row, bad.why) == (1, f"import.bad.{why}")
    assert column in (None, bad.column)
    assert isinstance(good, NewSale)


def test_that_numbers_may_be_texts_or_numbers() -> None:
    line = {"title": "Tee", "price": Decimal("250.0"), "quantity": Decimal(2)}
    order = an_order(line_items=[line], total_price=549, shipping_lines=[{"price": 49.0}])

    assert sale_in(read(order)).lines[0].paid == 50000


@needs_shared
def test_that_a_real_order_goes_in_when_its_sums_agree() -> None:
    order = json.loads((FIXTURES / "order.json").read_text("utf-8"))["order"]
    refund = json.loads((FIXTURES / "refund.json").read_text("utf-8"))["refund"]

    told = read(order)
    mended = read(order | {"total_price": "608.94", "refunds": [refund]})

    assert told == [BadRow(1, "total_price", "import.bad.total", "409.94", "#1001")]
    sale = sale_in(mended)
    assert sum(line.paid for line in sale.lines) == 60894
    assert sale.tenders == (NewTender("card", 60894, "4242"),)
    assert [back.sale_line for back in returns_in(mended)] == ["3", "1"]


@needs_shared
def test_that_a_real_order_without_lines_is_told() -> None:
    orders = json.loads((FIXTURES / "orders.json").read_text("utf-8"))["orders"]

    assert read(*orders) == [BadRow(1, "line_items", "import.bad.missing", "", "#1001")]


FIRST: Final = {
    "Name": "#2001",
    "Email": "Per@example.org",
    "Financial Status": "paid",
    "Fulfilled at": "2026-11-05 10:00:00 +0100",
    "Currency": "SEK",
    "Subtotal": "350.00",
    "Shipping": "49.00",
    "Taxes": "79.80",
    "Total": "399.00",
    "Discount Amount": "0.00",
    "Shipping Method": "Post",
    "Created at": "2026-11-03 23:30:00 +0100",
    "Lineitem quantity": "2",
    "Lineitem name": "Tee - M",
    "Lineitem price": "100.00",
    "Lineitem sku": "TEE-M",
    "Lineitem taxable": "true",
    "Lineitem discount": "0.00",
    "Shipping Name": "Per Ås",
    "Shipping Country": "NO",
    "Payment Method": "Klarna",
    "Tax 1 Name": "Moms 25%",
    "Id": "6001",
}
SECOND: Final = {
    "Name": "#2001",
    "Lineitem quantity": "1",
    "Lineitem name": "Cap",
    "Lineitem price": "150.00",
    "Lineitem sku": "",
    "Lineitem taxable": "true",
    "Lineitem discount": "0.00",
}


def export(*rows: Mapping[str, str]) -> list[Record]:
    numbered: Iterator[tuple[int, Mapping[str, str]]] = iter(list(enumerate(rows, start=1)))
    return list(shopify_csv.sales(numbered, DEFAULTS))


def test_that_rows_of_one_order_become_one_sale() -> None:
    sale = sale_in(export(FIRST, SECOND))

    assert (sale.number, sale.market, sale.channel) == ("#2001", "NO", "distance")
    assert [line[:6] for line in sale.lines] == [
        ("1", "TEE-M", "Tee - M", 2, 20000, "25"),
        ("2", "Cap", "Cap", 1, 15000, "25"),
    ]
    assert (sale.agreed_on, sale.shipped_on) == ("2026-11-03", "2026-11-05")
    assert (sale.delivery_paid, sale.tenders) == (4900, (NewTender("invoice", 39900),))
    assert sale.customer is not None
    assert sale.customer[:2] == ("shopify:per@example.org", "Per Ås")
    assert sale.references == ("6001",)


def test_that_the_export_tells_by_its_sums_whether_tax_is_added() -> None:
    first = FIRST | {"Shipping": "50.00", "Taxes": "100.00", "Total": "500.00"}

    sale = sale_in(export(first, SECOND))

    assert [line.paid for line in sale.lines] == [25000, 18750]
    assert [line.list_price for line in sale.lines] == [12500, 18750]
    assert sale.delivery_paid == 6250


def test_that_an_exported_discount_is_shared_and_a_line_keeps_its_own() -> None:
    first = FIRST | {
        "Lineitem discount": "50.00",
        "Discount Amount": "30.00",
        "Subtotal": "270.00",
        "Total": "319.00",
    }

    sale = sale_in(export(first, SECOND))

    assert [line.paid for line in sale.lines] == [13500, 13500]


def test_that_a_code_for_free_delivery_takes_nothing_off_the_goods() -> None:
    first = FIRST | {"Discount Amount": "49.00", "Total": "350.00"}

    sale = sale_in(export(first, SECOND))

    assert ([line.paid for line in sale.lines], sale.delivery_paid) == ([20000, 15000], 0)


def test_that_a_bad_row_holds_its_order_and_the_next_goes_in() -> None:
    bad = SECOND | {"Lineitem price": "a lot"}
    other = FIRST | {"Name": "#2002"}
    other_second = SECOND | {"Name": "#2002"}

    told, sale = export(FIRST, bad, other, other_second)

    assert told == BadRow(2, "Lineitem price", "import.bad.amount", "a lot", "#2001")
    assert isinstance(sale, NewSale)
    assert sale.number == "#2002"


@pytest.mark.parametrize(
    ("changes", "column", "why"),
    (
        ({"Name": ""}, "Name", "missing"),
        ({"Created at": ""}, "Created at", "missing"),
        ({"Created at": "3/4/26 or so"}, "Created at", "day"),
        ({"Financial Status": "pending"}, "Financial Status", "not_paid"),
        ({"Cancelled at": "2026-11-04"}, "Cancelled at", "not_paid"),
        ({"Total": "398.00"}, "Total", "total"),
        ({"Subtotal": "999.00"}, "Subtotal", "total"),
        ({"Currency": "KRONOR"}, "Currency", "currency"),
        ({"Lineitem quantity": "-1"}, "Lineitem quantity", "quantity"),
        ({"Lineitem discount": "900"}, "Lineitem price", "amount"),
        ({"Lineitem name": "", "Lineitem sku": ""}, "Lineitem name", "missing"),
    ),
)
def test_that_an_exported_order_that_cannot_be_read_is_told(
    changes: dict[str, str], column: str, why: str
) -> None:
    told = export(FIRST | {"Subtotal": "200.00", "Total": "249.00"} | changes)

    assert [(bad.column, bad.why) for bad in told if isinstance(bad, BadRow)] == [
        (column, f"import.bad.{why}")
    ]
    assert len(told) == 1


def test_that_an_exported_refund_finds_the_line_it_fits_or_is_listed() -> None:
    def refunded(amount: str) -> NewReturn:
        status = {"Financial Status": "partially_refunded", "Refunded Amount": amount}
        (back,) = returns_in(export(FIRST | status, SECOND))
        return back

    fits, listed = refunded("100.00"), refunded("12.00")

    assert (fits.sale_line, fits.quantity, fits.amount) == ("1", 1, 10000)
    assert (listed.sale_line, listed.sku, listed.amount) == ("", "", 1200)


def test_that_an_order_wholly_refunded_in_the_export_has_every_line_back() -> None:
    backs = returns_in(export(FIRST | {"Financial Status": "refunded"}, SECOND))

    assert [(back.sale_line, back.quantity) for back in backs] == [("1", 2), ("2", 1)]


@needs_shared
def test_that_every_column_we_read_is_in_the_real_export() -> None:
    with HEADER.open(encoding="utf-8", newline="") as file:
        headings = next(csv.reader(file))

    assert {*FIRST, *SECOND, "Refunded Amount", "Cancelled at", "Source"} <= set(headings)
