"""Returns as lists show them: whose, what, what it came to, and whether it still stands."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, and_, bindparam, func, select

from db.ledgers import undone_case
from db.sales import AnyRow
from db.tables import case_line, customer, outbox, return_case, sale, sale_line
from returns_station.desk.views import RecentReturn
from returns_station.money import Money

_RETURNS: Final = (
    select(
        return_case.c.slip,
        return_case.c.at,
        func.coalesce(customer.c.name, "").label("name"),
        sale_line.c.title,
        return_case.c.outcome,
        return_case.c.refund,
        return_case.c.currency,
        outbox.c.state,
        undone_case.c.case_id.label("undone"),
    )
    .join_from(return_case, undone_case, isouter=True)
    .join(case_line, and_(case_line.c.case_id == return_case.c.id, case_line.c.nr == 1))
    .join(sale_line, case_line.c.line_id == sale_line.c.id)
    .join(sale, return_case.c.sale_id == sale.c.id)
    .join(customer, sale.c.customer_id == customer.c.id, isouter=True)
    .join(outbox, and_(outbox.c.subject == return_case.c.slip, outbox.c.copy == 0), isouter=True)
    .where(return_case.c.slip != "", return_case.c.said == "yes")
    .order_by(return_case.c.id.desc())
)
_LATEST: Final = _RETURNS.limit(bindparam("limit"))
_THESE: Final = _RETURNS.where(return_case.c.id.in_(bindparam("ids", expanding=True)))
# A visit is seldom of more parts than this: so many more rows are read than visits are asked for.
_PARTS: Final = 2


def latest(connection: Connection, limit: int) -> tuple[RecentReturn, ...]:
    """The latest returns, newest first."""
    return tuple(map(_recent, connection.execute(_LATEST, {"limit": limit})))


def latest_visits(connection: Connection, limit: int) -> tuple[RecentReturn, ...]:
    """The same, each visit once: its first part tells of it."""
    rows = connection.execute(_LATEST, {"limit": limit * _PARTS}).all()
    return visits(rows)[:limit]


def these(connection: Connection, ids: Sequence[int], limit: int) -> tuple[RecentReturn, ...]:
    """The visits of these cases, the newest first."""
    newest = sorted(ids, reverse=True)[: limit * _PARTS]
    return visits(connection.execute(_THESE, {"ids": newest}))[:limit] if newest else ()


def visits(rows: Iterable[AnyRow]) -> tuple[RecentReturn, ...]:
    """Rows of cases, newest first, as their visits: the first part tells of it, the sum is all."""
    told: dict[str, RecentReturn] = {}
    for row in rows:
        one, later = _recent(row), told.pop(row.slip, None)
        told[row.slip] = replace(one, refund=one.refund + later.refund) if later else one
    return tuple(told.values())


def _recent(row: AnyRow) -> RecentReturn:
    return RecentReturn(
        slip=row.slip,
        at=row.at,
        customer=row.name,
        title=row.title,
        outcome=row.outcome,
        refund=Money(row.refund, row.currency),
        print_state=row.state or "",
        undone=row.undone is not None,
    )
