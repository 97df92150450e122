"""Sales that goods may come from: by a number, by the goods themselves, by who bought them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Final, TypeAlias

from sqlalchemy import Connection, and_, bindparam, func, select

from db.balances import BalanceKind
from db.prepared import Prepared
from db.sales import AnyRow
from db.search import Vocabulary, refs
from db.tables import article, balance, code, customer, sale, sale_line
from returns_station.desk.views import Candidate
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.sale import STAND_IN

LIMIT: Final = 20

Named: TypeAlias = Callable[[str], bool]
"""Whether goods with this title are meant."""

_CANDIDATE = (
    select(
        sale.c.id.label("sale_id"),
        sale.c.number,
        sale.c.agreed_on,
        sale.c.currency,
        func.coalesce(customer.c.name, "").label("name"),
        sale_line.c.id.label("line_id"),
        sale_line.c.nr,
        sale_line.c.title,
        sale_line.c.options,
        sale_line.c.paid,
        (sale_line.c.quantity - func.coalesce(balance.c.used, 0)).label("left"),
    )
    .join_from(sale_line, sale)
    .join(customer, sale.c.customer_id == customer.c.id, isouter=True)
    .join(
        balance,
        and_(
            balance.c.sale_id == sale_line.c.sale_id,
            balance.c.kind == BalanceKind.UNITS.value,
            balance.c.part == sale_line.c.id,
        ),
        isouter=True,
    )
    .limit(3 * LIMIT)
)
_NEWEST: Final = (sale_line.c.agreed_on.desc(), sale_line.c.id.desc())
# What stands in for a sale is a proof of nothing: only its own number leads to it.
PROVES: Final = sale.c.source != STAND_IN
_BY_GTIN: Final = _CANDIDATE.where(PROVES, sale_line.c.gtin == bindparam("gtin")).order_by(*_NEWEST)
_BY_SKU: Final = _CANDIDATE.where(PROVES, sale_line.c.sku == bindparam("sku")).order_by(*_NEWEST)
_ANYONES: Final = (Prepared(_BY_GTIN), Prepared(_BY_SKU))
_HERS_ONLY: Final = sale.c.customer_id == bindparam("customer_id")
_HERS: Final = (Prepared(_BY_GTIN.where(_HERS_ONLY)), Prepared(_BY_SKU.where(_HERS_ONLY)))
_OF_SALES: Final = _CANDIDATE.where(
    sale_line.c.sale_id.in_(bindparam("ids", expanding=True))
).order_by(*_NEWEST)
_TITLES: Final = (
    select(sale_line.c.id, sale_line.c.title)
    .where(sale_line.c.sale_id.in_(bindparam("ids", expanding=True)))
    .order_by(*_NEWEST)
)
_OF_LINES: Final = _CANDIDATE.where(sale_line.c.id.in_(bindparam("ids", expanding=True))).order_by(
    *_NEWEST
)
_LATEST: Final = Prepared(_BY_SKU.limit(LIMIT))
_NUMBERED: Final = (
    select(sale.c.id)
    .where(sale.c.key == bindparam("key"))
    .union(select(code.c.sale_id).where(code.c.key == bindparam("key")))
    .limit(LIMIT)
)
_BY_NUMBER: Final = Prepared(
    _CANDIDATE.where(sale_line.c.sale_id.in_(_NUMBERED)).order_by(*_NEWEST)
)
_OF_CUSTOMER: Final = Prepared(
    select(sale.c.id, sale.c.agreed_on)
    .where(sale.c.customer_id == bindparam("customer_id"), PROVES)
    .order_by(sale.c.agreed_on.desc(), sale.c.id.desc())
    .limit(bindparam("most"))
)
_SKUS_OF: Final = select(article.c.sku).where(article.c.id.in_(bindparam("ids", expanding=True)))


class StoredCandidates:
    """The questions about sales that goods may come from, asked on one reading connection."""

    _connection: Connection
    _known: Vocabulary

    def by_number(self, key: str) -> tuple[Candidate, ...]:
        """The sales whose receipt, order, RMA or serial number has this key, newest first."""
        if not key:
            return ()
        rows = _BY_NUMBER.all(self._connection, {"key": key})
        return of_sales(rows, Phrase("find.why.number"))

    def by_goods(self, gtin: str, sku: str, customer_id: int) -> tuple[Candidate, ...]:
        """Sales with these goods still out: hers first, then the newest; customer 0 is anyone."""
        hers: tuple[Candidate, ...] = ()
        if customer_id:
            rows = self._with_goods(_HERS, gtin, sku, {"customer_id": customer_id})
            hers = tuple(candidate(row, Phrase("find.why.hers")) for row in rows if row.left > 0)
        out = [row for row in self._with_goods(_ANYONES, gtin, sku, {}) if row.left > 0]
        why = Phrase("find.why.only" if len(out) == 1 else "find.why.newest")
        known = {(one.sale_id, one.line) for one in hers}
        others = (candidate(row, why) for row in out if (row.sale_id, row.nr) not in known)
        return (*hers, *others)[:LIMIT]

    def _with_goods(
        self, asked: tuple[Prepared, Prepared], gtin: str, sku: str, others: dict[str, object]
    ) -> list[AnyRow]:
        if gtin:
            return asked[0].all(self._connection, {"gtin": gtin} | others)
        each = (
            asked[1].all(self._connection, {"sku": one} | others)
            for one in sorted({sku, sku.upper(), sku.lower()})
        )
        return newest(row for rows in each for row in rows)[: 3 * LIMIT]

    def search(self, text: str) -> tuple[Candidate, ...]:
        """Sales by what people type: a name, phone, e-mail or title, also misspelt."""
        found = self.of_people(refs(self._connection, text, "customer", self._known))
        goods: tuple[int, ...] = ()
        if len(found) < LIMIT:
            goods = refs(self._connection, text, "article", self._known)
        return (*found, *self.of_articles(goods))[:LIMIT]

    def of_people(self, people: Sequence[int]) -> tuple[Candidate, ...]:
        """What these customers bought last, newest first."""
        ids = newest_sales(self._connection, people, LIMIT)[:LIMIT]
        return self.of_ids(ids, Phrase("find.why.customer"))

    def of_ids(self, ids: Sequence[int], why: Phrase) -> tuple[Candidate, ...]:
        """These sales, newest first."""
        if not ids:
            return ()
        return of_sales(self._connection.execute(_OF_SALES, {"ids": list(ids)}).all(), why)

    def of_articles(self, articles: Sequence[int]) -> tuple[Candidate, ...]:
        """The latest sales with these goods still out."""
        why = Phrase("find.why.title")
        rows = newest(
            row
            for sku in skus_of(self._connection, articles)
            for row in _LATEST.all(self._connection, {"sku": sku})
            if row.left > 0
        )
        return tuple(candidate(row, why) for row in rows[:LIMIT])

    def of_both(self, sales: Sequence[int], named: Named) -> tuple[Candidate, ...]:
        """The lines of these sales whose goods are so named, newest first."""
        if not sales:
            return ()
        lines = self._connection.execute(_TITLES, {"ids": list(sales)}).all()
        so_named = list(islice((line for line, title in lines if named(title)), LIMIT))
        rows = self._connection.execute(_OF_LINES, {"ids": so_named}) if so_named else ()
        return tuple(candidate(row, Phrase("find.why.both")) for row in rows)


def newest_sales(connection: Connection, people: Iterable[int], most: int) -> list[int]:
    """The latest sales of some customers, so many of each, newest first."""
    # One by one: in one question, a customer that a shop books half its sales on would be sorted.
    rows = [
        row
        for customer_id in people
        for row in _OF_CUSTOMER.all(connection, {"customer_id": customer_id, "most": most})
    ]
    rows.sort(key=lambda row: (row.agreed_on, row.id), reverse=True)
    return [row.id for row in rows]


def skus_of(connection: Connection, articles: Sequence[int]) -> list[str]:
    """The shop's own numbers of some goods."""
    if not articles:
        return []
    return list(connection.execute(_SKUS_OF, {"ids": list(articles)}).scalars())


def newest(rows: Iterable[AnyRow]) -> list[AnyRow]:
    """The lines of the latest sales first."""
    return sorted(rows, key=lambda row: (row.agreed_on, row.line_id), reverse=True)


def of_sales(rows: Sequence[AnyRow], why: Phrase) -> tuple[Candidate, ...]:
    """One candidate a sale, by the first line that is still out."""
    first: dict[int, AnyRow] = {}
    for row in sorted(rows, key=lambda row: (row.left <= 0, row.nr)):
        first.setdefault(row.sale_id, row)
    latest = sorted(first.values(), key=lambda row: row.agreed_on, reverse=True)
    return tuple(candidate(row, why, whole=True) for row in latest)


def candidate(row: AnyRow, why: Phrase, *, whole: bool = False) -> Candidate:
    """A row back to the frozen candidate."""
    return Candidate(
        sale_id=row.sale_id,
        number=row.number,
        bought_on=date.fromisoformat(row.agreed_on),
        customer=row.name,
        line="" if whole else row.nr,
        title=row.title,
        options=row.options,
        left=row.left,
        paid=Money(row.paid, row.currency),
        why=why,
    )
