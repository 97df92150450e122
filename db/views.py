"""The read side: one question, straight into frozen rows."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import Connection, and_, bindparam, func, select

from db import journal, outbox, recent, recent_claims, sales, slips, terms, undoing
from db.articles import StoredArticles
from db.awaited import StoredAwaited
from db.balances import BalanceKind, earlier
from db.credits import StoredCredits
from db.ledgers import undone_case
from db.payouts import PayoutQuestions
from db.prepared import Prepared
from db.ratings import StoredRatings
from db.sales import AnyRow
from db.search import Vocabulary, refs
from db.stock import StoredStock
from db.tables import (
    article,
    balance,
    code,
    customer,
    return_case,
    sale,
    sale_line,
    visit,
)
from db.traces import StoredTraces
from db.unverified import UnprovenQuestions
from returns_station.desk.terms_views import TermsRow
from returns_station.desk.views import (
    Candidate,
    Day,
    OpenVisit,
    RecentClaim,
    RecentReturn,
    SaleView,
)
from returns_station.journal import first_broken
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.promise.book import TermsBook
from returns_station.sale import STAND_IN
from returns_station.slip import Slip

_LIMIT: Final = 20

_CANDIDATE = (
    select(
        sale.c.id.label("sale_id"),
        sale.c.number,
        sale.c.agreed_on,
        sale.c.currency,
        func.coalesce(customer.c.name, "").label("name"),
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
    .limit(3 * _LIMIT)
)
_NEWEST = (sale_line.c.agreed_on.desc(), sale_line.c.id.desc())
# What stands in for a sale is a proof of nothing: only its own number leads to it.
_PROVES = sale.c.source != STAND_IN
_BY_GTIN = _CANDIDATE.where(_PROVES, sale_line.c.gtin == bindparam("gtin")).order_by(*_NEWEST)
_BY_SKU = _CANDIDATE.where(_PROVES, sale_line.c.sku.in_(bindparam("skus", expanding=True)))
_BY_SKU = _BY_SKU.order_by(*_NEWEST)
_HERS = sale.c.customer_id == bindparam("customer_id")
_OF_SALES = _CANDIDATE.where(sale_line.c.sale_id.in_(bindparam("ids", expanding=True)))
_OF_SALES = _OF_SALES.order_by(*_NEWEST)
_NUMBERED = (
    select(sale.c.id)
    .where(sale.c.key == bindparam("key"))
    .union(select(code.c.sale_id).where(code.c.key == bindparam("key")))
    .limit(_LIMIT)
)
_BY_NUMBER = Prepared(_CANDIDATE.where(sale_line.c.sale_id.in_(_NUMBERED)).order_by(*_NEWEST))
_OF_CUSTOMERS = (
    select(sale.c.id)
    .where(sale.c.customer_id.in_(bindparam("ids", expanding=True)), _PROVES)
    .order_by(sale.c.agreed_on.desc())
    .limit(_LIMIT)
)
_SKUS_OF = select(article.c.sku).where(article.c.id.in_(bindparam("ids", expanding=True)))
_SAID = (
    select(return_case.c.said, return_case.c.at)
    .join_from(return_case, undone_case, isouter=True)
    .where(return_case.c.at >= bindparam("since"), undone_case.c.case_id.is_(None))
    .order_by(return_case.c.at)
)


class StoredViews(
    StoredTraces,
    StoredArticles,
    StoredCredits,
    StoredStock,
    StoredAwaited,
    StoredRatings,
    PayoutQuestions,
    UnprovenQuestions,
):
    """Every question of the desk, asked on one reading connection."""

    def __init__(
        self,
        connection: Connection,
        known: Vocabulary | None = None,
        shelf: terms.Shelf | None = None,
    ) -> None:
        """Ask on this connection: all answers are of one moment; `known` spares reading words."""
        super().__init__(connection)
        self._known = Vocabulary() if known is None else known
        self._shelf = shelf or terms.Shelf()

    def sale(self, sale_id: int) -> SaleView | None:
        """A sale as it stands."""
        found = sales.load_sale(self._connection, sale_id)
        return None if found is None else SaleView(found, earlier(self._connection, found))

    def by_number(self, key: str) -> tuple[Candidate, ...]:
        """The sales whose receipt, order, RMA or serial number has this key, newest first."""
        if not key:
            return ()
        rows = _BY_NUMBER.all(self._connection, {"key": key})
        return _of_sales(rows, Phrase("find.why.number"))

    def by_goods(self, gtin: str, sku: str, customer_id: int) -> tuple[Candidate, ...]:
        """Sales with these goods still out: hers first, then the newest; customer 0 is anyone."""
        skus = sorted({sku, sku.upper(), sku.lower()})
        query, asked = (_BY_GTIN, {"gtin": gtin}) if gtin else (_BY_SKU, {"skus": skus})
        hers: tuple[Candidate, ...] = ()
        if customer_id:
            rows = self._connection.execute(
                query.where(_HERS), asked | {"customer_id": customer_id}
            ).all()
            hers = tuple(_candidate(row, Phrase("find.why.hers")) for row in rows if row.left > 0)
        rows = self._connection.execute(query, asked).all()
        out = [row for row in rows if row.left > 0]
        why = Phrase("find.why.only" if len(out) == 1 else "find.why.newest")
        known = {(one.sale_id, one.line) for one in hers}
        others = (_candidate(row, why) for row in out if (row.sale_id, row.nr) not in known)
        return (*hers, *others)[:_LIMIT]

    def search(self, text: str) -> tuple[Candidate, ...]:
        """Sales by what people type: a name, phone, e-mail or title, also misspelt."""
        known = self._known
        people = refs(self._connection, text, "customer", known)
        found: tuple[Candidate, ...] = ()
        if people:
            ids = self._connection.execute(_OF_CUSTOMERS, {"ids": people}).scalars().all()
            rows = self._connection.execute(_OF_SALES, {"ids": ids}).all()
            found = _of_sales(rows, Phrase("find.why.customer"))
        goods = refs(self._connection, text, "article", known) if len(found) < _LIMIT else ()
        if goods:
            skus = self._connection.execute(_SKUS_OF, {"ids": goods}).scalars().all()
            rows = self._connection.execute(_BY_SKU, {"skus": skus}).all()
            why = Phrase("find.why.title")
            found += tuple(_candidate(row, why) for row in rows if row.left > 0)
        return found[:_LIMIT]

    def slip(self, number: str) -> Slip | None:
        """A stored slip, as it was first written."""
        return slips.load_slip(self._connection, number)

    def slip_sale(self, number: str) -> int | None:
        """The sale a slip belongs to."""
        return slips.slip_sale(self._connection, number)

    def is_undone(self, slip: str) -> bool:
        """Whether the visit of a slip was undone."""
        return undoing.is_undone(self._connection, slip)

    def recent(self, limit: int) -> tuple[RecentReturn, ...]:
        """The latest returns, newest first."""
        return recent.latest(self._connection, limit)

    def waiting_slips(self) -> tuple[str, ...]:
        """Slips that have not surely come out on paper, oldest first."""
        return outbox.waiting(self._connection)

    def open_visits(self, desk: str) -> tuple[OpenVisit, ...]:
        """The half-finished visits of a desk, newest first."""
        query = select(visit).where(visit.c.desk == desk).order_by(visit.c.at.desc())
        return tuple(OpenVisit(*row) for row in self._connection.execute(query))

    def journal_break(self) -> int | None:
        """The first journal entry that does not follow from the one before; None: all hold."""
        return first_broken(journal.entries(self._connection))

    def day(self, since: str) -> Day:
        """What has been answered since a moment (UTC, ISO), and whether there are sales at all."""
        said = self._connection.execute(_SAID, {"since": since}).all()
        any_sale = self._connection.execute(select(sale.c.id).limit(1)).scalar() is not None
        times = tuple(row.at for row in said if row.said == "yes")
        asked = sum(row.said == "ask" for row in said)
        return Day(len(times), asked, any_sale, times, self.grades(since))

    def terms_book(self) -> TermsBook:
        """Every published version of the shop's promise."""
        return self._shelf.book(self._connection)

    def terms_versions(self) -> tuple[TermsRow, ...]:
        """Every version, drafts too, the newest first."""
        return terms.every_version(self._connection)

    def recent_claims(self, limit: int = 200) -> tuple[RecentClaim, ...]:
        """The latest real claims as they were made, oldest first."""
        return recent_claims.load(self._connection, limit)


def _of_sales(rows: Sequence[AnyRow], why: Phrase) -> tuple[Candidate, ...]:
    """One candidate a sale, by the first line that is still out."""
    first: dict[int, AnyRow] = {}
    for row in sorted(rows, key=lambda row: (row.left <= 0, row.nr)):
        first.setdefault(row.sale_id, row)
    newest = sorted(first.values(), key=lambda row: row.agreed_on, reverse=True)
    return tuple(_candidate(row, why, whole=True) for row in newest)


def _candidate(row: AnyRow, why: Phrase, *, whole: bool = False) -> Candidate:
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
