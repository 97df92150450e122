"""Everything that happened: frozen entries, each chained by hash to the one before."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from returns_station.canonical import dumps

FORMULA: Final = "v2"
"""How an entry is chained today; an older one keeps the formula that it was written by."""

START: Final = "0" * 64

_FIRST_FORMULA: Final = "v1"
# What an event is about, by the first of these that it names.
SUBJECTS: Final = ("slip", "operation", "number", "stand_in", "case")


@dataclass(frozen=True, slots=True)
class Entry:
    """One command's events as canonical JSON; `at` is UTC, `seq` counts from 1 without gaps.

    `formula` is how it is chained; `details` stands for words that are kept outside the chain.
    """

    seq: int
    at: str
    actor: str
    desk: str
    body: str
    previous: str
    hash: str
    formula: str = _FIRST_FORMULA
    details: str = ""


def digest_of(entry: Entry) -> str:
    """The hash that an entry must have by its own formula; "" for one that nobody knows."""
    # A newline cannot stand in any part but the body, which is last: no two entries read alike.
    parts: tuple[str, ...]
    head = (entry.formula, str(entry.seq), entry.at, entry.actor, entry.desk, entry.previous)
    match entry.formula:
        case "v1":
            parts = (*head, entry.body)
        case "v2":
            parts = (*head, entry.details, entry.body)
        case _:
            return ""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def commitment(salt: str, body: str) -> str:
    """What the chain holds of details: it says nothing of them once the salt is gone."""
    return hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest()


def entry_after(
    last: tuple[int, str] | None,
    events: Sequence[object],
    *,
    at: str,
    actor: str,
    desk: str,
    details: str = "",
) -> Entry:
    """Chain the events of one command to the last entry's (seq, hash), None at the very start.

    `details` is the commitment of words that are kept beside the chain; "" where there are none.
    """
    seq, previous = (last[0] + 1, last[1]) if last else (1, START)
    body = dumps([[type(event).__name__, event] for event in events])
    # By hand: a value made twice would cost more than its hash.
    text = "\n".join((FORMULA, str(seq), at, actor, desk, previous, details, body))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Entry(seq, at, actor, desk, body, previous, digest, FORMULA, details)


def subjects(events: Iterable[object]) -> tuple[str, ...]:
    """The slips, payouts, credits and cases that some events tell of, each once."""
    named = (_subject(event) for event in events)
    return tuple(dict.fromkeys(filter(None, named)))


def _subject(event: object) -> str:
    named = (str(getattr(event, name, "")) for name in SUBJECTS)
    return next(filter(None, named), "")


def chained(entries: Iterable[Entry]) -> Iterator[tuple[Entry, bool]]:
    """Each entry from the start, with whether it and all before it follow from one another."""
    seq, previous, holds = 0, START, True
    for entry in entries:
        follows = (entry.seq, entry.previous, entry.hash) == (seq + 1, previous, digest_of(entry))
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
