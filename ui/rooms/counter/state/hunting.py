"""Any goods for an exchange, by what is typed of their name or number."""

from dataclasses import replace

from returns_station.desk.views import Article
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.going_out import swapped


def hunted(state: Counter, text: str) -> Counter:
    """Letters were typed; what is known of them stays until the store knows better."""
    if state.page is not Page.SWAP:
        return state
    return replace(state, hunt=text, hunted=state.hunted if text else (), trouble=None)


def found(state: Counter, text: str, articles: tuple[Article, ...]) -> Counter:
    """What the store sells of that name, in stock first; an answer to older letters is not shown.

    What has just gone out at another desk is gone here, too.
    """
    if state.hunt != text:
        return state
    counted = (replace(each, stock=0) if each.sku in state.gone else each for each in articles)
    return replace(state, hunted=tuple(sorted(counted, key=lambda each: each.stock == 0)))


def shown(state: Counter) -> tuple[Article, ...]:
    """The goods to choose from: what was typed of, else the same in other sizes and colours."""
    return state.hunted if state.hunt else state.siblings


def chosen(state: Counter, nr: int) -> Counter:
    """One of the goods shown, by its number."""
    if state.page is not Page.SWAP or nr > len(shown(state)):
        return state
    new = swapped(state, shown(state)[nr - 1])
    return new if new.trouble is not None else left(new)


def first(state: Counter) -> Counter:
    """The first of the goods that were typed of."""
    return chosen(state, 1)


def left(state: Counter) -> Counter:
    """Nobody types any longer."""
    return replace(state, hunt=None, hunted=())
