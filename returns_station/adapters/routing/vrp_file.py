"""An instance of the field's own kind (VRPLIB), solved as the field counts: for whoever measures.

The solver that plans vans is run on files whose best known answers are public. Distances count as
in the DIMACS challenge: tenths, cut off (http://dimacs.rutgers.edu/programs/challenge/vrp/vrptw).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from returns_station.desk.errors import InputError, StationError
from returns_station.phrase import Phrase

_TENTHS: Final = 10


class NotAnInstanceError(InputError):
    """The file is none of VRPLIB, or says something the solver does not know."""


class NoSolverError(StationError):
    """The solver is not installed here."""


class NoWayError(StationError):
    """Nothing was found in the time given that keeps every window."""


@dataclass(frozen=True, slots=True)
class Solved:
    """What was found: each route's clients by their numbers from 1, and what all cost together."""

    routes: tuple[tuple[int, ...], ...]
    cost: float
    clients: int

    def lines(self) -> Iterator[str]:
        """The solution as VRPLIB writes it."""
        for nr, route in enumerate(self.routes, start=1):
            yield f"Route #{nr}: {' '.join(map(str, route))}"
        yield f"Cost {self.cost:g}"


def solve(file: Path, limit: float, *, rounding: str = "dimacs", seed: int = 0) -> Solved:
    """Solve an instance for so many seconds; raises what is wrong with the file."""
    try:
        from pyvrp import read
        from pyvrp import solve as search
        from pyvrp.stop import MaxRuntime
    except ImportError as error:
        raise NoSolverError(Phrase("route.no_solver")) from error
    try:
        data = read(file, rounding)
    except (OSError, ValueError, TypeError, KeyError, IndexError, RuntimeError) as error:
        wrong = Phrase("route.not_an_instance", {"file": file.name})
        raise NotAnInstanceError(wrong) from error
    result = search(data, MaxRuntime(limit), seed=seed, collect_stats=False, display=False)
    if not result.is_feasible():
        raise NoWayError(Phrase("route.no_way"))
    routes = tuple(
        tuple(each.idx + 1 for each in route if each.is_client()) for route in result.best.routes()
    )
    whole = {"dimacs": _TENTHS, "exact": 1000}.get(rounding, 1)
    return Solved(routes, result.cost() / whole, data.num_clients)
