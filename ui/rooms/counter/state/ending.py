"""The keys of the pages after a visit: done, a credit, what waits for a person."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ui.rooms.counter.state import (
    beside,
    crediting,
    finishing,
    paying,
    prints,
    seeking,
    story,
    undoing,
)
from ui.rooms.counter.state.after import Blank
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.hearing import closed, written
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.scanning import looked_for

PAGES: Final = (Page.DONE, Page.CREDIT, Page.OWING)
_ON_PAPER: Final[dict[Do, Callable[[Counter], bool]]] = {
    Do.CAME_OUT: lambda state: bool(prints.asked(state)),
    Do.TO_FILE: prints.can_be_saved,
    Do.CODE: prints.code_can_be_shown,
}
_ANSWERS: Final = (Do.PAID, Do.NOT_PAID, Do.CALL)


def entered(state: Counter) -> Counter:
    """Enter writes down the number that stands there, takes the sum, or leaves what is done."""
    if state.page is Page.CREDIT:
        return crediting.take(state)
    said = beside.entered(state) or paying.said_by_enter(state)
    if said is not None:
        return said
    name = state.done.till.strip() if paying.takes_till_number(state) and state.done else ""
    if name:
        # Letters alone are no number: the next customer is looked for.
        return looked_for(replace(state, done=None), name)
    stays = state.page is not Page.DONE or state.paid_nr is not None
    return state if stays else finishing.left(state)


def went_back(state: Counter) -> Counter:
    """One step back; in the first breath after the yes that is the visit itself."""
    if state.page not in PAGES or state.busy:
        return finishing.went_back(state)
    if state.trouble is not None:
        return replace(state, asks=None, trouble=None)
    if state.paid_nr is not None:
        return replace(state, paid_nr=None)
    if state.page is not Page.DONE:
        return replace(closed(state), asks=None)
    put_away = beside.left(state)
    if put_away is None and undoing.by_esc(state):
        return undoing.undo(state)
    return put_away or seeking.back(state, finishing.left(state))


def means(state: Counter, do: Do) -> bool:
    """Whether this key means anything now; a letter that does not is the start of a word."""
    if do in _ON_PAPER:
        return _ON_PAPER[do](state)
    if do in beside.KEYS:
        return beside.means(state, do)
    if do not in _ANSWERS:
        return True
    asked = paying.question(state)
    if asked is None:
        return False
    can = {
        Do.PAID: asked.can_be_paid,
        Do.NOT_PAID: asked.can_be_denied,
        Do.CALL: asked.can_call,
    }
    return can[do]


def _wrote(state: Counter, what: str) -> Counter:
    name, _, text = what.partition(":")
    return written(state, Blank[name], text)


MOVES: Final[dict[Do, Callable[[Counter, str], Counter]]] = {
    Do.STORY: lambda state, _: story.toggled(state),
    Do.UNDO: lambda state, _: undoing.undo(state),
    Do.REOPEN: lambda state, _: undoing.reopened(state),
    Do.NEW_BACK: lambda state, _: undoing.new_back(state),
    Do.PAID: lambda state, _: paying.seen_paid(state),
    Do.NOT_PAID: lambda state, _: paying.not_paid(state),
    Do.CALL: lambda state, _: paying.called(state),
    Do.OWING: lambda state, _: paying.owing_asked(state),
    Do.WRITE: _wrote,
    Do.CODE: lambda state, _: prints.code_toggled(state),
    Do.POINT: lambda state, what: paying.pointed(state, int(what)),
    **beside.MOVES,
}
