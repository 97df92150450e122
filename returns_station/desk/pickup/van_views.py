"""What a van is sent out with, and what came of what it brought back; frozen values."""

from dataclasses import dataclass
from datetime import date

from returns_station.desk.pickup.van_shelves import KeptScan
from returns_station.desk.pickup.views import GoodsToFetch


@dataclass(frozen=True, slots=True)
class TakenStop:
    """One door as the driver needs it, and nothing that he does not.

    `number` is what is scanned at the door. `begins` and `ends` are minutes after local midnight.
    `swap` is handed in once the return was handed out, and not before.
    """

    booking: str
    number: str
    name: str
    phone: str
    street: str
    postal_code: str
    town: str
    begins: int
    ends: int
    goods: tuple[GoodsToFetch, ...]
    swap: tuple[GoodsToFetch, ...] = ()
    code: str = ""
    floor: int = 0
    has_lift: bool = True
    two: bool = False
    parcels: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class TakenRun:
    """All that a van needs on its way, with or without a network: its doors in driving order."""

    number: str
    day: date
    van: str
    driver: str
    stops: tuple[TakenStop, ...]


@dataclass(frozen=True, slots=True)
class Synced:
    """What came of the words that were brought in: so many new, so many known already.

    `questions` are those that a person has to look at; `closed` the runs that are over, whose files
    on the van hold nothing that is needed any longer.
    """

    new: int = 0
    known: int = 0
    questions: tuple[KeptScan, ...] = ()
    closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Replanned:
    """What planning anew came to; nothing was changed where it saved nothing."""

    taken: bool
    metres_before: int
    metres_after: int
