"""What the pickup and the run rooms show: frozen rows, read in one go."""

from dataclasses import dataclass
from datetime import date, datetime

from returns_station.pickup.booking import Booking, Failure
from returns_station.pickup.choice import Best, SendHerself, Silent, SlotsSeen, Suggested, Wish
from returns_station.pickup.door import Contact, Door
from returns_station.pickup.place import Point
from returns_station.pickup.slot import Where

# What she may choose from is the core's; whoever shows it finds it here.
__all__ = ["Best", "SendHerself", "Silent", "SlotsSeen", "Suggested", "Wish"]


@dataclass(frozen=True, slots=True)
class GoodsToFetch:
    """One kind of goods that is still with her, by what it is called and how many."""

    title: str
    options: str
    pieces: int
    sku: str = ""


@dataclass(frozen=True, slots=True)
class ToFetch:
    """A return whose goods are at her home, and its pickup where one is under way.

    `door` is where we came the last time, None where she has never been fetched from. `our_fault`
    is whether the shop made the mistake. `swap` is what goes out to her at the same door.
    """

    slip: str
    contact: Contact
    goods: tuple[GoodsToFetch, ...]
    due_on: date | None
    market: str
    currency: str
    our_fault: bool
    door: Door | None = None
    booking: Booking | None = None
    swap: tuple[GoodsToFetch, ...] = ()


@dataclass(frozen=True, slots=True)
class StopSeen:
    """One door of a round as the desk sees it; `arrives` is what is expected, in local time.

    `done` is None while it is ahead; a failure else, or fetched. `late_minutes` beyond her window;
    `told_at` is when she was told so, and `told_for` the moment she was told of.
    """

    nr: int
    booking: Booking
    goods: tuple[GoodsToFetch, ...]
    arrives: datetime
    fetched: bool = False
    failure: Failure | None = None
    late_minutes: int = 0
    told_at: datetime | None = None
    point: Point | None = None
    swap: tuple[GoodsToFetch, ...] = ()
    told_for: datetime | None = None


@dataclass(frozen=True, slots=True)
class RunSeen:
    """A van's day: its stops in driving order, where it is, what is left.

    `number` is the run's own, printed on its manifest; `out` is whether it has left the dock.
    `at` counts the stops that are done.
    """

    number: str
    day: date
    van: str
    driver: str
    depot: Point
    stops: tuple[StopSeen, ...]
    back_at: datetime
    metres_left: int
    out: bool = False

    @property
    def at(self) -> int:
        """How many stops are done, one way or the other."""
        return sum(1 for stop in self.stops if stop.fetched or stop.failure)


@dataclass(frozen=True, slots=True)
class Joining:
    """A booking that no run holds yet, and where it would fit; `metres` is the extra driving."""

    booking: Booking
    van: str
    after: int
    metres: int
    where: Where = Where.DOOR
