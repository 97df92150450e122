"""What each key, click or touch at the counter does to the state."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from returns_station.policy.claim import Reason
from ui.rooms.counter.state import (
    answering_here,
    ending,
    her_word,
    hunting,
    joining_word,
    overriding,
    paying,
)
from ui.rooms.counter.state.answers import alone
from ui.rooms.counter.state.choosing import (
    chosen_alone,
    chosen_by_key,
    kept_or_not,
    lowered,
    pointed_at,
    to_visit,
)
from ui.rooms.counter.state.counter import Counter, Page, stepped, why_toggled
from ui.rooms.counter.state.counting import count, in_question, split, tick
from ui.rooms.counter.state.finishing import confirmed
from ui.rooms.counter.state.her_language import spoken_to
from ui.rooms.counter.state.keys import OFFER_KEYS, REASONS, Do
from ui.rooms.counter.state.scanning import resumed
from ui.rooms.counter.state.seeking import (
    all_returns,
    in_group,
    picked,
    shown,
    sought,
    typed,
    walked,
)
from ui.rooms.counter.state.visit import Spot, Visit, because, rows, walk


def moved(state: Counter, do: Do, what: str = "") -> Counter:
    """The state after this was asked for; while a return is written down, nothing moves."""
    if state.busy:
        return state
    if state.page is Page.UNPROVEN:
        return her_word.moved(state, do, what)
    if state.page is Page.RULE and do not in (Do.SEEK, Do.RESUME):
        return answering_here.moved(state, do, what)
    if do in (Do.UP, Do.DOWN) and state.page in (Page.SEEK, Page.OWING):
        walk_on = walked if state.page is Page.SEEK else paying.walked
        return walk_on(state, 1 if do is Do.DOWN else -1)
    move = _MOVES.get(do)
    return move(state, what) if move else _in_visit(state, do, what)


def _entered(state: Counter) -> Counter:
    """Enter does the green thing of the page."""
    if state.page is Page.SEEK:
        return picked(state)
    if state.page is Page.SWAP and state.hunt and state.hunted:
        return hunting.first(state)
    if state.page in ending.PAGES:
        return ending.entered(state)
    if overriding.asks_by_enter(state):
        return overriding.entered(state)
    return confirmed(state)


def _sought(state: Counter) -> Counter:
    """Search: for other goods where one is to go out, else for sales."""
    if joining_word.real_sale(state):
        return joining_word.to_real_sale(state)
    if state.page is Page.SWAP and (state.trouble is None or not state.trouble.candidates):
        return hunting.hunted(state, state.hunt or "")
    return sought(state)


def _mended(state: Counter, what: str) -> Counter:
    """One of the ways out of a trouble: its search, or that there is no receipt."""
    if what == "1":
        return her_word.asked(state)
    return _sought(state) if joining_word.real_sale(state) else sought(state)


def _in_visit(state: Counter, do: Do, what: str) -> Counter:
    visit = state.visit
    if visit is None:
        return state
    change = _CHANGES.get(do)
    new = change(visit, what) if change else visit
    return state if new == visit else stepped(state, new)


def _ticked(visit: Visit, what: str) -> Visit:
    """The row's own tick; with no row in hand, the first that can still come back."""
    at = Spot.read(what) if what else visit.in_hand
    if at is None:
        open_ = (each for each in rows(visit) if _left(visit, each))
        at = next(open_, None)
    return tick(visit, at) if at is not None and _left(visit, at) else visit


def _left(visit: Visit, at: Spot) -> int:
    on = visit.on(at.sale)
    return on.view.left(at.line) if on else 0


def _set_count(visit: Visit, what: str) -> Visit:
    number, _, spot = what.partition(":")
    return count(visit, Spot.read(spot), int(number))


def _counted(visit: Visit, step: int) -> Visit:
    """One more or fewer of the row in hand, else of the last that is ticked."""
    piece = in_question(visit)
    at = visit.in_hand or (piece.at if piece else None)
    held = visit.piece(at)
    return count(visit, at, (held.taken.quantity if held else 0) + step) if at else visit


def _split(visit: Visit, what: str) -> Visit:
    piece = visit.piece(Spot.read(what)) if what else in_question(visit)
    return split(visit, piece.at) if piece else visit


def _reason(what: str) -> Reason:
    return REASONS[int(what) - 1][0] if what.isdecimal() else Reason(what)


def _offered(state: Counter, what: str) -> Counter:
    """An offer by its key or its card: for all, or for the row that is chosen for alone.

    The letter after the last offer asks a person.
    """
    asks = what.isdecimal() and OFFER_KEYS[int(what) - 1] == overriding.key_of(state)
    if asks and overriding.askable(state) is not None:
        return overriding.asked(state)
    if alone(state) is not None:
        return chosen_alone(state, what)
    return chosen_by_key(state, what)


_CHANGES: Final[dict[Do, Callable[[Visit, str], Visit]]] = {
    Do.UP: lambda visit, _: walk(visit, -1),
    Do.DOWN: lambda visit, _: walk(visit, 1),
    Do.TICK: _ticked,
    Do.COUNT: _set_count,
    Do.MORE: lambda visit, _: _counted(visit, 1),
    Do.FEWER: lambda visit, _: _counted(visit, -1),
    Do.SPLIT: _split,
    Do.REASON: lambda visit, what: because(visit, _reason(what)),
    Do.AT_HOME: lambda visit, _: replace(visit, at_home=not visit.at_home),
    Do.CASH: lambda visit, _: replace(visit, cash=not visit.cash),
}
_MOVES: Final[dict[Do, Callable[[Counter, str], Counter]]] = {
    Do.CONFIRM: lambda state, _: _entered(state),
    Do.BACK: lambda state, _: ending.went_back(state),
    Do.SEEK: lambda state, _: _sought(state),
    Do.MEND: _mended,
    Do.UNPROVEN: lambda state, _: her_word.asked(state),
    Do.TYPE: typed,
    Do.GROUP: in_group,
    Do.RETURNS: lambda state, _: all_returns(state),
    Do.SHOW: shown,
    Do.PICK: lambda state, what: picked(state, int(what)),
    Do.WHY: lambda state, _: why_toggled(state),
    Do.RESUME: lambda state, _: resumed(state),
    Do.PIECE: lambda state, what: hunting.chosen(state, int(what)),
    Do.HUNT: hunting.hunted,
    Do.OFFER: _offered,
    Do.ASK: lambda state, _: overriding.asked(state),
    Do.ALONE: pointed_at,
    Do.OFFER_ALONE: chosen_alone,
    Do.KEEP: lambda state, _: kept_or_not(state),
    Do.REDUCE: lowered,
    Do.LINES: lambda state, _: to_visit(state),
    Do.LANGUAGE: spoken_to,
    **ending.MOVES,
}
