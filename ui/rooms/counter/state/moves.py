"""What each key, click or touch at the counter does to the state."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from returns_station.policy.claim import Outcome, Reason
from ui.rooms.counter.state.counter import Counter, Page, stepped, why_toggled
from ui.rooms.counter.state.finishing import confirmed, went_back
from ui.rooms.counter.state.keys import REASONS, Do
from ui.rooms.counter.state.scanning import picked, resumed, sought, swapped, typed, walked
from ui.rooms.counter.state.visit import Visit, because, choose, count, tick, walk


def moved(state: Counter, do: Do, what: str = "") -> Counter:
    """The state after this was asked for; while a return is written down, nothing moves."""
    if state.busy:
        return state
    if do in (Do.UP, Do.DOWN) and state.page is Page.SEEK:
        return walked(state, 1 if do is Do.DOWN else -1)
    move = _MOVES.get(do)
    return move(state, what) if move else _in_visit(state, do, what)


def _entered(state: Counter) -> Counter:
    """Enter does the green thing of the page."""
    if state.page is Page.SEEK:
        return picked(state)
    if state.page is Page.DONE:
        return went_back(state)
    return confirmed(state)


def _piece(state: Counter, nr: int) -> Counter:
    if state.page is not Page.SWAP or nr > len(state.siblings):
        return state
    return swapped(state, state.siblings[nr - 1])


def _in_visit(state: Counter, do: Do, what: str) -> Counter:
    visit = state.visit
    if visit is None:
        return state
    match do:
        case Do.UP | Do.DOWN:
            new = walk(visit, 1 if do is Do.DOWN else -1)
        case Do.TICK:
            new = _ticked(visit, what or visit.in_hand)
        case Do.COUNT:
            number, _, line = what.partition(":")
            new = count(visit, line, int(number))
        case Do.MORE | Do.FEWER:
            new = _counted(visit, 1 if do is Do.MORE else -1)
        case Do.REASON:
            new = because(visit, _reason(what))
        case Do.OFFER:
            return _offered(state, visit, what)
        case _:
            return state
    return state if new == visit else stepped(state, new)


def _ticked(visit: Visit, line: str) -> Visit:
    """The line's own tick; with no line in hand, the first that can still come back."""
    rows = (each.nr for each in visit.view.sale.lines if visit.view.left(each.nr))
    line = line or next(rows, "")
    return tick(visit, line) if line and visit.view.left(line) else visit


def _counted(visit: Visit, step: int) -> Visit:
    """One more or fewer of the line in hand, else of the only one that is ticked."""
    line = visit.in_hand or (visit.taken[-1].line if visit.taken else "")
    held = visit.of(line)
    return count(visit, line, (held.quantity if held else 0) + step) if line else visit


def _reason(what: str) -> Reason:
    return REASONS[int(what) - 1][0] if what.isdecimal() else Reason(what)


def _offered(state: Counter, visit: Visit, what: str) -> Counter:
    """An offer by its key or its card; goods for an exchange are asked for next."""
    if state.preview is None or not state.answered or not state.preview.decision.accepted:
        return state
    offers = state.preview.offers
    if what.isdecimal():
        if int(what) > len(offers):
            return state
        outcome = offers[int(what) - 1].outcome
    else:
        outcome = Outcome(what)
    new = choose(visit, outcome)
    return state if new == visit else replace(stepped(state, new), why=False)


_MOVES: Final[dict[Do, Callable[[Counter, str], Counter]]] = {
    Do.CONFIRM: lambda state, _: _entered(state),
    Do.BACK: lambda state, _: went_back(state),
    Do.SEEK: lambda state, _: sought(state),
    Do.MEND: lambda state, _: sought(state),
    Do.TYPE: typed,
    Do.PICK: lambda state, what: picked(state, int(what)),
    Do.WHY: lambda state, _: why_toggled(state),
    Do.RESUME: lambda state, _: resumed(state),
    Do.PIECE: lambda state, what: _piece(state, int(what)),
}
