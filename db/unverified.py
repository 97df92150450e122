"""Stand-ins whose goods came back and whose sale is not found: what came, and whence it may be."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Final

from sqlalchemy import Connection, func, select

from db.ledgers import found_sale, stand_in
from db.prepared import Prepared
from db.sales import AnyRow
from db.tables import sale, sale_line, unit
from db.unproven import spent
from returns_station.desk.unproven_views import Spent, ToVerify
from returns_station.desk.views import Candidate
from returns_station.sale import Sale

_CAME: Final = Prepared(
    select(
        sale.c.id,
        sale.c.number,
        sale.c.agreed_on,
        sale.c.customer_id,
        sale_line.c.nr,
        sale_line.c.sku,
        sale_line.c.title,
        func.count(unit.c.nth).label("units"),
    )
    .join_from(stand_in, sale)
    .join(sale_line, sale_line.c.sale_id == sale.c.id)
    .join(unit, unit.c.line_id == sale_line.c.id)
    .join(found_sale, found_sale.c.stand_in_id == stand_in.c.sale_id, isouter=True)
    .where(found_sale.c.sale_id.is_(None))
    .group_by(sale.c.id, sale_line.c.id)
    .order_by(sale.c.id, sale_line.c.id)
)


class UnprovenQuestions(ABC):
    """The questions about goods without a proof, asked on one reading connection."""

    _connection: Connection

    @abstractmethod
    def by_goods(self, gtin: str, sku: str, customer_id: int) -> tuple[Candidate, ...]:
        """Sales with these goods still out, the likeliest first; customer 0 is anyone."""

    def unproven(self, sale: Sale, at: datetime) -> Spent:
        """What who brings goods of a sale has been given without a proof on a moment's day."""
        return spent(self._connection, sale, at)

    def to_verify(self) -> tuple[ToVerify, ...]:
        """Stand-ins whose goods came back and whose sale was not found yet, oldest first."""
        rows = _CAME.all(self._connection)
        return tuple(
            self._to_verify(list(group)) for _, group in groupby(rows, key=lambda row: row.id)
        )

    def _to_verify(self, came: list[AnyRow]) -> ToVerify:
        first, day = came[0], date.fromisoformat(came[0].agreed_on)
        return ToVerify(
            first.id,
            first.number,
            day,
            tuple((row.nr, row.title, row.units) for row in came),
            tuple(self._bought_before(day, came)),
        )

    def _bought_before(self, day: date, came: list[AnyRow]) -> Iterator[Candidate]:
        told: set[int] = set()
        for row in came:
            for one in self.by_goods("", row.sku, row.customer_id or 0):
                if one.bought_on <= day and one.sale_id not in told:
                    told.add(one.sale_id)
                    yield one
