"""What an auditor asks of the shelves: the chains' heads, checkpoints, entries looked for."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, text

from db import journal
from db.prepared import Prepared
from db.tables import journal as journal_table
from db.tables import journal_about
from db.tables_journal import checkpoint, journal_detail
from db.tables_people import staff
from db.traces import as_written
from db.verifying import verified
from returns_station.checkpoint import Checkpoint, Heads
from returns_station.desk.auditing.ports import Told
from returns_station.desk.auditing.views import Query, Verified
from returns_station.journal import Entry

_JOURNAL_HEAD: Final = Prepared(text("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"))
_MARKS_HEAD: Final = Prepared(text("SELECT seq, hash FROM row_mark ORDER BY seq DESC LIMIT 1"))
_LAST: Final = Prepared(select(checkpoint).order_by(checkpoint.c.nth.desc()).limit(1))
_EVERY: Final = Prepared(select(checkpoint).order_by(checkpoint.c.nth))
_PUT: Final = Prepared(checkpoint.insert())
_NAMES: Final = Prepared(select(staff.c.id, staff.c.name))
_DETAILS: Final = select(journal_detail.c.seq, journal_detail.c.body).where(
    journal_detail.c.seq.in_(bindparam("seqs", expanding=True))
)


class StoredAudit:
    """The journal on one connection, as an auditor asks for it."""

    def __init__(self, connection: Connection) -> None:
        """Ask on this connection."""
        self._connection = connection

    def heads(self) -> Heads:
        """Where the two chains end."""
        entry, mark = _JOURNAL_HEAD.one(self._connection), _MARKS_HEAD.one(self._connection)
        return Heads(*(entry or (0, "")), *(mark or (0, "")))

    def last_checkpoint(self) -> Checkpoint | None:
        """The newest."""
        row = _LAST.one(self._connection)
        return None if row is None else _checkpoint(row)

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """Every one, the first first."""
        with as_written(self._connection):
            return tuple(map(_checkpoint, _EVERY.all(self._connection)))

    def put_checkpoint(self, made: Checkpoint) -> None:
        """Keep one; rows of them are only ever added."""
        heads = made.heads
        row = {
            "nth": made.nth,
            "seq": heads.seq,
            "hash": heads.hash,
            "marks": heads.marks,
            "mark": heads.mark,
            "at": made.at,
            "before": made.before,
            "key": made.key,
            "signature": made.signature,
        }
        _PUT.put(self._connection, (row,))

    def read(self, query: Query, *, before: int, after: int, limit: int) -> tuple[Entry, ...]:
        """Entries, the newest first; with `after` the oldest first from there."""
        rows, seq = select(journal_table), journal_table.c.seq
        rows = rows.where(seq > after) if after else rows
        rows = rows.where(seq < before) if before else rows
        rows = rows.where(journal_table.c.actor == query.actor) if query.actor else rows
        if query.kind:
            # Canonical text: a kind stands right at the beginning of its event.
            rows = rows.where(journal_table.c.body.contains(f'["{query.kind}",{{', autoescape=True))
        if query.about:
            told = select(journal_about.c.seq).where(journal_about.c.subject == query.about)
            rows = rows.where(seq.in_(told))
        rows = rows.order_by(seq if after else seq.desc()).limit(limit)
        with as_written(self._connection):
            return tuple(Entry(*row) for row in self._connection.execute(rows))

    def details(self, seqs: Sequence[int]) -> Mapping[int, Mapping[str, str]]:
        """The words that belong to some entries and are still kept."""
        rows = self._connection.execute(_DETAILS, {"seqs": list(seqs)})
        return {row.seq: json.loads(row.body) for row in rows}

    def names(self) -> Mapping[str, str]:
        """Who is called what today, by id."""
        return {row.id: row.name for row in _NAMES.all(self._connection)}

    def every(self) -> Iterator[Entry]:
        """Every entry in order, streamed."""
        with as_written(self._connection):
            yield from journal.entries(self._connection)

    def verified(self, told: Told, known: Mapping[int, str], marks: Mapping[int, str]) -> Verified:
        """Chains, details and ledgers held against each other."""
        with as_written(self._connection):
            return verified(self._connection, told, known, marks)


class AuditQuestions:
    """The questions of an auditor, asked on one reading connection."""

    _connection: Connection

    @property
    def audit(self) -> StoredAudit:
        """The journal, as an auditor asks for it."""
        return StoredAudit(self._connection)


def _checkpoint(row: Any) -> Checkpoint:  # noqa: ANN401 - a row by its names
    heads = Heads(row.seq, row.hash, row.marks, row.mark)
    return Checkpoint(row.nth, heads, row.at, row.before, row.key, row.signature)
