"""WooCommerce orders of a test, and what was read of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from returns_station.adapters.orders import woocommerce
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale

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
