"""What Shopify tells of an order's lines and delivery, as what was paid with discounts and tax."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
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

# A rate is read in millionths: so many are one percent.
_ONE_PERCENT: Final = 10_000
# What Shopify calls the only variant of goods that have none.
_NO_VARIANT: Final = "Default Title"


@dataclass(frozen=True, slots=True)
class Purse:
    """What she paid in; `foreign` when it is not the shop's currency, `taxed` when tax is in it."""

    currency: str
    foreign: bool
    taxed: bool

    def of(self, node: Node, name: str, default: str = "") -> int:
        """An amount in millionths of what she paid in; raises UnreadError."""
        if not self.foreign or not node.text(name):
            return node.amount(name, default)
        return node.part(f"{name}_set").part("presentment_money").amount("amount")


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was paid for delivery, tax included, and at which rate."""

    paid: int
    vat_percent: str


def lines_of(order: Node, purse: Purse) -> tuple[NewLine, ...]:
    """The lines with their shares of all discounts and taxes; raises UnreadError."""
    listed = list(order.parts("line_items"))
    if not listed:
        raise UnreadError("line_items", "missing")
    nets = [_net(line, purse) for line in listed]
    offs = _order_discounts(order, listed, purse)
    unshared = _unshared_discount(order, listed, purse)
    if any(nets) and 0 < unshared <= sum(nets):
        parts = shares(unshared, nets)
        nets = [net - part for net, part in zip(nets, parts, strict=True)]
        offs = [off + part for off, part in zip(offs, parts, strict=True)]
    taxes = _taxes(order, listed, nets, purse)
    return tuple(
        _line(nr, line, net, tax, purse, off)
        for nr, (line, net, tax, off) in enumerate(
            zip(listed, nets, taxes, offs, strict=True), start=1
        )
    )


def delivery_of(order: Node, purse: Purse) -> Delivery | None:
    """What delivery cost; nothing when nothing was sent."""
    listed = list(order.parts("shipping_lines"))
    if not listed:
        return None
    paid = sum(_shipping(line, purse) for line in listed)
    if not purse.taxed:
        paid += sum(_tax(line, purse) for line in listed)
    rates = {_percent(line) for line in listed}
    return Delivery(rounded(paid, purse.currency), rates.pop() if len(rates) == 1 else "")


def _line(nr: int, line: Node, net: int, tax: int, purse: Purse, off: int) -> NewLine:
    price, gross = purse.of(line, "price"), net + tax
    title = line.first("title", "name")
    sku = line.first("sku", "variant_id", "product_id") or title
    if not sku:
        raise UnreadError(f"{line.at}title", "missing")
    options = line.text("variant_title")
    return NewLine(
        nr=str(nr),
        sku=sku,
        title=title or sku,
        quantity=line.sold("quantity"),
        paid=rounded(gross, purse.currency),
        vat_percent=_percent(line),
        gtin=gtin14(line.text("sku")),
        options="" if options == _NO_VARIANT else options,
        style=line.text("product_id"),
        list_price=rounded(with_tax(price, net, gross), purse.currency),
        promotion=promotion_of(with_tax(net + off, net, gross), gross, purse.currency),
    )


def with_tax(price: int, net: int, gross: int) -> int:
    """A price with the line's share of tax; a tax above the price itself is not believed."""
    return half_up(price * gross, net) if 0 < net < gross <= 2 * net else price


def _net(line: Node, purse: Purse) -> int:
    """What a line costs after its own discounts, in millionths."""
    net = purse.of(line, "price") * line.sold("quantity") - _discount(line, purse)
    if net < 0:
        raise UnreadError(f"{line.at}price", "amount", line.text("price"))
    return net


def _discount(line: Node, purse: Purse) -> int:
    allocated = [purse.of(part, "amount") for part in line.parts("discount_allocations")]
    return sum(allocated) if allocated else purse.of(line, "total_discount", "0")


def _order_discounts(order: Node, lines: Sequence[Node], purse: Purse) -> list[int]:
    """Of each line's own discounts, those that are its share of one on all goods together."""
    whole = {
        str(nr)
        for nr, one in enumerate(order.parts("discount_applications"))
        if one.text("allocation_method") == "across"
        and one.text("target_selection") == "all"
        and one.text("target_type") != "shipping_line"
    }
    if not whole:
        return [0] * len(lines)
    return [
        sum(
            purse.of(part, "amount")
            for part in line.parts("discount_allocations")
            if part.text("discount_application_index") in whole
        )
        for line in lines
    ]


def _shipping(line: Node, purse: Purse) -> int:
    if line.text("discounted_price"):
        return purse.of(line, "discounted_price")
    parts = line.parts("discount_allocations")
    return purse.of(line, "price") - sum(purse.of(part, "amount") for part in parts)


def _unshared_discount(order: Node, lines: Sequence[Node], purse: Purse) -> int:
    """What was taken off the order as a whole, and of no line."""
    own = sum(_discount(line, purse) for line in lines)
    shipping = sum(
        purse.of(line, "price") - _shipping(line, purse) for line in order.parts("shipping_lines")
    )
    return purse.of(order, "total_discounts", "0") - own - shipping


def _taxes(order: Node, lines: Sequence[Node], nets: Sequence[int], purse: Purse) -> list[int]:
    """The tax to add to each line; what the order tells of no line is shared by price."""
    if purse.taxed:
        return [0] * len(lines)
    taxes = [_tax(line, purse) for line in lines]
    shipping = sum(_tax(line, purse) for line in order.parts("shipping_lines"))
    unshared = purse.of(order, "total_tax", "0") - sum(taxes) - shipping
    if unshared <= 0:
        return taxes
    return [tax + part for tax, part in zip(taxes, shares(unshared, nets), strict=True)]


def _tax(line: Node, purse: Purse) -> int:
    return sum(purse.of(tax, "price") for tax in line.parts("tax_lines"))


def _percent(line: Node) -> str:
    """The rate of a line's taxes together; empty when none is told."""
    rates = [tax.amount("rate", "0") for tax in line.parts("tax_lines")]
    return percent(Decimal(sum(rates)) / _ONE_PERCENT) if rates else ""
