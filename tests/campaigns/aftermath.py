"""What is looked at after a station was killed and starts again."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import text

from db.engine import open_engine, reading
from returns_station.adapters.orders.intake import bring_in
from returns_station.adapters.orders.wishes import defaults_for
from returns_station.adapters.printing import escpos
from returns_station.adapters.speech import speech
from returns_station.scan import printed_slip_number
from tests.campaigns.house import SETTINGS, inbox_on, station_on
from tests.campaigns.ledgers import damaged, faults
from tests.campaigns.paper import both_codes_say, on_roll, whole
from tests.campaigns.victim import Attempt

# What an import writes: after any number of kills it is, row by row, what an import in peace wrote.
_IMPORTED: Final = {
    "customer": "id",
    "article": "id",
    "sale": "id",
    "sale_line": "id",
    "tender": "sale_id, nr",
    # Words of what came back are no import's.
    "(SELECT * FROM word WHERE kind <> 'case')": "word, kind, ref",
    "vocabulary": "id",
}
_STANDING: Final = text(
    "SELECT c.key, s.number, o.state FROM return_case c LEFT JOIN slip s ON s.case_id = c.id "
    "LEFT JOIN outbox o ON o.subject = s.number AND o.copy = 0"
)


@dataclass(slots=True)
class Said:
    """What a station said before it died: tried by key, taken with the slip, printed."""

    tried: dict[str, Attempt] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)

    @property
    def unsure(self) -> list[Attempt]:
        """What was tried and never heard of again: it is tried again, with its own key."""
        return [attempt for key, attempt in self.tried.items() if key not in self.taken]


@dataclass(frozen=True, slots=True)
class Seen:
    """What does not hold, how many returns stand, and how many slips were drawn and read back."""

    faults: tuple[str, ...]
    standing: int
    slips_read: int


def look(url: str, said: Said, paper: Path, chance: random.Random, *, slips: int) -> Seen:
    """Start the station again and ask whether all it said holds; read so many slips by lot."""
    station_on(url)
    engine = open_engine(url)
    with reading(engine) as connection:
        found = faults(connection)
        stand = {row.key: (row.number, row.state) for row in connection.execute(_STANDING)}
    engine.dispose()
    lost = [key for key, slip in said.taken.items() if stand.get(key, ("", ""))[0] != slip]
    strange = sorted(stand.keys() - said.tried.keys())
    for what, which in (("acknowledged and lost", lost), ("nobody tried", strange)):
        found += [f"{what}: {which[:5]}"] if which else []
    numbers = sorted(number for number, _ in stand.values() if number)
    unprinted = {number for number, state in stand.values() if number and state != "done"}
    found += [f"printed and forgotten: {one}" for one in sorted(said.printed & unprinted)]
    found += [f"no whole slip: {file.name}" for file in paper.glob("RS*.pdf") if not whole(file)]
    chosen = chance.sample(numbers, min(slips, len(numbers)))
    found += [f"a slip that cannot be read: {one}" for one in chosen if not _reads_back(url, one)]
    return Seen(tuple(found), len(stand), len(chosen))


def all_slips_can_be_printed(url: str) -> list[str]:
    """Every slip as a roll printer's bytes, and what SQLite finds wrong with its own file."""
    station = station_on(url)
    engine = open_engine(url)
    with reading(engine) as connection:
        numbers = connection.execute(text("SELECT number FROM slip")).scalars().all()
        found = damaged(connection)
    engine.dispose()
    with station.store.views() as views:
        for number in numbers:
            slip = views.slip(number)
            printed = escpos.encode(slip, speech(slip.language)) if slip else b""
            if printed_slip_number(number).encode() not in printed:
                found.append(f"a slip that cannot be printed: {number}")
    return found


def same_sales(url: str, files: Sequence[Path], folder: Path) -> list[str]:
    """Bring all files in once more, and into a new store-room in peace: both must be alike."""
    control = f"sqlite:///{folder / 'control.db'}"
    defaults = defaults_for(SETTINGS.shop)
    bring_in(inbox_on(control), files, defaults)
    before = _rows(url)
    again = bring_in(inbox_on(url), files, defaults)
    found = [f"new the second time: {one.file}" for one in again.files if one.new or one.differing]
    told = zip(_IMPORTED, before, _rows(url), _rows(control), strict=True)
    for table, once, twice, in_peace in told:
        if not once == twice == in_peace:
            found.append(f"not what an import in peace wrote: {table}")
    return found


def sales_of(url: str, day: str) -> int:
    """How many sales of a file are in; its name is the beginning of their numbers."""
    engine = open_engine(url)
    with reading(engine) as connection:
        query = text("SELECT count(*) FROM sale WHERE number LIKE :begins")
        found = connection.execute(query, {"begins": f"{day}-%"}).scalar_one()
    engine.dispose()
    return int(found)


def _rows(url: str) -> list[str]:
    engine = open_engine(url)
    digests = []
    with reading(engine) as connection:
        for table, order in _IMPORTED.items():
            rows = connection.execute(text(f"SELECT * FROM {table} ORDER BY {order}"))  # noqa: S608 - our own names
            digest = hashlib.sha256()
            for row in rows:
                digest.update(repr(tuple(row)).encode())
            digests.append(digest.hexdigest())
    engine.dispose()
    return digests


def _reads_back(url: str, number: str) -> bool:
    with station_on(url).store.views() as views:
        slip = views.slip(number)
    return slip is not None and both_codes_say(on_roll(slip), number)
