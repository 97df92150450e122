"""Shopify orders of a test, and what was read of them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from returns_station.adapters.orders import shopify_csv, shopify_json
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale

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


def a_refund(line: int, **changes: object) -> dict[str, object]:
    part = {"quantity": 1, "line_item_id": line, "subtotal": "200.00", "total_tax": "50.00"}
    return {
        "id": 900,
        "created_at": "2026-11-20T09:00:00+01:00",
        "refund_line_items": [part | changes],
    }


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
