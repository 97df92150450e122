"""Postal codes with their places, read once from a file in GeoNames' form by a child process."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from returns_station.adapters.orders.reading import Child
from returns_station.adapters.orders.records import BadRow
from returns_station.desk.errors import InputError
from returns_station.desk.pickup.holding import code_of
from returns_station.desk.pickup.van_shelves import PostalCode, PostalSource
from returns_station.phrase import Phrase
from returns_station.pickup.place import Point

ATTRIBUTION: Final = "GeoNames (geonames.org), CC BY 4.0"
"""Whose data it is: the licence asks that it is said wherever it is used."""


class NoPostalCodesError(InputError):
    """No line of the file is a postal code with its place; nothing was changed."""


@dataclass(frozen=True, slots=True)
class CodesRead:
    """What came of a file: each market's codes, and the lines that were left out, with why."""

    markets: tuple[tuple[PostalSource, tuple[PostalCode, ...]], ...]
    bad: tuple[BadRow, ...]


def read_codes(path: Path, now: datetime) -> CodesRead:
    """Read a file; raises FileUnreadableError or NoPostalCodesError, and then nothing came of it.

    A code that stands on several lines, for each place of its area, is in the middle of them.
    """
    found: defaultdict[str, defaultdict[str, list[tuple[float, float]]]]
    found = defaultdict(lambda: defaultdict(list))
    bad: list[BadRow] = []
    with Child({"places": {"path": str(path)}}, path.name) as child:
        for told in child.answers():
            for market, code, lat, lon in told["places"]:
                found[market][code_of(code)].append((lat, lon))
            bad += (BadRow(*row) for row in told["bad"])
    if not found:
        raise NoPostalCodesError(Phrase("postal.nothing", {"file": path.name}))
    markets = [
        (
            PostalSource(market, path.name, len(codes), ATTRIBUTION, now),
            tuple(PostalCode(code, _middle(places)) for code, places in sorted(codes.items())),
        )
        for market, codes in sorted(found.items())
    ]
    return CodesRead(tuple(markets), tuple(bad))


def _middle(places: list[tuple[float, float]]) -> Point:
    many = len(places)
    return Point(sum(lat for lat, _ in places) / many, sum(lon for _, lon in places) / many)


Keep = Callable[[PostalSource, tuple[PostalCode, ...]], None]
"""What stores a market's codes."""


def bring_in(path: Path, now: datetime, keep: Keep) -> CodesRead:
    """Read a file and store each market's codes, all anew."""
    came = read_codes(path, now)
    for source, codes in came.markets:
        keep(source, codes)
    return came
