"""`python -m tests.campaigns.erasing [--people N] [--seed S]`: forget many, and lose nobody else.

On the demo shop, whose customers share first names, surnames and streets: people are forgotten one
by one, and after each every file of the shop is read byte by byte.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from sqlalchemy import text

from returns_station.adapters.law.retention import retention_for
from returns_station.adapters.person_files import DiskPersonFiles, new_id
from returns_station.case import Who
from returns_station.desk.privacy.house import KeepingHouse
from returns_station.desk.station import Station
from tests.builders import NOW
from tests.demo_shop import a_demo_station

SIV = Who("Siv", "Disk 1")
# What every voucher says: of it nothing may change, whoever is forgotten.
VOUCHERS = (
    "SELECT id, number, market, currency, agreed_on FROM sale ORDER BY id",
    "SELECT * FROM sale_line ORDER BY id",
    "SELECT * FROM tender ORDER BY sale_id, nr",
    "SELECT * FROM return_case ORDER BY id",
    "SELECT * FROM case_line ORDER BY case_id, nr",
    "SELECT * FROM payout ORDER BY operation",
    "SELECT * FROM credit ORDER BY id",
    "SELECT * FROM unit ORDER BY line_id, nth",
    "SELECT * FROM balance ORDER BY sale_id, kind, part",
)


@dataclass
class Campaign:
    """What was seen so far."""

    people: int = 0
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def a_station(folder: Path, *, days: int = 0) -> Station:
    """The demo shop with a disk, so many days after it was filled."""
    station = a_demo_station(folder, now=NOW + timedelta(days=days))
    wipe: Any = getattr(station.store, "wipe")  # noqa: B009 - the port has it not, the store has
    files = DiskPersonFiles(folder)
    station.house = replace(station.house, keeping=KeepingHouse(files, wipe, new_id, retention_for))
    return station


def asked(station: Station, query: str, **values: object) -> list[tuple[Any, ...]]:
    """Rows of the store as they stand."""
    engine: Any = getattr(station.store, "engine")  # noqa: B009 - as above
    with engine.connect().execution_options(reading=True) as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def needles(name: str, phone: str, email: str) -> Iterator[bytes]:
    """Her name, mail and phone as they may be written, each in bytes; a search folds the case."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    spaced = phone.replace("-", " ")
    for one in {name, email, phone, digits, spaced, digits[1:]} - {""}:
        for written in {one, one.casefold(), one.upper()}:
            yield written.encode().lower()
            yield written.encode("utf-16-le").lower()


def found_in(folder: Path, name: str, phone: str, email: str) -> list[str]:
    """The files of a folder that hold one of them."""
    sought = set(needles(name, phone, email))
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(one in path.read_bytes().lower() for one in sought)]


def others_kept(station: Station, gone: set[int]) -> list[tuple[Any, ...]]:
    """Everybody who was not forgotten, with what finds her."""
    rows = asked(station, "SELECT id, key, name, phone, email, language FROM customer ORDER BY id")
    words = asked(station, "SELECT ref, word FROM word WHERE kind = 'customer' ORDER BY ref, word")
    slips = asked(
        station,
        "SELECT s.customer_id, l.number, l.body FROM slip l JOIN return_case r ON r.id = l.case_id "
        "JOIN sale s ON s.id = r.sale_id ORDER BY l.number",
    )
    return [row for row in (*rows, *words, *slips) if row[0] is not None and row[0] not in gone]


def forget_many(folder: Path, people: int, seed: int) -> Campaign:
    """Forget so many, in chance's order, with a day of the shop between."""
    station, told, chance = a_station(folder, days=40), Campaign(), random.Random(seed)
    keeping = station.keeping(SIV)
    vouchers = [asked(station, query) for query in VOUCHERS]
    everybody = asked(station, "SELECT id, name, phone, email FROM customer WHERE name <> ''")
    gone: set[int] = set()
    for one, name, phone, email in chance.sample(everybody, min(people, len(everybody))):
        if one in gone:
            continue
        shared = [
            row for row in everybody if row[0] not in gone and row[1:] == (name, phone, email)
        ]
        gone |= {row[0] for row in shared}
        before = others_kept(station, gone)
        begun = perf_counter()
        erased = keeping.erase(one)
        told.seconds.append(perf_counter() - begun)
        told.people += 1
        if not erased.done:
            told.wrong.append(f"{one} waits for {[each.why for each in erased.waits]}")
        if not erased.shared and (left := found_in(folder, name, phone, email)):
            told.wrong.append(f"{one} is still in {left}")
        if others_kept(station, gone) != before:
            told.wrong.append(f"somebody else lost something when {one} went")
        if keeping.find(email or name) and any(
            each.customer_id == one for each in keeping.find(email or name)
        ):
            told.wrong.append(f"{one} is still found")
    if [asked(station, query) for query in VOUCHERS] != vouchers:
        told.wrong.append("a voucher changed")
    if not station.auditing(SIV).verify().holds:
        told.wrong.append("the journal or the ledgers do not hold")
    return told


def main() -> int:
    """Run it and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seed", type=int, default=8)
    told = parser.parse_args()
    with TemporaryDirectory() as folder:
        came = forget_many(Path(folder), told.people, told.seed)
    times = sorted(came.seconds)
    half, worst = times[len(times) // 2], times[-1]
    print(f"{came.people} forgotten; {half * 1000:.0f} ms half of them, {worst * 1000:.0f} ms most")  # noqa: T201 - it tells
    print("\n".join(came.wrong) or "nothing of them is left, and nobody else lost anything")  # noqa: T201 - as above
    return 1 if came.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
