"""What a shop sets up for its bench: shelves, lanes, suppliers, sets, what was called back."""

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from returns_station.desk.bench.house import BenchHouse, NoPhotos
from returns_station.goods.disposition import LANES, Rules
from returns_station.goods.grade import Lane
from returns_station.money import Money

Named = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Mark = Annotated[str, StringConstraints(min_length=1, max_length=12)]
"""What stands over a shelf, read at arm's length."""
LaneName = Literal["outlet", "repair", "supplier", "recycling", "to_her", "quarantine"]

_DEFAULT_HANDLING: Final = {"EUR": 5, "SEK": 50, "NOK": 50, "DKK": 40}


class BenchSettings(BaseModel):
    """Where goods go; an article number may be cut short, and a category does for all of it.

    `handling` is what it costs to mend, to photograph or to send on one piece, in whole kronor or
    euros: what is worth less is recycled. `recalled` names article numbers, or NUMBER/LOT.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    shelves: dict[Named, Mark] = Field(default_factory=dict)
    lanes: dict[LaneName, Mark] = Field(default_factory=dict)
    suppliers: dict[Named, Named] = Field(default_factory=dict)
    sets: dict[Named, list[Named]] = Field(default_factory=dict)
    recalled: list[Named] = Field(default_factory=list)
    outlet: bool = True
    handling: int | None = Field(default=None, ge=0, le=99_999)
    look_days: int = Field(default=3, ge=1, le=60)


def bench_of(bench: BenchSettings, currency: str, folder: Path | None = None) -> BenchHouse:
    """The bench of a shop; without a data folder it keeps no pictures."""
    from returns_station.adapters.photos import PhotoFolder

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
