"""Which times the shop's own vans offer: windows that a van can promise, and what each costs."""

from dataclasses import dataclass

from returns_station.pickup.door import Door, Load
from returns_station.pickup.place import Point
from returns_station.pickup.slot import Span, Where
from returns_station.pickup.street import street_of
from returns_station.pickup.van import Stop


@dataclass(frozen=True, slots=True)
class Offer:
    """When the vans come: minutes after local midnight, on which weekdays (Monday is 0).

    `widths` are the windows' minutes; a width that is no less than the whole day is the whole day.
    Today nothing is offered after `cutoff`, and never within `lead` minutes. `closed` is whether
    they come on the market's closed days, too.
    """

    begins: int = 8 * 60
    ends: int = 20 * 60
    widths: tuple[int, ...] = (60, 120, 240, 24 * 60)
    cutoff: int = 12 * 60
    lead: int = 60
    weekdays: frozenset[int] = frozenset(range(6))
    closed: bool = False
    serves: int = 240

    def __post_init__(self) -> None:
        """The day has some length, and there is some window."""
        assert 0 <= self.begins < self.ends <= 24 * 60, self
        assert self.widths, self
        assert min(self.widths) > 0, self


def stop_at(
    point: Point,
    span: Span,
    door: Door,
    load: Load,
    where: Where = Where.DOOR,
    *,
    serves: int = Offer.serves,
    id_: str = "",
) -> Stop:
    """The stop that a booking of these facts is: quoted, held and planned as one and the same."""
    begins, ends = span.begins * 60, span.ends * 60
    longer = _stairs(door, load, where)
    return Stop(id_, point, begins, ends, serves + longer, load.parcels, load.two, street_of(door))


def _stairs(door: Door, load: Load, where: Where) -> int:
    """How many seconds longer the van stands: stairs both ways, a heavy load, goods swapped."""
    carried = where is Where.DOOR and not door.has_lift
    stairs = 40 * max(0, door.floor) if carried else 0
    return stairs + (240 if load.two else 0) + (120 if load.swap else 0)
