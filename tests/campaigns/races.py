"""Desks fight for the same units: each comes back exactly once, and everyone is told kindly.

python -m tests.campaigns.races 1000 --desks 2 [--look] [--same-press] [--database URL | --postgres]
"""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import Final

from db.engine import open_engine, reading
from returns_station.desk.commands import TakeBack
from returns_station.desk.incoming import NewSale
from returns_station.desk.station import Station
from returns_station.desk.taking_back import AlreadyReturnedError, WorldChangedError
from returns_station.desk.weighing import ImpossibleClaimError
from tests.builders import taking
from tests.campaigns.house import WHO, claim_on, inbox_on, new_sale, station_on
from tests.campaigns.ledgers import damaged, faults
from tests.campaigns.racing import WON, Fought, Knock, fight, names_of, parser_for, run

# Sales of one unit and of more, on one line and on several, so that every kind of tie is met.
_SHAPES: Final = ((1,), (2,), (1, 1), (3, 1), (1,))

Unit = tuple[int, str]


def stock(url: str, units: int) -> list[Unit]:
    """Bring in sales with so many units in all; gives each unit's sale and line."""
    sales: list[NewSale] = []
    due = units
    while due > 0:
        shape = _SHAPES[len(sales) % len(_SHAPES)]
        shape = shape if sum(shape) <= due else (due,)
        sales.append(new_sale(len(sales) + 1, *shape))
        due -= sum(shape)
    with closing(inbox_on(url)) as inbox:
        inbox.put(sales, ())
    engine = open_engine(url)
    with reading(engine) as connection:
        lines = connection.exec_driver_sql("SELECT sale_id, nr, quantity FROM sale_line").all()
    engine.dispose()
    return [(sale_id, nr) for sale_id, nr, quantity in lines for _ in range(quantity)]


def play(url: str, units: Sequence[Unit], name: str) -> Iterator[Knock]:
    """Try to take every unit back, as they come."""
    station = station_on(url)
    for nr, (sale_id, line) in enumerate(units):
        yield partial(_knock, station, taking(f"{name}-{nr}", sale_id, claim_on(line)))


def play_looking(url: str, units: Sequence[Unit], name: str) -> Iterator[Knock]:
    """The same, each saying yes to what it has seen a moment before."""
    station = station_on(url)
    for nr, (sale_id, line) in enumerate(units):
        command = taking(f"{name}-{nr}", sale_id, claim_on(line))
        yield partial(_knock, station, _seen(station, command))


def _knock(station: Station, command: TakeBack) -> str:
    try:
        done = station.perform(command, WHO)
    except WorldChangedError as error:
        return _offered(command, error)
    except (AlreadyReturnedError, ImpossibleClaimError) as error:
        return error.advice.key
    if done.again:
        return "again"
    return WON if done.said.value == "yes" else done.said.value


def _seen(station: Station, command: TakeBack) -> TakeBack:
    """The command with what its desk saw a moment before; nothing where none was left already."""
    try:
        return replace(command, seen=station.preview(command.parts).digest)
    except ImpossibleClaimError:
        return command


def _offered(command: TakeBack, error: WorldChangedError) -> str:
    """What the slower desk was told, and what it can say yes to instead."""
    if error.seen is None:
        return f"{error.advice.key}: nothing left"
    new = error.seen.digest != command.seen and error.seen.reckoning is not None
    return f"{error.advice.key}: {'another offer' if new else 'no offer'}"


def race(url: str, asked: Namespace) -> Fought:
    """Bring sales in, let the desks fight, and count what stands."""
    stake = stock(url, asked.rounds)
    each = play_looking if asked.look else play
    return fight(url, each, stake, names_of(asked), partial(_faults, url, asked.rounds))


def _faults(url: str, units: int, won: int) -> list[str]:
    engine = open_engine(url)
    with reading(engine) as connection:
        found = [*faults(connection), *damaged(connection)]
        taken = connection.exec_driver_sql("SELECT count(*) FROM unit").scalar_one()
    engine.dispose()
    if (won, taken) != (units, units):
        found.append(f"{units} units, {won} told yes, {taken} taken")
    return found


def main(argv: list[str] | None = None) -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    parser = parser_for("races", __doc__)
    parser.add_argument("--look", action="store_true", help="each says yes to what it has seen")
    return run(parser, race, argv)


if __name__ == "__main__":
    sys.exit(main())
