"""A discount on the whole order: what of it each line bears, in every kind of file."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from returns_station.adapters.orders.records import NewSale
from returns_station.money import Money
from tests.returns_station.adapters.orders import shopify_orders as shopify
from tests.returns_station.adapters.orders import woocommerce_orders as woo
from tests.returns_station.adapters.orders.files import read_file

CODE: Final = {
    "type": "discount_code",
    "code": "VAR10",
    "target_type": "line_item",
    "target_selection": "all",
    "allocation_method": "across",
    "value_type": "fixed_amount",
}
AUTOMATIC: Final = CODE | {"type": "automatic", "title": "Handla för 500"}
# One of these is no discount on the whole order.
OF_GOODS: Final = (
    CODE | {"allocation_method": "each"},
    CODE | {"target_selection": "entitled"},
    CODE | {"target_selection": "explicit", "allocation_method": "one"},
    CODE | {"target_type": "shipping_line"},
)


def shares_of(sale: NewSale) -> list[tuple[int, int | None]]:
    """What was paid for each line, and its share of the order's discount."""
    return [(line.paid, line.promotion) for line in sale.lines]


def a_shopify_line(price: str, *off: tuple[int, str], **others: object) -> dict[str, object]:
    """A line with so much taken off it by each discount."""
    allocated = [{"discount_application_index": nr, "amount": amount} for nr, amount in off]
    line = {"title": f"Ware {price}", "price": price, "quantity": 1}
    return line | {"discount_allocations": allocated} | others


def a_shopify_order(*lines: dict[str, object], **changes: object) -> dict[str, Any]:
    """An order of these lines without delivery."""
    return shopify.an_order(line_items=list(lines), shipping_lines=[], total_tax="0") | changes


@pytest.mark.parametrize("application", (CODE, AUTOMATIC), ids=("code", "automatic"))
def test_that_shopify_tells_each_lines_share_of_an_order_discount(
    application: dict[str, object],
) -> None:
    order = a_shopify_order(
        a_shopify_line("300.00", (0, "75.00")),
        a_shopify_line("100.00", (0, "25.00")),
        a_shopify_line("0.00"),
        discount_applications=[application],
        total_discounts="100.00",
        total_price="300.00",
    )

    sale = shopify.sale_in(shopify.read(order))

    assert shares_of(sale) == [(22500, 7500), (7500, 2500), (0, None)]


@pytest.mark.parametrize("application", OF_GOODS)
def test_that_shopifys_discount_on_some_goods_is_the_lines_own(
    application: dict[str, object],
) -> None:
    order = a_shopify_order(
        a_shopify_line("300.00", (0, "75.00")),
        discount_applications=[application],
        total_discounts="75.00",
        total_price="225.00",
    )

    sale = shopify.sale_in(shopify.read(order))

    assert shares_of(sale) == [(22500, None)]


def test_that_of_two_discounts_on_a_shopify_line_only_the_orders_is_its_share() -> None:
    order = a_shopify_order(
        a_shopify_line("300.00", (0, "50.00"), (1, "25.00")),
        discount_applications=[OF_GOODS[0], CODE],
        total_discounts="75.00",
        total_price="225.00",
    )

    sale = shopify.sale_in(shopify.read(order))

    assert shares_of(sale) == [(22500, 2500)]


def test_that_a_shopify_discount_on_no_line_is_shared_and_the_shares_are_kept() -> None:
    order = a_shopify_order(
        {"title": "A", "price": "200.00", "quantity": 1},
        {"title": "B", "price": "150.00", "quantity": 1, "total_discount": "50.00"},
        total_discounts="80.00",
        total_price="270.00",
    )

    sale = shopify.sale_in(shopify.read(order))

    assert shares_of(sale) == [(18000, 2000), (9000, 1000)]


def test_that_shopify_shares_are_in_what_was_paid_with_its_tax() -> None:
    order = a_shopify_order(
        a_shopify_line("100.00", (0, "20.00"), tax_lines=shopify.a_tax("20.00")),
        discount_applications=[CODE],
        taxes_included=False,
        total_discounts="20.00",
        total_tax="20.00",
        total_price="100.00",
    )

    sale = shopify.sale_in(shopify.read(order))

    assert shares_of(sale) == [(10000, 2500)]


def test_that_shopify_shares_come_to_the_price_before_to_the_coin() -> None:
    order = a_shopify_order(
        *({"title": name, "price": "33.33", "quantity": 1} for name in "ABC"),
        total_discounts="10.00",
        total_price="89.99",
    )

    sale = shopify.sale_in(shopify.read(order))

    assert [line.paid + (line.promotion or 0) for line in sale.lines] == [3333] * 3
    assert sum(line.promotion or 0 for line in sale.lines) == 1000


def test_that_an_exported_order_discount_is_told_by_line() -> None:
    first = shopify.FIRST | {
        "Lineitem discount": "50.00",
        "Discount Amount": "30.00",
        "Subtotal": "270.00",
        "Total": "319.00",
    }

    sale = shopify.sale_in(shopify.export(first, shopify.SECOND))

    assert shares_of(sale) == [(13500, 1500), (13500, 1500)]


