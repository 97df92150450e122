"""Shopify's orders export comes in whole and to the coin, or is told."""

import csv

import pytest

from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale, NewTender
from tests.returns_station.adapters.orders.shopify_orders import (
    FIRST,
    HEADER,
    SECOND,
    export,
    needs_shared,
    returns_in,
    sale_in,
)


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
