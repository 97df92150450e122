"""What she may choose from, what she can flex on, and what is suggested to her."""

from dataclasses import dataclass, field
from datetime import date

from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.pickup.slot import Slot, SlotQuestion


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
    """Which slots (their places in the list) are found at a glance; None: there are no slots.

    `greenest` is None, too, where no carrier says how far it drives.
    """

    cheapest: int | None = None
    soonest: int | None = None
    narrowest: int | None = None
    greenest: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What she can flex on, each from 0 (wants the most) to 3 (does not mind).

    price 0: free; 3: whatever it costs; soon 0: tomorrow, 3: two weeks; narrow 0: an hour, 3: the
    whole day; where 0: at the door, 1: reception, 2: locker, 3: the shop.
    """

    price: int = 0
    soon: int = 2
    narrow: int = 2
    where: int = 0


@dataclass(frozen=True, slots=True)
class Suggested:
    """The slot for a wish (its place in the list) and why; what one step on each slider costs.

    `costs` has, by slider name (price, soon, narrow, where) and level 0-3, the price of what would
    be suggested there; None: nothing would be. No slot and a price at the wish's own level: she
    had better hand it in herself.
    """

    slot: int | None
    why: Phrase
    costs: dict[str, tuple[Money | None, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SlotsSeen:
    """Every slot of the days that were asked for, by day and time; who gave none and why.

    `today` is when it was asked: "tomorrow" is counted from it, else from the first day asked for.
    """

    question: SlotQuestion
    slots: tuple[Slot, ...]
    best: Best
    herself: SendHerself
    silent: tuple[Silent, ...] = ()
    today: date | None = None
