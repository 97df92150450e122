"""How a visit was, in her own opinion: one grade, given with one touch."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from returns_station.case import VisitRated, Who
from returns_station.desk.errors import InputError
from returns_station.desk.ports import UnitOfWork
from returns_station.phrase import Phrase

GRADES: Final = range(1, 6)


class VisitUnknownError(InputError):
    """No slip has this number: there is no visit to have an opinion of."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Say how a visit was, from 1 (not good) to 5 (lovely); the last that is said stands."""

    slip: str
    grade: int


@dataclass(frozen=True, slots=True)
class Rated:
    """A visit's grade as it stands."""

    slip: str
    grade: int


def rate(command: Rate, work: UnitOfWork, *, now: datetime, who: Who) -> Rated:
    """Write down what she said; raises VisitUnknownError when nobody came back with this slip."""
    assert command.grade in GRADES, command.grade
    if work.slip(command.slip) is None:
        raise VisitUnknownError(Phrase("find.slip_unknown", {"number": command.slip}))
    work.rate(command.slip, command.grade, at=now, who=who)
    work.journal((VisitRated(command.slip, command.grade),), at=now, who=who)
    return Rated(command.slip, command.grade)
