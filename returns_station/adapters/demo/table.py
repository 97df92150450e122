"""The demo's sales as a file of the station's own format (docs/import.md): one row a line."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from returns_station.adapters.demo.goods import by_sku
from returns_station.customer import Customer
from returns_station.sale import Sale, SaleLine, Tender


def write(sales: tuple[Sale, ...], file: Path) -> None:
    """Write the sales in their order."""
    rows = [_row(sale, line) for sale in sales for line in sale.lines]
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, list(rows[0]))
        table.writeheader()
        table.writerows(rows)


def _row(sale: Sale, line: SaleLine) -> dict[str, str]:
    delivery = sale.delivery
    return {
        "sale": sale.number,
        "sold_on": sale.agreed_on.isoformat(),
        "market": sale.market,
        "channel": sale.channel,
        "buyer": sale.buyer,
        "currency": sale.currency,
        **_line(line),
        **_customer(sale.customer or Customer()),
        "tenders": ";".join(_tender(paid) for paid in sale.tenders),
        "delivery_paid": str(delivery.paid) if delivery else "",
        "delivery_standard": str(delivery.standard) if delivery else "",
        "shipped_on": _days(day for day in (sale.shipped_on,) if day),
    }


def _line(line: SaleLine) -> dict[str, str]:
    return {
        "line": line.nr,
        "sku": line.sku,
        "gtin": line.gtin,
        "title": line.title,
        "options": line.options,
        "style": by_sku()[line.sku].style,
        "category": line.category,
        "quantity": str(line.quantity),
        "paid": str(line.paid),
        "list_price": str(line.list_price or ""),
        "vat_percent": line.vat_percent,
        "received_on": _days(line.received_on),
        "traits": ";".join(sorted(line.traits)),
    }


def _customer(her: Customer) -> dict[str, str]:
    return {
        "customer": her.key,
        "customer_name": her.name,
        "phone": her.phone,
        "email": her.email,
        "language": her.language,
    }


def _tender(paid: Tender) -> str:
    return f"{paid.kind} {paid.label}:{paid.amount}" if paid.label else f"{paid.kind}:{paid.amount}"


def _days(days: Iterator[date] | tuple[date, ...]) -> str:
    return ";".join(day.isoformat() for day in days)
