"""What whoever keeps the house's promise about people sees of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from returns_station.canonical import Plain
from returns_station.privacy.retention import Kind


class Wiped(StrEnum):
    """Whether what was forgotten is gone from the disk too."""

    CLEAN = "clean"
    WAITS = "waits"
    """Another desk has the file open: it is tried again by itself."""
    SERVER = "server"
    """A database server keeps old rows until its own VACUUM, and logs of its own."""


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """A record of somebody, to choose from: how often she bought, how often goods came back."""

    customer_id: int
    name: str
    phone: str
    email: str
    sales: int
    returns: int


@dataclass(frozen=True, slots=True)
class PersonData:
    """All that is kept of one person, table by table, as it stands; `files` are names of files."""

    customer_id: int
    records: Mapping[str, tuple[Mapping[str, Plain], ...]]
    files: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many records there are."""
        return sum(len(rows) for rows in self.records.values())


@dataclass(frozen=True, slots=True)
class Waits:
    """Something of hers is under way: what it is (money, pickup ...), and until when at most."""

    why: str
    until: date


@dataclass(frozen=True, slots=True)
class Erased:
    """What forgetting somebody came to; `waits` is what goes later, by itself.

    `id` says nothing of her. `records` counts by table; `shared` are records of others with the
    same phone or mail, who were left as they are.
    """

    id: str
    records: Mapping[str, int]
    waits: tuple[Waits, ...] = ()
    files: int = 0
    shared: int = 0
    wiped: Wiped = Wiped.CLEAN

    @property
    def done(self) -> bool:
        """Whether nothing of her is left to be forgotten later."""
        return not self.waits


@dataclass(frozen=True, slots=True)
class ThinnedOut:
    """What a run took away, by kind; `finished` and `waiting` count wishes to be forgotten."""

    counts: Mapping[Kind, int]
    finished: int = 0
    waiting: int = 0
    wiped: Wiped = Wiped.CLEAN

    @property
    def count(self) -> int:
        """How much in all."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Known:
    """One name of who was forgotten, as it is kept outside the store: a slow salted hash.

    `customer_id` 0: no record of hers was kept, only what she told without a receipt.
    """

    erasure: str
    digest: str
    hint: str
    on: str
    customer_id: int = 0


@dataclass(frozen=True, slots=True)
class Gone:
    """What went in one transaction, and what is to be done outside it."""

    records: Mapping[str, int] = field(default_factory=dict)
    waits: tuple[Waits, ...] = ()
    slips: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    bookings: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    shared: int = 0
    known: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is done: the moment, and of each kind the day before which it may go."""

    now: datetime
    since: Mapping[Kind, date] = field(default_factory=dict)
