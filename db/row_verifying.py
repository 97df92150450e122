"""The ledgers' rows held against their marks: each as its last mark has it, and none besides."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection

from db.prepared import straight
from db.row_marks import GONE, START, Bound, bound_tables, mark_hash, row_digest
from returns_station.desk.auditing.views import Finding
from returns_station.phrase import Phrase

_AT_ONCE: Final = 2_000
_MARKS: Final = "SELECT seq, entry, salt, body, previous, hash FROM row_mark ORDER BY seq"
_COUNT: Final = "SELECT count(*) FROM row_mark"

# A row's last mark, and the digest that it has there.
_Last = tuple[int, str]


class Marks:
    """All marks of a store: read once, then held against the rows."""

    def __init__(self, connection: Connection, known: Mapping[int, str]) -> None:
        """Read nothing yet; `known` are hashes that marks must have."""
        self._connection = connection
        self._known = known
        self._last: dict[str, dict[str, _Last]] = {}
        self._salts: dict[int, str] = {}
        self._entries: dict[int, int] = {}
        self.count = 0
        self.rows = 0

    def findings(self, last_entry: int, told: Callable[[float], object]) -> Iterator[Finding]:
        """What does not hold of the marks themselves, then of the rows."""
        if self._connection.dialect.name != "sqlite":
            # There the rows are not marked: docs/decisions/0129.
            return
        yield from self._chain(last_entry, told)
        tables = {table.name: table for table in bound_tables(self._connection)}
        for name in sorted(self._last.keys() - tables.keys()):
            for key in self._last[name]:
                yield self._of_row("audit.row_missing", name, key)
        for nr, table in enumerate(tables.values(), start=1):
            yield from self._table(table)
            told(0.5 + 0.5 * nr / len(tables))

    def _chain(self, last_entry: int, told: Callable[[float], object]) -> Iterator[Finding]:
        total = straight(self._connection, _COUNT).fetchone()[0]
        last, before, entry = 0, START, 0
        for seq, entry, salt, body, previous, digest in self._rows_of(_MARKS):
            self.count += 1
            if seq != last + 1:
                where = Phrase("audit.at.marks", {"first": last + 1, "last": seq - 1})
                yield Finding(Phrase("audit.marks_missing"), where)
            elif previous != before:
                yield _at_mark("audit.mark_out_of_line", seq)
            holds = mark_hash(seq, entry, body, previous) == digest == self._known.get(seq, digest)
            if not (self._take(seq, body) and holds):
                yield _at_mark("audit.mark_changed", seq)
            self._salts[seq], self._entries[seq] = salt, entry
            last, before = seq, digest
            if not self.count % 5_000:
                told(0.5 * self.count / total)
        if entry > last_entry:
            where = Phrase("audit.at.entries", {"first": last_entry + 1, "last": entry})
            yield Finding(Phrase("audit.entries_missing"), where)

    def _take(self, seq: int, body: str) -> bool:
        """Remember what a mark says of its rows; False where it says nothing readable."""
        try:
            told: dict[str, dict[str, str]] = json.loads(body)
            for table, rows in told.items():
                known = self._last.setdefault(table, {})
                for key, digest in rows.items():
                    known[key] = seq, digest
        except (ValueError, AttributeError):
            return False
        return True

    def _table(self, table: Bound) -> Iterator[Finding]:
        known = self._last.get(table.name, {})
        query = f"SELECT {table.listed} FROM main.{table.name}"  # noqa: S608 - its own names
        there: set[str] = set()
        for row in self._rows_of(query):
            self.rows += 1
            key = table.key(row)
            last = known.get(key)
            if last is None or last[1] == GONE:
                yield self._of_row("audit.row_added", table.name, key)
                continue
            there.add(key)
            salt = self._salts[last[0]]
            # Without its salt a mark says only that there is a row.
            if salt and row_digest(salt, table.name, table.columns, row) != last[1]:
                yield self._of_row("audit.row_changed", table.name, key)
        for key, (_, digest) in known.items():
            if digest != GONE and key not in there:
                yield self._of_row("audit.row_missing", table.name, key)

    def _of_row(self, what: str, table: str, key: str) -> Finding:
        last = self._last.get(table, {}).get(key)
        entry = self._entries.get(last[0], 0) if last else 0
        told = {"table": table, "row": key, "entry": entry}
        return Finding(Phrase(what), Phrase("audit.at.row", told))  # type: ignore[arg-type]

    def _rows_of(self, query: str) -> Iterator[tuple[Any, ...]]:
        cursor = straight(self._connection, query)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows


def _at_mark(what: str, seq: int) -> Finding:
    return Finding(Phrase(what), Phrase("audit.at.mark", {"mark": seq}))
