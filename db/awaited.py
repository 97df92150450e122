"""Goods that are still at home: read by the day they are to be here."""

from datetime import date
from typing import Final

from sqlalchemy import Connection, func, select, text

from db import stock
from db.ledgers import undone_case
from db.prepared import Prepared
from db.tables import case_line, return_case, sale_line
from db.tables_bench import piece
from returns_station.case import Whereabouts
from returns_station.desk.views import Awaited

# Of a line of several some may lie on the bench while the others are still at home.
_ON_BENCH: Final = (
    select(func.count())
    .where(
        piece.c.case_id == case_line.c.case_id,
        piece.c.case_nr == case_line.c.nr,
        piece.c.standing != "awaited",
    )
    .scalar_subquery()
)
_AWAITED: Final = (
    select(
        return_case.c.slip,
        sale_line.c.title,
        (case_line.c.quantity - _ON_BENCH).label("quantity"),
        case_line.c.due_on,
    )
    .join_from(case_line, return_case)
    .join(sale_line, case_line.c.line_id == sale_line.c.id)
    .join(undone_case, undone_case.c.case_id == return_case.c.id, isouter=True)
    .where(
        case_line.c.goods == Whereabouts.AWAITED.value,
        case_line.c.due_on != "",
        undone_case.c.case_id.is_(None),
    )
    .order_by(case_line.c.due_on, return_case.c.id, case_line.c.nr)
)


# Goods that were at home keep the day they were due: that is how it is known that they were.
_CASES: Final = Prepared(
    text(
        "SELECT c.id FROM return_case c LEFT JOIN undone_case u ON u.case_id = c.id "
        "WHERE c.slip = :slip AND u.case_id IS NULL AND EXISTS "
        "(SELECT 1 FROM case_line l WHERE l.case_id = c.id AND l.due_on <> '') ORDER BY c.id"
    )
)
_CAME: Final = Prepared(
    text(
        "UPDATE case_line SET goods = :here WHERE case_id = :case_id AND goods = :awaited "
        "RETURNING quantity - (SELECT count(*) FROM bench_piece b "
        "WHERE b.case_id = case_line.case_id AND b.case_nr = case_line.nr "
        "AND b.standing <> 'awaited') AS quantity"
    )
)


def goods_came(connection: Connection, slip: str) -> int | None:
    """Mark awaited goods as here, give how many units; None: nothing of the slip was awaited."""
    found = _CASES.all(connection, {"slip": slip}) if slip else []
    if not found:
        return None
    units = 0
    words = {"here": Whereabouts.HERE.value, "awaited": Whereabouts.AWAITED.value}
    for row in found:
        came = _CAME.all(connection, {"case_id": row.id, **words})
        units += sum(line.quantity for line in came)
        stock.give(connection, row.id)
    return units


class StoredAwaited:
    """The question about goods on their way, asked on one reading connection."""

    _connection: Connection

    def awaited(self) -> tuple[Awaited, ...]:
        """Goods that are trusted to come, the first due first."""
        return tuple(
            Awaited(row.slip, row.title, row.quantity, date.fromisoformat(row.due_on))
            for row in self._connection.execute(_AWAITED)
        )
