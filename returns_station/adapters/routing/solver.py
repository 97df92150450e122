"""A van's day planned by PyVRP 0.14 (MIT), checked by our own clock before it is believed.

The solver knows windows, room, hours and who can lift; rests it does not know. It is given shorter
hours instead; a round that by our own clock cannot be driven with its rests is planned anew by our
own planner, and the day stays as that one has it where it drives less.
"""

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Final
from warnings import catch_warnings, simplefilter

from returns_station.pickup.place import Point, metres, seconds
from returns_station.pickup.planning import Planned, Planner, keeps_all, metres_of, planned
from returns_station.pickup.timing import timed
from returns_station.pickup.van import Round, Stop, Van, VanDay

if TYPE_CHECKING:
    from pyvrp import Depot, Location, Model, Profile

SECONDS_A_HUNDRED: Final = 10.0
"""How long the solver looks, for every hundred doors."""

_SHORTEST: Final = 0.5
# No van drives so far: a door that takes two to lift is as far from a van with one.
_NEVER: Final = 10**9
# What leaving a door out costs, in metres: more than any round.
_LEFT_OUT: Final = 10**7


def is_here() -> bool:
    """Whether the solver is installed; nothing heavy is loaded by asking."""
    from importlib.util import find_spec

    return find_spec("pyvrp") is not None


def best_planner() -> Planner:
    """The solver where it is installed, else our own planner."""
    return solved if is_here() else planned


def solved(
    day: VanDay, new: tuple[Stop, ...] = (), *, seconds_a_hundred: float = SECONDS_A_HUNDRED
) -> Planned:
    """The day as the solver drives it, where it keeps every promise and drives less than ours."""
    own = planned(day, new)
    stops = [*(stop for round_ in day.rounds for stop in round_.stops), *new]
    if len(stops) <= 1 or not day.rounds:
        return own
    limit = max(_SHORTEST, len(stops) * seconds_a_hundred / 100)
    theirs = _by_solver(own, stops, limit)
    if theirs is None or not keeps_all(theirs.day) or not _is_better(theirs, own):
        return own
    return theirs


def _is_better(one: Planned, other: Planned) -> bool:
    """Fewer doors left out, else less driving; what stood promised is never left out."""
    left, others = len(one.left_out), len(other.left_out)
    return left < others or (left == others and metres_of(one.day) < metres_of(other.day))


def _by_solver(own: Planned, stops: list[Stop], limit: float) -> Planned | None:
    from pyvrp.exceptions import PenaltyBoundWarning
    from pyvrp.stop import MaxRuntime

    vans = [round_.van for round_ in own.day.rounds]
    model = _model(vans, stops, {stop.id for stop in own.left_out})
    with catch_warnings():
        # It warns where a day is so full that it finds nothing: our own plan stands then.
        simplefilter("ignore", PenaltyBoundWarning)
        result = model.solve(MaxRuntime(limit), display=False, collect_stats=False)
    if not result.is_feasible():
        return None
    rounds = {
        route.vehicle_type(): tuple(stops[each.idx] for each in route if each.is_client())
        for route in result.best.routes()
    }
    day = VanDay(tuple(Round(van, rounds.get(nr, ())) for nr, van in enumerate(vans)))
    return _mended(day, stops)


def _mended(day: VanDay, stops: Sequence[Stop]) -> Planned:
    """The solver's rounds as far as our clock believes them; other doors join them anew."""
    kept = VanDay(tuple(each if timed(each) else Round(each.van) for each in day.rounds))
    there = {stop.id for round_ in kept.rounds for stop in round_.stops}
    return planned(kept, tuple(stop for stop in stops if stop.id not in there))


def _model(vans: Sequence[Van], stops: Sequence[Stop], optional: set[str]) -> "Model":
    from pyvrp import Model

    model = Model()
    depots: dict[Point, Depot] = {}
    places: list[tuple[Point, Location, bool]] = []
    for point in dict.fromkeys(point for van in vans for point in (van.leaves_from, van.depot)):
        location = model.add_location(point.lat, point.lon)
        places.append((point, location, False))
        depots[point] = model.add_depot(location)
    for stop in stops:
        location = model.add_location(stop.point.lat, stop.point.lon)
        places.append((stop.point, location, stop.two))
        model.add_client(
            location,
            pickup=stop.load,
            service_duration=stop.serves,
            tw_early=stop.begins,
            tw_late=stop.ends,
            prize=_LEFT_OUT if stop.id in optional else 0,
            required=stop.id not in optional,
        )
    # Who can lift, and who cannot: two kinds of vans see two kinds of distances.
    profiles = {two: model.add_profile() for two in sorted({van.two for van in vans})}
    for van in vans:
        model.add_vehicle_type(
            capacity=van.room,
            start_depot=depots[van.leaves_from],
            end_depot=depots[van.depot],
            tw_early=van.begins,
            tw_late=max(van.begins, van.ends - sum(rest.lasts for rest in van.rests)),
            profile=profiles[van.two],
            name=van.name,
        )
    _measure(model, places, profiles)
    return model


def _measure(
    model: "Model",
    places: Sequence[tuple[Point, "Location", bool]],
    profiles: dict[bool, "Profile"],
) -> None:
    """Every way from place to place, in whole metres, and seconds rounded up: late is late."""
    for here, start, _ in places:
        for there, end, needs_two in places:
            if start is end:
                continue
            far = metres(here, there)
            for two, profile in profiles.items():
                distance = _NEVER if needs_two and not two else round(far)
                model.add_edge(start, end, distance, ceil(seconds(far)), profile)
