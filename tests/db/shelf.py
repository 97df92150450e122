"""A store-room of a test with sales in it."""

from pathlib import Path

from sqlalchemy import Connection

from db.engine import open_engine
from db.tables import article, customer, sale_line, tender, vocabulary, word
from db.tables import sale as sale_table
from db.unit_of_work import StoreRoom
from db.words import customer_words, spelt
from returns_station.sale import Sale, SaleLine
from returns_station.scan import code_key, gtin14
from tests.db.made_ready import made_ready


def a_store(folder: Path, *sales: Sale) -> StoreRoom:
    """A new store-room on disk that holds these sales."""
    engine = open_engine(f"sqlite:///{folder / 'station.db'}")
    made_ready(engine)
    with engine.begin() as connection:
        for sale in sales:
            put_sale(connection, sale)
    return StoreRoom(engine)


def put_sale(connection: Connection, sale: Sale) -> int:
    """Insert one sale row by row, as plainly as it can be said."""
    row: dict[str, object] = {
        "source": sale.source,
        "number": sale.number,
        "key": code_key(sale.number),
        "market": sale.market,
        "channel": sale.channel.value,
        "buyer": sale.buyer,
        "member": sale.member,
        "currency": sale.currency,
        "agreed_on": sale.agreed_on.isoformat(),
        "sold_on": (sale.sold_on or sale.agreed_on).isoformat(),
        "informed_on": sale.informed_on.isoformat() if sale.informed_on else "",
        "customer_id": _put_customer(connection, sale),
    }
    if sale.delivery:
        row["delivery_paid"] = sale.delivery.paid.minor
        row["delivery_standard"] = sale.delivery.standard.minor
        row["delivery_vat"] = sale.delivery.vat_percent
    inserted = connection.execute(sale_table.insert(), row).inserted_primary_key
    assert inserted is not None
    sale_id: int = inserted[0]
    for line in sale.lines:
        connection.execute(sale_line.insert(), _line_row(sale, line, sale_id))
        _put_article(connection, line)
    for paid in sale.tenders:
        connection.execute(
            tender.insert(),
            {
                "sale_id": sale_id,
                "nr": paid.nr,
                "kind": paid.kind.value,
                "amount": paid.amount.minor,
                "label": paid.label,
            },
        )
    return sale_id


def _line_row(sale: Sale, line: SaleLine, sale_id: int) -> dict[str, object]:
    return {
        "sale_id": sale_id,
        "nr": line.nr,
        "sku": line.sku,
        "gtin": gtin14(line.gtin),
        "title": line.title,
        "options": line.options,
        "category": line.category,
        "quantity": line.quantity,
        "list_price": line.list_price.minor if line.list_price else None,
        "price_today": line.price_today.minor if line.price_today else None,
        "promotion": line.promotion.minor if line.promotion else None,
        "paid": line.paid.minor,
        "vat_percent": line.vat_percent,
        "received_on": ",".join(day.isoformat() for day in line.received_on),
        "traits": ",".join(sorted(line.traits)),
        "agreed_on": sale.agreed_on.isoformat(),
    }


def _put_customer(connection: Connection, sale: Sale) -> int | None:
    her = sale.customer
    if her is None:
        return None
    found = connection.execute(customer.select().where(customer.c.key == her.key)).one_or_none()
    if found:
        return int(found.id)
    row = {
        "key": her.key,
        "name": her.name,
        "phone": her.phone,
        "email": her.email,
        "language": her.language,
    }
    inserted = connection.execute(customer.insert(), row).inserted_primary_key
    assert inserted is not None
    found_id: int = inserted[0]
    for one in sorted(customer_words(her.name, her.phone, her.email)):
        connection.execute(word.insert(), {"word": one, "kind": "customer", "ref": found_id})
    _put_vocabulary(connection, spelt(her.name))
    return found_id


def _put_article(connection: Connection, line: SaleLine) -> None:
    if connection.execute(article.select().where(article.c.sku == line.sku)).one_or_none():
        return
    row = {
        "sku": line.sku,
        "gtin": gtin14(line.gtin),
        "title": line.title,
        "options": line.options,
        "style": line.category,
        "currency": line.paid.currency,
        "price": line.paid.minor // line.quantity,
    }
    inserted = connection.execute(article.insert(), row).inserted_primary_key
    assert inserted is not None
    for one in sorted(set(spelt(line.title))):
        connection.execute(word.insert(), {"word": one, "kind": "article", "ref": inserted[0]})
    _put_vocabulary(connection, spelt(line.title))


def _put_vocabulary(connection: Connection, words: tuple[str, ...]) -> None:
    for one in words:
        known = connection.execute(vocabulary.select().where(vocabulary.c.word == one)).first()
        if known is None:
            connection.execute(vocabulary.insert(), {"word": one})
