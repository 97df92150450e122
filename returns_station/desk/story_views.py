"""The story of a visit as it is kept, and as it is told."""

from dataclasses import dataclass
from datetime import datetime

from returns_station.journal import Entry
from returns_station.phrase import Phrase


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One line of a visit's case: what it is of, and what she said was the reason."""

    case: str
    line: str
    title: str
    options: str
    reason: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a visit: the journal's entries in order, and its lines."""

    slip: str
    entries: tuple[Entry, ...]
    lines: tuple[StoryLine, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened: when, who did it where, what, and what belongs to it."""

    at: datetime
    actor: str
    desk: str
    what: Phrase
    notes: tuple[Phrase, ...] = ()
