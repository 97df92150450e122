"""Which customers brought the same goods back more than once."""

from typing import Final

from sqlalchemy import Connection, and_, bindparam, func, select

from db.ledgers import undone_case
from db.sales import AnyRow
from db.tables import case_line, customer, return_case, sale, sale_line
from returns_station.case import Said
from returns_station.desk.trust.tallies import OfCustomer

_MOST_SLIPS: Final = 6
_CASES: Final = func.count(return_case.c.id.distinct())
_THOSE: Final = and_(
    return_case.c.at >= bindparam("since"),
    return_case.c.said == Said.YES.value,
    undone_case.c.case_id.is_(None),
)
_MANY: Final = (
    select(
        sale.c.customer_id,
        sale_line.c.sku,
        func.max(sale_line.c.title).label("title"),
        func.max(customer.c.name).label("name"),
        _CASES.label("cases"),
    )
    .join_from(return_case, case_line, case_line.c.case_id == return_case.c.id)
    .join(sale_line, sale_line.c.id == case_line.c.line_id)
    .join(sale, sale.c.id == return_case.c.sale_id)
    .join(customer, customer.c.id == sale.c.customer_id)
    .join(undone_case, undone_case.c.case_id == return_case.c.id, isouter=True)
    .where(_THOSE, sale_line.c.sku != "")
    .group_by(sale.c.customer_id, sale_line.c.sku)
    .having(_CASES > 1)
    .order_by(_CASES.desc(), sale.c.customer_id, sale_line.c.sku)
    .limit(1000)
)
_SLIPS: Final = (
    select(return_case.c.slip)
    .join_from(sale, return_case, return_case.c.sale_id == sale.c.id)
    .join(case_line, case_line.c.case_id == return_case.c.id)
    .join(sale_line, sale_line.c.id == case_line.c.line_id)
    .join(undone_case, undone_case.c.case_id == return_case.c.id, isouter=True)
    .where(
        _THOSE,
        sale.c.customer_id == bindparam("customer_id"),
        sale_line.c.sku == bindparam("sku"),
    )
    .order_by(return_case.c.id.desc())
)
# Of more the slips are looked up when they are told; few stand out.
_LOOKED_UP: Final = 20


def same_goods(connection: Connection, since: str) -> tuple[OfCustomer, ...]:
    """Each customer and goods that came more than once, the most first."""
    rows = connection.execute(_MANY, {"since": since}).all()
    return tuple(
        OfCustomer(
            f"customer:{row.customer_id}/{row.sku}",
            row.cases,
            row.name,
            row.customer_id,
            row.title,
            _slips(connection, row, since) if nr < _LOOKED_UP else (),
        )
        for nr, row in enumerate(rows)
    )


def _slips(connection: Connection, row: AnyRow, since: str) -> tuple[str, ...]:
    asked = {"since": since, "customer_id": row.customer_id, "sku": row.sku}
    slips = connection.execute(_SLIPS, asked).scalars()
    return tuple(dict.fromkeys(slips))[:_MOST_SLIPS]