def test_that_an_export_without_one_or_with_free_delivery_tells_no_share() -> None:
    free = shopify.FIRST | {"Discount Amount": "49.00", "Total": "350.00"}

    for first in (shopify.FIRST, free):
        sale = shopify.sale_in(shopify.export(first, shopify.SECOND))

        assert shares_of(sale) == [(20000, None), (15000, None)]


def a_coupon(kind: str = "", **others: object) -> dict[str, object]:
    """A coupon line that tells its kind, or nothing of it."""
    told = {"discount_type": kind} if kind else {}
    return {"id": 9, "code": "var10", "discount": "40.00", "discount_tax": "10.00"} | told | others


def noted(key: str, value: object) -> dict[str, object]:
    """A coupon line whose kind stands in its notes."""
    return a_coupon(meta_data=[{"id": 1, "key": key, "value": value}])


WHOLE_CART: Final = (
    a_coupon(),
    a_coupon("percent"),
    a_coupon("fixed_cart"),
    noted("coupon_data", {"id": 7, "discount_type": "percent"}),
    noted("coupon_info", '[7,"var10",null,50]'),
    noted("coupon_info", '[7,"say \\"ten\\", please","percent",10]'),
)
NOT_WHOLE_CART: Final = (
    a_coupon("fixed_product"),
    noted("coupon_data", {"id": 7, "discount_type": "fixed_product"}),
    noted("coupon_info", '[7,"var10","fixed_product",50]'),
    # The customer's own credit, which pays like money.
    noted("coupon_info", '[1,"sc","smart_coupon","50"]'),
)


@pytest.mark.parametrize("coupon", WHOLE_CART)
def test_that_woocommerce_coupons_on_the_cart_are_each_lines_share(
    coupon: dict[str, object],
) -> None:
    sale = woo.sale_in(woo.read(woo.an_order(coupon_lines=[coupon])))

    assert shares_of(sale) == [(45000, 5000)]


@pytest.mark.parametrize("coupon", NOT_WHOLE_CART)
def test_that_woocommerce_coupons_on_goods_are_the_lines_own(coupon: dict[str, object]) -> None:
    alone = woo.sale_in(woo.read(woo.an_order(coupon_lines=[coupon])))
    beside = woo.sale_in(woo.read(woo.an_order(coupon_lines=[a_coupon("percent"), coupon])))

    # Beside one on the cart nothing tells which took how much.
    assert shares_of(alone) == shares_of(beside) == [(45000, None)]


def test_that_a_woocommerce_line_the_shop_itself_made_cheaper_bears_no_share() -> None:
    sale = woo.sale_in(woo.read(woo.an_order(coupon_lines=[])))

    assert shares_of(sale) == [(45000, None)]


def test_that_a_woocommerce_fee_below_zero_is_shared_as_a_discount() -> None:
    off = [{"name": "Medlem", "total": "-80.00", "total_tax": "-20.00"}]
    order = woo.an_order(fee_lines=off, coupon_lines=[a_coupon()], total="399.00")

    sale = woo.sale_in(woo.read(order))

    assert shares_of(sale) == [(35000, 15000)]


TABLE: Final = "sale;sold_on;sku;quantity;paid;order_discount_share\n"


def test_that_our_own_table_may_tell_the_share(tmp_path: Path) -> None:
    rows = "A1;2026-11-12;MUG;1;80,00;20,00\nA1;2026-11-12;BOWL;1;40,00;\n"

    (batch,) = read_file(written(tmp_path, rows), shopify.DEFAULTS)

    assert [shares_of(sale) for sale in batch.sales] == [[(8000, 2000), (4000, None)]]


@pytest.mark.parametrize(("said", "why"), (("-1", "negative"), ("some", "amount")))
def test_that_an_unclear_share_holds_its_sale_back(tmp_path: Path, said: str, why: str) -> None:
    path = written(tmp_path, f"A1;2026-11-12;MUG;1;80,00;{said}\n")

    (batch,) = read_file(path, shopify.DEFAULTS)

    assert batch.sales == ()
    assert [(row.column, row.why) for row in batch.bad] == [
        ("order_discount_share", f"import.bad.{why}")
    ]


def written(folder: Path, rows: str) -> Path:
    """A table of ours with these rows."""
    path = folder / "own.csv"
    path.write_text(TABLE + rows, encoding="utf-8")
    return path


@shopify.needs_shared
def test_that_no_line_of_shopifys_own_examples_costs_more_before_than_its_price() -> None:
    for name in ("orders.json", "order.json"):
        told = json.loads((shopify.FIXTURES / name).read_text(encoding="utf-8"))
        orders = told.get("orders") or [told["order"]]

        for sale in shopify.read(*orders):
            for line in sale.lines if isinstance(sale, NewSale) else ():
                before = Money(line.paid + (line.promotion or 0), "USD")
                assert line.list_price is not None
                assert before.minor <= line.list_price * line.quantity
