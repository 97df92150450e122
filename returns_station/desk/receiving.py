"""Goods that were trusted to come, and came: nobody needs to ask for them any longer."""

from dataclasses import dataclass
from datetime import datetime

from returns_station.case import GoodsArrived, Who
from returns_station.desk.commands import GoodsCame
from returns_station.desk.errors import InputError
from returns_station.desk.ports import UnitOfWork
from returns_station.desk.releasing import release
from returns_station.phrase import Phrase


class NothingAwaitedError(InputError):
    """No slip has this number, or nothing of it is on its way."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """How many units came with this command; none: they had come before."""

    slip: str
    units: int


def receive(command: GoodsCame, work: UnitOfWork, *, now: datetime, who: Who) -> Arrived:
    """Mark the goods of a slip as here; what was kept for her leaves with her."""
    units = work.goods_came(command.slip)
    if units is None:
        raise NothingAwaitedError(Phrase("awaited.nothing", {"number": command.slip}))
    release(work, command.slip, now=now, who=who)
    if units:
        work.journal((GoodsArrived(command.slip, units),), at=now, who=who)
    return Arrived(command.slip, units)
