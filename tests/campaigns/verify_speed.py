"""How long a million entries take to verify, and what the chains cost of a commit.

python -m tests.campaigns.verify_speed [--entries 1000000] [--commits 400]

The floor of a commit is the same Station with a journal that hashes nothing and marks no row; it
stands here alone, and no product can be told to work so.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import event

from db import journal
from db.engine import open_engine, reading, sqlite_library
from db.row_marks import put_mark, unwatch
from db.schema import prepare
from db.unit_of_work import StoreRoom
from db.verifying import verified
from returns_station.canonical import dumps
from returns_station.journal import START, Entry, digest_of
from tests.builders import a_claim, a_sale, taking
from tests.campaigns.house import tell
from tests.returns_station.desk.counter import MAJA, a_station

# As long as the events of a common return are.
_BODY: Final = '[["GoodsTakenBack",{"case":"%032d","lines":["' + "x" * 400 + '"],"slip":"RS%09d"}]]'
_PUT: Final = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


def chain(count: int) -> Iterator[tuple[Any, ...]]:
    """So many entries, chained well; each tenth is of the first formula."""
    before = START
    for seq in range(1, count + 1):
        formula = "v1" if seq % 10 == 0 else "v2"
        body = _BODY % (seq, seq)
        bare = Entry(seq, "2026-11-26T13:32:00", "Maja", "Disk 2", body, before, "", formula)
        before = digest_of(bare)
        yield (seq, bare.at, bare.actor, bare.desk, body, bare.previous, before, formula, "")


def verifying(folder: Path, count: int) -> dict[str, object]:
    """The chain of so many entries, verified as the product does."""
    path = folder / "many.db"
    engine = open_engine(f"sqlite:///{path}")
    prepare(engine)
    driver: Any = sqlite_library().connect(path, isolation_level=None)
    driver.execute("BEGIN")
    driver.executemany(_PUT, chain(count))
    driver.execute("COMMIT")
    driver.close()
    begun = time.perf_counter()
    with reading(engine) as connection:
        found = verified(connection, lambda _: None, {}, {})
    took = time.perf_counter() - begun
    engine.dispose()
    told = {"entries": found.entries, "findings": len(found.findings)}
    return {**told, "seconds": round(took, 2), "MB": round(path.stat().st_size / 1e6)}


def commits(folder: Path, count: int) -> dict[str, object]:
    """So many returns with the chains and without, turn by turn, on one machine in one run."""
    times: dict[bool, list[float]] = {True: [], False: []}
    stations = {}
    for on in times:
        place = folder / f"chains-{on}"
        place.mkdir()
        stations[on] = a_station(place, *(a_sale(number=f"S{nr}") for nr in range(count)))
        if not on:
            _let_loose(stations[on].store)
    hashed = vars(journal)["entry_after"]
    for nr in range(1, count + 1):
        for on, station in stations.items():
            # No product can be told so: it is done here, to know what the hash costs.
            setattr(journal, "entry_after", hashed if on else _bare)  # noqa: B010 - as said
            begun = time.perf_counter()
            station.perform(taking(f"k{nr}", nr, a_claim()), MAJA)
            times[on].append(time.perf_counter() - begun)
    setattr(journal, "entry_after", hashed)  # noqa: B010 - as above
    chained, bare = (statistics.median(times[each]) * 1e3 for each in (True, False))
    share = round((chained - bare) / chained * 100, 1)
    told = {"chained_ms": round(chained, 3), "bare_ms": round(bare, 3)}
    return {**told, "chains_share_percent": share}


def _let_loose(store: object) -> None:
    """No row of this store-room is noted."""
    assert isinstance(store, StoreRoom)
    event.remove(store.engine, "commit", put_mark)
    with store.engine.connect() as connection:
        unwatch(connection)
        # As if it were watched already.
        connection.info["row_marks"] = None


def _bare(
    last: tuple[int, str] | None, events: object, *, at: str, actor: str, desk: str, details: str
) -> Entry:
    """An entry without its hash."""
    assert isinstance(events, list | tuple)
    seq, previous = (last[0] + 1, last[1]) if last else (1, START)
    body = dumps([[type(one).__name__, one] for one in events])
    return Entry(seq, at, actor, desk, body, previous, START, "v2", details)


def main() -> int:
    """Measure both and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--commits", type=int, default=400)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tell({**verifying(Path(folder), asked.entries), **commits(Path(folder), asked.commits)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
