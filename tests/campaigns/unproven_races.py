"""Two desks give what is left of one customer's day without a receipt: one may, the other is told.

python -m tests.campaigns.unproven_races 1000 [--database URL | --postgres]
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Final

from sqlalchemy import text

from db.engine import open_engine, reading
from returns_station.desk.commands import TakeBack
from returns_station.desk.errors import DayLimitError
from returns_station.desk.taking_back import WorldChangedError
from tests.campaigns.house import WHO, WIRED, tell
from tests.campaigns.ledgers import damaged, faults
from tests.campaigns.postgres import a_server
from tests.db.word_shop import PRICE, WordShop, limits_off, open_shop, shop_on

_DESKS: Final = 2
# Four jumpers fit into a day. Each desk wants three, so that one is left for the other's offer; of
# the next customer each wants all four, so that nothing is.
_WANTED: Final = (3, 4)
_GIVEN: Final = text("SELECT count(*), coalesce(sum(amount), 0) FROM credit")
# A child forks from a server that has nothing open: SQLite must not be carried over a fork.
_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.db.word_shop", *WIRED])

Stake = tuple[int, ...]
"""The stand-ins of one round, one a desk."""


@dataclass(frozen=True, slots=True)
class Fought:
    """What came of it; `kindly` counts what the others were offered instead, in minor units.

    `at_the_row` had looked before the winner was done, and were held by the limit's row alone.
    """

    database: str
    rounds: int
    won: int
    won_by_desk: tuple[int, ...]
    kindly: dict[str, int]
    at_the_row: int
    faults: tuple[str, ...]
    seconds: float
    p50_ms: float
    slowest_ms: float


def stakes(shop: WordShop, rounds: int) -> list[Stake]:
    """A customer a round, whose goods lie before every desk."""
    return [
        tuple(
            shop.opened(_WANTED[nr % len(_WANTED)], contact=f"0{700_000_000 + nr}").sale.id
            for _ in range(_DESKS)
        )
        for nr in range(rounds)
    ]


def _desk(
    url: str,
    stake: Sequence[Stake],
    desk: int,
    together: Barrier,
    answers: "multiprocessing.SimpleQueue[tuple[list[float], Counter[str]]]",
) -> None:
    shop = shop_on(url)
    outcomes: Counter[str] = Counter()
    took: list[float] = []
    for nr, round_ in enumerate(stake):
        with shop.station.store.views() as views:
            view = views.sale(round_[desk])
        assert view is not None
        seen = shop.seen(view)
        command = TakeBack(f"{desk}-{nr}", seen.asked, seen=seen.digest)
        # All have seen the same yes; all knock at the same moment, for each customer anew.
        together.wait()
        begun = time.perf_counter()
        try:
            done = shop.station.perform(command, WHO)
            outcomes[done.said.value] += 1
        except WorldChangedError as error:
            sums = error.seen.reckoning if error.seen else None
            outcomes[f"left {sums.store_credit.minor if sums else 0}"] += 1
            outcomes["at the row"] += isinstance(error.__cause__, DayLimitError)
        took.append((time.perf_counter() - begun) * 1000)
        together.wait()
    answers.put((took, outcomes))


def race(url: str, rounds: int) -> Fought:
    """Lay goods before the desks, let them fight, and count what was given."""
    stake = stakes(open_shop(url), rounds)
    together = _FORKS.Barrier(_DESKS)
    answers = _FORKS.SimpleQueue()
    begun = time.perf_counter()
    children = [
        _FORKS.Process(target=_desk, args=(url, stake, desk, together, answers))
        for desk in range(_DESKS)
    ]
    for child in children:
        child.start()
    told = [answers.get() for _ in children]
    for child in children:
        child.join()
    seconds = time.perf_counter() - begun
    won = tuple(outcomes.pop("yes", 0) for _, outcomes in told)
    at_the_row = sum(outcomes.pop("at the row", 0) for _, outcomes in told)
    waits = sorted(wait for took, _ in told for wait in took)
    return Fought(
        database=url.partition(":")[0],
        rounds=rounds,
        won=sum(won),
        won_by_desk=won,
        kindly=dict(sum((outcomes for _, outcomes in told), Counter())),
        at_the_row=at_the_row,
        faults=tuple(_faults(url, rounds)),
        seconds=round(seconds, 1),
        p50_ms=round(waits[len(waits) // 2], 1),
        slowest_ms=round(waits[-1], 1),
    )


def _faults(url: str, rounds: int) -> list[str]:
    """What does not add up afterwards."""
    engine = open_engine(url)
    with reading(engine) as connection:
        found = [*faults(connection), *damaged(connection)]
        off = limits_off(connection)
        times, given = connection.execute(_GIVEN).one()
    engine.dispose()
    due = sum(_WANTED[nr % len(_WANTED)] * PRICE for nr in range(rounds))
    if (off, times, given) != ([], rounds, due):
        found.append(f"{len(off)} limits are off; {given} given in {times} visits, {due} were due")
    return found


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.unproven_races", description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=1000)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--database", metavar="URL", default="", help="else a new file")
    where.add_argument("--postgres", action="store_true", help="on a new server of its own")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.postgres:
            with a_server() as url:
                fought = race(url, asked.rounds)
        else:
            url = asked.database or f"sqlite:///{Path(folder) / 'station.db'}"
            fought = race(url, asked.rounds)
    tell(asdict(fought))
    fair = fought.won == asked.rounds == sum(fought.kindly.values())
    return 0 if fair and not fought.faults else 1


if __name__ == "__main__":
    sys.exit(main())
