"""Shopify's orders as its Admin API gives them: sales, and what was already paid back of them."""

from collections.abc import Iterator, Mapping
from typing import Final

from returns_station.adapters.orders.orders_common import Node, UnreadError, name_of, rounded
from returns_station.adapters.orders.orders_whole import (
    Sums,
    agreed,
    all_back,
    came_back,
    language_of,
    market_of,
    references_of,
    tender,
    tenders_of,
)
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import (
    BadRow,
    NewCustomer,
    NewReturn,
    NewSale,
    NewTender,
)
from returns_station.adapters.orders.shopify_lines import Purse, delivery_of, lines_of
from returns_station.money import half_up

SOURCE: Final = "shopify"
# A reserved card is charged when the goods leave: who stands here with them has paid.
PAID: Final = frozenset({"authorized", "paid", "partially_refunded", "refunded"})


def sales(
    orders: Iterator[Mapping[str, object]], defaults: Defaults
) -> Iterator[NewSale | NewReturn | BadRow]:
    """Each order as its sale and its earlier returns, or as one row that tells what is wrong."""
    for row, fields in enumerate(orders, start=1):
        order = Node(fields)
        try:
            sale = _sale(order, defaults)
            returns = _returns(order, sale)
        except UnreadError as error:
            yield error.row(row, name_of(fields, "name", "order_number"))
        else:
            yield sale
            yield from returns


def _sale(order: Node, defaults: Defaults) -> NewSale:
    number = order.text("name") or order.text("order_number") or order.needed("name")
    _paid(order)
    shop = order.currency("currency", defaults.currency)
    currency = order.currency("presentment_currency", shop)
    purse = Purse(currency, foreign=currency != shop, taxed=order.yes("taxes_included"))
    lines, delivery = lines_of(order, purse), delivery_of(order, purse)
    total = rounded(purse.of(order, "total_price"), currency)
    delivery_paid = delivery.paid if delivery else None
    said = order.text("total_price")
    return NewSale(
        source=SOURCE,
        number=number,
        market=_market(order, defaults),
        channel="store" if order.text("source_name") == "pos" else "distance",
        currency=currency,
        agreed_on=order.day("processed_at")
        or order.day("created_at")
        or order.needed("created_at"),
        lines=agreed(Sums(lines, delivery_paid, total), "total_price", said),
        tenders=_tenders(order, total, purse),
        customer=_customer(order),
        shipped_on=_shipped(order),
        delivery_paid=delivery_paid,
        delivery_standard=delivery_paid,
        delivery_vat=delivery.vat_percent if delivery else "",
        buyer="business" if order.part("company").text("id") else "consumer",
        references=references_of(order, number, "id", "order_number", "checkout_token"),
    )


def _paid(order: Node) -> None:
    """Raises UnreadError for an order that nobody paid, or that was called off."""
    status = order.needed("financial_status")
    if status not in PAID:
        raise UnreadError("financial_status", "not_paid", status)
    if order.text("cancelled_at"):
        raise UnreadError("cancelled_at", "not_paid", order.text("cancelled_at"))
    if order.yes("test"):
        raise UnreadError("test", "not_paid", "true")


def _market(order: Node, defaults: Defaults) -> str:
    places = ("shipping_address", "billing_address")
    return market_of([order.part(place).text("country_code") for place in places], defaults.market)


def _customer(order: Node) -> NewCustomer | None:
    person, shipping = order.part("customer"), order.part("shipping_address")
    billing = order.part("billing_address")
    email = order.first("email", "contact_email") or person.text("email")
    phone = order.text("phone") or person.text("phone") or shipping.text("phone")
    who = person.text("id") or email.casefold() or phone
    if not who:
        return None
    name = f"{person.text('first_name')} {person.text('last_name')}".strip()
    return NewCustomer(
        f"{SOURCE}:{who}",
        name or shipping.text("name") or billing.text("name"),
        phone or billing.text("phone"),
        email,
        language_of(order.text("customer_locale")),
    )


def _tenders(order: Node, total: int, purse: Purse) -> tuple[NewTender, ...]:
    taken: dict[tuple[str, str], int] = {}
    for paid in order.parts("transactions") if not purse.foreign else ():
        if paid.text("kind") in ("sale", "capture") and paid.text("status") == "success":
            card = paid.part("payment_details").text("credit_card_number")
            one = tender(paid.text("gateway"), 0, purse.currency, card)
            amount = rounded(paid.amount("amount"), purse.currency)
            taken[one.kind, one.label] = taken.get((one.kind, one.label), 0) + amount
    if taken and sum(taken.values()) == total:
        return tuple(NewTender(kind, amount, label) for (kind, label), amount in taken.items())
    names = order.fields.get("payment_gateway_names")
    listed = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
    card = order.part("payment_details").text("credit_card_number")
    return tenders_of(listed or [order.text("gateway")], total, purse.currency, card)


def _shipped(order: Node) -> str:
    """The day the last of it left, once all of it has."""
    if order.text("fulfillment_status") != "fulfilled":
        return ""
    sent = [one for one in order.parts("fulfillments") if one.text("status") == "success"]
    return max((one.day("created_at") for one in sent), default="")


def _returns(order: Node, sale: NewSale) -> tuple[NewReturn, ...]:
    shop = order.currency("currency", sale.currency)
    purse = Purse(sale.currency, sale.currency != shop, taxed=order.yes("taxes_included"))
    places = {line.text("id"): at for at, line in enumerate(order.parts("line_items"))}
    found: list[NewReturn] = []
    day = sale.agreed_on
    for refund in order.parts("refunds"):
        day = refund.day("processed_at") or refund.day("created_at") or day
        for nr, part in enumerate(refund.parts("refund_line_items"), start=1):
            at = places.get(part.needed("line_item_id"))
            if at is None:
                raise UnreadError(f"{part.at}line_item_id", "missing", part.text("line_item_id"))
            quantity, line = part.quantity("quantity"), sale.lines[at]
            if quantity > 0:
                paid = _amount(part, purse, half_up(line.paid * quantity, line.quantity))
                number = refund.needed("id")
                found.append(came_back(sale, line, number, str(nr), (quantity, paid), day))
    if not found and order.text("financial_status") == "refunded":
        return all_back(sale, sale.number, day)
    return tuple(found)


def _amount(part: Node, purse: Purse, share: int) -> int:
    """What was paid back for these units: what is told, else their share of the line."""
    if not part.text("subtotal"):
        return share
    tax = 0 if purse.taxed else purse.of(part, "total_tax", "0")
    paid = rounded(purse.of(part, "subtotal") + tax, purse.currency)
    if paid < 0:
        raise UnreadError(f"{part.at}subtotal", "amount", part.text("subtotal"))
    return paid
