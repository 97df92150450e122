"""One transaction and one store-room: what is put is seen by others all at once, or never."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, bindparam, delete, select, text

from db import awaited, cases, journal, outbox, ratings, sales, slips, stock, terms, undoing, wishes
from db.audit import StoredAudit
from db.balances import earlier
from db.bench import StoredBench
from db.bookings import StoredBookings
from db.credits import CreditWork
from db.engine import reading
from db.payouts import StoredPayouts
from db.people_shelf import StoredPeople
from db.prepared import Prepared
from db.rulings import StoredRulings
from db.runs import StoredRuns
from db.search import Vocabulary
from db.service_shelves import ServiceWork
from db.station_keys import StationKeyWork
from db.tables import sale, visit
from db.unproven import UnprovenWork
from db.views import StoredViews
from returns_station.case import Who
from returns_station.desk.following import Follow
from returns_station.desk.prints import Print, PrintJob, PrintState
from returns_station.desk.privacy.views import Wiped
from returns_station.desk.terms_views import TermsRow, TermsState
from returns_station.desk.views import OpenVisit
from returns_station.desk.written import CaseDone, Undoing, Written
from returns_station.phrase import Phrase
from returns_station.policy.claim import Earlier
from returns_station.policy.promise.book import TermsBook
from returns_station.sale import Sale
from returns_station.slip import Slip

if TYPE_CHECKING:
    from db.persons import StoredPersons

_NEXT: Final = Prepared(
    text(
        "INSERT INTO series (name, last) VALUES (:name, 1) "
        "ON CONFLICT (name) DO UPDATE SET last = series.last + 1 RETURNING last"
    )
)
_KEEP: Final = text(
    "INSERT INTO visit (id, desk, at, body, began, steps) VALUES (:id, :desk, :at, :body, :at, 1) "
    "ON CONFLICT (id) DO UPDATE SET at = excluded.at, body = excluded.body, steps = visit.steps + 1"
)
# SQLite has one writer anyway. An import that only points to the sale need not wait for us.
_HOLD: Final = (
    select(sale.c.id).where(sale.c.id == bindparam("sale_id")).with_for_update(key_share=True)
)


class Work(CreditWork, StationKeyWork, UnprovenWork, ServiceWork):
    """A writing transaction over every shelf."""

    def __init__(self, connection: Connection, shelf: terms.Shelf | None = None) -> None:
        """Begin on a connection that has just opened its transaction."""
        super().__init__(connection)
        self._shelf = shelf or terms.Shelf()
        self._follow: Follow | None = None

    def followed_by(self, follow: Follow) -> None:
        """Let this be done with all events that are journalled from now on."""
        self._follow = follow

    @property
    def people(self) -> StoredPeople:
        """The shelf of staff."""
        return StoredPeople(self._connection)

    @property
    def audit(self) -> StoredAudit:
        """The journal's heads and checkpoints."""
        return StoredAudit(self._connection)

    @property
    def payouts(self) -> StoredPayouts:
        """The shelf of payouts."""
        return StoredPayouts(self._connection)

    @property
    def bench(self) -> StoredBench:
        """The shelf of parcels at the bench."""
        return StoredBench(self._connection)

    @property
    def bookings(self) -> StoredBookings:
        """The shelf of pickups."""
        return StoredBookings(self._connection)

    @property
    def persons(self) -> "StoredPersons":
        """The shelf of people."""
        # Only who asks for it pays for what it brings with it.
        from db.persons import StoredPersons

        return StoredPersons(self._connection)

    @property
    def rulings(self) -> StoredRulings:
        """The shelf of questions to a person."""
        return StoredRulings(self._connection)

    @property
    def runs(self) -> StoredRuns:
        """The shelf of the vans' runs."""
        return StoredRuns(self._connection)

    def sale(self, sale_id: int) -> Sale | None:
        """The sale with this id; no other desk takes back of it until this transaction ends."""
        if self._connection.dialect.name != "sqlite":
            self._connection.execute(_HOLD, {"sale_id": sale_id})
        return sales.load_sale(self._connection, sale_id)

    def earlier(self, sale: Sale) -> Earlier:
        """What has come back of a sale and been paid for it."""
        return earlier(self._connection, sale)

    def case_done(self, key: str) -> CaseDone | None:
        """What a case with this key came to, when it has been done before."""
        return cases.case_done(self._connection, key)

    def next_number(self, series: str) -> int:
        """The next number of a series; a transaction that is undone gives it back."""
        return int(_NEXT.one(self._connection, {"name": series}).last)

    def on_hand(self, skus: Sequence[str]) -> Mapping[str, int | None]:
        """How many of some goods can be promised now; None: the shop does not count them."""
        return stock.on_hand(self._connection, skus)

    def put_case(self, written: Written) -> None:
        """Store a visit with all that belongs to it; raises AlreadyReturnedError."""
        case = written.case
        ids = cases.put_case(self._connection, written)
        at = case.opened_at.isoformat()
        for part, case_id in zip(case.parts, ids, strict=True):
            wishes.put(self._connection, part, case_id, at)
        first = next((i for part, i in zip(case.parts, ids, strict=True) if part.settlement), 0)
        for slip in written.slips:
            slips.put_slip(self._connection, slip, first, at)
            outbox.put_waiting(self._connection, slip.number, at, slip.desk)

    def goods_came(self, slip: str) -> int | None:
        """Mark awaited goods of a slip as here, give how many units; None: it awaited nothing."""
        return awaited.goods_came(self._connection, slip)

    def undo_case(self, slip: str, key: str, *, at: datetime, who: Who) -> Undoing:
        """Take a visit back out of every ledger; raises CannotUndoError and changes nothing."""
        return undoing.undo_case(self._connection, slip, key, at, who)

    def rate(self, slip: str, grade: int, *, at: datetime, who: Who) -> None:
        """Write down how a visit was; the last that was said stands."""
        ratings.rate(self._connection, slip, grade, at.isoformat(), who.actor, who.desk)

    def terms_book(self) -> TermsBook:
        """Every published version of the shop's promise."""
        return self._shelf.book(self._connection)

    def terms(self, version: str) -> TermsRow | None:
        """One version of the promise, draft or published."""
        return terms.one_version(self._connection, version)

    def terms_done(self, key: str) -> TermsRow | None:
        """The version that a command with this key was carried out on before."""
        return terms.done_by(self._connection, key)

    def terms_draft(self, author: str) -> TermsRow | None:
        """The draft that someone works on."""
        return terms.draft_of(self._connection, author)

    def put_terms(self, row: TermsRow, key: str) -> None:
        """Store a version, new or in place of its draft; raises TermsPublishedError."""
        # What is written here may be undone yet: a book that is read now is not kept for others.
        self._shelf = terms.Shelf()
        nth = self.next_number("terms") if row.state is TermsState.PUBLISHED else None
        terms.put(self._connection, row, key, nth)

    def slip(self, number: str) -> Slip | None:
        """A stored slip, as it was first written."""
        return slips.load_slip(self._connection, number)

    def original(self, number: str) -> Print | None:
        """How the original of a slip stands on its way to paper."""
        return next(iter(outbox.prints_of(self._connection, number)), None)

    def send(self, number: str, target: str, at: datetime, desk: str) -> PrintJob:
        """Mark the waiting original as on its way from a desk, or open the next copy."""
        return outbox.send(self._connection, number, target, at, desk)

    def settle(
        self,
        job: PrintJob,
        ended: PrintState,
        why: Phrase | None = None,
        due: datetime | None = None,
    ) -> None:
        """Write down how a try ended; of one that was followed by another nothing is changed."""
        outbox.settle(self._connection, job, ended, why, due)

    def answer_print(self, job: Print, ended: PrintState, due: datetime | None = None) -> bool:
        """Write down what a person saw; False: it stands otherwise by now."""
        return outbox.answer(self._connection, job, ended, due)

    def ask_about(self, job: Print) -> bool:
        """Nobody knows whether this one came out; False: it is heard of."""
        return outbox.ask_about(self._connection, job)

    def journal(
        self,
        events: Sequence[object],
        *,
        at: datetime,
        who: Who,
        details: Mapping[str, str] | None = None,
    ) -> None:
        """Chain the events of this transaction to the journal; its details are kept beside it."""
        moment = at.isoformat()
        actor = who.staff or who.actor
        told = {"at": moment, "actor": actor, "desk": who.desk}
        journal.append(self._connection, events, **told, details=details)
        if self._follow is not None:
            self._follow(self, events, at, who)

    def commit(self) -> None:
        """Make it durable."""
        self._connection.commit()


