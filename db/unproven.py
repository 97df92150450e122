"""The shelf of goods without a proof: sales that stand in, and the real ones that were found."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.exc import IntegrityError

from db import goods_out, quotas
from db.balances import BalanceKind, Use
from db.balances import take as use_up
from db.bringer import bringer_of, limit_of
from db.cases import free_units
from db.ledgers import found_sale, stand_in, undone_case
from db.prepared import Prepared
from db.tables import article, return_case, sale, sale_line, unit
from returns_station.case import Who
from returns_station.desk.unproven_commands import FindSale, OpenUnproven
from returns_station.desk.unproven_views import CameBack, OnShelf, Spent
from returns_station.money import Money
from returns_station.sale import STAND_IN, Sale, SaleLine, Trait
from returns_station.trace import read_trace

_ARTICLE: Final = Prepared(select(article).where(article.c.sku == bindparam("sku")))
_SOLD: Final = (
    select(sale_line.c.traits, sale_line.c.paid, sale_line.c.quantity)
    .join_from(sale_line, sale)
    .where(sale_line.c.sku == bindparam("sku"), sale.c.source != STAND_IN)
)
_TRAITS: Final = Prepared(
    _SOLD.order_by(sale_line.c.agreed_on.desc(), sale_line.c.id.desc()).limit(1)
)
_LOWEST: Final = Prepared(
    select(func.min(sale_line.c.paid // sale_line.c.quantity).label("price"))
    .join_from(sale_line, sale)
    .where(sale_line.c.sku == bindparam("sku"), sale.c.source != STAND_IN)
    .where(sale_line.c.paid > 0, sale.c.currency == bindparam("currency"))
)
_OPENED: Final = Prepared(select(stand_in.c.sale_id).where(stand_in.c.key == bindparam("key")))
_OPEN: Final = Prepared(stand_in.insert())
_FOUND: Final = Prepared(
    select(found_sale.c.key, found_sale.c.sale_id).where(
        found_sale.c.stand_in_id == bindparam("stand_in_id")
    )
)
_FIND: Final = Prepared(found_sale.insert())
_CASES: Final = Prepared(
    select(return_case.c.id, return_case.c.body)
    .join_from(return_case, undone_case, isouter=True)
    .where(return_case.c.sale_id == bindparam("sale_id"), undone_case.c.case_id.is_(None))
    .order_by(return_case.c.id)
)
_CAME: Final = Prepared(
    select(unit.c.case_id, sale_line.c.nr)
    .join_from(unit, sale_line)
    .where(sale_line.c.sale_id == bindparam("sale_id"))
    .order_by(unit.c.line_id, unit.c.nth)
)
_UNITS: Final = Prepared(unit.insert())


class UnprovenWork:
    """That shelf in a writing transaction."""

    _connection: Connection

    def unproven(self, sale: Sale, at: datetime) -> Spent:
        """What who brings goods of a sale has been given without a proof on a moment's day."""
        return spent(self._connection, sale, at)

    def on_shelf(self, sku: str) -> OnShelf | None:
        """Goods as the shop sells them today; None: it never sold them."""
        row = _ARTICLE.one(self._connection, {"sku": sku})
        if row is None:
            return None
        newest = _TRAITS.one(self._connection, {"sku": sku})
        asked = {"sku": sku, "currency": row.currency}
        price, lowest = row.price, _LOWEST.one(self._connection, asked).price
        traits = newest.traits if newest else ""
        line = SaleLine(
            nr="1",
            sku=row.sku,
            title=row.title,
            quantity=1,
            paid=Money(price, row.currency),
            vat_percent=row.vat_percent,
            gtin=row.gtin,
            options=row.options,
            category=row.category,
            traits=frozenset(Trait(each) for each in traits.split(",") if each),
        )
        return OnShelf(line, Money(min(price, lowest or price), row.currency))

    def opened(self, key: str) -> int | None:
        """The stand-in that a command with this key has written before."""
        row = _OPENED.one(self._connection, {"key": key})
        return None if row is None else int(row.sale_id)

    def put_stand_in(self, sale: Sale, command: OpenUnproven, *, at: datetime, who: Who) -> int:
        """Store a stand-in and who brought its goods; gives its id."""
        sale_id = goods_out.put(self._connection, sale)
        row = {
            "sale_id": sale_id,
            "key": command.key,
            "bringer": bringer_of(self._connection, command.customer_id, command.contact),
            "at": at.isoformat(),
            "actor": who.actor,
            "desk": who.desk,
        }
        _OPEN.put(self._connection, (row,))
        return sale_id

    def found_before(self, stand_in: int) -> tuple[str, int] | None:
        """The key by which the sale of a stand-in was found before, and that sale."""
        row = _FOUND.one(self._connection, {"stand_in_id": stand_in})
        return None if row is None else (row.key, row.sale_id)

    def came_back(self, stand_in: int) -> tuple[CameBack, ...]:
        """The cases of a stand-in that stand, oldest first."""
        return tuple(_came_back(self._connection, stand_in))

    def put_found(
        self,
        command: FindSale,
        sale: Sale,
        units: Mapping[str, Sequence[int]],
        paid: Mapping[str, Money],
        *,
        at: datetime,
        who: Who,
    ) -> bool:
        """Use up units and what was paid for them; give the day's limit back. False: they are gone.

        What was done then must be undone.
        """
        connection = self._connection
        if not use_up(connection, sale.id, tuple(_uses(sale, units, paid))):
            return False
        try:
            _UNITS.put(connection, _unit_rows(connection, sale, units))
        except IntegrityError:
            return False
        for case_id in sorted({one.case_id for one in self.came_back(command.stand_in)}):
            quotas.give_back(connection, case_id)
        row = {"stand_in_id": command.stand_in, "sale_id": sale.id, "key": command.key}
        _FIND.put(connection, (row | {"at": at.isoformat(), "actor": who.actor, "desk": who.desk},))
        return True


def spent(connection: Connection, sold: Sale, at: datetime) -> Spent:
    """What who brings goods of a sale has been given without a proof on a moment's day."""
    name, found = limit_of(connection, sold, at)
    return Spent(name, Money(quotas.used(connection, name), sold.currency), found)


def _came_back(connection: Connection, stand_in: int) -> Iterator[CameBack]:
    key = {"sale_id": stand_in}
    came = Counter((row.case_id, row.nr) for row in _CAME.all(connection, key))
    for row in _CASES.all(connection, key):
        settled = read_trace(row.body).settled
        if settled is not None:
            units = tuple((nr, many) for (case_id, nr), many in came.items() if case_id == row.id)
            yield CameBack(row.id, settled, units)


def _uses(
    sale: Sale, units: Mapping[str, Sequence[int]], paid: Mapping[str, Money]
) -> Iterator[Use]:
    for line in sale.lines:
        if line.nr in units:
            yield Use(BalanceKind.UNITS, line.id, line.quantity, len(units[line.nr]))
            yield Use(BalanceKind.PAID, line.id, line.paid.minor, paid[line.nr].minor)


def _unit_rows(
    connection: Connection, sale: Sale, units: Mapping[str, Sequence[int]]
) -> Iterator[dict[str, Any]]:
    for line in sale.lines:
        cases = units.get(line.nr, ())
        for nth, case_id in zip(
            islice(free_units(connection, line.id), len(cases)), cases, strict=True
        ):
            yield {"line_id": line.id, "nth": nth, "case_id": case_id, "earlier_id": None}
