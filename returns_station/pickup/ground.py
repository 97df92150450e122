"""What lies beneath a map of stops: streets, water and names, where a shop has dropped some in."""

from dataclasses import dataclass
from typing import Final

from returns_station.pickup.place import Point


@dataclass(frozen=True, slots=True)
class Named:
    """A word that stands at a place."""

    point: Point
    text: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Streets as lines, water and parks as closed areas, and the names of places."""

    lines: tuple[tuple[Point, ...], ...] = ()
    areas: tuple[tuple[Point, ...], ...] = ()
    names: tuple[Named, ...] = ()


BARE: Final = Ground()
"""Nothing was dropped in: the stops lie on plain ground."""
