"""A shop's files tampered with in every way: each is found, with where; and clean ones are clean.

python -m tests.campaigns.tampering 10000 [--seed N]
python -m tests.campaigns.tampering --clean 1000
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any, Final

from returns_station.desk.auditing.views import Verified
from tests.campaigns.house import tell
from tests.campaigns.tamper_kinds import AT_REST, IN_USE, Done, NothingThereError, in_use
from tests.campaigns.tampered_shop import TamperedShop, a_shop, goes_on

_SHOPS: Final = 8
_DEEDS: Final = 40
_EACH: Final = 1_000


def rolled_back(shop: TamperedShop, older: TamperedShop, chance: Random) -> Done:
    """An older copy of the database in its place, with its own seal or without; all of it true."""
    names = [older.path.name, f"{older.path.name}.rest"]
    for name in names:
        shutil.copyfile(older.folder / name, shop.folder / name)
    if chance.random() < 1 / 2:
        in_use(shop)
    return Done("rolled_back", None)


def is_located(found: Verified, done: Done) -> bool:
    """Whether a finding names the place that was changed, and every one names some place."""
    if not found.findings or not all(one.where.key for one in found.findings):
        return False
    if done.where is None:
        return True
    kind, place = done.where
    return any(_is_there(kind, place, one.where.args) for one in found.findings)


def _is_there(kind: str, place: Any, told: Mapping[str, Any]) -> bool:  # noqa: ANN401 - a row, a page, an entry
    if kind == "row":
        return bool((told.get("table"), told.get("row")) == place)
    if kind == "page":
        return bool(told.get("first", 1 << 60) <= place <= told.get("last", 0))
    if "checkpoint" in told:
        # A tail that was cut is told by what had signed it.
        return True
    first = told.get("first", told.get("entry", 0))
    if kind == "entry":
        return bool(first <= place <= told.get("last", first))
    return kind == "from" and bool(first >= place)


def run(count: int, seed: int, folder: Path) -> dict[str, object]:
    """Tamper so many times; gives how many of each way were found, and what was not."""
    chance = Random(seed)
    kinds = [*AT_REST, *IN_USE, "rolled_back"]
    found: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    missed: list[str] = []
    shops: list[tuple[TamperedShop, TamperedShop]] = []
    for nr in range(count):
        if nr % _EACH == 0:
            shops = [_two(folder / f"{nr}-{one}", chance) for one in range(min(_SHOPS, count))]
        shop, older = shops[nr % len(shops)]
        victim = shop.copied(folder / "victim")
        name = kinds[nr % len(kinds)]
        try:
            if name == "rolled_back":
                done = rolled_back(victim, older, chance)
            else:
                done = (AT_REST | IN_USE)[name](victim, chance)
        except NothingThereError:
            continue
        tried[name] += 1
        told = victim.verify()
        if is_located(told, done):
            found[name] += 1
        else:
            missed.append(f"{nr} {name} {done.where}: {told.findings[:3]}")
        shutil.rmtree(victim.folder)
    return {
        "tampered": tried.total(),
        "found_with_where": found.total(),
        "of_each": {name: [found[name], tried[name]] for name in kinds},
        "missed": missed[:20],
    }


def _two(folder: Path, chance: Random) -> tuple[TamperedShop, TamperedShop]:
    """A shop, and the same as it was some deeds before."""
    folder.mkdir(parents=True)
    shop = a_shop(folder, chance, _DEEDS)
    older = shop.copied(folder / "older")
    goes_on(shop, chance, _DEEDS // 4)
    return shop, older


def clean(count: int, seed: int, folder: Path) -> dict[str, object]:
    """So many histories that nobody tampered with; gives the alarms, of which none is true."""
    chance = Random(seed)
    alarms: list[str] = []
    entries = 0
    for nr in range(count):
        place = folder / str(nr)
        place.mkdir(parents=True)
        shop = a_shop(place, chance, chance.randrange(3, 30), sales=6)
        if chance.random() < 1 / 2:
            goes_on(shop, chance, 5, sales=6)
        if chance.random() < 1 / 4:
            in_use(shop)
        told = shop.verify()
        entries += told.entries
        alarms += [f"{nr}: {one}" for one in told.findings]
        shutil.rmtree(place)
    return {"clean": count, "entries": entries, "false_alarms": len(alarms), "alarms": alarms[:20]}


def main() -> int:
    """Run it and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=0)
    parser.add_argument("--clean", type=int, default=0)
    parser.add_argument("--seed", type=int, default=8)
    asked = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        if asked.clean:
            report = clean(asked.clean, asked.seed, Path(folder))
        else:
            report = run(asked.count, asked.seed, Path(folder))
    report["seconds"] = round(time.monotonic() - begun, 1)
    tell(report)
    return 1 if report.get("missed") or report.get("alarms") else 0


if __name__ == "__main__":
    sys.exit(main())
