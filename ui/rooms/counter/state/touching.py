"""What she does on her screen, as a move of the counter: seen by the clerk at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from returns_station.dialogue.feedback import LOW, Topic
from ui.models.facing import GRADES, Touch, Touched
from ui.rooms.counter.state import hunting
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.going_out import swapped
from ui.rooms.counter.state.her_language import HER_LANGUAGES, spoken_to
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved


def touched(state: Counter, did: Touched) -> Counter:
    """The state after she touched it; what she saw of a visit that is over moves nothing."""
    if state.busy or did.visit != _whose(state) or not did.visit:
        return state
    return _MOVES[did.what](state, did.which)


def _whose(state: Counter) -> str:
    if state.visit is not None:
        return state.visit.key
    return state.done.hers.visit if state.done is not None else ""


def _instead(state: Counter, sku: str) -> Counter:
    """Goods by their own number: what the clerk looks for meanwhile has other places."""
    article = next((each for each in state.siblings if each.sku == sku), None)
    if article is None or state.page is not Page.SWAP:
        return state
    new = swapped(state, article)
    return new if new.trouble is not None else hunting.left(new)


def _named(state: Counter, _which: str) -> Counter:
    """Her name is hidden, or shown again."""
    visit = _whose(state)
    return replace(state, unnamed="" if state.unnamed == visit else visit)


def _spoken_to(state: Counter, language: str) -> Counter:
    if state.visit is not None:
        return spoken_to(state, language)
    done = state.done
    if done is None or language not in HER_LANGUAGES:
        return state
    return replace(state, done=replace(done, hers=replace(done.hers, language=language)))


def _rated(state: Counter, which: str) -> Counter:
    """How it was; the last that is said stands."""
    done, grade = state.done, int(which)
    if done is None or done.slip is None or done.after.undone or grade not in GRADES:
        return state
    # What a low grade was about says nothing of a good one.
    about = done.hers.about if grade in LOW else ()
    return replace(state, done=replace(done, hers=replace(done.hers, rating=grade, about=about)))


def _about(state: Counter, which: str) -> Counter:
    """What it was about, or not after all."""
    done = state.done
    if done is None or done.after.undone or done.hers.rating not in LOW or which not in _TOPICS:
        return state
    before = done.hers.about
    about = (*before, which) if which not in before else tuple(x for x in before if x != which)
    return replace(state, done=replace(done, hers=replace(done.hers, about=about)))


_TOPICS: Final = frozenset(topic.value for topic in Topic)
_MOVES: Final[dict[Touch, Callable[[Counter, str], Counter]]] = {
    Touch.WAY: lambda state, which: moved(state, Do.OFFER, which),
    Touch.INSTEAD: _instead,
    Touch.OTHER_WAYS: lambda state, _: moved(state, Do.LINES),
    Touch.LANGUAGE: _spoken_to,
    Touch.NAME: _named,
    Touch.RATING: _rated,
    Touch.TOPIC: _about,
}
