"""The plane that a map is drawn on: true to distance in every direction, north up.

Degrees become metres around the middle latitude (an equirectangular projection): over a town the
error is far below a pixel, and one scale holds for the whole picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, floor, hypot, log10, pi, radians
from typing import Final, TypeAlias

from returns_station.pickup.place import Point

Place: TypeAlias = tuple[float, float]
"""Where something is on the picture: px from its left and from its top."""

_DEGREE_METRES: Final = 6_371_009 * pi / 180
_LEAST_METRES: Final = 400  # one door alone is not drawn as if it were a town
_ROUND: Final = (5, 2, 1)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the picture."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Whether the two lie on each other."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly in this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.left + other.width <= self.left + self.width
            and other.top + other.height <= self.top + self.height
        )


@dataclass(frozen=True, slots=True)
class Plane:
    """One scale in all directions around a middle; `zoom` is px a metre."""

    middle: Point
    zoom: float
    centre: Place

    def place(self, point: Point) -> Place:
        """Where a point is on the picture."""
        east = _turned(point.lon - self.middle.lon) * cos(radians(self.middle.lat))
        north = point.lat - self.middle.lat
        scale = _DEGREE_METRES * self.zoom
        return (self.centre[0] + east * scale, self.centre[1] - north * scale)

    def bar(self, most: float) -> tuple[int, float]:
        """The longest round number of metres within so many px, and its length in px."""
        room = most / self.zoom
        step = 10 ** floor(log10(max(room, 1)))
        metres = next((nr * step for nr in _ROUND if nr * step <= room), step)
        return metres, metres * self.zoom


def plane_of(points: Sequence[Point], room: Box) -> Plane:
    """The plane on which all points lie in the room, as large as they fit."""
    south, north = min(each.lat for each in points), max(each.lat for each in points)
    west = points[0].lon
    offsets = [_turned(each.lon - west) for each in points]
    lon = west + (min(offsets) + max(offsets)) / 2
    middle = Point((south + north) / 2, _turned(lon))
    wide = (max(offsets) - min(offsets)) * cos(radians(middle.lat)) * _DEGREE_METRES
    high = (north - south) * _DEGREE_METRES
    across = max(room.width, 1) / max(wide, _LEAST_METRES)
    zoom = min(across, max(room.height, 1) / max(high, _LEAST_METRES))
    centre = (room.left + room.width / 2, room.top + room.height / 2)
    return Plane(middle, zoom, centre)


def apart(places: Sequence[Place], least: float, room: Box, *, rounds: int = 60) -> list[Place]:
    """The same places, moved until none lies on another; what has room stays where it is."""
    moved = [_within(each, room) for each in places]
    for _ in range(rounds):
        still = True
        for one in range(len(moved)):
            for other in range(one):
                gap = hypot(moved[one][0] - moved[other][0], moved[one][1] - moved[other][1])
                if gap < least:
                    moved[one], moved[other] = _pushed(moved[one], moved[other], gap, least, one)
                    still = False
        if still:
            break
        moved = [_within(each, room) for each in moved]
    return moved


def free_place(at: Place, reach: float, size: Place, taken: Sequence[Box], room: Box) -> Box | None:
    """Where a word may stand beside its place: right, left, below, above; None: nowhere."""
    x, y = at
    wide, high = size
    for left, top in (
        (x + reach, y - high / 2),
        (x - reach - wide, y - high / 2),
        (x - wide / 2, y + reach),
        (x - wide / 2, y - reach - high),
    ):
        box = Box(left, top, wide, high)
        if room.holds(box) and not any(box.meets(each) for each in taken):
            return box
    return None


def _pushed(one: Place, other: Place, gap: float, least: float, number: int) -> tuple[Place, Place]:
    """Both as far from each other as they must be; what lies on one spot parts in its own way."""
    away = (one[0] - other[0], one[1] - other[1])
    if gap < 1e-6:  # noqa: PLR2004 - px: the same spot
        away, gap = ((1.0, 0.0) if number % 2 else (0.0, 1.0)), 1.0
    half = (least - hypot(one[0] - other[0], one[1] - other[1])) / 2 + 0.01
    step = (away[0] / gap * half, away[1] / gap * half)
    return (one[0] + step[0], one[1] + step[1]), (other[0] - step[0], other[1] - step[1])


def _within(place: Place, room: Box) -> Place:
    return (
        min(max(place[0], room.left), room.left + room.width),
        min(max(place[1], room.top), room.top + room.height),
    )


def _turned(degrees: float) -> float:
    """The same angle the short way round."""
    return (degrees + 180) % 360 - 180
