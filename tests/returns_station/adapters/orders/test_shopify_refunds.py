"""Shopify's refunds find the line they undo; what cannot be read is told."""

import json
from decimal import Decimal

import pytest

from returns_station.adapters.orders.records import BadRow, NewSale, NewTender
from tests.returns_station.adapters.orders.shopify_orders import (
    FIXTURES,
    a_refund,
    an_order,
    needs_shared,
    read,
    returns_in,
    sale_in,
)


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
