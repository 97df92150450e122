"""Whatever stands in a web shop's order, nothing is raised and nothing is half."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.orders import shopify_csv, shopify_json, woocommerce
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale
from tests.returns_station.adapters.orders import shopify_orders as shopify
from tests.returns_station.adapters.orders import woocommerce_orders as woo

DEFAULTS = Defaults("SE", "SEK", "distance")
# What a column of a database can hold.
MOST = 2**63
AMOUNTS = ("0", "-1", "1.5", "0.001", "499.00", "999999999999.99", "1e9", "NaN", "٣", "1,50", "")
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.sampled_from((10**4000, Decimal("1e99999999"), Decimal("1e-99999999"), "\ud800", "\0")),
    st.sampled_from(AMOUNTS),
    st.text(max_size=8),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner),
    max_leaves=4,
)


def paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place of an order where something stands."""
    found = [path] if path else []
    if isinstance(value, dict):
        found += [deep for key in value for deep in paths(value[key], (*path, key))]
    if isinstance(value, list):
        found += [deep for at, one in enumerate(value) for deep in paths(one, (*path, at))]
    return found


def changed(value: Any, path: tuple[str | int, ...], put: object) -> Any:  # noqa: ANN401 - JSON
    if not path:
        return put
    copy = value.copy()
    copy[path[0]] = changed(value[path[0]], path[1:], put)
    return copy


def whole(records: list[NewSale | NewReturn | BadRow]) -> bool:
    """Whether every record is one the desk can take in."""
    for one in records:
        if isinstance(one, NewSale):
            sums = [line.paid for line in one.lines] + [one.delivery_paid or 0]
            amounts = [*sums, *(line.list_price or 0 for line in one.lines)]
            if not one.lines or not all(0 <= amount < MOST for amount in amounts):
                return False
            if any(line.quantity < 1 for line in one.lines) or not one.number:
                return False
            if one.tenders and sum(paid.amount for paid in one.tenders) != sum(sums):
                return False
        if isinstance(one, NewReturn) and not (one.quantity > 0 and 0 <= one.amount < MOST):
            return False
    return bool(records)


SHOPIFY = shopify.an_order(refunds=[shopify.a_refund(1)], customer={"id": 7, "first_name": "A"})
WOO = woo.an_order(
    refunds=[{"id": 1, "line_items": [woo.a_refunded_part("11")]}, {"id": 2, "total": "-1.00"}],
    fee_lines=[{"name": "Fee", "total": "-10.00"}],
    total="489.00",
)


@given(st.sampled_from(paths(SHOPIFY)), VALUES)
def test_that_a_shopify_order_is_whole_or_told(path: tuple[str | int, ...], put: object) -> None:
    orders = iter([changed(SHOPIFY, path, put)])

    records = list(shopify_json.sales(orders, DEFAULTS))

    assert whole(records)


@given(st.sampled_from(paths(WOO)), VALUES)
def test_that_a_woocommerce_order_is_whole_or_told(
    path: tuple[str | int, ...], put: object
) -> None:
    orders = iter([changed(WOO, path, put)])

    records = list(woocommerce.sales(orders, DEFAULTS))

    assert whole(records)


CELLS = st.one_of(st.sampled_from(AMOUNTS), st.text(max_size=8))


@given(st.sampled_from(list(shopify.FIRST)), CELLS)
def test_that_an_exported_order_is_whole_or_told(heading: str, put: str) -> None:
    rows: list[tuple[int, Mapping[str, str]]] = [
        (1, {**shopify.FIRST, heading: put}),
        (2, shopify.SECOND),
    ]

    records = list(shopify_csv.sales(iter(rows), DEFAULTS))

    assert whole(records)
