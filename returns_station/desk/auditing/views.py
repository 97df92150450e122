"""What whoever reads the journal sees of it, and what its verification found."""

from dataclasses import dataclass
from datetime import datetime

from returns_station.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Query:
    """Which entries are looked for: all there are, or those of a slip, an actor, a kind of event.

    `about` is what an entry names: a slip's number, a payout's operation, a credit's number.
    """

    about: str = ""
    actor: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class EntrySeen:
    """One entry: when, by whom and where, what happened in words, and how it is chained.

    `actor` is an id or a name as it was written; `name` who that is today. `kinds` name the events
    as the journal does; `details` are words that may be forgotten one day, `had_details` whether
    there ever were any. `head` is its code as it would stand on paper. `about` are the slips,
    payouts and credits it tells of.
    """

    seq: int
    at: datetime
    actor: str
    name: str
    desk: str
    events: tuple[Phrase, ...]
    kinds: tuple[str, ...]
    formula: str
    head: str
    had_details: bool = False
    details: tuple[tuple[str, str], ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadSeen:
    """Where the journal ends: its last entry with its code, and how far it is signed.

    `seq` 0: nothing is in it; `signed` 0: no checkpoint yet.
    """

    seq: int
    code: str
    signed: int = 0
    signed_at: datetime | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold, and where: an entry, a table's row, a page of the file."""

    what: Phrase
    where: Phrase


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification looked at, what does not hold, and what could not be looked at.

    It holds when nothing was found; `notes` are no findings: an anchor that is not there.
    """

    entries: int = 0
    marks: int = 0
    rows: int = 0
    checkpoints: int = 0
    anchors: int = 0
    blocks: int = 0
    findings: tuple[Finding, ...] = ()
    notes: tuple[Phrase, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether everything is as it was written."""
        return not self.findings
