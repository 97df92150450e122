"""A van's day: the doors it has been promised to, in the order it drives them."""

from dataclasses import dataclass

from returns_station.pickup.place import Point


@dataclass(frozen=True, slots=True)
class Stop:
    """One door of a round, its window in seconds after local midnight; arriving late breaks it.

    `id` is the booking's. `serves` is how long the van stands there, `load` what it takes in, in
    parcels; what takes two to carry fits a van with two. `street` is a key of its street, see
    `street`, for no other use than to know two doors of one street.
    """

    id: str
    point: Point
    begins: int
    ends: int
    serves: int = 240
    load: int = 1
    two: bool = False
    street: str = ""


@dataclass(frozen=True, slots=True)
class Rest:
    """A break of so many seconds that begins within a window; the van stands where it is."""

    begins: int
    ends: int
    lasts: int


@dataclass(frozen=True, slots=True)
class Van:
    """A van by name: out from and back at its depot within its hours, with room for parcels.

    `told_on_the_way` is whether its driver hears of new doors while out. `start` is where it stands
    by now when it is under way, and `begins` the moment it leaves there.
    """

    name: str
    depot: Point
    begins: int
    ends: int
    room: int
    two: bool = False
    rests: tuple[Rest, ...] = ()
    start: Point | None = None
    told_on_the_way: bool = False

    @property
    def leaves_from(self) -> Point:
        """Where it drives from: its depot, or where it stands by now."""
        return self.start or self.depot


@dataclass(frozen=True, slots=True)
class Round:
    """A van and the doors in the order it drives them."""

    van: Van
    stops: tuple[Stop, ...] = ()


@dataclass(frozen=True, slots=True)
class VanDay:
    """All rounds of a day."""

    rounds: tuple[Round, ...]
