"""What staff can ask of pickups: imperative, frozen, each with a key made before the first try."""

from dataclasses import dataclass
from typing import TypeAlias

from returns_station.pickup.booking import Told
from returns_station.pickup.door import Contact, Door, Load
from returns_station.pickup.place import Point
from returns_station.pickup.slot import Slot
from returns_station.policy.claim import Collection


@dataclass(frozen=True, slots=True)
class BookPickup:
    """Book a slot for a slip's goods that are at home; the key becomes the booking's id."""

    key: str
    slip: str
    slot: Slot
    door: Door
    contact: Contact
    load: Load
    collection: Collection
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class CancelPickup:
    """Let a booking go; one that cannot be cancelled says so and stays."""

    key: str
    booking: str


@dataclass(frozen=True, slots=True)
class MovePickup:
    """Take another slot for a booking: the new one is held before the old one is let go."""

    key: str
    booking: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class ResolvePickup:
    """A person has found out what became of a booking that nobody knew the end of."""

    key: str
    booking: str
    told: Told
    reference: str = ""
    note: str = ""


PickupCommand: TypeAlias = BookPickup | CancelPickup | MovePickup | ResolvePickup
