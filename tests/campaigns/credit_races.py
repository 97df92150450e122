"""Two tills fight for the last krona of each credit: one gets it, the other is told what is left.

python -m tests.campaigns.credit_races 1000 --desks 2 [--same-press] [--database URL | --postgres]
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

from db import credits as shelf
from db.engine import open_engine, reading
from returns_station.credit import Credit, CreditKind
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.crediting import CreditSpentError
from returns_station.money import Money
from returns_station.scan import credit_number
from tests.builders import NOW
from tests.campaigns.house import WHO, WIRED, station_on, tell
from tests.campaigns.postgres import a_server

_WORTH: Final = Money(10_000, "SEK")
# Of 100 kronor each till wants 62, so that 38 are left for the other's offer; of the next all.
_WANTED: Final = (Money(6_200, "SEK"), _WORTH)
_OFF: Final = text(
    "SELECT count(*) FROM credit c WHERE c.remaining <> "
    "(SELECT sum(amount) FROM credit_entry e WHERE e.credit_id = c.id)"
)
_USED: Final = text("SELECT count(*), -sum(amount) FROM credit_entry WHERE kind = 'redeemed'")
# A child forks from a server that has nothing open: SQLite must not be carried over a fork.
_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.campaigns.house", *WIRED])


@dataclass(frozen=True, slots=True)
class Fought:
    """What came of it; `kindly` counts the others by the advice they got, or "again"."""

    database: str
    desks: int
    rounds: int
    won: int
    won_by_desk: tuple[int, ...]
    kindly: dict[str, int]
    faults: tuple[str, ...]
    seconds: float
    p50_ms: float
    slowest_ms: float


def given(url: str, rounds: int) -> list[str]:
    """Put so many credits on the shelf; gives their numbers."""
    numbers = [credit_number(nr) for nr in range(1, rounds + 1)]
    # The front door makes the tables; the shelf itself is asked, for no goods are needed here.
    station_on(url)
    engine = open_engine(url)
    with engine.begin() as connection:
        for number in numbers:
            made = Credit(number, CreditKind.STORE_CREDIT, _WORTH, _WORTH, NOW)
            by = (NOW.isoformat(), WHO.actor, WHO.desk)
            shelf.issue(connection, made, None, f"issue-{number}", *by)
    engine.dispose()
    return numbers


def fight(
    url: str, numbers: Sequence[str], desks: int, *, same_press: bool
) -> list[tuple[list[float], Counter[str]]]:
    """Let every till take from every credit, all at once and in the same order."""
    together = _FORKS.Barrier(desks)
    answers = _FORKS.SimpleQueue()
    children = [
        _FORKS.Process(target=_till, args=(url, numbers, name, together, answers))
        for name in (["one"] * desks if same_press else [f"till-{nr}" for nr in range(desks)])
    ]
    for child in children:
        child.start()
    told = [answers.get() for _ in children]
    for child in children:
        child.join()
    return told


def _till(
    url: str,
    numbers: Sequence[str],
    name: str,
    together: Barrier,
    answers: "multiprocessing.SimpleQueue[tuple[list[float], Counter[str]]]",
) -> None:
    station = station_on(url)
    outcomes: Counter[str] = Counter()
    took: list[float] = []
    for nr, number in enumerate(numbers):
        wanted = _WANTED[nr % len(_WANTED)]
        command = RedeemCredit(f"{name}-{number}", number, wanted, name)
        # All knock at the same moment, at each credit anew: a quicker till gets no head start.
        together.wait()
        begun = time.perf_counter()
        try:
            view = station.perform(command, WHO)
            outcomes["again" if view.again else "won"] += 1
        except CreditSpentError as error:
            left = error.advice.args.get("left", "")
            outcomes[f"{error.advice.key} {left}".strip()] += 1
        took.append((time.perf_counter() - begun) * 1000)
    answers.put((took, outcomes))


def race(url: str, rounds: int, desks: int, *, same_press: bool) -> Fought:
    """Give credits out, let the tills fight, and count what stands."""
    numbers = given(url, rounds)
    begun = time.perf_counter()
    told = fight(url, numbers, desks, same_press=same_press)
    seconds = time.perf_counter() - begun
    won = tuple(outcomes.pop("won", 0) for _, outcomes in told)
    lost = sum((outcomes for _, outcomes in told), Counter())
    waits = sorted(wait for took, _ in told for wait in took)
    return Fought(
        database=url.partition(":")[0],
        desks=desks,
        rounds=rounds,
        won=sum(won),
        won_by_desk=won,
        kindly=dict(lost),
        faults=tuple(_faults(url, rounds, sum(won))),
        seconds=round(seconds, 1),
        p50_ms=round(waits[len(waits) // 2], 1),
        slowest_ms=round(waits[-1], 1),
    )


def _faults(url: str, rounds: int, won: int) -> list[str]:
    """What does not add up afterwards."""
    engine = open_engine(url)
    with reading(engine) as connection:
        off = connection.execute(_OFF).scalar_one()
        times, used = connection.execute(_USED).one()
    engine.dispose()
    found = [f"{off} credits differ from their entries"] if off else []
    due = sum(_WANTED[nr % len(_WANTED)].minor for nr in range(rounds))
    if (won, times, used) != (rounds, rounds, due):
        found.append(f"{rounds} credits, {won} told yes, used {times} times for {used}")
    return found


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.credit_races", description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=1000)
    parser.add_argument("--desks", type=int, default=2)
    parser.add_argument("--same-press", action="store_true", help="all send the same keys")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--database", metavar="URL", default="", help="else a new file")
    where.add_argument("--postgres", action="store_true", help="on a new server of its own")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.postgres:
            with a_server() as url:
                fought = race(url, asked.rounds, asked.desks, same_press=asked.same_press)
        else:
            url = asked.database or f"sqlite:///{Path(folder) / 'station.db'}"
            fought = race(url, asked.rounds, asked.desks, same_press=asked.same_press)
    tell(asdict(fought))
    return 1 if fought.faults else 0


if __name__ == "__main__":
    sys.exit(main())
