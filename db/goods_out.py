"""The shelf of goods that went out: each visit's put as a sale, so that they can come back."""

from datetime import date
from typing import Final

from sqlalchemy import Connection, bindparam, select

from db.bulk import reserved
from db.prepared import Prepared
from db.tables import article, sale, sale_line, tender
from returns_station.sale import Sale, SaleLine
from returns_station.scan import code_key

_ARTICLE: Final = Prepared(select(article).where(article.c.sku == bindparam("sku")))
_SALE: Final = Prepared(sale.insert())
_LINES: Final = Prepared(sale_line.insert())
_TENDERS: Final = Prepared(tender.insert())

Plain = dict[str, object]


def put(connection: Connection, made: Sale) -> int:
    """Store the sale that goods out make, give its id; the shop's articles tell what it leaves."""
    sale_id = reserved(connection, sale, 1)
    _SALE.put(connection, ({"id": sale_id, **_sale_row(made)},))
    first = reserved(connection, sale_line, len(made.lines))
    rows = (_line_row(connection, line, sale_id, made) for line in made.lines)
    _LINES.put(connection, ({"id": nr, **row} for nr, row in enumerate(rows, first)))
    _TENDERS.put(
        connection,
        (
            {
                "sale_id": sale_id,
                "nr": paid.nr,
                "kind": paid.kind.value,
                "amount": paid.amount.minor,
                "label": paid.label,
            }
            for paid in made.tenders
        ),
    )
    return sale_id


def _sale_row(made: Sale) -> Plain:
    return {
        "source": made.source,
        "number": made.number,
        "key": code_key(made.number),
        "market": made.market,
        "channel": made.channel.value,
        "buyer": made.buyer,
        "currency": made.currency,
        "agreed_on": made.agreed_on.isoformat(),
        "sold_on": _day(made.sold_on),
        "shipped_on": _day(made.shipped_on),
        "informed_on": _day(made.informed_on),
        "told_return_cost": int(made.told_return_cost),
        "regular_delivery": int(made.regular_delivery),
        "member": made.member,
        "customer_id": made.customer.id if made.customer else None,
        "delivery_paid": None,
        "delivery_standard": None,
        "delivery_vat": "",
        "digest": "",
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _line_row(connection: Connection, line: SaleLine, sale_id: int, made: Sale) -> Plain:
    known = _ARTICLE.one(connection, {"sku": line.sku})
    return {
        "sale_id": sale_id,
        "nr": line.nr,
        "sku": line.sku,
        "gtin": line.gtin or (known.gtin if known else ""),
        "title": line.title,
        "options": line.options or (known.options if known else ""),
        "category": line.category or (known.category if known else ""),
        "quantity": line.quantity,
        "list_price": line.list_price.minor if line.list_price else None,
        "paid": line.paid.minor,
        "vat_percent": line.vat_percent or (known.vat_percent if known else ""),
        "received_on": ",".join(day.isoformat() for day in line.received_on),
        "traits": ",".join(sorted(line.traits)),
        "price_today": None,
        "promotion": None,
        # What stands in for a sale tells no day and no price of the goods: newer sales know best.
        "agreed_on": "" if made.is_stand_in else made.agreed_on.isoformat(),
    }
