"""Marks of rows that said who somebody was: they stay in the chain, and tell nothing any more."""

import json
from typing import Final

from sqlalchemy import Connection

from db.prepared import straight
from db.row_marks import GONE, Bound, key_of, row_digest, state_of

_MARKS: Final = "SELECT seq, salt, body FROM row_mark ORDER BY seq"

_Row = tuple[str, str]


def forget_before(connection: Connection) -> int:
    """Take the salt from every older mark of a row that this transaction has changed.

    Whoever guesses what stood in the row finds nothing to hold the guess against. The other rows of
    such a mark are marked anew with this transaction, if they still are as it has them: nothing
    that was changed past the station is made good by it. Gives how many marks lost their salt.
    """
    state = state_of(connection)
    if state is None or not state.noted:
        return 0
    noted = {(str(table), key_of(named)) for table, *named in state.noted}
    salts: dict[int, str] = {}
    last: dict[_Row, tuple[int, str]] = {}
    for seq, salt, body in straight(connection, _MARKS).fetchall():
        told: dict[str, dict[str, str]] = json.loads(body)
        rows = [(table, key) for table, keys in told.items() for key in keys]
        last.update({(table, key): (seq, told[table][key]) for table, key in rows})
        if salt and not noted.isdisjoint(rows):
            salts[seq] = salt
    for (name, key), (seq, digest) in last.items():
        if seq not in salts or (name, key) in noted or digest == GONE:
            continue
        named = _named(state.tables.get(name), key)
        if digest != _as_marked(connection, state.tables.get(name), named, salts[seq]):
            del salts[seq]
            continue
        state.note(name, *named)
    for seq in salts:
        straight(connection, "UPDATE row_mark SET salt = '' WHERE seq = ?", (seq,))
    return len(salts)


def _named(table: Bound | None, key: str) -> list[object]:
    if table is None or len(table.keys) == 1:
        return [key]
    named: list[object] = json.loads(key)
    return named


def _as_marked(
    connection: Connection, table: Bound | None, named: list[object], salt: str
) -> str | None:
    """The digest that a row has now, with the salt of its mark."""
    row = straight(connection, table.row, named).fetchone() if table else None
    return row_digest(salt, table.name, table.columns, row) if table and row else None
