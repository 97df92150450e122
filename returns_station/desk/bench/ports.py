"""What the bench asks of the world: a shelf of parcels in a transaction, and one of pictures."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from returns_station.case import Who
from returns_station.desk.bench.stored import (
    Arrival,
    KeptGoods,
    KeptParcel,
    Looked,
    NewPiece,
    Step,
    Whose,
)
from returns_station.desk.bench.views import SupplierGoods
from returns_station.goods.grade import Lane
from returns_station.goods.intake import Read
from returns_station.slip import Slip


class BenchQuestions(Protocol):
    """Parcels as they stand."""

    def load(self, parcel: str) -> KeptParcel | None:
        """The parcel with this number."""

    def open_parcels(self) -> tuple[KeptParcel, ...]:
        """Every parcel that is not closed, or holds what is not graded, the oldest first."""

    def whole_at(self, desk: str) -> tuple[str, ...]:
        """The open parcels of a desk that are whole, the oldest first."""

    def whole_before(self, moment: str) -> tuple[str, ...]:
        """The open parcels that are whole and that nobody has touched since a moment (UTC, ISO)."""

    def counted(self) -> tuple[int, int]:
        """How many open parcels are whole, and how many wait for a hand, closed ones too."""

    def arrivals(self) -> tuple[Arrival, ...]:
        """Goods that were fetched at home and lie in no parcel yet, the longest there first."""

    def done_since(self, since: str) -> int:
        """How many parcels were closed since a moment (UTC, ISO)."""

    def aside(self) -> tuple[tuple[str, int], ...]:
        """Parcel and row of every piece in quarantine, the oldest first."""

    def questions(self) -> tuple[tuple[str, int], ...]:
        """Parcel and row of every piece that is less than she told, and nobody has settled."""

    def supplier_goods(self) -> tuple[SupplierGoods, ...]:
        """What lies in the suppliers' lane, by who delivered it, then what has left from it."""

    def pictures(self, parcel: str, nr: int) -> tuple[str, ...]:
        """The names of a piece's pictures, in the order they were taken."""

    def whose(self, code: str, key: str, bare: str) -> Whose:
        """Whose a number is: of a slip, a pickup, a label; `key` of an order, `bare` as it is."""

    def standing_for(self, whose: Whose, code: str) -> str:
        """The parcel that is open for it, else the one the last of it came in; "" for none."""

    def known(self, read: Read, raw: str, sale_id: int) -> KeptGoods | None:
        """What goods a scan names: of the parcel's sale first, else as the shop sells them."""


class BenchShelf(BenchQuestions, Protocol):
    """Parcels in a writing transaction."""

    def hold(self, parcel: str) -> None:
        """Let no other desk write to this parcel before this transaction ends."""

    def begin(self, parcel: str, whose: Whose, code: str, at: datetime, who: Who) -> bool:
        """Open a parcel that awaits what has not come before; False: another desk just did."""

    def bind(self, parcel: str, whose: Whose) -> None:
        """A parcel nobody knew is known: it awaits what its slip does."""

    def tick(self, parcel: str, nr: int, serial: str, batch: str) -> bool:
        """An awaited piece is here, and its return knows; False: it came before."""

    def lock(self, parcel: str, nr: int, shelf: str) -> None:
        """A piece is recalled: it lies in quarantine, and nothing can be done with it."""

    def add(self, parcel: str, slip: str, one: NewPiece) -> int:
        """A row of its own for goods that nobody told of; gives its number."""

    def grade(self, parcel: str, nr: int, looked: Looked, at: datetime) -> bool:
        """What came of looking it over; False: it does not lie there to be graded."""

    def restock(self, parcel: str, nr: int) -> None:
        """A piece that can be sold is back in the stock that is counted."""

    def let_go(self, parcel: str, nr: int, lane: Lane, shelf: str, note: str) -> bool:
        """Send a piece on from quarantine; False: it does not lie there."""

    def settle(self, parcel: str, nr: int, note: str) -> bool:
        """A piece is in question no longer; False: it was not."""

    def put_step(self, parcel: str, kind: str, nr: int, key: str, at: datetime, who: Who) -> None:
        """Write down a step, so that it can be undone and is not done twice."""

    def step_of(self, key: str) -> Step | None:
        """The step that was made with this key, undone since or not."""

    def last_step(self, parcel: str) -> Step | None:
        """The step that would be undone."""

    def take_back(self, step: Step) -> bool:
        """Undo a step; False: what it did has moved on, and the transaction is to be left."""

    def show(self, parcel: str, nr: int, picture: str) -> bool:
        """Attach a picture to a piece; False: it has this one already."""

    def close(self, parcel: str, at: datetime, told: str) -> None:
        """The parcel is received; `told` is the slip that says so, of what no slip said before."""

    def reopen(self, parcel: str) -> bool:
        """More was in it than was thought when it was closed; False: another is open for it."""

    def settled(self, slip: str) -> bool:
        """Let what was kept for her leave with her; True: nothing of the visit is awaited."""

    def put_slip(self, slip: Slip, visit: str, at: datetime) -> None:
        """Keep a slip with the visit of another; it waits for no printer."""

    def sent(self, key: str) -> tuple[str, datetime] | None:
        """The list that was made with this key, and when."""

    def listed(self, number: str) -> tuple[SupplierGoods, ...]:
        """What left on a list."""

    def send(
        self,
        ids: Sequence[int],
        supplier: str,
        *,
        number: str,
        key: str,
        day: date,
        at: datetime,
        who: Who,
    ) -> int:
        """Let pieces leave on a list, give how many lay there to be sent."""


class Photos(Protocol):
    """Where pictures of goods are kept, by what they hold."""

    def keep(self, picture: bytes) -> str:
        """Keep a foreign picture, made plain, give its name; raises PictureUnreadableError."""

    def read(self, name: str) -> bytes:
        """A kept picture, as JPEG; b"" where it is gone."""
