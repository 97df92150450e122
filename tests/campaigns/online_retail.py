"""Seven months of a real wholesaler brought in, twice: `python -m tests.campaigns.online_retail`.

The data is UCI's Online Retail (CC BY 4.0, Chen), one file a day, beside the checkout.
"""

import argparse
import resource
import sys
import tarfile
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, text

from db.engine import open_engine
from db.imports import Inbox
from db.journal import entries
from db.schema import prepare
from returns_station.adapters.clock import now
from returns_station.adapters.orders.intake import Summary, bring_in
from returns_station.adapters.orders.reading import Defaults
from returns_station.case import Who
from returns_station.journal import first_broken

DATA: Final = Path(__file__).parents[3] / "shared" / "data" / "online_retail"
WHOLESALER: Final = Defaults("UK", "GBP", "distance")
# Every ledger beside what it must agree with: no rows is all well.
_OFF: Final = {
    "units that are not what the ledger says": "SELECT part FROM balance WHERE kind = 'units' "
    "AND used <> (SELECT count(*) FROM unit WHERE line_id = part)",
    "units that no ledger knows": "SELECT line_id FROM unit WHERE NOT EXISTS "
    "(SELECT 1 FROM balance WHERE kind = 'units' AND part = line_id)",
    "more used than there is": "SELECT sale_id FROM balance WHERE used > cap",
    "a found return with other units than it brought": "SELECT id FROM earlier_return WHERE "
    "quantity * (state = 'found') <> (SELECT count(*) FROM unit WHERE earlier_id = id)",
    "a return nobody looked at": "SELECT id FROM earlier_return WHERE state = 'open'",
    "a line that is cheaper back than bought": "SELECT part FROM balance JOIN sale_line ON "
    "sale_line.id = part WHERE kind = 'paid' AND used > paid",
}


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one run over all files."""

    summary: Summary
    seconds: float

    def count(self, name: str) -> int:
        """The sum of a count over all files."""
        return sum(getattr(one, name) for one in self.summary.files)


def days(folder: Path, most: int) -> list[Path]:
    """The first days, unpacked into a folder."""
    for archive in sorted(DATA.glob("*.tar.xz")):
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
    return sorted(folder.rglob("*.csv"))[:most]


def opened(folder: Path) -> tuple[Inbox, Engine]:
    """A new store-room and its inbox."""
    engine = open_engine(f"sqlite:///{folder / 'station.db'}")
    prepare(engine)
    return Inbox(engine, clock=now, who=Who("campaign", "desk")), engine


def brought(inbox: Inbox, files: Sequence[Path]) -> Came:
    """Bring the files in, timed."""
    begun = time.perf_counter()
    summary = bring_in(inbox, files, WHOLESALER)
    return Came(summary, time.perf_counter() - begun)


def off(engine: Engine) -> list[str]:
    """Which ledgers do not agree; none when all is well."""
    with engine.connect() as connection:
        wrong = [what for what, query in _OFF.items() if connection.execute(text(query)).first()]
        broken = first_broken(entries(connection))
    return [*wrong, *(["the journal's chain"] if broken else [])]


def stored(engine: Engine) -> tuple[int, ...]:
    """How many rows there are of what an import writes."""
    tables = ("sale", "sale_line", "earlier_return", "unit", "balance", "word", "journal")
    with engine.connect() as connection:
        counted = (connection.execute(text(f"SELECT count(*) FROM {one}")) for one in tables)  # noqa: S608 - our own names
        return tuple(int(rows.scalar_one()) for rows in counted)


def main() -> int:
    """Run it and tell; 1 when something is not as it must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = days(Path(folder), asked.days)
        inbox, engine = opened(Path(folder))
        first = brought(inbox, files)
        before = stored(engine)
        second = brought(inbox, files)
        wrong = off(engine)
        if (second.count("new"), stored(engine)) != (0, before):
            wrong.append("the second time changed something")
        engine.dispose()
    _tell(first, second, wrong)
    return 1 if wrong else 0


def _tell(first: Came, second: Came, wrong: Sequence[str]) -> None:
    lines = first.count("lines")
    facts: list[tuple[str, object]] = [
        ("files", len(first.summary.files)),
        ("lines in", lines),
        ("sales", first.count("new")),
        ("sale lines", first.count("new_lines")),
        ("bad rows", first.count("bad_rows")),
        ("earlier returns", first.count("returns")),
        *((f"found: {why}", number) for why, number in first.summary.matched.found.items()),
        *((f"listed: {why}", number) for why, number in first.summary.matched.listed.items()),
        ("seconds", f"{first.seconds:.1f}"),
        ("lines a second", round(lines / first.seconds)),
        ("lines a second, again", round(lines / second.seconds)),
        ("peak MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024),
        (
            "peak MB of a reading child",
            resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
        ),
        ("not as it must be", ", ".join(wrong) or "nothing"),
    ]
    for name, fact in facts:
        sys.stdout.write(f"{name:36} {fact}\n")


if __name__ == "__main__":
    sys.exit(main())
