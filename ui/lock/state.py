"""What is asked at the lock: a badge, her PIN, a first PIN twice, or a code on paper."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto
from typing import Final

from returns_station.desk.people.errors import (
    NoSecretError,
    SecretRefusedError,
    ShutOutError,
    WrongSecretError,
)
from returns_station.desk.people.views import BadgeSeen
from returns_station.people.secret import refusal
from returns_station.phrase import Phrase
from returns_station.scan import Badge, read


class Page(Enum):
    """What lies over the rooms; nothing while somebody works."""

    OPEN = auto()
    LOCKED = auto()
    READING = auto()
    NAME = auto()
    PIN = auto()
    FIRST = auto()
    AGAIN = auto()
    CODE = auto()
    NEW = auto()
    NEW_AGAIN = auto()
    KEPT = auto()


ASKS_SECRET: Final = frozenset({Page.PIN, Page.FIRST, Page.AGAIN, Page.NEW, Page.NEW_AGAIN})
"""Where something is typed that nobody reads."""
_FOR_BADGES: Final = frozenset({Page.PIN, Page.CODE})
_ASKS_NEW: Final = {Page.FIRST: Page.AGAIN, Page.NEW: Page.NEW_AGAIN}
_ASKED_AGAIN: Final = {again: first for first, again in _ASKS_NEW.items()}


class Asks(Enum):
    """What is asked of the door."""

    WHOSE = auto()
    SIGN_IN = auto()
    FIRST_SECRET = auto()
    RECOVER = auto()
    FIRST_MANAGER = auto()


_ASKED_BEFORE: Final = {Asks.RECOVER: Page.CODE, Asks.FIRST_MANAGER: Page.NAME}


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to the door, told by nobody but the door."""

    what: Asks
    # What was read or typed before the secret: a badge, a code on paper, or a new manager's name.
    code: str = field(repr=False)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Lock:
    """What lies over the rooms; `back` is who works here still, should this one not go on.

    `until` is when another PIN is heard, `said` what there is to say of what came before. While
    the first manager is made she is `founding` the shop's staff.
    """

    page: Page = Page.OPEN
    code: str = field(default="", repr=False)
    chosen: str = field(default="", repr=False)
    seen: BadgeSeen | None = None
    back: str = ""
    said: Phrase | None = None
    until: datetime | None = None
    asks: Ask | None = None
    founding: bool = False

    @property
    def covers(self) -> bool:
        """Whether the rooms are hidden."""
        return self.page is not Page.OPEN

    @property
    def busy(self) -> bool:
        """Whether the door is asked."""
        return self.asks is not None

    @property
    def name(self) -> str:
        """What she is called whose badge was read."""
        return self.seen.name.split(maxsplit=1)[0] if self.seen and self.seen.name else ""


def locked(said: Phrase | None = None) -> Lock:
    """Nobody is signed in: a badge is asked for."""
    return Lock(Page.LOCKED, said=said)


def heard(state: Lock, code: str, back: str = "") -> Lock:
    """Something was scanned while this lies over the rooms, or a badge while somebody works.

    Nothing of what is no badge is kept, not even what kind of a code it was.
    """
    if not isinstance(read(code), Badge):
        return replace(state, said=Phrase("lock.badges_only")) if state.covers else state
    back = state.back if state.covers else back
    return Lock(Page.READING, code, back=back, asks=Ask(Asks.WHOSE, code))


def greeted(state: Lock, seen: BadgeSeen, now: datetime) -> Lock:
    """It is known whose badge it is."""
    shut = seen.shut_until if seen.shut_until and seen.shut_until > now else None
    page = Page.PIN if seen.has_secret else Page.FIRST
    return replace(state, page=page, seen=seen, until=shut, said=None, asks=None)


