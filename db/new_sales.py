"""New sales put on their shelves; those that are in already are told from them by content."""

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Final

from sqlalchemy import BindParameter, Connection, bindparam, select

from db.bulk import Rows, among, put, reserved
from db.erased_list import without_forgotten
from db.registers import customer_key, put_articles, put_customers
from db.tables import code, sale, sale_line, tender
from returns_station.desk.incoming import NewSale
from returns_station.scan import code_key

_SALE: Final = """id source number key market channel buyer currency agreed_on sold_on shipped_on
    informed_on told_return_cost regular_delivery member customer_id delivery_paid
    delivery_standard delivery_vat digest"""
_LINE: Final = """id sale_id nr sku gtin title options category quantity list_price paid
    vat_percent received_on traits promotion agreed_on"""
_LINES: Final = NewSale._fields.index("lines")
_KEYS: Final[BindParameter[str]] = bindparam("keys", expanding=True)
_STANDING = select(sale.c.number, sale.c.digest).where(
    sale.c.source == bindparam("source"), sale.c.number.in_(_KEYS)
)


def digest(new: NewSale) -> str:
    """What tells a sale's content from another; it is kept, so its formula may never change."""
    # A promotion came to the lines later: where there is none, nothing is said of it.
    lines = [line if line.promotion is not None else line[:-1] for line in new.lines]
    content = json.dumps((*new[:_LINES], lines, *new[_LINES + 1 :]))
    return blake2b(content.encode(), digest_size=16).hexdigest()


def sorted_out(
    connection: Connection, told: Sequence[tuple[NewSale, str]]
) -> tuple[list[tuple[NewSale, str]], tuple[str, ...]]:
    """The sales that are not in yet, and the numbers of those that are in with other content."""
    standing: dict[tuple[str, str], str] = {}
    for source in {one.source for one, _ in told}:
        numbers = [one.number for one, _ in told if one.source == source]
        for number, known in among(connection, _STANDING, numbers, source=source):
            standing[source, number] = known
    fresh: list[tuple[NewSale, str]] = []
    differing: list[str] = []
    for one, content in told:
        key = (one.source, one.number)
        if key not in standing:
            standing[key] = content
            fresh.append((one, content))
        # Of a sale whose buyer was forgotten nothing is known to differ.
        elif standing[key] not in (content, ""):
            differing.append(one.number)
    return fresh, tuple(differing)


def put_sales(connection: Connection, fresh: Sequence[tuple[NewSale, str]]) -> None:
    """Store sales with their content: who bought, what, the lines, the tenders, the codes."""
    fresh = without_forgotten(connection, fresh, customer_key)
    new = [one for one, _ in fresh]
    customers = put_customers(connection, new)
    put_articles(connection, new)
    first = reserved(connection, sale, len(new))
    rows = [
        _sale_row(sale_id, one, content, customers)
        for sale_id, (one, content) in enumerate(fresh, first)
    ]
    put(connection, sale, _SALE, rows)
    _put_lines(connection, first, new)
    tenders: Rows = [
        (sale_id, nr, paid.kind, paid.amount, paid.label)
        for sale_id, one in enumerate(new, first)
        for nr, paid in enumerate(one.tenders, 1)
    ]
    put(connection, tender, "sale_id nr kind amount label", tenders)
    codes = [row for sale_id, one in enumerate(new, first) for row in _codes(sale_id, one)]
    put(connection, code, "key kind sale_id line", codes, again=True)


def _sale_row(
    sale_id: int, new: NewSale, content: str, customers: Mapping[str, int]
) -> tuple[object, ...]:
    her = new.customer
    return (
        sale_id,
        new.source,
        new.number,
        code_key(new.number),
        new.market,
        new.channel,
        new.buyer,
        new.currency,
        new.agreed_on,
        new.agreed_on,
        new.shipped_on,
        # Files do not tell when she was told of her rights; a shop that sells tells it then.
        new.agreed_on,
        1,
        0,
        new.member,
        customers[customer_key(new.source, her.key)] if her else None,
        new.delivery_paid,
        new.delivery_standard,
        new.delivery_vat,
        content,
    )


def _put_lines(connection: Connection, first_sale: int, new: Sequence[NewSale]) -> None:
    lines = sum(len(one.lines) for one in new)
    line_id = reserved(connection, sale_line, lines) - 1
    rows: Rows = []
    for sale_id, one in enumerate(new, first_sale):
        for line in one.lines:
            line_id += 1
            rows.append(
                (
                    line_id,
                    sale_id,
                    line.nr,
                    line.sku,
                    line.gtin,
                    line.title,
                    line.options,
                    line.category,
                    line.quantity,
                    line.list_price,
                    line.paid,
                    line.vat_percent,
                    ",".join(line.received_on),
                    ",".join(sorted(line.traits)),
                    line.promotion,
                    one.agreed_on,
                )
            )
    put(connection, sale_line, _LINE, rows)


def _codes(sale_id: int, new: NewSale) -> Rows:
    named = [(rma, "rma", "") for rma in new.rmas]
    named += [(other, "reference", "") for other in new.references]
    named += [(serial, "serial", line.nr) for line in new.lines for serial in line.serials]
    return [(key, kind, sale_id, line) for text, kind, line in named if (key := code_key(text))]
