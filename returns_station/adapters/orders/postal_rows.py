"""A file of postal codes in GeoNames' form, read in the child line by line; bad lines are told."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from returns_station.adapters.orders.records import BadRow
from returns_station.adapters.orders.tables import LINE_LIMIT, TableError
from returns_station.phrase import Phrase

# country, postal code, place, 3 x (name, code) of its areas, latitude, longitude, accuracy.
_COLUMNS: Final = 12
_LAT, _LON = 9, 10
# All of Europe has a million; a file with more is none of a shop's.
_ROWS: Final = 2_000_000
_LONGEST_CODE: Final = 12
_LONGEST_TOLD: Final = 40
_MARKET: Final = 2


class PostalRow(NamedTuple):
    """A line that is well: the market, its code as written, and where it is."""

    market: str
    code: str
    lat: float
    lon: float


def places(path: Path) -> Iterator[PostalRow | BadRow]:
    """Each line as what it says, or as bad; raises TableError when it is no such file at all."""
    with path.open("rb") as file:
        for nr in range(1, _ROWS + 1):
            line = file.readline(LINE_LIMIT)
            if not line:
                return
            if len(line) == LINE_LIMIT and not line.endswith(b"\n"):
                raise TableError(Phrase("import.file.endless_line", {"file": path.name}))
            if b"\0" in line:
                raise TableError(Phrase("import.file.not_text", {"file": path.name}))
            if line.strip():
                yield _read(nr, line.decode("utf-8-sig", errors="replace").rstrip("\r\n"))
        if file.readline(1):
            raise TableError(Phrase("import.file.too_much", {"file": path.name}))


def _read(nr: int, line: str) -> PostalRow | BadRow:
    cells = [cell.strip() for cell in line.split("\t", _COLUMNS)]
    if len(cells) < _COLUMNS:
        return BadRow(nr, "", "postal.bad.columns", cells[0][:_LONGEST_TOLD])
    market, code = cells[0], cells[1]
    if len(market) != _MARKET or not (market.isascii() and market.isalpha() and market.isupper()):
        return BadRow(nr, "country", "postal.bad.country", market[:_LONGEST_TOLD])
    plain = code.replace(" ", "").replace("-", "")
    if not (plain.isascii() and plain.isalnum() and len(plain) <= _LONGEST_CODE):
        return BadRow(nr, "code", "postal.bad.code", code[:_LONGEST_TOLD])
    lat, lon = _degrees(cells[_LAT], 90), _degrees(cells[_LON], 180)
    if lat is None or lon is None:
        told = f"{cells[_LAT]} {cells[_LON]}"
        return BadRow(nr, "place", "postal.bad.place", told[:_LONGEST_TOLD])
    return PostalRow(market, code, lat, lon)


def _degrees(written: str, most: int) -> float | None:
    """Degrees as they are written; None where they are none on this earth."""
    try:
        degrees = float(written) if written.isascii() and "_" not in written else math.nan
    except ValueError:
        return None
    return degrees if abs(degrees) <= most else None
