"""What WooCommerce tells of an order's lines, fees and delivery, with discounts and tax."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from typing import Final

from returns_station.adapters.orders.orders_common import (
    Node,
    UnreadError,
    percent,
    promotion_of,
    rounded,
)
from returns_station.adapters.orders.records import NewLine
from returns_station.money import half_up, shares
from returns_station.scan import gtin14

# VAT rates of the Nordics and their neighbours, in tenths of a percent.
_RATES: Final = (60, 70, 90, 100, 120, 135, 140, 150, 190, 200, 210, 240, 250, 255)
_MARK_UP: Final = re.compile(r"<[^>]*>")
_ONE_PERCENT: Final = 10_000
# Coupons on all that is bought; where nothing is told of a coupon, it is one of these.
_WHOLE_CART: Final = frozenset(("", "fixed_cart", "percent"))
# [id, "code", "kind", ...]; null instead of a kind is the usual one.
_COUPON_INFO: Final = re.compile(r'\[\s*\d+\s*,\s*"(?:[^"\\]|\\.)*"\s*,\s*"([a-z_]*)"', re.ASCII)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was paid for delivery, tax included, and at which rate."""

    paid: int
    vat_percent: str


def lines_of(order: Node, currency: str) -> tuple[NewLine, ...]:
    """The goods, then the fees as lines; a fee below zero is a discount on all goods."""
    listed = list(order.parts("line_items"))
    if not listed:
        raise UnreadError("line_items", "missing")
    rates = {tax.text("rate_id"): tax for tax in order.parts("tax_lines")}
    grosses = [_gross(line) for line in listed]
    befores = [_before(line) for line in listed] if _of_whole_cart(order) else grosses
    fees = list(order.parts("fee_lines"))
    off = -sum(gross for fee in fees if (gross := _gross(fee)) < 0)
    if 0 < off <= sum(grosses) and min(grosses) >= 0:
        parts = shares(off, grosses)
        grosses = [gross - part for gross, part in zip(grosses, parts, strict=True)]
    goods = [
        _line(nr, line, (before, gross), currency, _percent(line, rates, currency))
        for nr, (line, before, gross) in enumerate(
            zip(listed, befores, grosses, strict=True), start=1
        )
    ]
    charged = (fee for fee in fees if _gross(fee) > 0)
    for nr, fee in enumerate(charged, start=len(goods) + 1):
        goods.append(_fee(nr, fee, currency, _percent(fee, rates, currency)))
    return tuple(goods)


def delivery_of(order: Node, currency: str) -> Delivery | None:
    """What delivery cost; nothing when nothing was sent."""
    listed = list(order.parts("shipping_lines"))
    if not listed:
        return None
    known = {tax.text("rate_id"): tax for tax in order.parts("tax_lines")}
    rates = {_percent(line, known, currency) for line in listed}
    paid = rounded(sum(_gross(line) for line in listed), currency)
    return Delivery(paid, rates.pop() if len(rates) == 1 else "")


def refunded_line(part: Node) -> str:
    """The id of the order's line that a refund's line undoes; empty when it is not told."""
    told = (one for one in part.parts("meta_data") if one.text("key") == "_refunded_item_id")
    return next((one.text("value") for one in told), "")


def sku_of(line: Node) -> str:
    """The article number; the shop's own id of the goods when they have none."""
    ids = (line.text(name) for name in ("variation_id", "product_id"))
    return line.text("sku") or next((one for one in ids if one.strip("0")), "") or title_of(line)


def title_of(line: Node) -> str:
    """What the goods are called, as people write it."""
    return " ".join(unescape(line.first("parent_name", "name")).split())


def _gross(line: Node) -> int:
    return line.amount("total") + line.amount("total_tax", "0")


def _before(line: Node) -> int:
    """What a line costs before coupons; below what it costs after them it is not believed."""
    return max(line.amount("subtotal", "0") + line.amount("subtotal_tax", "0"), _gross(line))


def _of_whole_cart(order: Node) -> bool:
    """Whether there are coupons, and none of them is of single goods or pays like money."""
    kinds = {_coupon_kind(coupon) for coupon in order.parts("coupon_lines")}
    return bool(kinds) and kinds <= _WHOLE_CART


def _coupon_kind(coupon: Node) -> str:
    """What kind of coupon it was: shops of different age tell it in three places, or nowhere."""
    if coupon.text("discount_type"):
        return coupon.text("discount_type")
    for one in coupon.parts("meta_data"):
        if one.text("key") == "coupon_data":
            return one.part("value").text("discount_type")
        if one.text("key") == "coupon_info":
            found = _COUPON_INFO.match(one.text("value"))
            return found[1] if found else ""
    return ""


def _line(nr: int, line: Node, paid: tuple[int, int], currency: str, vat_percent: str) -> NewLine:
    quantity, title, sku = line.sold("quantity"), title_of(line), sku_of(line)
    before, gross = paid
    if not sku:
        raise UnreadError(f"{line.at}name", "missing")
    return NewLine(
        nr=str(nr),
        sku=sku,
        title=title or sku,
        quantity=quantity,
        paid=rounded(gross, currency),
        vat_percent=vat_percent,
        gtin=gtin14(line.text("global_unique_id")) or gtin14(line.text("sku")),
        options=" / ".join(_options(line)),
        style=line.text("product_id").lstrip("0"),
        list_price=rounded(half_up(_before(line), quantity), currency),
        promotion=promotion_of(before, gross, currency),
    )


def _options(line: Node) -> Iterator[str]:
    """What was chosen: size, colour; keys that begin with a line are the shop's own notes."""
    for one in line.parts("meta_data"):
        if not one.text("key").startswith("_"):
            said = one.first("display_value", "value")
            bare = " ".join(unescape(_MARK_UP.sub("", said)).split())
            if bare:
                yield bare


def _fee(nr: int, fee: Node, currency: str, vat_percent: str) -> NewLine:
    paid, title = rounded(_gross(fee), currency), title_of(fee)
    return NewLine(str(nr), title or "fee", title or "fee", 1, paid, vat_percent, list_price=paid)


def _percent(line: Node, rates: dict[str, Node], currency: str) -> str:
    """The rate as it is told, else the one rate we know that comes to this tax."""
    net, tax = line.amount("total"), line.amount("total_tax", "0")
    taxed = [rates[part.text("id")] for part in line.parts("taxes") if part.text("id") in rates]
    told = [rate.amount("rate_percent") for rate in taxed if rate.text("rate_percent")]
    if told and len(told) == len(taxed):
        return percent(Decimal(sum(told)) / _ONE_PERCENT / 100)
    if tax == 0:
        return "0" if net else ""
    near = [
        rate
        for rate in _RATES
        if rounded(half_up(net * rate, 1000), currency) == rounded(tax, currency)
    ]
    return percent(Decimal(near[0]) / 10) if len(near) == 1 else ""
