"""Searching by hand: letters, what may be meant by them, and the one that is picked."""

from dataclasses import replace
from typing import assert_never

from returns_station.credit import Credit
from returns_station.desk.searching import NO_HITS, Group, Hits, Person, Within
from returns_station.desk.views import Article, Candidate, RecentReturn
from ui.rooms.counter.state import sought as page
from ui.rooms.counter.state.after import ShowCredit
from ui.rooms.counter.state.counter import Counter, Open, Page, ShowSlip
from ui.rooms.counter.state.scanning import looked_for
from ui.rooms.counter.state.sought import LookWithin, Row, Seeking


def typed(state: Counter, text: str) -> Counter:
    """Letters were typed: what is known of them stays until the store knows better."""
    seeking = state.seeking
    if not text:
        stays = state.visit is not None or (seeking is not None and seeking.group is not Group.ALL)
        group = seeking.group if seeking else Group.ALL
        return replace(state, seeking=Seeking(group=group) if stays else None)
    new = replace(seeking or Seeking(), text=text, gtin="", within=None, outer=None)
    return replace(state, seeking=new, done=None, trouble=None)


def sought(state: Counter) -> Counter:
    """Search: what may be meant of the last trouble, what was sought before, or an empty field."""
    trouble = state.trouble
    if trouble is not None and trouble.candidates:
        seeking = Seeking("", trouble.candidates, gtin=trouble.gtin)
        return replace(state, seeking=seeking, held=(trouble.gtin,), trouble=None)
    seeking = state.seeking or _again(state.sought) or Seeking()
    return replace(state, seeking=seeking, done=None, trouble=None)


def back(state: Counter, left: Counter) -> Counter:
    """One step back from an earlier return is the search that led to it."""
    led = state.done is not None and state.done.earlier
    return replace(left, seeking=_again(state.sought)) if led else left


def _again(before: Seeking | None) -> Seeking | None:
    """A search as it lay, to be looked up anew: what it led to may have changed."""
    if before is None or before.within is not None:
        return before
    return replace(before, answered=None)


def all_returns(state: Counter) -> Counter:
    """The latest returns, newest first."""
    return replace(state, seeking=Seeking(group=Group.RETURNS), done=None, trouble=None)


def matched(state: Counter, text: str, hits: Hits) -> Counter:
    """What the store knows of the letters so far; an answer to older letters is not shown."""
    seeking = state.seeking
    if seeking is None or seeking.text != text or seeking.within is not None or seeking.gtin:
        return state
    return replace(state, seeking=page.found(seeking, text, hits))


def walked(state: Counter, steps: int) -> Counter:
    """The next or the last row is in hand."""
    return replace(state, seeking=state.seeking and page.walked(state.seeking, steps))


def in_group(state: Counter, what: str) -> Counter:
    """Only one kind of what was found, or all."""
    return replace(state, seeking=state.seeking and page.in_group(state.seeking, what))


def picked(state: Counter, at: int | None = None) -> Counter:
    """Open the row in hand, or ask the store outright when nothing is known yet."""
    seeking = state.seeking
    if seeking is None:
        return state
    if at is not None:
        seeking = replace(seeking, at=at)
    known = seeking.within is not None or seeking.answered == seeking.text
    if seeking.text and not known:
        return looked_for(state, seeking.text)
    row = seeking.in_hand
    return state if row is None else _opened(replace(state, seeking=seeking), row)


def _opened(state: Counter, row: Row) -> Counter:
    match row:
        case Candidate():
            return replace(state, asks=Open(row.sale_id, row.line))
        case RecentReturn():
            return replace(state, asks=ShowSlip(row.slip))
        case Credit():
            return replace(state, asks=ShowCredit(row.number))
        case Person() | Article():
            return replace(state, asks=LookWithin(row))
        case _:
            assert_never(row)


def inside(state: Counter, one: Within, hits: Hits) -> Counter:
    """The sales and returns of one person, or with some goods, lie on the page."""
    state = replace(state, asks=None)
    if state.seeking is None:
        return state
    return replace(state, seeking=page.inside(state.seeking, one, hits))


def shown(state: Counter, slip: str) -> Counter:
    """A return of the list opens as its slip would."""
    return replace(state, asks=ShowSlip(slip), trouble=None)


def text_to_match(old: Counter, new: Counter) -> str | None:
    """What is to be looked up at once: no letter is waited for."""
    seeking = new.seeking
    if seeking is None or seeking.answered is not None or seeking.gtin:
        return None
    if old.seeking is not None and old.seeking.text == seeking.text:
        return None
    lay_before = seeking.hits is not NO_HITS and old.seeking is None
    return seeking.text if lay_before or not seeking.text else None


def remembered(old: Counter, new: Counter) -> Counter:
    """What was sought is kept while what it led to lies open, and forgotten with that."""
    if new.page is Page.IDLE:
        return new if new.sought is None else replace(new, sought=None)
    if old.seeking is None or new.seeking is not None:
        return new
    led = (old.visit, old.done, old.credit) != (new.visit, new.done, new.credit)
    return replace(new, sought=old.seeking if led else None)
