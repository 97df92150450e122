"""What one more door costs: the least extra driving that breaks no promise already given.

The doors that are booked keep their order; the new one may come anywhere, in any van. Each round is
driven once forwards (the earliest moments before a gap) and once backwards (the latest moments
after it, at which all that follows still holds): so each gap answers for any window at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from returns_station.pickup.place import metres
from returns_station.pickup.timing import (
    Moments,
    begun,
    is_able,
    latest_begun,
    latest_home,
    latest_left,
    out,
    reached,
    served,
    there,
    timed,
)
from returns_station.pickup.van import Round, Stop, Van, VanDay


@dataclass(frozen=True, slots=True)
class Detour:
    """Where a new door fits: the van's place in the day, after how many stops, how much further."""

    van: int
    after: int
    metres: float
    arrives: float


@dataclass(frozen=True, slots=True)
class _Gap:
    """A place for a new door: when the van is there, when it must have left, what it adds.

    `beside` is whether the van stops in the same street just before or after.
    """

    van: int
    after: int
    extra: float
    there: Moments
    left: Moments
    beside: bool

    def takes(self, stop: Stop) -> bool:
        """Whether the door is begun in its window, and all that follows still holds."""
        able = latest_begun(self.left, stop)
        return any(each <= late for each, late in zip(begun(self.there, stop), able, strict=True))


class Gaps:
    """All gaps of a day for one door; asked for many windows of it without driving all anew."""

    def __init__(self, day: VanDay, stop: Stop) -> None:
        """Drive every round once as it is booked, the least extra driving first."""
        gaps = (gap for nr, round_ in enumerate(day.rounds) for gap in _gaps(nr, round_, stop))
        self._day = day
        self._gaps = sorted(gaps, key=lambda gap: (gap.extra, gap.van, gap.after))
        self._beside = [gap for gap in self._gaps if gap.beside]

    def cheapest(self, stop: Stop) -> Detour | None:
        """The least extra driving for this door in its window; None: no van can promise it.

        `stop` may differ in its window alone from the one the gaps were measured for.
        """
        gap = self._first(stop)
        if gap is None:
            return None
        round_ = self._day.rounds[gap.van]
        if not round_.van.rests:
            return Detour(gap.van, gap.after, gap.extra, min(begun(gap.there, stop)))
        driven = timed(_with(round_, stop, gap.after))
        assert driven, "a gap that takes a door leaves a round that holds"
        return Detour(gap.van, gap.after, gap.extra, driven.arrives[gap.after])

    def least(self, stop: Stop) -> float | None:
        """The extra metres of the cheapest, and nothing else of it; None: no van can promise it."""
        gap = self._first(stop)
        return None if gap is None else gap.extra

    def is_on_street(self, stop: Stop) -> bool:
        """Whether a van that stops in this very street can come in the window, just then."""
        return any(gap.takes(stop) for gap in self._beside)

    def _first(self, stop: Stop) -> _Gap | None:
        return next((gap for gap in self._gaps if gap.takes(stop)), None)


def detour(day: VanDay, stop: Stop) -> Detour | None:
    """The least extra driving for one more door; None: no van can promise it."""
    return Gaps(day, stop).cheapest(stop)


def joined(day: VanDay, stop: Stop, at: Detour) -> VanDay:
    """The day with the door in its place."""
    rounds = list(day.rounds)
    rounds[at.van] = _with(rounds[at.van], stop, at.after)
    return VanDay(tuple(rounds))


def _with(round_: Round, stop: Stop, after: int) -> Round:
    stops = round_.stops
    return replace(round_, stops=(*stops[:after], stop, *stops[after:]))


def _gaps(nr: int, round_: Round, stop: Stop) -> Iterator[_Gap]:
    van, stops = round_.van, round_.stops
    full = sum(each.load for each in stops) + stop.load > van.room
    if full or not is_able(van, stop):
        return
    points = [van.leaves_from, *(each.point for each in stops), van.depot]
    legs = [metres(one, other) for one, other in pairwise(points)]
    far = [metres(point, stop.point) for point in points]
    lefts = _lefts(van, stops, legs, far)
    moments = out(van)
    for after, leg in enumerate(legs):
        yield _Gap(
            nr,
            after,
            max(0.0, far[after] + far[after + 1] - leg),
            there(moments, far[after], van.rests),
            lefts[after],
            _is_beside(stops, after, stop),
        )
        if after < len(stops):
            moments = served(reached(moments, leg, stops[after], van.rests), stops[after])


def _lefts(van: Van, stops: tuple[Stop, ...], legs: list[float], far: list[float]) -> list[Moments]:
    """For each gap, the latest moments to leave the new door so that all that follows holds."""
    latest, is_home, lefts = latest_home(van), True, []
    for after in reversed(range(len(stops) + 1)):
        lefts.append(latest_left(latest, far[after + 1], van.rests, home=is_home))
        if after:
            left = latest_left(latest, legs[after], van.rests, home=is_home)
            latest, is_home = latest_begun(left, stops[after - 1]), False
    return lefts[::-1]


def _is_beside(stops: tuple[Stop, ...], after: int, stop: Stop) -> bool:
    near = stops[max(0, after - 1) : after + 1]
    return bool(stop.street) and any(each.street == stop.street for each in near)
