"""What is seen in the journal room, and the moves from one moment to the next."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from returns_station.desk.auditing.views import EntrySeen, HeadSeen, Query, Verified
from returns_station.desk.trust.views import Budget, Honesty, Pattern
from returns_station.people.rights import Right
from returns_station.phrase import Phrase

PAGE_OF: Final = 60
"""So many entries are read at once."""
ALL: Final = Query()


class Page(Enum):
    """What lies open."""

    ENTRIES = auto()
    CHECK = auto()
    TRUST = auto()


@dataclass(frozen=True, slots=True)
class Kept:
    """The journal was written to a file: where, and how many entries."""

    path: str
    entries: int


@dataclass(frozen=True, slots=True)
class Journal:
    """All that the room knows; `rights` None: not asked yet.

    `at` is the entry that lies open, `more` whether older ones are left; `share` is how far the
    check has come, None while none is under way; `typed` is what was looked for last.
    """

    page: Page = Page.ENTRIES
    rights: frozenset[Right] | None = None
    query: Query = ALL
    seq: int = 0
    typed: str = ""
    entries: tuple[EntrySeen, ...] = ()
    more: bool = False
    read: bool = False
    at: int = 0
    head: HeadSeen | None = None
    share: float | None = None
    verified: Verified | None = None
    honesty: Honesty | None = None
    patterns: tuple[Pattern, ...] | None = None
    budgets: tuple[Budget, ...] = ()
    kept: Kept | None = None
    advice: Phrase | None = None

    @property
    def may_read(self) -> bool:
        """Whether the journal may be read."""
        return self.rights is None or Right.READ_JOURNAL in self.rights

    @property
    def may_see(self) -> bool:
        """Whether patterns may be seen."""
        return self.rights is not None and Right.PATTERNS in self.rights

    @property
    def checking(self) -> bool:
        """Whether a check is under way."""
        return self.share is not None

    @property
    def filtered(self) -> bool:
        """Whether less than everything is shown."""
        return self.query != ALL or self.seq > 0

    @property
    def open_entry(self) -> EntrySeen | None:
        """The entry that lies open."""
        return self.entries[self.at] if self.at < len(self.entries) else None


def allowed(state: Journal, rights: frozenset[Right]) -> Journal:
    """So much may who stands there; what she may not see is put away."""
    if state.rights == rights:
        return state
    may_read = Right.READ_JOURNAL in rights
    page = Page.ENTRIES if may_read or Right.PATTERNS not in rights else Page.TRUST
    return Journal(page=page, rights=rights)


def learnt(state: Journal, query: Query, entries: tuple[EntrySeen, ...], head: HeadSeen) -> Journal:
    """The newest entries were read; the one that lay open stays open."""
    if query != state.query or state.seq:
        return state
    open_now = state.open_entry
    seqs = [one.seq for one in entries]
    at = seqs.index(open_now.seq) if open_now is not None and open_now.seq in seqs else 0
    more = len(entries) >= PAGE_OF
    return replace(state, entries=entries, more=more, at=at, head=head, read=True, advice=None)


def found(state: Journal, seq: int, entries: tuple[EntrySeen, ...]) -> Journal:
    """One entry was looked for by its number."""
    if seq != state.seq:
        return state
    hit = tuple(one for one in entries if one.seq == seq)
    return replace(state, entries=hit, more=False, at=0, read=True, advice=None)


def older(state: Journal, query: Query, entries: tuple[EntrySeen, ...]) -> Journal:
    """Older entries were read, below those that are shown."""
    last = state.entries[-1].seq if state.entries else 0
    if query != state.query or (entries and entries[0].seq >= last):
        return state
    return replace(state, entries=(*state.entries, *entries), more=len(entries) >= PAGE_OF)


def opened(state: Journal, seq: int) -> Journal:
    """An entry was pressed."""
    at = next((nr for nr, one in enumerate(state.entries) if one.seq == seq), state.at)
    return replace(state, at=at)


def walked(state: Journal, by: int) -> Journal:
    """The entry below or above."""
    last = max(0, len(state.entries) - 1)
    return replace(state, at=min(max(0, state.at + by), last))


def wants_older(state: Journal) -> bool:
    """Whether one stands at the end of what was read, and there is more."""
    return state.more and state.at >= len(state.entries) - 1


def narrowed(state: Journal, query: Query, typed: str = "", *, seq: int = 0) -> Journal:
    """Only these are looked for; they are read next."""
    return replace(
        state, page=Page.ENTRIES, query=query, typed=typed, seq=seq, entries=(), at=0,
        more=False, read=False, kept=None,
    )  # fmt: skip


def turned(state: Journal, page: Page) -> Journal:
    """Another page lies open."""
    return replace(state, page=page, advice=None, kept=None)


def begun(state: Journal) -> Journal:
    """A check begins."""
    return replace(turned(state, Page.CHECK), share=0.0, verified=None)


def come_so_far(state: Journal, share: float) -> Journal:
    """The check has come so far; it never goes back."""
    if state.share is None:
        return state
    return replace(state, share=min(1.0, max(state.share, share)))


def checked(state: Journal, verified: Verified, head: HeadSeen) -> Journal:
    """The check is done."""
    return replace(state, share=None, verified=verified, head=head, advice=None)


def told(
    state: Journal,
    honesty: Honesty,
    patterns: tuple[Pattern, ...],
    budgets: tuple[Budget, ...] = (),
) -> Journal:
    """What trust came to was read."""
    return replace(state, honesty=honesty, patterns=patterns, budgets=budgets, advice=None)


def written(state: Journal, kept: Kept) -> Journal:
    """The journal was written to a file."""
    return replace(state, kept=kept, advice=None)


def refused(state: Journal, advice: Phrase) -> Journal:
    """Something could not be done; it is said why and what to do."""
    return replace(state, advice=advice, share=None, read=True)
