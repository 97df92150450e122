"""Parcels of one piece over the bench: three inputs each, and how long the desk makes one wait.

python -m tests.campaigns.bench 300 [--pieces 1] [--others 100000]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Final, TypeVar

from sqlalchemy import Engine

from db.engine import open_engine, reading
from db.imports import Inbox
from db.unit_of_work import StoreRoom
from returns_station.desk.bench.bench import Bench
from returns_station.desk.bench.commands import GradePiece
from returns_station.desk.bench.views import ParcelSeen
from returns_station.desk.station import Station
from returns_station.desk.stock import NewCount
from returns_station.goods.grade import Grade
from tests.builders import taking
from tests.campaigns.bench_ledger import bench_faults
from tests.campaigns.house import WHO, claim_on, new_sale, station_on, tell

_HOUR_S: Final = 3600
_AT_ONCE: Final = 5_000
Result = TypeVar("Result")


class Watch:
    """How long each step took, in milliseconds."""

    def __init__(self) -> None:
        """Begin with none."""
        self.steps: dict[str, list[float]] = {}

    def time(self, step: str, call: Callable[[], Result]) -> Result:
        """Do a step and note how long it took."""
        begun = time.perf_counter()
        done = call()
        self.steps.setdefault(step, []).append((time.perf_counter() - begun) * 1000)
        return done

    def told(self) -> dict[str, dict[str, float]]:
        """Each step's median, 95th of a hundred, and longest."""
        return {step: _spread(times) for step, times in self.steps.items()}


def _spread(times: list[float]) -> dict[str, float]:
    cuts = quantiles(times, n=100) if len(times) > 1 else times * 99
    return {"p50": round(cuts[49], 2), "p95": round(cuts[94], 2), "most": round(max(times), 2)}


def announced(url: str, parcels: int, pieces: int) -> tuple[list[tuple[str, str]], dict[str, int]]:
    """So many returns that were told of: slip and article number; and what lies here before."""
    station = station_on(url)
    engine = engine_of(station)
    inbox = Inbox(engine, clock=station.clock, who=WHO)
    inbox.put([new_sale(nr, pieces) for nr in range(1, parcels + 1)], ())
    skus = {f"A{nr + 1}": nr % 3 for nr in range(1, parcels + 1)}
    inbox.count([NewCount(sku, many) for sku, many in skus.items()])
    slips = []
    with station.store.views() as views:
        ids = [views.by_number(f"c{nr:06}")[0].sale_id for nr in range(1, parcels + 1)]
    for nr, sale_id in enumerate(ids, 1):
        claim = replace(claim_on("1", quantity=pieces), goods_at_home=True)
        slips.append(
            (station.perform(taking(f"told-{nr}", sale_id, claim), WHO).slip, f"A{nr + 1}")
        )
    engine.dispose()
    return slips, skus


def fill(url: str, parcels: int, others: int) -> None:
    """A shop that has sold before."""
    station = station_on(url)
    engine = engine_of(station)
    inbox = Inbox(engine, clock=station.clock, who=WHO)
    for first in range(parcels + 1, parcels + others + 1, _AT_ONCE):
        last = min(first + _AT_ONCE, parcels + others + 1)
        inbox.put([new_sale(nr, 1, 1, 1) for nr in range(first, last)], ())
    engine.dispose()


def engine_of(station: Station) -> Engine:
    """The engine of a station's store-room, to be let go when it is done with."""
    store = station.store
    assert isinstance(store, StoreRoom)
    return store.engine


def one_parcel(bench: Bench, watch: Watch, slip: str, sku: str, pieces: int) -> int:
    """One parcel from its label to its last put-away label; gives how many inputs it took."""
    parcel = watch.time("open", partial(bench.open, slip)).id
    for nr in range(pieces):
        seen: ParcelSeen = watch.time("scan", partial(bench.scan, parcel, sku))
        assert seen.now is not None, seen
        command = GradePiece(f"{slip}:{nr}", parcel, seen.now.row, Grade.A)
        watch.time("grade", partial(bench.grade, command))
    return 1 + 2 * pieces


def measure(url: str, parcels: int, pieces: int) -> dict[str, object]:
    """Take them all over the bench, and tell how it went."""
    slips, counted = announced(url, parcels, pieces)
    bench, watch = station_on(url).bench(WHO), Watch()
    bench.day()
    begun = time.perf_counter()
    inputs = [one_parcel(bench, watch, slip, sku, pieces) for slip, sku in slips]
    seconds = time.perf_counter() - begun
    bench.close(bench.open(slips[-1][0]).id)
    watch.time("day", bench.day)
    engine = open_engine(url)
    with reading(engine) as connection:
        found = [*bench_faults(connection, counted)]
    engine.dispose()
    each = seconds / parcels
    return {
        "parcels": parcels,
        "pieces a parcel": pieces,
        "inputs a parcel": sum(inputs) / parcels,
        "desk ms a parcel": round(each * 1000, 2),
        "seconds left for hands at 300 an hour": round(_HOUR_S / 300 - each, 2),
        "steps ms": watch.told(),
        "done": bench.day().done,
        "faults": found,
    }


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON; 1 when anything did not hold."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.bench", description=__doc__)
    parser.add_argument("parcels", type=int, nargs="?", default=300)
    parser.add_argument("--pieces", type=int, default=1)
    says = "sales of three lines that lie in the store beside them"
    parser.add_argument("--others", type=int, default=0, help=says)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'station.db'}"
        fill(url, asked.parcels, asked.others)
        report = measure(url, asked.parcels, asked.pieces)
    tell(report)
    return 1 if report["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
