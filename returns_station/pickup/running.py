"""A van's run: which doors it holds, in what order, and what has been said at them.

Times within a run are seconds after local midnight, as a van's day counts them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from returns_station.days import zone_of
from returns_station.pickup.door_scan import AtDoor
from returns_station.pickup.timing import timed
from returns_station.pickup.van import Stop, Van, VanDay

_MINUTE: Final = 60
_A_METRE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """A booking's place in a run; `done` is what was said at its door, and `done_at` when.

    `told_at` is when she was told last that we will be late, and `told_for` the moment she was
    told of, in seconds after local midnight.
    """

    stop: Stop
    done: AtDoor | None = None
    done_at: datetime | None = None
    told_at: datetime | None = None
    told_for: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """A van's day: its doors in driving order. `version` counts every change of it.

    `out_at` is when it left the dock and `closed_at` when all of it was back and brought in.
    """

    number: str
    day: date
    van: Van
    places: tuple[Place, ...] = ()
    driver: str = ""
    out_at: datetime | None = None
    closed_at: datetime | None = None
    version: int = 0

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Its doors in driving order."""
        return tuple(place.stop for place in self.places)

    def place(self, booking: str) -> Place | None:
        """The place that a booking has in it."""
        return next((place for place in self.places if place.stop.id == booking), None)


def seconds_on(moment: datetime, day: date, market: str) -> float:
    """A moment as seconds after local midnight of a day; before it, or after it, too."""
    zone = zone_of(market)
    local = moment.astimezone(zone)
    wall = local.hour * 3600 + local.minute * 60 + local.second + local.microsecond / 1e6
    return (local.date() - day).days * 86_400 + wall


def moment_of(seconds: float, day: date, market: str) -> datetime:
    """The local moment so many seconds by the clock on the wall after midnight, to the minute."""
    minutes = min(max(int(seconds // _MINUTE), 0), 24 * 60 - 1)
    return datetime.combine(day, time(minutes // 60, minutes % 60), zone_of(market))


def is_gone(run: Run) -> bool:
    """Whether the van has left the dock: what is in it keeps its place."""
    return run.out_at is not None or run.closed_at is not None


def behind(run: Run) -> tuple[Place, ...]:
    """What a van that is out has behind it or is being driven to: nobody is put before those."""
    if not is_gone(run):
        return ()
    last = max((nr for nr, place in enumerate(run.places) if place.done), default=-1)
    return run.places[: last + 2]


def in_order(run: Run, stops: Iterable[Stop]) -> tuple[Place, ...]:
    """The places of a run in another order, each with what is known of it; new doors are new.

    What is behind the van stays where it is, whether it is named or not.
    """
    known, fixed = {place.stop.id: place for place in run.places}, behind(run)
    passed = {place.stop.id for place in fixed}
    ahead = (known.get(stop.id, Place(stop)) for stop in stops if stop.id not in passed)
    return (*fixed, *ahead)


def is_better(before: VanDay, after: VanDay) -> bool:
    """Whether another plan has the same doors, keeps every promise to them, and drives less."""
    if [each.van for each in before.rounds] != [each.van for each in after.rounds]:
        return False
    if _promised(before) != _promised(after):
        return False
    old = [timed(each) for each in before.rounds]
    new = [timed(each) for each in after.rounds]
    if any(each is None for each in new):
        return False
    driven = sum(each.metres for each in new if each)
    # A plan that can no longer be kept is worth less than any that can.
    return (
        any(each is None for each in old) or driven < sum(each.metres for each in old if each) - 1
    )


def _promised(day: VanDay) -> list[Stop]:
    return sorted((stop for each in day.rounds for stop in each.stops), key=lambda stop: stop.id)
