"""What the lock says on each of its pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from returns_station.phrase import Phrase
from ui.lock.state import Lock, Page, seconds_left

_KEYS: Final = {
    Page.LOCKED: "locked",
    Page.READING: "reading",
    Page.PIN: "pin",
    Page.FIRST: "first",
    Page.AGAIN: "again",
    Page.CODE: "code",
    Page.NEW: "first",
    Page.NEW_AGAIN: "again",
    Page.KEPT: "kept",
    Page.NAME: "name",
}
_MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Words:
    """The sentence, what it means, what the field is called and what the green thing does.

    `green` is None where nothing is to be pressed; `waits` where it says why it cannot be yet.
    """

    title: Phrase
    lead: Phrase
    field: Phrase | None = None
    green: Phrase | None = None
    waits: bool = False


def words(state: Lock, now: datetime) -> Words:
    """What stands there."""
    page = state.page
    key = "founded" if page is Page.KEPT and state.founding else _KEYS[page]
    name = {"name": state.name}
    if state.until is not None:
        left = seconds_left(state, now)
        clock = f"{left // _MINUTE}:{left % _MINUTE:02}"
        at = state.until.astimezone(now.tzinfo).strftime("%H:%M:%S")
        waits = Phrase("lock.waits", {"left": clock})
        title = Phrase("lock.shut.title", name) if state.name else Phrase("lock.shut.nobody")
        return Words(title, Phrase("lock.shut.lead", {"at": at}), None, waits, waits=True)
    if page in (Page.PIN, Page.FIRST) and state.name:
        title = Phrase(f"lock.{key}.title", name)
    elif page in (Page.NEW, Page.FIRST):
        title = Phrase("lock.new.title")
    else:
        title = Phrase(f"lock.{key}.title")
    lead = Phrase(f"lock.{key}.lead")
    if page in (Page.LOCKED, Page.READING):
        return Words(title, lead)
    if page is Page.KEPT:
        return Words(title, lead, None, Phrase("lock.green.on"))
    if state.busy:
        return Words(title, lead, _field(page), Phrase("lock.green.busy"), waits=True)
    return Words(title, lead, _field(page), Phrase(f"lock.green.{_green(page)}"))


def _field(page: Page) -> Phrase:
    names = {Page.CODE: Phrase("lock.field.code"), Page.NAME: Phrase("lock.field.name")}
    return names.get(page, Phrase("lock.field.secret"))


def _green(page: Page) -> str:
    return "sign_in" if page is Page.PIN else "next" if page in _FIRSTS else "keep"


_FIRSTS: Final = frozenset({Page.FIRST, Page.NEW, Page.CODE, Page.NAME})
