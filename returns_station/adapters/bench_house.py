"""The shop's bench as its settings tell of it."""

from pathlib import Path
from typing import Final

from returns_station.adapters.bench_settings import BenchSettings
from returns_station.adapters.photos import PhotoFolder
from returns_station.desk.bench.house import BenchHouse, NoPhotos
from returns_station.goods.disposition import LANES, Rules
from returns_station.goods.grade import Lane
from returns_station.money import Money

_DEFAULT_HANDLING: Final = {"EUR": 5, "SEK": 50, "NOK": 50, "DKK": 40}


def bench_of(bench: BenchSettings, currency: str, folder: Path | None = None) -> BenchHouse:
    """The bench of a shop; without a data folder it keeps no pictures."""
    handling = _DEFAULT_HANDLING.get(currency, 0) if bench.handling is None else bench.handling
    rules = Rules(
        shelves=dict(bench.shelves),
        suppliers=dict(bench.suppliers),
        lanes={**LANES, **{Lane(name): mark for name, mark in bench.lanes.items()}},
        handling=Money.parse(str(handling), currency),
        outlet=bench.outlet,
        recalled=frozenset(bench.recalled),
        sets={sku: tuple(parts) for sku, parts in bench.sets.items()},
    )
    return BenchHouse(rules, PhotoFolder(folder) if folder else NoPhotos(), bench.look_days)
