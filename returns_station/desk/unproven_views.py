"""What is known of goods without a proof: who got how much today, and what is yet to verify."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from returns_station.desk.views import Candidate, SaleView
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.resolution.settlement import Settlement
from returns_station.sale import SaleLine


@dataclass(frozen=True, slots=True)
class Spent:
    """What one customer has been given without a proof in a day, by the name of her limit.

    `found` is the number of the real sale where it has turned up, "" while it has not.
    """

    name: str
    amount: Money
    found: str = ""


@dataclass(frozen=True, slots=True)
class OnShelf:
    """Goods as a line of a sale today; `lowest` is the lowest price they were sold at."""

    line: SaleLine
    lowest: Money


@dataclass(frozen=True, slots=True)
class CameBack:
    """One case of a stand-in that stands: what was settled, and how many came of which line."""

    case_id: int
    settled: Settlement
    units: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class StandInOpened:
    """Goods were brought that nothing shows were bought here; nothing has been given yet."""

    stand_in: str
    lines: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SaleTurnedUp:
    """The sale behind a stand-in was found, and so many units of its lines are used up by it."""

    stand_in: str
    sale: str
    lines: tuple[tuple[str, int], ...]
    more: Money


@dataclass(frozen=True, slots=True)
class Opened:
    """The stand-in as a sale to answer; `again`: it was written before."""

    view: SaleView
    events: tuple[object, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Verified:
    """A stand-in whose sale was found; `more` is what she had paid above what she got."""

    stand_in: str
    sale: str
    more: Money
    says: Phrase
    events: tuple[object, ...] = ()
    again: bool = False


UnprovenDone: TypeAlias = Opened | Verified


@dataclass(frozen=True, slots=True)
class ToVerify:
    """A stand-in whose goods came back and whose sale was not found, with where they may be from.

    `lines` are the goods that came: line, title, units.
    """

    sale_id: int
    number: str
    day: date
    lines: tuple[tuple[str, str, int], ...]
    candidates: tuple[Candidate, ...]
