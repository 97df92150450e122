"""What every race shares: desks in processes of their own that knock at the same moment."""

import argparse
import json
import multiprocessing
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass
from importlib import import_module
from io import StringIO
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any, Final, TypeAlias

from tests.campaigns.house import WIRED, tell
from tests.campaigns.postgres import a_server

WON: Final = "won"
# A child forks from a server that has nothing open: SQLite must not be carried over a fork.
_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.campaigns.house", "tests.db.word_shop", *WIRED])

Knock: TypeAlias = Callable[[], str]
"""One try at what is fought for; it tells "won", or what its desk was told instead."""
Play: TypeAlias = Callable[[str, Any, str], Iterator[Knock]]
"""What one desk does with a database and the stake under its name: a knock a round."""
_Answer: TypeAlias = tuple[list[float], Counter[str]]


@dataclass(frozen=True, slots=True)
class Fought:
    """What came of it; `kindly` counts the others by what they were told."""

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


def fight(
    url: str, play: Play, stake: object, names: Sequence[str], faults: Callable[[int], list[str]]
) -> Fought:
    """Let a desk of each name play for the stake; `faults` tells what is off, given the won."""
    together, answers = _FORKS.Barrier(len(names)), _FORKS.SimpleQueue()
    begun = time.perf_counter()
    children = [
        _FORKS.Process(target=_at_desk, args=(play, url, stake, name, together, answers))
        for name in names
    ]
    for child in children:
        child.start()
    told: list[_Answer] = [answers.get() for _ in children]
    for child in children:
        child.join()
    seconds = time.perf_counter() - begun
    won = tuple(outcomes.pop(WON, 0) for _, outcomes in told)
    waits = sorted(wait for took, _ in told for wait in took)
    return Fought(
        database=url.partition(":")[0],
        desks=len(names),
        rounds=len(waits) // len(names),
        won=sum(won),
        won_by_desk=won,
        kindly=dict(sum((outcomes for _, outcomes in told), Counter())),
        faults=tuple(faults(sum(won))),
        seconds=round(seconds, 1),
        p50_ms=round(waits[len(waits) // 2], 1),
        slowest_ms=round(waits[-1], 1),
    )


def _at_desk(
    play: Play,
    url: str,
    stake: object,
    name: str,
    together: Barrier,
    answers: "multiprocessing.SimpleQueue[_Answer]",
) -> None:
    outcomes: Counter[str] = Counter()
    took: list[float] = []
    for knock in play(url, stake, name):
        # All knock at the same moment, in each round anew: a quicker desk gets no head start.
        together.wait()
        begun = time.perf_counter()
        outcomes[knock()] += 1
        took.append((time.perf_counter() - begun) * 1000)
    answers.put((took, outcomes))


def names_of(asked: argparse.Namespace) -> list[str]:
    """The desks' names; those who all send the same keys have one name."""
    desks: int = asked.desks
    return ["one"] * desks if asked.same_press else [f"desk-{nr}" for nr in range(desks)]


def parser_for(name: str, doc: str | None, *, fixed: bool = False) -> argparse.ArgumentParser:
    """What every race can be asked: how many rounds, where, and how many desks unless `fixed`."""
    parser = argparse.ArgumentParser(prog=f"tests.campaigns.{name}", description=doc)
    parser.add_argument("rounds", type=int, nargs="?", default=1000)
    if not fixed:
        parser.add_argument("--desks", type=int, default=2)
        parser.add_argument("--same-press", action="store_true", help="all send the same keys")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--database", metavar="URL", default="", help="else a new file")
    where.add_argument("--postgres", action="store_true", help="on a new server of its own")
    return parser


def run(
    parser: argparse.ArgumentParser,
    race: Callable[[str, argparse.Namespace], Fought],
    argv: Sequence[str] | None,
) -> int:
    """Race where it was asked, and tell what came of it as JSON; 1 when something is off."""
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        if asked.postgres:
            with a_server() as url:
                fought = race(url, asked)
        else:
            fought = race(asked.database or f"sqlite:///{Path(folder) / 'station.db'}", asked)
    tell(asdict(fought))
    return 1 if fought.faults else 0


def raced(name: str, *arguments: str) -> dict[str, Any]:
    """The report of a race from here: all races of a process fork from what was read once."""
    with redirect_stdout(StringIO()) as told:
        import_module(f"tests.campaigns.{name}").main(list(arguments))
    report: dict[str, Any] = json.loads(told.getvalue())
    return report
