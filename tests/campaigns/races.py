"""Desks fight for the same units: each comes back exactly once, and everyone is told kindly.

python -m tests.campaigns.races 1000 --desks 2 [--look] [--same-press] [--database URL | --postgres]
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Final

from db.engine import open_engine, reading
from returns_station.desk.commands import TakeBack
from returns_station.desk.incoming import NewSale
from returns_station.desk.station import Station
from returns_station.desk.taking_back import AlreadyReturnedError, WorldChangedError
from returns_station.desk.weighing import ImpossibleClaimError
from tests.builders import taking
from tests.campaigns.house import WHO, WIRED, claim_on, inbox_on, new_sale, station_on, tell
from tests.campaigns.ledgers import damaged, faults
from tests.campaigns.postgres import a_server

# Sales of one unit and of more, on one line and on several, so that every kind of tie is met.
_SHAPES: Final = ((1,), (2,), (1, 1), (3, 1), (1,))
# A child forks from a server that has nothing open: SQLite must not be carried over a fork.
_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.campaigns.house", *WIRED])

Unit = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Fought:
    """What came of it; `kindly` counts the others by the advice they got, or "again"."""

    database: str
    desks: int
    units: int
    won: int
    won_by_desk: tuple[int, ...]
    kindly: dict[str, int]
    faults: tuple[str, ...]
    seconds: float
    slowest_ms: float
    p50_ms: float


def stock(url: str, units: int) -> list[Unit]:
    """Bring in sales with so many units in all; gives each unit's sale and line."""
    sales: list[NewSale] = []
    due = units
    while due > 0:
        shape = _SHAPES[len(sales) % len(_SHAPES)]
        shape = shape if sum(shape) <= due else (due,)
        sales.append(new_sale(len(sales) + 1, *shape))
        due -= sum(shape)
    inbox_on(url).put(sales, ())
    engine = open_engine(url)
    with reading(engine) as connection:
        lines = connection.exec_driver_sql("SELECT sale_id, nr, quantity FROM sale_line").all()
    engine.dispose()
    return [(sale_id, nr) for sale_id, nr, quantity in lines for _ in range(quantity)]


def fight(
    url: str, units: Sequence[Unit], desks: int, *, same_press: bool, look: bool
) -> list[tuple[list[float], Counter[str]]]:
    """Let every desk try to take every unit back, all at once and in the same order."""
    together = _FORKS.Barrier(desks)
    answers = _FORKS.SimpleQueue()
    children = [
        _FORKS.Process(target=_desk, args=(url, units, name, look, together, answers))
        for name in (["one"] * desks if same_press else [f"desk-{nr}" for nr in range(desks)])
    ]
    for child in children:
        child.start()
    told = [answers.get() for _ in children]
    for child in children:
        child.join()
    return told


def _desk(
    url: str,
    units: Sequence[Unit],
    name: str,
    look: bool,  # noqa: FBT001 - a process takes its facts in their order
    together: Barrier,
    answers: "multiprocessing.SimpleQueue[tuple[list[float], Counter[str]]]",
) -> None:
    station = station_on(url)
    outcomes: Counter[str] = Counter()
    took: list[float] = []
    for n, (sale_id, line) in enumerate(units):
        command = taking(f"{name}-{n}", sale_id, claim_on(line))
        if look:
            command = _seen(station, command)
        # All knock at the same moment, at each unit anew: a quicker desk gets no head start.
        together.wait()
        begun = time.perf_counter()
        try:
            done = station.perform(command, WHO)
            outcomes["again" if done.again else done.said.value] += 1
        except WorldChangedError as error:
            outcomes[_offered(command, error)] += 1
        except (AlreadyReturnedError, ImpossibleClaimError) as error:
            outcomes[error.advice.key] += 1
        took.append((time.perf_counter() - begun) * 1000)
    answers.put((took, outcomes))


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


def race(url: str, units: int, desks: int, *, same_press: bool, look: bool) -> Fought:
    """Bring sales in, let the desks fight, and count what stands."""
    stake = stock(url, units)
    begun = time.perf_counter()
    told = fight(url, stake, desks, same_press=same_press, look=look)
    seconds = time.perf_counter() - begun
    engine = open_engine(url)
    with reading(engine) as connection:
        found = [*faults(connection), *damaged(connection)]
        taken = connection.exec_driver_sql("SELECT count(*) FROM unit").scalar_one()
    engine.dispose()
    won = tuple(outcomes.pop("yes", 0) for _, outcomes in told)
    if (sum(won), taken) != (units, units):
        found.append(f"{units} units, {sum(won)} told yes, {taken} taken")
    lost = sum((outcomes for _, outcomes in told), Counter())
    waits = sorted(wait for took, _ in told for wait in took)
    return Fought(
        database=url.partition(":")[0],
        desks=desks,
        units=units,
        won=sum(won),
        won_by_desk=won,
        kindly=dict(lost),
        faults=tuple(found),
        seconds=round(seconds, 1),
        slowest_ms=round(waits[-1], 1),
        p50_ms=round(waits[len(waits) // 2], 1),
    )


def _race(url: str, asked: argparse.Namespace) -> Fought:
    same_press, look = asked.same_press, asked.look
    return race(url, asked.units, asked.desks, same_press=same_press, look=look)


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.races", description=__doc__)
    parser.add_argument("units", type=int, nargs="?", default=1000)
    parser.add_argument("--desks", type=int, default=2)
    parser.add_argument("--same-press", action="store_true", help="all send the same keys")
    parser.add_argument("--look", action="store_true", help="each says yes to what it has seen")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--database", metavar="URL", default="", help="else a new file")
    where.add_argument("--postgres", action="store_true", help="on a new server of its own")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.postgres:
            with a_server() as url:
                fought = _race(url, asked)
        else:
            url = asked.database or f"sqlite:///{Path(folder) / 'station.db'}"
            fought = _race(url, asked)
    tell(asdict(fought))
    return 1 if fought.faults else 0


if __name__ == "__main__":
    sys.exit(main())
