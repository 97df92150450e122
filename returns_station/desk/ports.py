"""What the desk asks of the world."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol, TypeAlias

from returns_station.case import Who
from returns_station.desk.auditing.ports import AuditQuestions, AuditShelf
from returns_station.desk.bench.ports import BenchQuestions, BenchShelf
from returns_station.desk.credit_ports import CreditShelf
from returns_station.desk.credit_views import CreditView
from returns_station.desk.payers import PayoutShelf, PayoutViews
from returns_station.desk.people.ports import StaffShelf, StaffViews
from returns_station.desk.people_asked import PeopleViews, PeopleWork
from returns_station.desk.pickup.on_shelves import PickupViews, PickupWork
from returns_station.desk.prints import Print, PrintJob, PrintState
from returns_station.desk.reporting import DayKept
from returns_station.desk.sealing import KeyShelf, KeyViews
from returns_station.desk.searching import SearchViews
from returns_station.desk.stock import Counted
from returns_station.desk.terms_views import KeptTerms, TermsRow
from returns_station.desk.unproven_ports import UnprovenShelf, UnprovenViews
from returns_station.desk.views import (
    Article,
    Awaited,
    Candidate,
    Day,
    KeptTrace,
    OpenVisit,
    PaidWithin,
    RecentClaim,
    RecentReturn,
    SaleView,
    WishRow,
)
from returns_station.desk.written import CaseDone, Undoing, Written
from returns_station.journal import Entry
from returns_station.label import Label
from returns_station.listing import Listing
from returns_station.phrase import Phrase
from returns_station.policy.claim import Earlier
from returns_station.policy.promise.book import TermsBook
from returns_station.sale import Sale
from returns_station.slip import Slip

Clock = Callable[[], datetime]
"""The moment now, in UTC with its zone."""

Keys = Callable[[], str]
"""A new key that was never given before."""


class UnitOfWork(CreditShelf, UnprovenShelf, KeyShelf, PickupWork, PeopleWork, Protocol):
    """One transaction: what is put is seen by others all at once, after commit, or never."""

    @property
    def people(self) -> StaffShelf:
        """The shelf of staff."""

    @property
    def audit(self) -> AuditShelf:
        """The journal's heads and checkpoints."""

    @property
    def payouts(self) -> PayoutShelf:
        """The shelf of payouts."""

    @property
    def bench(self) -> BenchShelf:
        """The shelf of parcels at the bench."""

    def sale(self, sale_id: int) -> Sale | None:
        """The sale with this id; no other desk takes back of it until this transaction ends."""

    def earlier(self, sale: Sale) -> Earlier:
        """What has come back of a sale and been paid for it."""

    def case_done(self, key: str) -> CaseDone | None:
        """What a case with this key came to, when it has been done before."""

    def next_number(self, series: str) -> int:
        """The next number of a series, never given twice and never skipped."""

    def on_hand(self, skus: Sequence[str]) -> Mapping[str, int | None]:
        """How many of some goods can be promised now; None: the shop does not count them."""

    def put_case(self, written: Written) -> None:
        """Store a visit with ledgers, traces, slips and what she wished for and did not get.

        Raises AlreadyReturnedError when units are gone, OutOfStockError when goods are,
        DayLimitError when more is given without a proof than the day has left.
        """

    def goods_came(self, slip: str) -> int | None:
        """Mark awaited goods of a slip as here, give how many units; None: it awaited nothing."""

    def undo_case(self, slip: str, key: str, *, at: datetime, who: Who) -> Undoing:
        """Take a visit back out of every ledger; raises CannotUndoError and changes nothing."""

    def rate(self, slip: str, grade: int, *, at: datetime, who: Who) -> None:
        """Write down how a visit was; the last that was said stands."""

    def terms_book(self) -> TermsBook:
        """Every published version of the shop's promise."""

    def terms(self, version: str) -> TermsRow | None:
        """One version of the promise, draft or published."""

    def terms_done(self, key: str) -> TermsRow | None:
        """The version that a command with this key was carried out on before."""

    def terms_draft(self, author: str) -> TermsRow | None:
        """The draft that someone works on."""

    def put_terms(self, row: TermsRow, key: str) -> None:
        """Store a version, new or in place of its draft; raises TermsPublishedError."""

    def slip(self, number: str) -> Slip | None:
        """A stored slip, as it was first written."""

    def original(self, number: str) -> Print | None:
        """How the original of a slip stands on its way to paper."""

    def send(self, number: str, target: str, at: datetime, desk: str) -> PrintJob:
        """Mark the waiting original as on its way from a desk, or open the next copy."""

    def settle(
        self,
        job: PrintJob,
        ended: PrintState,
        why: Phrase | None = None,
        due: datetime | None = None,
    ) -> None:
        """Write down how a try ended; of one that was followed by another nothing is changed."""

    def answer_print(self, job: Print, ended: PrintState, due: datetime | None = None) -> bool:
        """Write down what a person saw; False: it stands otherwise by now.

        With `due` it is tried again, and is told apart from what may have come out.
        """

    def ask_about(self, job: Print) -> bool:
        """Nobody knows whether this one, sent and not heard of, came out; False: it is heard of."""

    def journal(
        self,
        events: Sequence[object],
        *,
        at: datetime,
        who: Who,
        details: Mapping[str, str] | None = None,
    ) -> None:
        """Chain the events of this transaction to the journal.

        `details` are words that may have to be forgotten one day (a note, a name, a way to reach
        somebody): they are kept beside the chain, which holds only a salted commitment of them.
        """

    def commit(self) -> None:
        """Make it durable; leaving without it undoes everything."""


