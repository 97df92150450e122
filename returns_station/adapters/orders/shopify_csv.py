"""Shopify's orders export: several rows an order, what is said of the order on its first row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from returns_station.adapters.orders.orders_common import (
    Node,
    UnreadError,
    name_of,
    promotion_of,
    rounded,
)
from returns_station.adapters.orders.orders_whole import (
    Sums,
    agreed,
    all_back,
    market_of,
    part_back,
    references_of,
    tenders_of,
)
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import (
    BadRow,
    NewCustomer,
    NewLine,
    NewReturn,
    NewSale,
)
from returns_station.adapters.orders.shopify_json import PAID, SOURCE
from returns_station.adapters.orders.shopify_lines import with_tax
from returns_station.money import shares
from returns_station.scan import gtin14

_FURTHER_TAXES: Final = ("Tax 2 Name", "Tax 3 Name", "Tax 4 Name", "Tax 5 Name")
_PERCENT: Final = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,3})?) ?%", re.ASCII)
_AND: Final = re.compile(r"\s*[+,]\s*")
# The file's sums are rounded one by one.
_ONE_CENT: Final = 10_000


@dataclass(frozen=True, slots=True)
class _Goods:
    """A row's goods before what is said of the whole order; amounts in millionths."""

    row: Node
    quantity: int
    price: int
    net: int


def sales(
    rows: Iterator[tuple[int, Mapping[str, str]]], defaults: Defaults
) -> Iterator[NewSale | NewReturn | BadRow]:
    """Each order as its sale, or as one row that tells what is wrong with it."""
    nodes = ((number, Node(dict(cells))) for number, cells in rows)
    for name, group in groupby(nodes, key=lambda row: name_of(row[1].fields, "Name")):
        order = list(group)
        try:
            sale = _sale(order, defaults)
            returns = _returns(order[0][1], sale)
        except UnreadError as error:
            yield error.row(order[0][0], name)
        else:
            yield sale
            yield from returns


def _sale(rows: Sequence[tuple[int, Node]], defaults: Defaults) -> NewSale:
    order = rows[0][1]
    number = order.needed("Name")
    _paid(order)
    currency = order.currency("Currency", defaults.currency)
    lines, delivery = _shared(order, _all_goods(rows), currency)
    total = rounded(order.amount("Total"), currency)
    countries = [order.text("Shipping Country"), order.text("Billing Country")]
    return NewSale(
        source=SOURCE,
        number=number,
        market=market_of(countries, defaults.market),
        channel="store" if order.text("Source") == "pos" else "distance",
        currency=currency,
        agreed_on=order.day("Created at", defaults.dates) or order.needed("Created at"),
        lines=agreed(Sums(lines, delivery, total), "Total", order.text("Total")),
        tenders=tenders_of(_AND.split(order.text("Payment Method")), total, currency),
        customer=_customer(order),
        shipped_on=order.day("Fulfilled at", defaults.dates),
        delivery_paid=delivery,
        delivery_standard=delivery,
        delivery_vat=_percent(order),
        references=references_of(order, number, "Id", "Receipt Number"),
    )


def _paid(order: Node) -> None:
    """Raises UnreadError for an order that nobody paid, or that was called off."""
    status = order.needed("Financial Status")
    if status not in PAID:
        raise UnreadError("Financial Status", "not_paid", status)
    if order.text("Cancelled at"):
        raise UnreadError("Cancelled at", "not_paid", order.text("Cancelled at"))


def _all_goods(rows: Sequence[tuple[int, Node]]) -> list[_Goods]:
    goods = []
    for at, row in rows:
        try:
            if row.first("Lineitem name", "Lineitem sku"):
                goods.append(_goods(row))
        except UnreadError as error:
            error.at_row = at
            raise
    if not goods:
        raise UnreadError("Lineitem name", "missing")
    return goods


def _goods(row: Node) -> _Goods:
    quantity, price = row.sold("Lineitem quantity"), row.amount("Lineitem price")
    net = price * quantity - row.amount("Lineitem discount", "0")
    if price < 0 or net < 0:
        raise UnreadError("Lineitem price", "amount", row.text("Lineitem price"))
    return _Goods(row, quantity, price, net)


def _shared(
    order: Node, goods: Sequence[_Goods], currency: str
) -> tuple[tuple[NewLine, ...], int | None]:
    """The lines and the delivery with their shares of the order's discount and tax."""
    whole = sum(one.net for one in goods)
    off = order.amount("Discount Amount", "0")
    subtotal = order.amount("Subtotal") if order.text("Subtotal") else whole - off
    if not 0 <= subtotal <= whole:
        raise UnreadError("Subtotal", "total", order.text("Subtotal"))
    nets = shares(subtotal, [one.net for one in goods])
    delivery, tax = _delivery_and_tax(order, subtotal, off - (whole - subtotal))
    *taxes, delivery_tax = shares(tax, [*nets, delivery])
    told = zip(goods, nets, taxes, strict=True)
    lines = tuple(
        _line(nr, one, (net, net + part), order, currency)
        for nr, (one, net, part) in enumerate(told, start=1)
    )
    sent = order.first("Shipping Method", "Shipping")
    return lines, rounded(delivery + delivery_tax, currency) if sent else None


def _delivery_and_tax(order: Node, subtotal: int, off_delivery: int) -> tuple[int, int]:
    """What delivery cost, and the tax to add: the file does not say whether prices hold it.

    The one reading that comes to the order's total is right; raises UnreadError for none.
    """
    shipping, taxes = order.amount("Shipping", "0"), order.amount("Taxes", "0")
    total = order.amount("Total")
    for delivery in (shipping, shipping - max(0, off_delivery)):
        for tax in (0, taxes):
            if min(delivery, tax) >= 0 and abs(subtotal + delivery + tax - total) <= _ONE_CENT:
                return delivery, tax
    raise UnreadError("Total", "total", order.text("Total"))


def _line(nr: int, one: _Goods, paid: tuple[int, int], order: Node, currency: str) -> NewLine:
    row, (net, gross) = one.row, paid
    title, sku = row.text("Lineitem name"), row.text("Lineitem sku")
    untaxed = row.text("Lineitem taxable").casefold() == "false"
    return NewLine(
        nr=str(nr),
        sku=sku or title,
        title=title or sku,
        quantity=one.quantity,
        paid=rounded(gross, currency),
        promotion=promotion_of(with_tax(one.net, net, gross), gross, currency),
        vat_percent="" if untaxed else _percent(order),
        gtin=gtin14(sku),
        list_price=rounded(with_tax(one.price, net, gross), currency),
    )


def _percent(order: Node) -> str:
    """The rate of the order's one tax, which its name tells; empty when there are several."""
    found = _PERCENT.search(order.text("Tax 1 Name"))
    return found[1] if found and not order.first(*_FURTHER_TAXES) else ""


def _customer(order: Node) -> NewCustomer | None:
    email = order.text("Email")
    phone = order.first("Phone", "Shipping Phone", "Billing Phone")
    who = email.casefold() or phone
    if not who:
        return None
    name = order.first("Shipping Name", "Billing Name")
    return NewCustomer(f"{SOURCE}:{who}", name, phone, email)


def _returns(order: Node, sale: NewSale) -> tuple[NewReturn, ...]:
    """What was paid back already: the file tells the sum alone, and neither goods nor day."""
    if order.text("Financial Status") == "refunded":
        return all_back(sale, sale.number, sale.agreed_on)
    amount = rounded(order.amount("Refunded Amount", "0"), sale.currency)
    return (part_back(sale, sale.number, amount, sale.agreed_on),) if amount > 0 else ()
