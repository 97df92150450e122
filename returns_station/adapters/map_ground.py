"""Map data of the shop's own: a GeoJSON file in the data folder, read as what anybody may write.

The file is bounded in bytes and in points, and nothing of it is opened, run or followed. What is
not a line, an area or a named place is left out; what is broken makes the whole file silent.
"""

import json
from collections.abc import Iterable, Iterator
from math import isfinite
from pathlib import Path
from typing import Final, NoReturn, TypeAlias

from returns_station.adapters.plain import plain
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase
from returns_station.pickup.ground import BARE, Ground, Named
from returns_station.pickup.place import Point

MAP_FILE: Final = "map.geojson"
MOST_BYTES: Final = 16 * 1024 * 1024
MOST_POINTS: Final = 200_000
_MOST_LETTERS: Final = 40
_MOST_FEATURES: Final = 50_000
_LAT, _LON = 90, 180
_LINE, _RING = 2, 4  # a line has two ends, a ring three corners and the first of them again

Rings: TypeAlias = tuple[tuple[Point, ...], ...]


class MapUnreadableError(StationError):
    """The map file is too large, no GeoJSON, or broken; the stops are drawn on plain ground."""


def ground_in(folder: Path) -> Ground:
    """What the shop dropped in; nothing where there is no file. Raises MapUnreadableError."""
    file = folder / MAP_FILE
    try:
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return BARE
    except OSError as error:
        raise _unreadable() from error
    return ground_of(raw)


def ground_of(raw: bytes) -> Ground:
    """What these bytes draw; raises MapUnreadableError."""
    if len(raw) > MOST_BYTES:
        raise _unreadable()
    try:
        told = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
        return _Reader().read(told)
    except (ValueError, RecursionError) as error:
        # What is in the file is nobody's business in a log: the cause says where, not what.
        raise _unreadable() from error


class _Reader:
    """Counts the points of one file, so that none is drawn for a minute."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._left = MOST_POINTS

    def read(self, told: object) -> Ground:
        """All lines, areas and names, in the file's order."""
        lines: list[tuple[Point, ...]] = []
        areas: list[tuple[Point, ...]] = []
        names: list[Named] = []
        for name, kind, coordinates in _shapes(told):
            match kind:
                case "LineString":
                    lines += self._kept((coordinates,), _LINE)
                case "MultiLineString":
                    lines += self._kept(_list(coordinates), _LINE)
                case "Polygon":
                    areas += self._kept(_list(coordinates)[:1], _RING)
                case "MultiPolygon":
                    outer = (ring for each in _list(coordinates) for ring in _list(each)[:1])
                    areas += self._kept(outer, _RING)
                case "Point" if name:
                    names.append(Named(self._point(coordinates), name))
        return Ground(tuple(lines), tuple(areas), tuple(names))

    def _kept(self, shapes: Iterable[object], least: int) -> Iterator[tuple[Point, ...]]:
        for shape in shapes:
            points = tuple(self._point(each) for each in _list(shape))
            if len(points) >= least:
                yield points

    def _point(self, told: object) -> Point:
        self._left -= 1
        if self._left < 0:
            raise ValueError("too many points")
        lon, lat = (_number(each) for each in _list(told)[:2])
        if abs(lat) > _LAT or abs(lon) > _LON:
            raise ValueError("not on the earth")
        return Point(lat, lon)


def _shapes(told: object) -> Iterator[tuple[str, object, object]]:
    """The geometries of a collection, a feature or a bare geometry, each with its name."""
    top = _dict(told)
    features = _list(top.get("features")) if top.get("type") == "FeatureCollection" else [top]
    if len(features) > _MOST_FEATURES:
        raise ValueError("too many features")
    for each in map(_dict, features):
        is_feature = each.get("type") == "Feature"
        geometry = each.get("geometry") if is_feature else each
        if geometry is None:
            continue
        shape = _dict(geometry)
        yield _name(each.get("properties")), shape.get("type"), shape.get("coordinates")


def _name(properties: object) -> str:
    name = properties.get("name") if isinstance(properties, dict) else None
    return plain(name)[:_MOST_LETTERS].strip() if isinstance(name, str) else ""


def _list(told: object) -> list[object]:
    if not isinstance(told, list):
        raise ValueError("a list is missing")  # noqa: TRY004 - what a file says is a value
    return told


def _dict(told: object) -> dict[str, object]:
    if not isinstance(told, dict):
        raise ValueError("an object is missing")  # noqa: TRY004 - as above
    return told


def _number(told: object) -> float:
    # A bool is an int to Python; a number of a thousand digits is no float.
    if isinstance(told, bool) or not isinstance(told, int | float) or abs(told) > _LON:
        raise ValueError("no coordinate")
    if not isfinite(told):
        raise ValueError("no coordinate")
    return float(told)


def _no_number(_text: str) -> NoReturn:
    raise ValueError("not a number")


def _unreadable() -> MapUnreadableError:
    return MapUnreadableError(Phrase("runs.map_unreadable", {"file": MAP_FILE}))
