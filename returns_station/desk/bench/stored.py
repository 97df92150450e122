"""A parcel as it is kept: its pieces, and all that their sales and returns say of them."""

from dataclasses import dataclass
from datetime import date, datetime

from returns_station.desk.bench.views import Standing
from returns_station.goods.grade import Grade, Lane
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.sale import Trait


@dataclass(frozen=True, slots=True)
class KeptPiece:
    """One piece; `line` its sale line, `part` and `part_nr` the line of the return it belongs to.

    `serial` is the one that was read, `serials` those that were sold; `odd` is what is odd about
    it, `note` the clerk's own words. `value` is what one sells for today. `said` is what we
    answered her; `told` the slip that says we have it.
    """

    id: int
    nr: int
    title: str
    options: str
    sku: str
    gtin: str
    standing: Standing
    line: int = 0
    part: int = 0
    part_nr: int = 0
    nth: int = 0
    serial: str = ""
    batch: str = ""
    serials: tuple[str, ...] = ()
    grade: Grade | None = None
    lane: Lane | None = None
    shelf: str = ""
    unticked: tuple[str, ...] = ()
    note: str = ""
    odd: Phrase | None = None
    told: str = ""
    category: str = ""
    traits: frozenset[Trait] = frozenset()
    value: Money | None = None
    reason: str = ""
    condition: str = ""
    said: str = ""
    outcome: str = ""
    photos: int = 0

    @property
    def has_come(self) -> bool:
        """Whether it lies on the bench, or did."""
        return self.standing is not Standing.AWAITED


@dataclass(frozen=True, slots=True)
class KeptParcel:
    """One parcel; `slip` is "" while nobody knows whose it is, `code` is what was scanned on it.

    `last` is the piece that was scanned or graded last, 0 for none. `told` is the slip that says
    what was in it.
    """

    id: str
    slip: str
    sale_id: int
    code: str
    called: str
    came_at: datetime
    announced_on: date | None
    closed: bool
    pieces: tuple[KeptPiece, ...]
    sale_number: str = ""
    language: str = ""
    last: int = 0
    desk: str = ""
    told: str = ""

    def piece(self, nr: int) -> KeptPiece | None:
        """The piece in this row."""
        return next((one for one in self.pieces if one.nr == nr), None)


@dataclass(frozen=True, slots=True)
class NewPiece:
    """Goods that nobody told of, as far as they are known; `shelf` is where quarantine lies."""

    title: str
    standing: Standing
    odd: Phrase
    shelf: str
    options: str = ""
    sku: str = ""
    gtin: str = ""
    line: int = 0
    serial: str = ""
    batch: str = ""


@dataclass(frozen=True, slots=True)
class KeptGoods:
    """Goods that a scan names; `line` they were sold on, `hers`: in the sale of this parcel."""

    title: str
    options: str
    sku: str
    gtin: str
    line: int = 0
    traits: frozenset[Trait] = frozenset()
    hers: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """Goods that were fetched at home and lie in no parcel yet: whose, and since when."""

    slip: str
    called: str
    came_at: datetime


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose a scanned number is: the slip of a return, or only a sale; nothing for neither."""

    slip: str = ""
    sale_id: int = 0


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking a piece over; `question`: it is less than she told, a person looks."""

    grade: Grade
    lane: Lane
    shelf: str
    supplier: str
    unticked: tuple[str, ...]
    note: str
    question: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a parcel, in their order: what can be undone is the last."""

    parcel: str
    seq: int
    kind: str
    nr: int
    key: str
