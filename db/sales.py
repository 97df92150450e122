"""The shelf of sales: read whole, never written but by an import."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Connection, bindparam, select

from db.prepared import Prepared
from db.tables import customer, sale, sale_line, tender
from returns_station.customer import Customer
from returns_station.money import Money
from returns_station.sale import Channel, Delivery, Sale, SaleLine, Tender, TenderKind, Trait

_SALE = Prepared(
    select(sale, customer.c.key.label("customer_key"), customer.c.name, customer.c.phone)
    .add_columns(customer.c.email, customer.c.language)
    .join_from(sale, customer, isouter=True)
    .where(sale.c.id == bindparam("sale_id"))
)
_LINES = Prepared(
    select(sale_line).where(sale_line.c.sale_id == bindparam("sale_id")).order_by(sale_line.c.id)
)
_TENDERS = Prepared(
    select(tender).where(tender.c.sale_id == bindparam("sale_id")).order_by(tender.c.nr)
)

# A row by the names of its columns, from a prepared statement or another.
AnyRow: TypeAlias = Any


def load_sale(connection: Connection, sale_id: int) -> Sale | None:
    """The sale with this id, its lines and its tenders."""
    key = {"sale_id": sale_id}
    row = _SALE.one(connection, key)
    if row is None:
        return None
    lines = _LINES.all(connection, key)
    tenders = _TENDERS.all(connection, key)
    return sale_from_rows(row, lines, tenders)


def sale_from_rows(row: AnyRow, lines: Sequence[AnyRow], tenders: Sequence[AnyRow]) -> Sale:
    """Rows to the frozen sale."""
    currency = row.currency
    agreed_on = date.fromisoformat(row.agreed_on)
    return Sale(
        number=row.number,
        market=row.market,
        channel=Channel(row.channel),
        currency=currency,
        agreed_on=agreed_on,
        lines=tuple(_line(line, currency) for line in lines),
        tenders=tuple(
            Tender(paid.nr, TenderKind(paid.kind), Money(paid.amount, currency), paid.label)
            for paid in tenders
        ),
        delivery=_delivery(row),
        buyer=row.buyer,
        sold_on=_day(row.sold_on) or agreed_on,
        shipped_on=_day(row.shipped_on),
        informed_on=_day(row.informed_on),
        told_return_cost=bool(row.told_return_cost),
        regular_delivery=bool(row.regular_delivery),
        member=row.member,
        customer=_customer(row),
        source=row.source,
        id=row.id,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def _delivery(row: AnyRow) -> Delivery | None:
    if row.delivery_paid is None:
        return None
    paid = Money(row.delivery_paid, row.currency)
    standard = _money(row.delivery_standard, row.currency)
    return Delivery(paid, standard or paid, row.delivery_vat)


def _customer(row: AnyRow) -> Customer | None:
    if row.customer_id is None:
        return None
    return Customer(row.name, row.phone, row.email, row.language, row.customer_key, row.customer_id)


def _line(row: AnyRow, currency: str) -> SaleLine:
    return SaleLine(
        nr=row.nr,
        sku=row.sku,
        title=row.title,
        quantity=row.quantity,
        paid=Money(row.paid, currency),
        vat_percent=row.vat_percent,
        gtin=row.gtin,
        options=row.options,
        category=row.category,
        list_price=_money(row.list_price, currency),
        received_on=tuple(date.fromisoformat(day) for day in row.received_on.split(",") if day),
        traits=frozenset(Trait(trait) for trait in row.traits.split(",") if trait),
        price_today=_money(row.price_today, currency),
        promotion=_money(row.promotion, currency),
        id=row.id,
    )
