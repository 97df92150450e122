"""WooCommerce's orders and refunds as its REST API gives them; prices there are before tax."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from returns_station.adapters.orders.orders_common import Node, UnreadError, name_of, rounded
from returns_station.adapters.orders.orders_whole import (
    Sums,
    agreed,
    all_back,
    came_back,
    market_of,
    part_back,
    references_of,
    tenders_of,
)
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import BadRow, NewCustomer, NewReturn, NewSale
from returns_station.adapters.orders.woocommerce_lines import (
    delivery_of,
    lines_of,
    refunded_line,
    sku_of,
    title_of,
)

SOURCE: Final = "woocommerce"
_PAID: Final = frozenset({"processing", "completed", "refunded"})
_NOT_PAID: Final = frozenset({"pending", "on-hold", "cancelled", "failed", "trash"})
_ORDER_OF: Final = re.compile(r"/orders/([0-9]{1,18})/?\Z", re.ASCII)


def sales(
    orders: Iterator[Mapping[str, object]], defaults: Defaults
) -> Iterator[NewSale | NewReturn | BadRow]:
    """Each order as its sale and earlier returns, each refund as earlier returns, or why not."""
    for row, fields in enumerate(orders, start=1):
        node = Node(fields)
        try:
            if "amount" in fields and "order_key" not in fields:
                records: tuple[NewSale | NewReturn, ...] = _refund(node, defaults)
            else:
                sale = _sale(node, defaults)
                records = (sale, *_returns(node, sale))
        except UnreadError as error:
            yield error.row(row, name_of(fields, "number", "id"))
        else:
            yield from records


def _sale(order: Node, defaults: Defaults) -> NewSale:
    number = order.text("number") or order.needed("id")
    _paid(order)
    currency = order.currency("currency", defaults.currency)
    lines, delivery = lines_of(order, currency), delivery_of(order, currency)
    total = rounded(order.amount("total"), currency)
    delivery_paid = delivery.paid if delivery else None
    countries = [order.part(place).text("country") for place in ("shipping", "billing")]
    return NewSale(
        source=SOURCE,
        number=number,
        market=market_of(countries, defaults.market),
        channel="distance",
        currency=currency,
        agreed_on=order.day("date_created") or order.needed("date_created"),
        lines=agreed(Sums(lines, delivery_paid, total), "total", order.text("total")),
        tenders=tenders_of([_gateway(order)], total, currency),
        customer=_customer(order),
        shipped_on=order.day("date_completed"),
        delivery_paid=delivery_paid,
        delivery_standard=delivery_paid,
        delivery_vat=delivery.vat_percent if delivery else "",
        references=references_of(order, number, "id", "order_key"),
    )


def _paid(order: Node) -> None:
    """Raises UnreadError for an order that nobody paid, or that was called off."""
    status = order.needed("status")
    # A shop may have states of its own: then the day of payment tells.
    if status in _NOT_PAID or (status not in _PAID and not order.text("date_paid")):
        raise UnreadError("status", "not_paid", status)


def _gateway(order: Node) -> str:
    return f"{order.text('payment_method')} {order.text('payment_method_title')}"


def _customer(order: Node) -> NewCustomer | None:
    billing, shipping = order.part("billing"), order.part("shipping")
    known = order.text("customer_id").strip("0")
    email, phone = billing.text("email"), billing.text("phone") or shipping.text("phone")
    who = order.text("customer_id") if known else email.casefold() or phone
    if not who:
        return None
    return NewCustomer(f"{SOURCE}:{who}", _name(billing) or _name(shipping), phone, email)


def _name(place: Node) -> str:
    return f"{place.text('first_name')} {place.text('last_name')}".strip()


def _returns(order: Node, sale: NewSale) -> tuple[NewReturn, ...]:
    """What was paid back already, by line where that is told, else by sum."""
    refunds = list(order.parts("refunds"))
    day = order.day("date_modified") or sale.agreed_on
    if order.text("status") == "refunded" and not any(_has_lines(one) for one in refunds):
        number = refunds[0].needed("id") if len(refunds) == 1 else sale.number
        return all_back(sale, number, day)
    places = {line.text("id"): at for at, line in enumerate(order.parts("line_items"))}
    # What names no line must not find one that has no id.
    places.pop("", None)
    found: list[NewReturn] = []
    for refund in refunds:
        told = refund.day("date_created") or day
        number = refund.needed("id")
        if not _has_lines(refund):
            amount = abs(rounded(refund.amount("total"), sale.currency))
            found += [part_back(sale, number, amount, told)] if amount else []
        for nr, part in enumerate(refund.parts("line_items"), start=1):
            units = _units(part, sale.currency)
            at = places.get(refunded_line(part))
            if at is None:
                raise UnreadError(f"{part.at}_refunded_item_id", "missing", refunded_line(part))
            if units[0]:
                found.append(came_back(sale, sale.lines[at], number, str(nr), units, told))
    return tuple(found)


def _has_lines(refund: Node) -> bool:
    return any(True for _ in refund.parts("line_items"))


def _units(part: Node, currency: str) -> tuple[int, int]:
    """How many came back and what was paid for them; refunds count below zero."""
    paid = part.amount("total") + part.amount("total_tax", "0")
    return abs(part.quantity("quantity")), abs(rounded(paid, currency))


def _refund(refund: Node, defaults: Defaults) -> tuple[NewReturn, ...]:
    """The lines of a refund that stands alone; what is no line is told by its order as a sum."""
    number = refund.needed("id")
    links = [link.text("href") for link in refund.part("_links").parts("up")]
    found = next((match for link in links if (match := _ORDER_OF.search(link))), None)
    sale_number = found[1] if found else refund.text("parent_id")
    if not sale_number.strip("0"):
        raise UnreadError("parent_id", "missing")
    currency = refund.currency("currency", defaults.currency)
    day = refund.day("date_created") or refund.needed("date_created")
    returns = []
    for nr, part in enumerate(refund.parts("line_items"), start=1):
        quantity, amount = _units(part, currency)
        if quantity:
            returns.append(
                NewReturn(
                    source=SOURCE,
                    number=number,
                    nr=str(nr),
                    sku=sku_of(part),
                    title=title_of(part),
                    quantity=quantity,
                    amount=amount,
                    currency=currency,
                    returned_on=day,
                    sale_number=sale_number,
                )
            )
    return tuple(returns)
