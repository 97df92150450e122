"""What one more door costs: the least extra driving that breaks no promise already given.

The doors that are booked keep their order; the new one may come anywhere, in any van.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf

from returns_station.pickup.place import metres
from returns_station.pickup.timing import Moments, home, is_able, out, reached, served
from returns_station.pickup.van import Round, Stop, VanDay


@dataclass(frozen=True, slots=True)
class Detour:
    """Where a new door fits: the van's place in the day, after how many stops, how much further."""

    van: int
    after: int
    metres: float
    arrives: float


@dataclass(frozen=True, slots=True)
class _Leg:
    """A gap of a round: the moments the van leaves before it, and what the new door adds here."""

    moments: Moments
    there: float
    on: float
    extra: float


class Gaps:
    """All gaps of a day for one door; asked for many windows of it without driving all anew."""

    def __init__(self, day: VanDay, stop: Stop) -> None:
        """Drive every round once as it is booked."""
        self._day = day
        self._legs = tuple(tuple(_legs(round_, stop)) for round_ in day.rounds)

    def cheapest(self, stop: Stop) -> Detour | None:
        """The least extra driving for this door in its window; None: no van can promise it.

        `stop` may differ in its window alone from the one the gaps were measured for.
        """
        best: Detour | None = None
        for nr, (round_, legs) in enumerate(zip(self._day.rounds, self._legs, strict=True)):
            for after, leg in enumerate(legs):
                if best is None or leg.extra < best.metres:
                    arrives = _fits(round_, after, leg, stop)
                    if arrives < inf:
                        best = Detour(nr, after, leg.extra, arrives)
        return best


def detour(day: VanDay, stop: Stop) -> Detour | None:
    """The least extra driving for one more door; None: no van can promise it."""
    return Gaps(day, stop).cheapest(stop)


def joined(day: VanDay, stop: Stop, at: Detour) -> VanDay:
    """The day with the door in its place."""
    rounds = list(day.rounds)
    stops = rounds[at.van].stops
    rounds[at.van] = replace(rounds[at.van], stops=(*stops[: at.after], stop, *stops[at.after :]))
    return VanDay(tuple(rounds))


def _legs(round_: Round, stop: Stop) -> Iterator[_Leg]:
    van, stops = round_.van, round_.stops
    full = sum(each.load for each in stops) + stop.load > van.room
    if full or not is_able(van, stop):
        return
    moments, here = out(van), van.depot
    for nr in range(len(stops) + 1):
        then = stops[nr].point if nr < len(stops) else van.depot
        there, on = metres(here, stop.point), metres(stop.point, then)
        without = metres(here, then) if stops else 0.0
        yield _Leg(moments, there, on, max(0.0, there + on - without))
        if nr < len(stops):
            moments = served(reached(moments, metres(here, then), stops[nr], van.rests), stops[nr])
            here = then


def _fits(round_: Round, after: int, leg: _Leg, stop: Stop) -> float:
    """When the van is at the new door, if all after it still hold; inf: they do not."""
    van, stops = round_.van, round_.stops
    begun = reached(leg.moments, leg.there, stop, van.rests)
    if min(begun) == inf:
        return inf
    moments, far = served(begun, stop), leg.on
    ahead = [*(each.point for each in stops[after:]), van.depot]
    for nr, each in enumerate(stops[after:]):
        moments = reached(moments, far, each, van.rests)
        if min(moments) == inf:
            return inf
        moments, far = served(moments, each), metres(ahead[nr], ahead[nr + 1])
    return inf if home(moments, far, van) == inf else min(begun)