def entered(state: Lock, text: str) -> Lock:
    """Something was typed and ended with Enter."""
    if state.busy or state.until is not None or not text.strip():
        return state
    if state.page in _FOR_BADGES and isinstance(read(text), Badge):
        return heard(state, text)  # a scanner as slow as a hand typed it here
    if state.page in (*_ASKS_NEW, *_ASKED_AGAIN):
        return (_chosen if state.page in _ASKS_NEW else _again)(state, text)
    if state.page in (Page.CODE, Page.NAME):
        return replace(state, page=Page.NEW, code=text, said=None)
    if state.page is not Page.PIN:
        return state
    return replace(state, said=None, asks=Ask(Asks.SIGN_IN, state.code, text))


def _chosen(state: Lock, text: str) -> Lock:
    no = refusal(text)
    if no is not None:
        return replace(state, said=no)
    return replace(state, page=_ASKS_NEW[state.page], chosen=text, said=None)


def _again(state: Lock, text: str) -> Lock:
    if text != state.chosen:
        back = _ASKED_AGAIN[state.page]
        return replace(state, page=back, chosen="", said=Phrase("lock.not_the_same"))
    what = Asks.FIRST_MANAGER if state.founding else Asks.RECOVER
    if state.page is Page.AGAIN:
        what = Asks.FIRST_SECRET
    return replace(state, chosen="", said=None, asks=Ask(what, state.code, text))


def refused(state: Lock, error: Exception, advice: Phrase) -> Lock:
    """The door did not open; what was typed is forgotten."""
    asked = state.asks.what if state.asks is not None else Asks.WHOSE
    state = replace(state, asks=None, chosen="", said=advice)
    if isinstance(error, WrongSecretError | ShutOutError):
        page = Page.CODE if asked is Asks.RECOVER else state.page
        return replace(state, page=page, until=error.until)
    if isinstance(error, SecretRefusedError):
        return replace(state, page=_ASKED_AGAIN.get(state.page, state.page))
    if isinstance(error, NoSecretError):
        # A manager asked for a new PIN meanwhile, or she has chosen hers at another desk.
        return replace(state, page=Page.PIN if asked is Asks.FIRST_SECRET else Page.FIRST)
    if asked in _ASKED_BEFORE:
        return replace(state, page=_ASKED_BEFORE[asked], code="")
    if asked is Asks.SIGN_IN and not _is_over(error):
        return state
    return replace(Lock(Page.LOCKED, back=state.back), said=advice)


def _is_over(error: Exception) -> bool:
    """Whether nothing more can come of this badge; a store that is away comes back."""
    from returns_station.desk.errors import NotAllowedError

    return isinstance(error, NotAllowedError)


def went_to_code(state: Lock) -> Lock:
    """Her badge is lost, or the scanner: a code is typed."""
    return replace(Lock(Page.CODE, back=state.back)) if not state.busy else state


def went_back(state: Lock) -> Lock:
    """Esc: to who works here, or to the lock at rest; one who waits for an answer waits."""
    if state.page is Page.KEPT or (state.busy and state.page is not Page.READING):
        return state
    if state.founding:
        return Lock()
    at_rest = state.page in (Page.LOCKED, Page.READING, Page.PIN, Page.FIRST)
    if state.back and at_rest:
        return Lock()
    return Lock(Page.LOCKED, back=state.back)


def recovered(state: Lock) -> Lock:
    """She is in by a code on paper; her new badge is put out before she goes on."""
    return Lock(Page.KEPT, said=state.said, founding=state.founding)


def founding() -> Lock:
    """The first manager says what she is called, then chooses her PIN."""
    return Lock(Page.NAME, founding=True)


def ticked(state: Lock, now: datetime) -> Lock:
    """Time has passed: who was shut out may try again."""
    if state.until is None or now < state.until:
        return state
    return replace(state, until=None, said=None)


def seconds_left(state: Lock, now: datetime) -> int:
    """How long another PIN still waits."""
    left = (state.until - now).total_seconds() if state.until is not None else 0
    return max(0, -int(-left // 1))
