"""The run as its map shows it: each stop by how it stands, the new one between its neighbours."""

from returns_station.adapters.speech import Speech
from returns_station.desk.pickup.views import RunSeen, StopSeen
from returns_station.pickup.place import Point
from ui.rooms.runs.state.runs import Runs, is_done, new_of, run_of, under_way
from ui.widgets.sketch_map import Pin, Sketch, Stands


def sketch_of(state: Runs, say: Speech) -> Sketch | None:
    """What is drawn; None where there is no run to draw."""
    run = run_of(state)
    if run is None or not run.stops:
        return None
    there = under_way(run)
    here = there.booking.id if there is not None else ""
    placed = [(stop, point) for stop in run.stops if (point := point_of(stop)) is not None]
    pins = tuple(
        Pin(
            stop.booking.id,
            say.number(stop.nr),
            point,
            _stands(stop, here),
            word="" if is_done(stop) else stop.booking.door.street,
            chosen=stop.booking.id == state.stop,
        )
        for stop, point in placed
    )
    new = new_of(state)
    point = new[0].booking.point if new else None
    if point is None:
        return Sketch(run.depot, pins, ground=state.ground)
    pin = Pin(new[0].booking.id, "", point, Stands.NEW)
    return Sketch(run.depot, pins, pin, _between(run, new[0].after), state.ground)


def point_of(stop: StopSeen) -> Point | None:
    """Where a stop is, as the run or its booking knows it."""
    return stop.point or stop.booking.point


def _between(run: RunSeen, after: int) -> tuple[Point, Point]:
    """The nearest places that are known before and after the new stop."""
    before = [point for stop in run.stops[:after] if (point := point_of(stop)) is not None]
    then = [point for stop in run.stops[after:] if (point := point_of(stop)) is not None]
    return before[-1] if before else run.depot, then[0] if then else run.depot


def _stands(stop: StopSeen, here: str) -> Stands:
    if stop.fetched:
        return Stands.DONE
    if stop.failure is not None:
        return Stands.MISSED
    if stop.booking.id == here:
        return Stands.NOW
    return Stands.LATE if stop.late_minutes > 0 else Stands.AHEAD
