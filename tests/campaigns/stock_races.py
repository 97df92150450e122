"""Two desks promise the last one of some goods at once: exactly one may, and the other is told.

python -m tests.campaigns.stock_races [1000] [--database URL | --postgres]
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Final

from sqlalchemy import insert, select, text

from db import stock
from db.engine import open_engine, reading
from db.ledgers import stock_hold
from db.tables import return_case
from returns_station.desk.stock import NewCount
from tests.campaigns.house import inbox_on, new_sale, tell
from tests.campaigns.postgres import a_server

_DESKS: Final = 2
# Beside the last one each desk wants goods there are plenty of, named in another order.
_PLENTY: Final = "Z-PLENTY"
# A child forks from a server that has nothing open: SQLite must not be carried over a fork.
_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.campaigns.house", "db.stock", "db.schema"])


@dataclass(frozen=True, slots=True)
class Raced:
    """What came of it: each round is won by one desk and lost by the others."""

    database: str
    rounds: int
    won: int
    lost: int
    won_by_desk: tuple[int, ...]
    faults: tuple[str, ...]
    seconds: float


def furnish(url: str, rounds: int) -> None:
    """One piece of the goods of each round, and a case of each desk and round to hold it for."""
    inbox = inbox_on(url)
    inbox.put([new_sale(1, 1)], ())
    plenty = NewCount(_PLENTY, 2 * _DESKS * rounds)
    inbox.count([plenty, *(NewCount(_last_one(nr), 1) for nr in range(rounds))])
    cases = [
        {"id": _case(desk, nr), "key": f"desk-{desk}-{nr}", "sale_id": 1}
        for desk in range(_DESKS)
        for nr in range(rounds)
    ]
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(insert(return_case), cases)
    engine.dispose()


def _last_one(nr: int) -> str:
    return f"LAST-{nr:06}"


def _case(desk: int, nr: int) -> int:
    return _DESKS * nr + desk + 1


def _promise(
    url: str,
    rounds: int,
    desk: int,
    together: Barrier,
    answers: "multiprocessing.SimpleQueue[Counter[str]]",
) -> None:
    engine = open_engine(url)
    outcomes: Counter[str] = Counter()
    for nr in range(rounds):
        wanted = [(_PLENTY, 1), (_last_one(nr), 1)]
        # All knock at the same moment, in each round anew: a quicker desk gets no head start.
        together.wait()
        with engine.connect() as connection:
            gone = stock.hold(connection, _case(desk, nr), wanted[:: 1 if desk else -1])
            if not gone:
                connection.commit()
        outcomes[gone[0].partition("-")[0] if gone else "won"] += 1
    engine.dispose()
    answers.put(outcomes + Counter({f"desk {desk}": outcomes["won"]}))


def race(url: str, rounds: int) -> Raced:
    """Let the desks promise the same goods, round by round, and count what stands."""
    furnish(url, rounds)
    together = _FORKS.Barrier(_DESKS)
    answers = _FORKS.SimpleQueue()
    begun = time.perf_counter()
    children = [
        _FORKS.Process(target=_promise, args=(url, rounds, desk, together, answers))
        for desk in range(_DESKS)
    ]
    for child in children:
        child.start()
    told: Counter[str] = sum((answers.get() for _ in children), Counter())
    for child in children:
        child.join()
    return Raced(
        database=url.partition(":")[0],
        rounds=rounds,
        won=told["won"],
        lost=told["LAST"],
        won_by_desk=tuple(told[f"desk {desk}"] for desk in range(_DESKS)),
        faults=_faults(url, rounds),
        seconds=round(time.perf_counter() - begun, 1),
    )


def _faults(url: str, rounds: int) -> tuple[str, ...]:
    """What does not add up: every last one is held once, and nothing for those who lost."""
    engine = open_engine(url)
    with reading(engine) as connection:
        counted = {one.sku: one for one in stock.every(connection)}
        noted: Counter[str] = Counter()
        for sku, many in connection.execute(select(stock_hold.c.sku, stock_hold.c.quantity)):
            noted[sku] += many
        cases = connection.execute(text("SELECT count(DISTINCT case_id) FROM stock_hold")).scalar()
    engine.dispose()
    expected = {_last_one(nr): 1 for nr in range(rounds)} | {_PLENTY: rounds}
    found = [
        f"{sku}: held {counted[sku].held}, noted {noted[sku]}, expected {many}"
        for sku, many in expected.items()
        if {counted[sku].held, noted[sku]} != {many}
    ]
    return (*found, *([] if cases == rounds else [f"{cases} cases hold goods"]))


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.stock_races", description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=1000)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--database", metavar="URL", default="", help="else a new file")
    where.add_argument("--postgres", action="store_true", help="on a new server of its own")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.postgres:
            with a_server() as url:
                raced = race(url, asked.rounds)
        else:
            raced = race(asked.database or f"sqlite:///{Path(folder) / 'station.db'}", asked.rounds)
    tell(asdict(raced))
    return 0 if not raced.faults and raced.won == raced.lost == asked.rounds else 1


if __name__ == "__main__":
    sys.exit(main())
