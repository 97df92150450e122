"""A scan goes first everywhere, also over a credit or into a number that is asked for.

What the station knows opens as always. A code that nobody here knows is the number that the open
page waits for: the till's own, a terminal's, a receipt's.
"""

from dataclasses import replace
from datetime import datetime

from returns_station.desk.views import Found, NothingFound
from returns_station.scan import Badge, Goods, Opinion, Unreadable, read
from ui.rooms.counter.state import crediting, her_word, paying, scanning
from ui.rooms.counter.state.after import Blank
from ui.rooms.counter.state.counter import Counter, Page


def heard(state: Counter, text: str, now: datetime) -> Counter:
    """Something was scanned."""
    scan = read(text)
    if isinstance(scan, Badge):
        # The window has heard it; no page of the counter writes or looks for a badge.
        return state
    if state.page is Page.UNPROVEN:
        return her_word.heard(state, text, now)
    blank = blank_open(state)
    if isinstance(scan, Unreadable) and blank is not None and _is_written(scan, text):
        return written(state, blank, text.strip())
    if isinstance(scan, Goods) and state.visit is not None:
        state = closed(state)
    return scanning.heard(state, text, now)


def _is_written(scan: Unreadable, text: str) -> bool:
    return bool(text.strip()) and not isinstance(scan, Opinion)


def found(state: Counter, answer: Found, *, key: str, now: datetime) -> Counter:
    """The store has answered."""
    if state.page is Page.UNPROVEN:
        return her_word.found(state, answer, key=key, now=now)
    blank = blank_open(state)
    if isinstance(answer, NothingFound):
        if blank is not None and not answer.gtin and paying.is_number(answer.raw):
            return written(replace(state, asks=None), blank, answer.raw.strip())
        return scanning.found(state, answer, key=key, now=now)
    return scanning.found(closed(state), answer, key=key, now=now)


def blank_open(state: Counter) -> Blank | None:
    """The number that the open page waits for."""
    if state.page is Page.CREDIT and state.credit is not None:
        return Blank.RECEIPT if crediting.is_usable(state.credit) else None
    if state.paid_nr is not None and paying.question(state) is not None:
        return Blank.PAID
    return Blank.TILL if paying.takes_till_number(state) else None


def written(state: Counter, blank: Blank, text: str) -> Counter:
    """A number, a sum or a reason was typed or scanned where it is asked for."""
    if blank in (Blank.TILL, Blank.PAID):
        return paying.written(state, blank, text)
    return crediting.written(state, blank, text)


def closed(state: Counter) -> Counter:
    """What lay over the counter is put away; the visit below is as it was."""
    return replace(state, credit=None, owing=None, paid_nr=None, unproven=None)
