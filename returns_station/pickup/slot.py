"""One offered time: who comes, when, where to, what she pays, and the sentence that says why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.pickup.door import Door, Load
from returns_station.pickup.place import Point
from returns_station.policy.claim import Collection


class Where(StrEnum):
    """Where she hands the goods over, the easiest for her first."""

    DOOR = "door"
    RECEPTION = "reception"
    LOCKER = "locker"
    SHOP = "shop"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A window on one day, in minutes after local midnight; the end is a promise, too."""

    day: date
    begins: int
    ends: int

    def __post_init__(self) -> None:
        """It has some width, within its day."""
        assert 0 <= self.begins < self.ends <= 24 * 60, self

    @property
    def width(self) -> int:
        """How many minutes she may have to wait."""
        return self.ends - self.begins

    def holds(self, other: "Span") -> bool:
        """Whether the other lies in this one."""
        return self.day == other.day and self.begins <= other.begins and other.ends <= self.ends


class Cost(StrEnum):
    """What a price is made of; what lowers it has a minus."""

    DRIVING = "driving"
    WIDTH = "width"
    SOON = "soon"
    LIFT = "lift"
    CARRIER = "carrier"
    CAPPED = "capped"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class PricePart:
    """One reason for a price, and how much of it."""

    cost: Cost
    amount: Money


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that may be booked; `price` is the sum of its `parts` and never below nothing.

    `metres` is the extra driving, None where a carrier does not say. `final`: it cannot be
    cancelled, and that is said before it is booked. `ref` is the carrier's own word for it.
    `label`: a printed label must be on the parcel before it is fetched.
    """

    carrier: str
    span: Span
    where: Where
    price: Money
    parts: tuple[PricePart, ...]
    why: Phrase
    metres: int | None = None
    final: bool = False
    van: str = ""
    ref: str = ""
    label: bool = False


@dataclass(frozen=True, slots=True)
class SlotQuestion:
    """What is asked of every carrier: which goods, from which door, who ordered it, which days.

    `collection` is who asked for it: what the shop offered costs her nothing (SE-DAL 2:13 st2).
    `our_fault` is whether the shop made the mistake: then nothing costs her anything, anywhere.
    `point` is None while nobody knows where the door is.
    """

    door: Door
    load: Load
    currency: str
    collection: Collection
    our_fault: bool
    first_day: date
    days: int
    point: Point | None = None
