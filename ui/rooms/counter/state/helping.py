"""The keys that mean something at this moment, for help: what would change nothing is left out."""

from typing import Final

from ui.rooms.counter.state import prints
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.elsewhere import slip_to_fetch
from ui.rooms.counter.state.ending import means
from ui.rooms.counter.state.keys import KEYS, Do, Key
from ui.rooms.counter.state.moves import moved

_ALWAYS: Final = (Do.PRINT, Do.OPEN)


def help_now(state: Counter) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The keys of the open page by their place in help, in the order of the table."""
    places: dict[str, list[Key]] = {}
    for key in KEYS:
        if state.page in key.pages and key.help:
            places.setdefault(key.help, []).append(key)
    told = ((place, _told(state, keys)) for place, keys in places.items())
    return tuple((place, names) for place, names in told if names)


def _told(state: Counter, keys: list[Key]) -> tuple[str, ...]:
    """Of numbered keys those that work; of others all, as soon as one of them does."""
    works = [key.name for key in keys if _works(state, key)]
    return tuple(works) if not works or keys[0].nr else tuple(key.name for key in keys)


def _works(state: Counter, key: Key) -> bool:
    """Whether pressing it would do anything now."""
    if key.do in _ALWAYS:
        return state.page is not Page.IDLE or bool(state.rest.waiting)
    if key.do in prints.BY_HAND:
        return means(state, key.do)
    if key.do is Do.FETCH:
        return slip_to_fetch(state) != ""
    what = str(key.nr) if key.nr else ""
    return means(state, key.do) and moved(state, key.do, what) != state
