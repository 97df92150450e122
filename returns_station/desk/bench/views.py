"""What the bench shows: frozen rows, read in one go."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from returns_station.goods.grade import Grade, Lane
from returns_station.phrase import Phrase


class Standing(StrEnum):
    """How one row of a parcel stands against what she told us of."""

    AWAITED = "awaited"
    HERE = "here"
    GRADED = "graded"
    EXTRA = "extra"
    OTHER = "other"
    UNKNOWN = "unknown"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Row:
    """One piece in a parcel; `line` is its sale line's id, 0 where nobody knows it.

    `note` says what is odd about it (an extra hat, another serial number, a set with a part gone).
    `serial` is the one that was sold, "" where none is known.
    """

    nr: int
    title: str
    options: str
    sku: str
    gtin: str
    standing: Standing
    line: int = 0
    serial: str = ""
    grade: Grade | None = None
    lane: Lane | None = None
    shelf: str = ""
    note: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at, of the short list of a category; `key` names it for good.

    `ticked` is how it stands before anybody has looked: a fault she told of is there until then.
    """

    key: str
    says: Phrase
    ticked: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where goods of one grade would go, and its shelf where one is known."""

    grade: Grade
    lane: Lane
    shelf: str = ""


@dataclass(frozen=True, slots=True)
class LookOver:
    """What is asked of one row: its checks, and where each grade would take it.

    `suggested` is the grade when every check stands as it begins.
    """

    row: int
    checks: tuple[Check, ...]
    places: tuple[Place, ...]
    suggested: Grade


@dataclass(frozen=True, slots=True)
class ParcelSeen:
    """A parcel on the bench; `slip` is "" while nobody knows whose it is.

    `money` says what she has been paid, or what is paid once this is done. `called` is her name.
    `photos` are those of the piece that is looked at, else of the last one; `received` is the
    number of the slip that says what we have, once it is closed.
    """

    id: str
    slip: str
    called: str
    came_at: datetime
    announced_on: date | None
    rows: tuple[Row, ...]
    money: Phrase | None
    now: LookOver | None = None
    photos: int = 0
    closed: bool = False
    received: str = ""


@dataclass(frozen=True, slots=True)
class BenchDay:
    """How the bench stands today: parcels done, parcels that are known to have come and wait."""

    done: int
    waiting: int


@dataclass(frozen=True, slots=True)
class SupplierGoods:
    """Goods in the supplier's lane, by who delivered them; `sent_on` once they have left.

    `ref` is what stands on its put-away label; `serial` its own number, where it was read.
    """

    id: int
    supplier: str
    title: str
    options: str
    sku: str
    pieces: int
    why: Phrase
    since: date
    sent_on: date | None = None
    ref: str = ""
    serial: str = ""
