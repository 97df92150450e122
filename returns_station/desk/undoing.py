"""A visit undone while nothing of it has left the house: an entry of its own, never an edit."""

from dataclasses import dataclass
from datetime import datetime

from returns_station.case import ReturnUndone, Who
from returns_station.credit import voided
from returns_station.desk.commands import UndoReturn
from returns_station.desk.errors import StationError
from returns_station.desk.ports import UnitOfWork
from returns_station.desk.ruling.events import RulingGivenBack
from returns_station.money import Money


class CannotUndoError(StationError):
    """Something of the visit has left the house already; the advice says what."""


@dataclass(frozen=True, slots=True)
class Undone:
    """An undone visit; `again`: it had been before.

    `paid` is what she had paid on top for new goods: the till gives it back.
    """

    slip: str
    events: tuple[object, ...]
    paid: Money | None = None
    again: bool = False


def undo(command: UndoReturn, work: UnitOfWork, *, now: datetime, who: Who) -> Undone:
    """Undo a visit; raises CannotUndoError when money, credit or goods have moved on from it."""
    done = work.undo_case(command.slip, command.key, at=now, who=who)
    if done.again:
        return Undone(command.slip, (), again=True)
    emptied = tuple(voided(credit)[1] for credit in done.credits)
    # What a person said yes to holds again: nothing of it has left the house, and it runs out.
    yeses = (RulingGivenBack(ask, command.slip) for ask in work.rulings.give_back(command.slip))
    events = (ReturnUndone(command.slip, done.cases), *emptied, *yeses)
    work.journal(events, at=now, who=who)
    return Undone(command.slip, events, done.paid)
