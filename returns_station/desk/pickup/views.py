"""What the pickup and the run rooms show: frozen rows, read in one go."""

from dataclasses import dataclass, field
from datetime import date, datetime

from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking, Failure
from returns_station.pickup.door import Contact, Door
from returns_station.pickup.place import Point
from returns_station.pickup.slot import Slot, SlotQuestion, Where


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
class Silent:
    """A carrier that gave no times, and why."""

    carrier: str
    why: Phrase


@dataclass(frozen=True, slots=True)
class SendHerself:
    """What she may do instead, shown first: hand it in herself; `price` is what it costs her."""

    price: Money
    says: Phrase


@dataclass(frozen=True, slots=True)
class Best:
    """Which slots (their places in the list) are found at a glance; None: there are no slots."""

    cheapest: int | None = None
    soonest: int | None = None
    narrowest: int | None = None
    greenest: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What she can flex on, each from 0 (wants the most) to 3 (does not mind).

    price 0: free rather; soon 0: tomorrow, 3: two weeks; narrow 0: an hour, 3: the whole day;
    where 0: at the door, 1: reception, 2: locker, 3: the shop.
    """

    price: int = 0
    soon: int = 2
    narrow: int = 2
    where: int = 0


@dataclass(frozen=True, slots=True)
class Suggested:
    """The slot for a wish (its place in the list) and why; what one step on each slider costs.

    `costs` has, by slider name (price, soon, narrow, where) and level 0-3, the price of what would
    be suggested there; None: nothing would be.
    """

    slot: int | None
    why: Phrase
    costs: dict[str, tuple[Money | None, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SlotsSeen:
    """Every slot of the days that were asked for, by day and time; who gave none and why."""

    question: SlotQuestion
    slots: tuple[Slot, ...]
    best: Best
    herself: SendHerself
    silent: tuple[Silent, ...] = ()


@dataclass(frozen=True, slots=True)
class StopSeen:
    """One door of a round as the desk sees it; `arrives` is what is expected, in local time.

    `done` is None while it is ahead; a failure else, or fetched. `late_minutes` beyond her window.
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
