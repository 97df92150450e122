"""A bench that is killed at any moment: no unit is lost, none is restocked twice.

python -m tests.campaigns.bench_kills 40 [--seed 1]
"""

import argparse
import multiprocessing
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import text

from db.engine import open_engine, reading
from returns_station.desk.bench.bench import Bench
from returns_station.desk.bench.commands import GradePiece, NothingToUndoError
from returns_station.desk.errors import InputError
from returns_station.goods.grade import Grade
from tests.campaigns.bench import announced
from tests.campaigns.bench_ledger import bench_faults
from tests.campaigns.house import WHO, WIRED, station_on, tell

_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.campaigns.bench", *WIRED])
_PARCELS: Final = 60
_PIECES: Final = 3
_LONGEST_S: Final = 0.5
_PIECES_LEFT: Final = text(
    "SELECT count(*) FROM case_line w WHERE w.quantity > (SELECT count(*) FROM bench_piece b "
    "WHERE b.case_id = w.case_id AND b.case_nr = w.nr AND b.standing = 'graded')"
)
_RESTOCKED: Final = text("SELECT count(*) FROM restock")


def serve(url: str, slips: Sequence[tuple[str, str]], seed: int) -> None:
    """Scan, grade, undo and receive until somebody ends it; each press has the key it had."""
    chance, bench = random.Random(seed), station_on(url).bench(WHO)
    while True:
        slip, sku = chance.choice(slips)
        work_on(bench, slip, sku, chance)


def work_on(bench: Bench, slip: str, sku: str, chance: random.Random | None) -> None:
    """One parcel, as far as chance takes it; without chance to its end."""
    parcel = bench.open(slip)
    if parcel.closed and parcel.now is None:
        return
    for row in parcel.rows:
        if chance and chance.random() < 1 / 10:
            _undo(bench, parcel.id)
        seen = bench.see(parcel.id)
        if any(one.standing.value == "awaited" for one in seen.rows):
            seen = bench.scan(parcel.id, sku)
        if seen.now is not None:
            grade = Grade.A if row.nr % 3 else Grade.B
            command = GradePiece(
                f"{slip}:{seen.now.row}:{len(seen.rows)}", parcel.id, seen.now.row, grade
            )
            _grade(bench, command, chance)
    if parcel.closed:
        return
    if chance is None or chance.random() < 1 / 3:
        bench.close(parcel.id)


def _grade(bench: Bench, command: GradePiece, chance: random.Random | None) -> None:
    """Press, and now and then twice; a press whose grade was undone before is a new one."""
    done = bench.grade(command)
    now = done.parcel.now
    if now is not None and now.row == command.row:
        again = GradePiece(
            f"{command.key}:{time.monotonic_ns()}", command.parcel, command.row, command.grade
        )
        bench.grade(again)
    elif chance and chance.random() < 1 / 4:
        bench.grade(command)


def _undo(bench: Bench, parcel: str) -> None:
    try:
        bench.undo(parcel)
    except (NothingToUndoError, InputError):
        return


def finish(url: str, slips: Sequence[tuple[str, str]]) -> None:
    """Take every parcel to its end."""
    bench = station_on(url).bench(WHO)
    for slip, sku in slips:
        for _ in range(2):
            work_on(bench, slip, sku, None)


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON; 1 when anything did not hold."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.bench_kills", description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'station.db'}"
        slips, counted = announced(url, _PARCELS, _PIECES)
        found: list[str] = []
        for nr in range(asked.kills):
            child = _FORKS.Process(target=serve, args=(url, slips, asked.seed + nr))
            child.start()
            child.join(chance.uniform(0.05, _LONGEST_S))
            child.kill()
            child.join()
            if child.exitcode != -signal.SIGKILL:
                found.append(f"kill {nr}: died by itself, {child.exitcode}")
            found += [f"kill {nr}: {fault}" for fault in _look(url, counted)]
        finish(url, slips)
        found += _look(url, counted)
        left, restocked = _count(url)
    if left:
        found.append(f"{left} lines were never graded whole")
    tell(
        {
            "kills": asked.kills,
            "restocked": restocked,
            "pieces": _PARCELS * _PIECES,
            "faults": found,
        }
    )
    return 1 if found else 0


def _look(url: str, counted: dict[str, int]) -> list[str]:
    engine = open_engine(url)
    with reading(engine) as connection:
        found = [*bench_faults(connection, counted)]
    engine.dispose()
    return found


def _count(url: str) -> tuple[int, int]:
    engine = open_engine(url)
    with reading(engine) as connection:
        left = connection.execute(_PIECES_LEFT).scalar_one()
        restocked = connection.execute(_RESTOCKED).scalar_one()
    engine.dispose()
    return left, restocked


if __name__ == "__main__":
    sys.exit(main())
