"""Where a door is: a point on the earth, and how far it is to drive from one to another."""

from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt
from typing import Final

_EARTH_METRES: Final = 6_371_009
# Streets are longer than the crow flies: about 1.3 in towns (circuity, Giacomin & Levinson 2015).
# One factor for all keeps every detour true to the triangle: a way round is never shorter.
_STREETS: Final = 1.3
STREET_METRES_A_SECOND: Final = 8
"""How fast a van gets on between doors, some 29 km/h, lights and corners included."""


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees north and east (WGS 84)."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        """A point lies on the earth."""
        assert -90 <= self.lat <= 90, self  # noqa: PLR2004 - degrees
        assert -180 <= self.lon <= 180, self  # noqa: PLR2004 - degrees


def metres(one: Point, other: Point) -> float:
    """How far it is to drive, by the great circle and a factor for streets; never rounded."""
    lat, lon = radians(one.lat), radians(other.lat)
    half = sin((lon - lat) / 2) ** 2
    half += cos(lat) * cos(lon) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_METRES * asin(min(1.0, sqrt(half))) * _STREETS


def seconds(far: float) -> float:
    """How long so many metres take, in whole seconds: sums of them are exact in any order."""
    return float(ceil(far / STREET_METRES_A_SECOND))
