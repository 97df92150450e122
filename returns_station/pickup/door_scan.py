"""What was said at a door: written down there, with or without a network, and brought in later."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from returns_station.pickup.place import Point


class AtDoor(StrEnum):
    """What happened at a door, the commonest first."""

    PICKED_UP = "picked_up"
    NOBODY_HOME = "nobody_home"
    REFUSED = "refused"
    OTHER_GOODS = "other_goods"


@dataclass(frozen=True, slots=True)
class DoorScan:
    """One word of the driver's; `id` was made at the door, so brought in twice it counts once.

    `point` is where the van stood, where that is known: the door is learned from it. `swapped` is
    whether the new goods were handed in.
    """

    id: str
    run: str
    booking: str
    what: AtDoor
    at: datetime
    driver: str
    point: Point | None = None
    note: str = ""
    swapped: bool = False