class Views(UnprovenViews, SearchViews, KeyViews, PickupViews, PeopleViews, Protocol):
    """The read side: one question, frozen rows."""

    @property
    def people(self) -> StaffViews:
        """Staff, as they stand now."""

    @property
    def audit(self) -> AuditQuestions:
        """The journal, as an auditor asks for it."""

    @property
    def payouts(self) -> PayoutViews:
        """Payouts as they stand."""

    @property
    def bench(self) -> BenchQuestions:
        """Parcels as they stand."""

    def on_hand(self, skus: Sequence[str]) -> Mapping[str, int | None]:
        """How many of some goods can be promised now; None: the shop does not count them."""

    def sale(self, sale_id: int) -> SaleView | None:
        """A sale as it stands."""

    def by_number(self, key: str) -> tuple[Candidate, ...]:
        """The sales whose receipt, order, RMA or serial number has this key, newest first."""

    def by_goods(self, gtin: str, sku: str, customer_id: int) -> tuple[Candidate, ...]:
        """Sales with these goods still out, the likeliest first; customer 0 is anyone."""

    def search(self, text: str) -> tuple[Candidate, ...]:
        """Sales by what people type: a name, phone, e-mail or title, also misspelt."""

    def slip(self, number: str) -> Slip | None:
        """A stored slip, as it was first written."""

    def slip_sale(self, number: str) -> int | None:
        """The sale a slip belongs to."""

    def is_undone(self, slip: str) -> bool:
        """Whether the visit of a slip was undone."""

    def credit(self, number: str) -> CreditView | None:
        """A credit note or gift card of ours as it stands, with all that moved on it."""

    def article(self, gtin: str, sku: str) -> Article | None:
        """The goods with this number, as the shop sells them today."""

    def siblings(self, sku: str) -> tuple[Article, ...]:
        """The same goods in other sizes and colours, itself left out."""

    def articles(self, text: str) -> tuple[Article, ...]:
        """Goods by what people type of their number or their name, also misspelt."""

    def stock(self) -> tuple[Counted, ...]:
        """All goods that the shop counts, by their numbers."""

    def recent(self, limit: int) -> tuple[RecentReturn, ...]:
        """The latest returns, newest first."""

    def waiting_slips(self) -> tuple[str, ...]:
        """Slips that have not come out on paper, oldest first."""

    def prints(self, desk: str | None = None, limit: int = 0) -> tuple[Print, ...]:
        """Ways to paper, oldest first: of a desk or all; what waits, or so many of the newest."""

    def awaited(self) -> tuple[Awaited, ...]:
        """Goods that are trusted to come, the first due first."""

    def open_visits(self, desk: str) -> tuple[OpenVisit, ...]:
        """The half-finished visits of a desk, newest first."""

    def journal_break(self) -> int | None:
        """The first journal entry that does not follow from the one before; None: all hold."""

    def day(self, since: str) -> Day:
        """What has been answered since a moment (UTC, ISO), and whether there are sales at all."""

    def day_kept(self, since: str, until: str) -> DayKept:
        """What happened from a moment until before another (UTC, ISO)."""

    def paid_the_same_day(self, since: str) -> PaidWithin:
        """Of the payouts promised since a moment (UTC, ISO), how many left the same day."""

    def terms_book(self) -> TermsBook:
        """Every published version of the shop's promise."""

    def terms_versions(self) -> tuple[TermsRow, ...]:
        """Every version, drafts too, the newest first."""

    def recent_claims(self, limit: int = 200) -> tuple[RecentClaim, ...]:
        """The latest real claims as they were made, oldest first."""

    def refused_wishes(self, since: str) -> tuple[WishRow, ...]:
        """What was asked for and not given since a moment (UTC, ISO), oldest first."""

    def traces(self, number: str, key: str) -> tuple[KeptTrace, ...]:
        """The cases of a slip's number, else of a sale's key, else of a press, oldest first."""

    def every_trace(self) -> Iterator[KeptTrace]:
        """Every case with its trace, oldest first, streamed."""

    def journal(self) -> Iterator[Entry]:
        """Every entry of the journal in order, streamed."""

    def kept_terms(self) -> tuple[KeptTerms, ...]:
        """Every version of the promise as it is written."""


class Store(Protocol):
    """The store-room."""

    def work(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a writing transaction."""

    def views(self) -> AbstractContextManager[Views]:
        """Begin a reading one."""

    def keep_visit(self, visit: OpenVisit) -> None:
        """Save a half-finished visit, durably, at once."""

    def drop_visit(self, visit_id: str) -> None:
        """Forget a visit that is done or undone."""


Printed: TypeAlias = Slip | Label | Listing
"""What can be put on paper."""


class Paper(Protocol):
    """The ways out to paper: printers, and files."""

    def deliver(self, printed: Printed, target: str, /) -> None:
        """Print or save; raises PrintUnknownError when it may have come out, or a StationError."""
