"""WooCommerce's orders and refunds come in whole and to the coin, or are told."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from returns_station.adapters.orders import woocommerce
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale, NewTender

SHARED: Final = Path(__file__).parents[5] / "shared" / "data" / "woocommerce"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED} is not here")

DEFAULTS: Final = Defaults("SE", "SEK", "store")
Record = NewSale | NewReturn | BadRow


def read(*orders: Mapping[str, object]) -> list[Record]:
    return list(woocommerce.sales(iter(orders), DEFAULTS))


def sale_in(records: list[Record]) -> NewSale:
    (sale,) = (one for one in records if isinstance(one, NewSale))
    return sale


def returns_in(records: list[Record]) -> list[NewReturn]:
    return [one for one in records if isinstance(one, NewReturn)]


def a_line(**changes: object) -> dict[str, object]:
    line: dict[str, object] = {
        "id": 11,
        "name": "Tee &ndash; blue",
        "product_id": 7,
        "variation_id": 0,
        "quantity": 2,
        "sku": "TEE-M",
        "subtotal": "400.00",
        "subtotal_tax": "100.00",
        "total": "360.00",
        "total_tax": "90.00",
        "meta_data": [],
    }
    return line | changes


def an_order(**changes: object) -> dict[str, Any]:
    order: dict[str, Any] = {
        "id": 501,
        "number": "WEB-501",
        "order_key": "wc_order_abc",
        "status": "processing",
        "currency": "SEK",
        "date_created": "2026-11-03T23:30:00",
        "date_paid": "2026-11-03T23:31:00",
        "total": "499.00",
        "customer_id": 0,
        "billing": {
            "first_name": "Per",
            "last_name": "Ås",
            "email": "Per@example.org",
            "country": "DK",
        },
        "shipping": {"country": ""},
        "payment_method": "swish",
        "payment_method_title": "Swish",
        "line_items": [a_line()],
        "shipping_lines": [{"total": "39.20", "total_tax": "9.80"}],
        "fee_lines": [],
        "refunds": [],
    }
    return order | changes


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


def a_refunded_part(item: str, quantity: int = -1) -> dict[str, object]:
    return {
        "id": 31,
        "name": "Tee",
        "sku": "TEE-M",
        "quantity": quantity,
        "total": "-180.00",
        "total_tax": "-45.00",
        "meta_data": [{"key": "_refunded_item_id", "value": item}],
    }


def test_that_a_refund_with_lines_names_the_line_it_undoes() -> None:
    refund = {
        "id": 601,
        "date_created": "2026-11-20T09:00:00",
        "line_items": [a_refunded_part("11")],
    }

    (back,) = returns_in(read(an_order(refunds=[refund])))

    assert (back.number, back.nr, back.sale_number, back.sale_line) == ("601", "1", "WEB-501", "1")
    assert (back.quantity, back.amount, back.returned_on) == (1, 22500, "2026-11-20")


def test_that_a_refund_told_as_a_sum_finds_the_line_it_fits_or_is_listed() -> None:
    refunds = [{"id": 601, "total": "-225.00"}, {"id": 602, "total": "-12.00"}]

    fits, listed = returns_in(read(an_order(refunds=refunds)))

    assert (fits.sale_line, fits.quantity, fits.amount) == ("1", 1, 22500)
    assert (listed.number, listed.nr, listed.sale_line, listed.sku) == ("602", "0", "", "")


def test_that_a_wholly_refunded_order_has_every_line_back() -> None:
    order = an_order(status="refunded", refunds=[{"id": 601, "total": "-499.00"}])

    (back,) = returns_in(read(order))

    assert (back.number, back.sale_line, back.quantity, back.amount) == ("601", "1", 2, 45000)


def test_that_a_refund_alone_names_its_order() -> None:
    refund = {
        "id": 601,
        "date_created": "2026-11-20T09:00:00",
        "amount": "225.00",
        "line_items": [a_refunded_part("11")],
        "_links": {"up": [{"href": "https://shop.example/wp-json/wc/v3/orders/501"}]},
    }

    (back,) = read(refund)
    (lost,) = read(refund | {"_links": {}})

    assert isinstance(back, NewReturn)
    assert (back.sale_number, back.sku, back.quantity, back.amount) == ("501", "TEE-M", 1, 22500)
    assert lost == BadRow(1, "parent_id", "import.bad.missing", "", "601")


@pytest.mark.parametrize(
    ("changes", "column", "why"),
    (
        ({"number": None, "id": None}, "id", "missing"),
        ({"status": None}, "status", "missing"),
        ({"status": "cancelled"}, "status", "not_paid"),
        ({"status": "on-hold"}, "status", "not_paid"),
        ({"status": "our-own", "date_paid": None}, "status", "not_paid"),
        ({"date_created": None}, "date_created", "missing"),
        ({"date_created": "2026-13-40T00:00:00"}, "date_created", "day"),
        ({"currency": 752}, "currency", "currency"),
        ({"line_items": None}, "line_items", "missing"),
        ({"line_items": [None]}, "line_items.total", "missing"),
        ({"line_items": [a_line(total="much")]}, "line_items.total", "amount"),
        ({"line_items": [a_line(quantity=1.5)]}, "line_items.quantity", "quantity"),
        ({"line_items": [a_line(quantity=0)]}, "line_items.quantity", "quantity"),
        ({"line_items": [a_line(name="x\0y")]}, "line_items.name", "letters"),
        ({"line_items": [a_line(total="-1")]}, "total", "total"),
        ({"total": True}, "total", "amount"),
        ({"refunds": [{"id": 1}]}, "refunds.total", "missing"),
        (
            {"refunds": [{"id": 1, "line_items": [a_refunded_part("99")]}]},
            "refunds.line_items._refunded_item_id",
            "missing",
        ),
    ),
)
def test_that_what_cannot_be_read_is_told_and_the_next_order_goes_in(
    changes: dict[str, object], column: str, why: str
) -> None:
    bad, good = read(an_order(**changes), an_order())

    assert isinstance(bad, BadRow)
    assert (bad.row, bad.column, bad.why) == (1, column, f"import.bad.{why}")
    assert isinstance(good, NewSale)


def real(name: str) -> list[dict[str, object]]:
    told = json.loads((SHARED / name).read_text("utf-8"))
    if isinstance(told, list):
        return told
    batches = [told.get(part, []) for part in ("create", "update", "delete")]
    return [one for batch in batches for one in batch] or [told]


@needs_shared
@pytest.mark.parametrize("nr", range(6))
def test_that_real_orders_come_in_to_the_coin(nr: int) -> None:
    orders = {str(one["number"]): one for one in real(f"orders-{nr:02}.json")}

    records = read(*orders.values())

    sales = [one for one in records if isinstance(one, NewSale)]
    unpaid = [one.sale_number for one in records if isinstance(one, BadRow)]
    assert sorted([*(sale.number for sale in sales), *unpaid]) == sorted(orders)
    assert all(orders[number]["status"] == "pending" for number in unpaid)
    for sale in sales:
        paid = sum(line.paid for line in sale.lines) + (sale.delivery_paid or 0)
        assert paid == int(Decimal(str(orders[sale.number]["total"])) * 100)
        assert sum(part.amount for part in sale.tenders) == paid


@needs_shared
def test_that_real_refunds_find_their_lines() -> None:
    orders = [one for one in real("orders-02.json") if one["number"] == "723"]

    by_sum = returns_in(read(*orders))
    alone = returns_in(read(*real("order-refunds-02.json")))

    assert [(back.number, back.nr, back.sale_line) for back in by_sum] == [
        ("726", "0", ""),
        ("724", "1", "1"),
    ]
    assert [(back.number, back.nr, back.sale_number, back.sku) for back in alone] == [
        ("724", "1", "723", "87")
    ]
