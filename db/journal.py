"""The shelf of the journal: entries chained by hash, only ever added."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Final

from sqlalchemy import Connection, select, text

from db.prepared import Prepared
from db.tables import journal, journal_about
from returns_station.journal import Entry, entry_after, subjects

_LAST = Prepared(select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1))
_PUT: Final = Prepared(journal.insert())
_ABOUT: Final = Prepared(journal_about.insert())
_NAMES: Final = tuple(field.name for field in fields(Entry))
# Two desks on PostgreSQL must not follow the same entry; SQLite has one writer anyway.
_ONE_WRITER = text("SELECT pg_advisory_xact_lock(7430001)")


def append(
    connection: Connection, events: Sequence[object], *, at: str, actor: str, desk: str
) -> Entry:
    """Chain the events of one command to the last entry."""
    if connection.dialect.name != "sqlite":
        connection.execute(_ONE_WRITER)
    last = _LAST.one(connection)
    before = (last[0], last[1]) if last is not None else None
    entry = entry_after(before, events, at=at, actor=actor, desk=desk)
    _PUT.put(connection, ({name: getattr(entry, name) for name in _NAMES},))
    _ABOUT.put(connection, ({"subject": one, "seq": entry.seq} for one in subjects(events)))
    return entry


def entries(connection: Connection, after: int = 0) -> Iterator[Entry]:
    """The entries after a seq, in order, streamed."""
    query = select(journal).where(journal.c.seq > after).order_by(journal.c.seq)
    # A reader that has seen enough leaves no cursor open.
    with connection.execute(query.execution_options(yield_per=1000)) as rows:
        for row in rows:
            yield Entry(*row)
