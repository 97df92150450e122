"""WooCommerce's refunds find their lines; real files come in to the coin."""

import json
from decimal import Decimal

import pytest

from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale
from tests.returns_station.adapters.orders.woocommerce_orders import (
    SHARED,
    a_line,
    a_refunded_part,
    an_order,
    needs_shared,
    read,
    returns_in,
)


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
