"""What a station does when it is killed: it brings in sales, takes goods back, prints slips.

Each deed is announced before it is tried and acknowledged once it is done, so that whoever kills
the station knows what it may have done and what it said it had.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from sqlalchemy import text

from db.engine import open_engine, reading
from returns_station.adapters.orders.intake import bring_in
from returns_station.adapters.orders.wishes import defaults_for
from returns_station.desk.station import Station
from tests.builders import taking
from tests.campaigns.house import SETTINGS, WHO, claim_on, inbox_on, station_on

# Lines next to each other with units left.
_SOME: Final = text(
    "SELECT l.sale_id, l.nr FROM sale_line l WHERE l.id >= :first AND l.id < :first + 40 "
    "AND l.quantity > (SELECT count(*) FROM unit WHERE line_id = l.id) ORDER BY l.id LIMIT 40"
)
_LAST: Final = text("SELECT max(id) FROM sale_line")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One press of the button: the key was made before the first try."""

    key: str
    sale_id: int
    line: str


@dataclass(frozen=True, slots=True)
class Trying:
    """A return is about to be tried."""

    attempt: Attempt


@dataclass(frozen=True, slots=True)
class Taken:
    """A return is durable, and this is its slip."""

    key: str
    slip: str
    again: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A slip came out as a file."""

    slip: str


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A file of sales is in, whole."""

    file: str


Told = Trying | Taken | Printed | BroughtIn
Job = Callable[[str, Path, str, Sequence[Attempt], Connection], None]
"""A life: where the store-room is, where paper goes, a name, what is unsure, whom to tell."""


def bring(url: str, _paper: Path, name: str, _unsure: Sequence[Attempt], tell: Connection) -> None:
    """Bring in one file by the door that people use."""
    bring_in(inbox_on(url), (Path(name),), defaults_for(SETTINGS.shop))
    tell.send(BroughtIn(name))


def finish(url: str, paper: Path, _name: str, unsure: Sequence[Attempt], tell: Connection) -> None:
    """Press again what nobody knows the end of, with the same key."""
    station = station_on(url)
    for attempt in unsure:
        _take_back(station, attempt, paper, tell)


def serve(url: str, paper: Path, name: str, unsure: Sequence[Attempt], tell: Connection) -> None:
    """Take goods back and print, until somebody ends it; what was unsure is tried again first."""
    finish(url, paper, name, unsure, tell)
    station = station_on(url)
    chance = random.Random(name)
    numbers = count()
    while True:
        for sale_id, line in _units(url, chance):
            attempt = Attempt(f"{name}-{next(numbers)}", sale_id, line)
            tell.send(Trying(attempt))
            _take_back(station, attempt, paper, tell)


def _units(url: str, chance: random.Random) -> list[tuple[int, str]]:
    """Some lines with units left."""
    engine = open_engine(url)
    with reading(engine) as connection:
        last = connection.execute(_LAST).scalar_one()
        rows = connection.execute(_SOME, {"first": chance.randint(1, last)}).all()
    engine.dispose()
    return [(sale_id, nr) for sale_id, nr in rows]


def _take_back(station: Station, attempt: Attempt, paper: Path, tell: Connection) -> None:
    command = taking(attempt.key, attempt.sale_id, claim_on(attempt.line))
    done = station.perform(command, WHO)
    tell.send(Taken(attempt.key, done.slip, done.again))
    slip = station.print_slip(done.slip, str(paper / f"{done.slip}.pdf"), WHO)
    tell.send(Printed(slip.number))
