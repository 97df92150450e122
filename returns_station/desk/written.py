"""A visit as it is put on the shelves, found there again, and taken back from them."""

from dataclasses import dataclass

from returns_station.case import ReturnCase, Said
from returns_station.credit import Credit
from returns_station.money import Money
from returns_station.owing import Owed
from returns_station.sale import Sale
from returns_station.slip import Slip


@dataclass(frozen=True, slots=True)
class Written:
    """A visit with all that is stored of it; `slips` holds its own and those of its documents.

    `traces` are its parts', in order; `slip` is "" while a person looks at all of it.
    """

    case: ReturnCase
    slip: str
    traces: tuple[str, ...]
    slips: tuple[Slip, ...] = ()
    payouts: tuple[Owed, ...] = ()
    credits: tuple[Credit, ...] = ()
    goods_out: Sale | None = None


@dataclass(frozen=True, slots=True)
class CaseDone:
    """A case that stands already; `slip` is empty while a person looks."""

    said: Said
    slip: str


@dataclass(frozen=True, slots=True)
class Undoing:
    """What an undo took back: the cases, and the credit that is void with them; `again`: before.

    `paid` is what she had paid on top for new goods: the till gives it back.
    """

    cases: tuple[str, ...]
    credits: tuple[Credit, ...] = ()
    paid: Money | None = None
    again: bool = False
