"""The bench: parcels opened, ticked, graded and received by scanning, for someone at a desk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from returns_station.case import Who
from returns_station.days import local_day, zone_of
from returns_station.desk.bench import closing, grading, opening, suppliers
from returns_station.desk.bench.commands import (
    Graded,
    GradePiece,
    LetGo,
    ParcelMissingError,
    SettleQuestion,
)
from returns_station.desk.bench.labels import label_of
from returns_station.desk.bench.seeing import seen
from returns_station.desk.bench.stored import Arrival, KeptParcel
from returns_station.desk.bench.views import BenchDay, ParcelSeen, SupplierGoods
from returns_station.desk.bench.work import BenchStore, BenchViews, BenchWork
from returns_station.desk.house import House
from returns_station.desk.no_cards import refuse_cards
from returns_station.desk.people.guard import ask_first
from returns_station.label import Label
from returns_station.listing import Listing
from returns_station.phrase import Phrase

# So long the last step of a parcel may still be undone by itself.
_IDLE: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Bench:
    """Who stands at the bench, and what she works with."""

    store: BenchStore
    house: House
    clock: Callable[[], datetime]
    who: Who

    def open(self, code: str) -> ParcelSeen:
        """The parcel that stands for a number on it; one nobody knows opens too.

        A parcel of this desk that is whole is received first: nobody has to say so.
        """
        training, now = self.house.shop.training, self.clock()
        with self.store.work() as work:
            parcel = opening.open_parcel(code, work, training=training, now=now, who=self.who)
            for other in work.bench.whole_at(self.who.desk):
                if other != parcel:
                    closing.close(other, work, house=self.house, now=now, who=self.who)
            told = self._seen(work, parcel)
            work.commit()
        return told

    def see(self, parcel: str) -> ParcelSeen:
        """A parcel as it stands."""
        with self.store.views() as views:
            return self._seen(views, parcel)

    def scan(self, parcel: str, code: str) -> ParcelSeen:
        """Tick goods against what was told of; what was not told of gets a row of its own."""
        with self.store.work() as work:
            opening.scan(
                parcel,
                code,
                work,
                house=self.house.bench,
                training=self.house.shop.training,
                now=self.clock(),
                who=self.who,
            )
            told = self._seen(work, parcel)
            work.commit()
        return told

    def grade(self, command: GradePiece) -> Graded:
        """Grade a piece and give its label; the same key a second time changes nothing."""
        refuse_cards(command)
        ask_first(self.store)
        kept = [self.house.bench.photos.keep(picture) for picture in command.photos]
        now = self.clock()
        with self.store.work() as work:
            grading.grade(command, work, house=self.house.bench, now=now, who=self.who)
            for name in kept:
                grading.show(command.parcel, command.row, name, work, now=now, who=self.who)
            parcel = _there(work.bench.load(command.parcel))
            told = self._told(parcel, work)
            work.commit()
        return Graded(told, self._label(parcel, command.row, now))

    def label(self, parcel: str, row: int) -> Label:
        """The label of a piece once more, of quarantine too."""
        with self.store.views() as views:
            return self._label(_there(views.bench.load(parcel)), row, self.clock())

    def let_go(self, command: LetGo) -> ParcelSeen:
        """A person who looked sends a piece on from quarantine."""
        refuse_cards(command)
        now = self.clock()
        with self.store.work() as work:
            grading.let_go(command, work, house=self.house.bench, now=now, who=self.who)
            told = self._seen(work, command.parcel)
            work.commit()
        return told

    def settle(self, command: SettleQuestion) -> ParcelSeen:
        """A person has looked at what was in question; what she was paid stands."""
        refuse_cards(command)
        with self.store.work() as work:
            grading.settle(command, work, now=self.clock(), who=self.who)
            told = self._seen(work, command.parcel)
            work.commit()
        return told

    def photo(self, parcel: str, row: int, picture: bytes) -> ParcelSeen:
        """Attach a picture to a piece; raises PictureUnreadableError where it is none."""
        ask_first(self.store)
        name = self.house.bench.photos.keep(picture)
        with self.store.work() as work:
            grading.show(parcel, row, name, work, now=self.clock(), who=self.who)
            told = self._seen(work, parcel)
            work.commit()
        return told

    def pictures(self, parcel: str, row: int) -> tuple[str, ...]:
        """The names of a piece's pictures, in the order they were taken."""
        with self.store.views() as views:
            return views.bench.pictures(parcel, row)

    def picture(self, name: str) -> bytes:
        """A picture by its name, plain JPEG of our own making; b"" where it is gone."""
        return self.house.bench.photos.read(name)

    def close(self, parcel: str) -> ParcelSeen:
        """Receive a parcel as it is: what did not come stays awaited; a second time is none."""
        with self.store.work() as work:
            closing.close(parcel, work, house=self.house, now=self.clock(), who=self.who)
            told = self._seen(work, parcel)
            work.commit()
        return told

    def tidy(self, idle: timedelta = _IDLE) -> int:
        """Receive parcels that are whole and lie untouched, so that no money waits for a press."""
        now = self.clock()
        with self.store.work() as work:
            whole = work.bench.whole_before((now - idle).isoformat())
            for parcel in whole:
                closing.close(parcel, work, house=self.house, now=now, who=self.who)
            work.commit()
        return len(whole)

    def undo(self, parcel: str) -> ParcelSeen:
        """Take back the last step; raises NothingToUndoError where it has moved on."""
        with self.store.work() as work:
            closing.undo(parcel, work, now=self.clock(), who=self.who)
            told = self._seen(work, parcel)
            work.commit()
        return told

    def day(self) -> BenchDay:
        """How many parcels were done today, and how many wait."""
        market = self.house.shop.market
        midnight = datetime.combine(local_day(self.clock(), market), time(), zone_of(market))
        with self.store.views() as views:
            whole, others = views.bench.counted()
            done = views.bench.done_since(midnight.astimezone(UTC).isoformat())
            return BenchDay(done + whole, others + len(views.bench.arrivals()))

    def waiting(self) -> tuple[ParcelSeen, ...]:
        """Parcels that are open, then goods that were fetched and lie in none yet (no `id`)."""
        with self.store.views() as views:
            open_ = tuple(self._told(one, views) for one in views.bench.open_parcels())
            return (*open_, *map(_arrived, views.bench.arrivals()))

    def quarantine(self) -> tuple[tuple[ParcelSeen, int], ...]:
        """Every piece in quarantine, as its parcel and its row, the oldest first."""
        with self.store.views() as views:
            return tuple((self._seen(views, parcel), nr) for parcel, nr in views.bench.aside())

    def questions(self) -> tuple[tuple[ParcelSeen, int], ...]:
        """Every piece that is less than she told of: a person looks, nothing is deducted."""
        with self.store.views() as views:
            return tuple((self._seen(views, parcel), nr) for parcel, nr in views.bench.questions())

    def supplier_goods(self) -> tuple[SupplierGoods, ...]:
        """What lies in the suppliers' lane, by who delivered it, then what has left."""
        with self.store.views() as views:
            return views.bench.supplier_goods()

    def send_to_supplier(self, ids: Sequence[int], key: str) -> Listing:
        """Let goods of one supplier leave; the same key gives the same list again."""
        now = self.clock()
        with self.store.work() as work:
            listing = suppliers.send(ids, key, work, house=self.house, now=now, who=self.who)
            work.commit()
        return listing

    def _seen(self, read: BenchWork | BenchViews, parcel: str) -> ParcelSeen:
        return self._told(_there(read.bench.load(parcel)), read)

    def _told(self, kept: KeptParcel, read: BenchWork | BenchViews) -> ParcelSeen:
        payouts = read.payouts.of_slip(kept.slip) if kept.slip else ()
        return seen(kept, payouts, self.house.bench.rules)

    def _label(self, kept: KeptParcel, row: int, now: datetime) -> Label:
        piece = kept.piece(row)
        if piece is None:
            raise ParcelMissingError(Phrase("parcel.missing"))
        return label_of(kept, piece, self.house, now, self.who)


def _there(kept: KeptParcel | None) -> KeptParcel:
    if kept is None:
        raise ParcelMissingError(Phrase("parcel.missing"))
    return kept


def _arrived(one: Arrival) -> ParcelSeen:
    return ParcelSeen(
        id="",
        slip=one.slip,
        called=one.called,
        came_at=one.came_at,
        announced_on=None,
        rows=(),
        money=None,
    )