class StoreRoom:
    """The store-room over one engine."""

    def __init__(self, engine: Engine) -> None:
        """Keep the engine; nothing is read before it is asked for."""
        self.engine = engine
        self._known = Vocabulary()
        self._terms = terms.Shelf()

    @contextmanager
    def work(self) -> Iterator[Work]:
        """Begin a writing transaction; leaving without commit undoes it."""
        with self.engine.connect() as connection:
            yield Work(connection, self._terms)

    @contextmanager
    def views(self) -> Iterator[StoredViews]:
        """Begin a reading one, of one moment."""
        with reading(self.engine) as connection:
            yield StoredViews(connection, self._known, self._terms)

    def close(self) -> None:
        """Let go of the database: the last who does leaves it whole in one file."""
        self.engine.dispose()

    def wipe(self, words: Sequence[str] | None) -> Wiped:
        """Take what was deleted from the disk, where one of these words is still on it."""
        from db.wiping import wipe

        self._known = Vocabulary()
        return wipe(self.engine, words)

    def keep_visit(self, kept: OpenVisit) -> None:
        """Save a half-finished visit, durably, at once."""
        row = {"id": kept.id, "desk": kept.desk, "at": kept.at, "body": kept.body}
        with self.engine.begin() as connection:
            connection.execute(_KEEP, row)

    def drop_visit(self, visit_id: str) -> None:
        """Forget a visit that is done or undone."""
        with self.engine.begin() as connection:
            connection.execute(delete(visit).where(visit.c.id == visit_id))
