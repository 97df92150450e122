"""Everything that happened: frozen entries, each chained by hash to the one before."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from returns_station.canonical import dumps

FORMULA: Final = "v1"
START: Final = "0" * 64


# What an event is about, by the first of these that it names.
_SUBJECTS: Final = ("slip", "operation", "number", "stand_in", "case")


@dataclass(frozen=True, slots=True)
class Entry:
    """One command's events as canonical JSON; `at` is UTC, `seq` counts from 1 without gaps."""

    seq: int
    at: str
    actor: str
    desk: str
    body: str
    previous: str
    hash: str


def _digest(seq: int, at: str, actor: str, desk: str, body: str, previous: str) -> str:
    # A newline cannot stand in any part but the body, which is last: no two entries read alike.
    parts = "\n".join((FORMULA, str(seq), at, actor, desk, previous, body))
    return hashlib.sha256(parts.encode()).hexdigest()


def entry_after(
    last: tuple[int, str] | None, events: Sequence[object], *, at: str, actor: str, desk: str
) -> Entry:
    """Chain the events of one command to the last entry's (seq, hash), None at the very start."""
    seq, previous = (last[0] + 1, last[1]) if last else (1, START)
    body = dumps([[type(event).__name__, event] for event in events])
    digest = _digest(seq, at, actor, desk, body, previous)
    return Entry(seq, at, actor, desk, body, previous, digest)


def subjects(events: Iterable[object]) -> tuple[str, ...]:
    """The slips, payouts, credits and cases that some events tell of, each once."""
    named = (_subject(event) for event in events)
    return tuple(dict.fromkeys(filter(None, named)))


def _subject(event: object) -> str:
    named = (str(getattr(event, name, "")) for name in _SUBJECTS)
    return next(filter(None, named), "")


def chained(entries: Iterable[Entry]) -> Iterator[tuple[Entry, bool]]:
    """Each entry from the start, with whether it and all before it follow from one another."""
    seq, previous, holds = 0, START, True
    for entry in entries:
        digest = _digest(entry.seq, entry.at, entry.actor, entry.desk, entry.body, previous)
        follows = (entry.seq, entry.previous, entry.hash) == (seq + 1, previous, digest)
        holds = holds and follows
        yield entry, holds
        seq, previous = entry.seq, entry.hash


def first_broken(entries: Iterable[Entry]) -> int | None:
    """The seq of the first entry that does not follow from the one before; None: all hold."""
    last = 0
    for entry, holds in chained(entries):
        if not holds:
            return last + 1
        last = entry.seq
    return None
