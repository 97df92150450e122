"""The journal and the ledgers held against each other: what was changed, cut or put in, and where.

Rows go by in the driver's own tuples: a million entries are looked at in seconds.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection

from db.prepared import straight
from db.row_verifying import Marks
from returns_station.desk.auditing.ports import Told
from returns_station.desk.auditing.views import Finding, Verified
from returns_station.journal import START, Entry, commitment, digest_of
from returns_station.phrase import Phrase

MOST: Final = 1_000
"""So many findings are told; whoever sees that many needs no more."""

_AT_ONCE: Final = 2_000
_SHARE: Final = 0.5
_ENTRIES: Final = (
    "SELECT seq, at, actor, desk, body, previous, hash, formula, details FROM journal ORDER BY seq"
)
_DETAILS: Final = (
    "SELECT d.seq, d.salt, d.body, j.details FROM journal_detail d "
    "LEFT JOIN journal j ON j.seq = d.seq ORDER BY d.seq"
)
_COUNT: Final = "SELECT coalesce(max(seq), 0) FROM journal"


def verified(
    connection: Connection, told: Told, known: Mapping[int, str], known_marks: Mapping[int, str]
) -> Verified:
    """What of the chains, the details and the ledgers does not hold, each with its place.

    `known` are beginnings of hashes that entries must have: of checkpoints, anchors, papers.
    """
    found: list[Finding] = []
    _damage(connection, found)
    entries, last = _chain(connection, told, known, found)
    _details(connection, found)
    marks = Marks(connection, known_marks)
    found += marks.findings(last, lambda done: told(_SHARE + done * (1 - _SHARE)))
    told(1.0)
    return Verified(entries, marks.count, marks.rows, findings=tuple(found[:MOST]))


def at_entry(seq: int) -> Phrase:
    """Where an entry is."""
    return Phrase("audit.at.entry", {"entry": seq})


def _damage(connection: Connection, found: list[Finding]) -> None:
    if connection.dialect.name != "sqlite":
        return
    for (said,) in straight(connection, "PRAGMA quick_check(20)").fetchall():
        if said != "ok":
            what = Phrase("audit.damaged", {"what": str(said)})
            found.append(Finding(what, Phrase("audit.at.file")))


def _chain(
    connection: Connection, told: Told, known: Mapping[int, str], found: list[Finding]
) -> tuple[int, int]:
    """How many entries there are, and the last one's number."""
    total = straight(connection, _COUNT).fetchone()[0]
    count, last, before = 0, 0, START
    for row in _rows(connection, _ENTRIES):
        seq, at, actor, desk, body, previous, digest, formula, details = row
        count += 1
        if formula == "v2":
            # As digest_of writes it; a call for each of a million would double the time.
            text = f"v2\n{seq}\n{at}\n{actor}\n{desk}\n{previous}\n{details}\n{body}"
            own = sha256(text.encode("utf-8", "replace")).hexdigest()
        else:
            own = digest_of(Entry(*row))
        if own != digest or previous != before or seq != last + 1:
            found += _broken(row, own, before, last)
        if seq in known and not digest.startswith(known[seq]):
            found.append(Finding(Phrase("audit.entry_rewritten"), at_entry(seq)))
        last, before = seq, digest
        if not count % 20_000:
            told(_SHARE * count / total)
    return count, last


def _broken(row: tuple[Any, ...], own: str, before: str, last: int) -> Iterator[Finding]:
    seq, previous, digest = row[0], row[5], row[6]
    if seq != last + 1:
        where = Phrase("audit.at.entries", {"first": last + 1, "last": seq - 1})
        yield Finding(Phrase("audit.entries_missing"), where)
    if own != digest:
        yield Finding(Phrase("audit.entry_changed"), at_entry(seq))
    if previous != before:
        yield Finding(Phrase("audit.entry_out_of_line"), at_entry(seq))


def _details(connection: Connection, found: list[Finding]) -> None:
    """Details that are there must be those that were written; others were forgotten."""
    for seq, salt, body, stands_for in _rows(connection, _DETAILS):
        if commitment(salt, body) != stands_for:
            found.append(Finding(Phrase("audit.details_changed"), at_entry(seq)))


def _rows(connection: Connection, query: str) -> Iterator[tuple[Any, ...]]:
    cursor = straight(connection, query)
    while rows := cursor.fetchmany(_AT_ONCE):
        yield from rows
