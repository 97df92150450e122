"""A door of the house, as a test knocks at it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from returns_station.case import Who
from returns_station.desk.station import Station
from returns_station.people.rights import Right

ANYTHING: Final[Any] = None
"""Nobody looks at it before the door has answered."""
DAY: Final = date(2026, 11, 30)


@dataclass(frozen=True, slots=True)
class DoorOf:
    """A door: its right, and how somebody knocks; `writes`: more than looking lies behind it."""

    right: Right
    knock: Callable[[Station, Who], object]
    writes: bool = True


def look(right: Right, knock: Callable[[Station, Who], object]) -> DoorOf:
    """Nothing is written behind it."""
    return DoorOf(right, knock, writes=False)
