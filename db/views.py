"""The read side: one question, straight into frozen rows."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, func, select

from db import journal, outbox, recent, recent_claims, sales, slips, terms, undoing
from db.articles import StoredArticles
from db.audit import AuditQuestions
from db.awaited import StoredAwaited
from db.balances import earlier
from db.bench import BenchReading
from db.bookings import BookingQuestions
from db.credits import StoredCredits
from db.day_reports import StoredDays
from db.ledgers import undone_case
from db.payouts import PayoutQuestions
from db.people import StaffReading
from db.ratings import StoredRatings
from db.rulings_read import RulingReading
from db.runs import RunQuestions
from db.search import Vocabulary
from db.searching import StoredSearches
from db.service_shelves import ServiceViews
from db.station_keys import StoredStationKeys
from db.stock import StoredStock
from db.tables import return_case, sale, visit
from db.traces import StoredTraces
from db.trust import StoredTrust
from db.unverified import UnprovenQuestions
from returns_station.desk.prints import Print
from returns_station.desk.terms_views import TermsRow
from returns_station.desk.views import Day, OpenVisit, RecentClaim, RecentReturn, SaleView
from returns_station.journal import first_broken
from returns_station.policy.promise.book import TermsBook
from returns_station.slip import Slip

if TYPE_CHECKING:
    from db.persons import StoredPersons

_MINUTE = func.substr(return_case.c.at, 1, 16).label("minute")
# By the minute, for the counter keeps it: a long day is no longer than a short one.
_SAID = (
    select(return_case.c.said, _MINUTE, func.count().label("many"))
    .join_from(return_case, undone_case, isouter=True)
    .where(return_case.c.at >= bindparam("since"), undone_case.c.case_id.is_(None))
    .group_by(return_case.c.said, _MINUTE)
    .order_by(_MINUTE)
)


class StoredViews(
    StoredTraces,
    ServiceViews,
    StoredSearches,
    StoredArticles,
    StoredCredits,
    StoredStock,
    StoredAwaited,
    StoredRatings,
    StoredStationKeys,
    StoredDays,
    PayoutQuestions,
    BenchReading,
    BookingQuestions,
    RunQuestions,
    UnprovenQuestions,
    AuditQuestions,
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

    @property
    def people(self) -> StaffReading:
        """Staff, as they stand now."""
        return StaffReading(self._connection)

    @property
    def persons(self) -> "StoredPersons":
        """Who is kept, and what of her."""
        # Only who asks for it pays for what it brings with it.
        from db.persons import StoredPersons

        return StoredPersons(self._connection)

    @property
    def trust(self) -> StoredTrust:
        """What was given on trust, as it stands."""
        return StoredTrust(self._connection)

    @property
    def rulings(self) -> RulingReading:
        """Questions to a person as they stand."""
        return RulingReading(self._connection)

    def sale(self, sale_id: int) -> SaleView | None:
        """A sale as it stands."""
        found = sales.load_sale(self._connection, sale_id)
        return None if found is None else SaleView(found, earlier(self._connection, found))

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

    def prints(self, desk: str | None = None, limit: int = 0) -> tuple[Print, ...]:
        """Ways to paper, oldest first: of a desk or all; what waits, or so many of the newest."""
        return outbox.prints(self._connection, desk, limit)

    def open_visits(self, desk: str) -> tuple[OpenVisit, ...]:
        """The half-finished visits of a desk, newest first."""
        told = (visit.c.id, visit.c.desk, visit.c.at, visit.c.body)
        query = select(*told).where(visit.c.desk == desk).order_by(visit.c.at.desc())
        return tuple(OpenVisit(*row) for row in self._connection.execute(query))

    def journal_break(self) -> int | None:
        """The first journal entry that does not follow from the one before; None: all hold."""
        return first_broken(journal.entries(self._connection))

    def day(self, since: str) -> Day:
        """What has been answered since a moment (UTC, ISO), and whether there are sales at all."""
        said = self._connection.execute(_SAID, {"since": since}).all()
        any_sale = self._connection.execute(select(sale.c.id).limit(1)).scalar() is not None
        times = tuple((row.minute, row.many) for row in said if row.said == "yes")
        asked = sum(row.many for row in said if row.said == "ask")
        yes = sum(many for _, many in times)
        return Day(yes, asked, any_sale, times, self.grades(since))

    def terms_book(self) -> TermsBook:
        """Every published version of the shop's promise."""
        return self._shelf.book(self._connection)

    def terms_versions(self) -> tuple[TermsRow, ...]:
        """Every version, drafts too, the newest first."""
        return terms.every_version(self._connection)

    def recent_claims(self, limit: int = 200) -> tuple[RecentClaim, ...]:
        """The latest real claims as they were made, oldest first."""
        return recent_claims.load(self._connection, limit)
