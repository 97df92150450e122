"""The shelf of the journal: entries chained by hash, only ever added; their details beside them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from secrets import token_hex
from typing import Final

from sqlalchemy import Connection, bindparam, select, text

from db.prepared import Prepared
from db.tables import journal, journal_about
from db.tables_journal import journal_detail
from returns_station.canonical import dumps
from returns_station.journal import Entry, commitment, entry_after, subjects

_LAST = Prepared(select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1))
_PUT: Final = Prepared(journal.insert())
_ABOUT: Final = Prepared(journal_about.insert())
_DETAIL: Final = Prepared(journal_detail.insert())
_DETAIL_OF: Final = Prepared(
    select(journal_detail.c.body).where(journal_detail.c.seq == bindparam("seq"))
)
_FORGET: Final = Prepared(text("DELETE FROM journal_detail WHERE seq = :seq"))
_NAMES: Final = tuple(field.name for field in fields(Entry))
_SALT: Final = 16
# Two desks on PostgreSQL must not follow the same entry.
_ONE_WRITER = text("SELECT pg_advisory_xact_lock(7430001)")


def append(
    connection: Connection,
    events: Sequence[object],
    *,
    at: str,
    actor: str,
    desk: str,
    details: Mapping[str, str] | None = None,
) -> Entry:
    """Chain the events of one command to the last entry."""
    hold_journal(connection)
    last = _LAST.one(connection)
    before = (last[0], last[1]) if last is not None else None
    salt, kept = (token_hex(_SALT), dumps(details)) if details else ("", "")
    stands_for = commitment(salt, kept) if details else ""
    entry = entry_after(before, events, at=at, actor=actor, desk=desk, details=stands_for)
    _PUT.put(connection, ({name: getattr(entry, name) for name in _NAMES},))
    if details:
        _DETAIL.put(connection, ({"seq": entry.seq, "salt": salt, "body": kept},))
    _ABOUT.put(connection, ({"subject": one, "seq": entry.seq} for one in subjects(events)))
    return entry


def hold_journal(connection: Connection) -> None:
    """Let nobody else chain an entry until this transaction ends; SQLite has one writer anyway."""
    if connection.dialect.name != "sqlite":
        connection.execute(_ONE_WRITER)


def entries(connection: Connection, after: int = 0) -> Iterator[Entry]:
    """The entries after a seq, in order, streamed."""
    query = select(journal).where(journal.c.seq > after).order_by(journal.c.seq)
    # A reader that has seen enough leaves no cursor open.
    with connection.execute(query.execution_options(yield_per=1000)) as rows:
        for row in rows:
            yield Entry(*row)


def details_of(connection: Connection, seq: int) -> Mapping[str, str]:
    """The words that belong to an entry; none where there were none, or they were forgotten."""
    row = _DETAIL_OF.one(connection, {"seq": seq})
    found: Mapping[str, str] = json.loads(row.body) if row is not None else {}
    return found


def forget_details(connection: Connection, seq: int) -> bool:
    """Forget the words of an entry with their salt: the chain holds without them."""
    return _FORGET.run(connection, {"seq": seq}) == 1
