"""When a van is where: the earliest moments a round can be driven, with its rests, or not at all.

All times are whole seconds after local midnight. To leave earlier never means to be back later: for
each number of rests taken the earliest moment is kept, so no greedy rest can spoil the afternoon.
Read backwards it is the latest moment for each number of rests: what follows holds just then.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import TypeAlias

from returns_station.pickup.place import metres, seconds
from returns_station.pickup.van import Rest, Round, Stop, Van

Moments: TypeAlias = tuple[float, ...]
"""The earliest moment with 0, 1, 2 ... rests taken; inf where that cannot be.

Where the latest are meant, -inf is what cannot be.
"""


@dataclass(frozen=True, slots=True)
class Timed:
    """A round as it is driven: when the van is at each door, when it is back, how far it drives.

    The times are of one and the same drive, the one that is back the soonest.
    """

    arrives: tuple[float, ...]
    back: float
    metres: float


def out(van: Van) -> Moments:
    """The moments at which a van leaves its depot."""
    return (float(van.begins), *(inf for _ in van.rests))


def there(moments: Moments, far: float, rests: tuple[Rest, ...]) -> Moments:
    """So many metres on, at the door: a rest may be taken before the drive or after it."""
    lasts = seconds(far)
    return _rested(tuple(each + lasts for each in _rested(moments, rests)), rests)


def begun(moments: Moments, stop: Stop) -> Moments:
    """From being at a door to the moment it is begun: not before its window, and not after."""
    waited = (max(each, stop.begins) for each in moments)
    return tuple(each if each <= stop.ends else inf for each in waited)


def reached(moments: Moments, far: float, stop: Stop, rests: tuple[Rest, ...]) -> Moments:
    """From a door or the depot, so many metres on, to the moment this door is begun."""
    return begun(there(moments, far, rests), stop)


def served(moments: Moments, stop: Stop) -> Moments:
    """From the moment a door is begun to the moment it is left."""
    return tuple(each + stop.serves for each in moments)


def home(moments: Moments, far: float, van: Van) -> float:
    """When the van is back, so many metres on; inf: not within its hours.

    A rest whose window has not closed by then is taken at the depot, on nobody's time.
    """
    return min(_backs(moments, far, van))


def latest_home(van: Van) -> Moments:
    """The latest moments at which the van may be back."""
    return tuple(
        float(min((van.ends, *(rest.ends for rest in van.rests[taken:]))))
        for taken in range(len(van.rests) + 1)
    )


def latest_left(latest: Moments, far: float, rests: tuple[Rest, ...], *, home: bool) -> Moments:
    """The latest moments to leave a door, to begin the next one (or be `home`) no later than so.

    No rest is taken on the way at the depot: `home` has reckoned those in.
    """
    lasts = seconds(far)
    after = latest if home else _to_rest(latest, rests)
    return _to_rest(tuple(each - lasts for each in after), rests)


def latest_begun(left: Moments, stop: Stop) -> Moments:
    """The latest moments to begin a door that must be left no later than so."""
    begins = (min(float(stop.ends), each - stop.serves) for each in left)
    return tuple(each if each >= stop.begins else -inf for each in begins)


def is_able(van: Van, stop: Stop) -> bool:
    """Whether this van can carry what lies there."""
    return stop.load <= van.room and (van.two or not stop.two)


def timed(round_: Round) -> Timed | None:
    """The round as it is driven; None: some promise, the room or the hours would be broken."""
    van, stops = round_.van, round_.stops
    if sum(stop.load for stop in stops) > van.room:
        return None
    if not all(is_able(van, stop) for stop in stops):
        return None
    moments, steps, here = out(van), [], van.leaves_from
    for stop in stops:
        steps.append(reached(moments, metres(here, stop.point), stop, van.rests))
        if min(steps[-1]) == inf:
            return None
        moments, here = served(steps[-1], stop), stop.point
    far = metres(here, van.depot)
    backs = _backs(moments, far, van)
    back = min(backs)
    if back == inf:
        return None
    return Timed(_retraced(round_, steps, backs), back, driven(round_))


def driven(round_: Round) -> float:
    """How far a round is, out and back; nothing for a van that stays."""
    if not round_.stops and round_.van.start is None:
        return 0.0
    points = [round_.van.leaves_from, *(stop.point for stop in round_.stops), round_.van.depot]
    return sum(metres(one, other) for one, other in pairwise(points))


def _backs(moments: Moments, far: float, van: Van) -> Moments:
    """When the van is back with so many rests taken; inf where that breaks its hours or a rest."""
    lasts = seconds(far)
    backs = (each + lasts for each in _rested(moments, van.rests))
    return tuple(
        each if each <= latest else inf
        for each, latest in zip(backs, latest_home(van), strict=True)
    )


def _retraced(round_: Round, steps: list[Moments], backs: Moments) -> tuple[float, ...]:
    """When each door is begun on the drive that is back the soonest."""
    rests, stops = round_.van.rests, round_.stops
    if not rests:
        return tuple(min(step) for step in steps)
    arrives: list[float] = []
    taken, latest, then, last = backs.index(min(backs)), backs, round_.van.depot, True
    for stop, step in zip(reversed(stops), reversed(steps), strict=True):
        left = latest_left(_only(latest, taken), metres(stop.point, then), rests, home=last)
        able = latest_begun(left, stop)
        taken = next(nr for nr in range(taken + 1) if step[nr] <= able[nr])
        arrives.append(step[taken])
        latest, then, last = step, stop.point, False
    return tuple(reversed(arrives))


def _only(moments: Moments, taken: int) -> Moments:
    """The same with one number of rests alone."""
    return tuple(each if nr == taken else -inf for nr, each in enumerate(moments))


def _rested(moments: Moments, rests: tuple[Rest, ...]) -> Moments:
    """The same moments, or earlier ones with another rest taken where the van stands."""
    if not rests:
        return moments
    better = list(moments)
    for nr, rest in enumerate(rests):
        from_ = max(better[nr], rest.begins)
        if from_ <= rest.ends:
            better[nr + 1] = min(better[nr + 1], from_ + rest.lasts)
    return tuple(better)


def _to_rest(latest: Moments, rests: tuple[Rest, ...]) -> Moments:
    """The latest moments, or later ones where the next rest may still be taken here."""
    if not rests:
        return latest
    better = list(latest)
    for nr in reversed(range(len(rests))):
        rest = rests[nr]
        if rest.begins + rest.lasts <= better[nr + 1]:
            better[nr] = max(better[nr], min(float(rest.ends), better[nr + 1] - rest.lasts))
    return tuple(better)
