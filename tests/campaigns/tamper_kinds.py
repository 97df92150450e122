"""Ways to change a shop's files past the station: its journal, and which of all ways there are."""

# ruff: noqa: S608 - whoever tampers knows the file's own tables by name

import json
from collections.abc import Callable
from random import Random
from typing import Any, Final

from db.row_marks import mark_hash
from returns_station.journal import Entry, digest_of
from tests.campaigns.tamper_rows import (
    Done,
    NothingThereError,
    bit,
    changed,
    cut_file,
    editing,
    in_use,
    of_keys,
    other,
    put_in,
    scribble,
    some_row,
    some_table,
    swapped,
    taken,
)
from tests.campaigns.tampered_shop import TamperedShop

__all__ = ["AT_REST", "IN_USE", "Done", "NothingThereError", "in_use"]


def entry_changed(shop: TamperedShop, chance: Random) -> Done:
    """An entry's words."""
    with editing(shop) as ask:
        seq = _some_entry(ask, chance)
        column = chance.choice(("at", "actor", "desk", "body", "previous", "hash", "details"))
        old = ask(f"SELECT {column} FROM journal WHERE seq = ?", (seq,)).fetchone()[0]
        ask(f"UPDATE journal SET {column} = ? WHERE seq = ?", (other(chance, old), seq))
    return Done("entry_changed", ("entry", seq))


def entry_taken(shop: TamperedShop, chance: Random) -> Done:
    """An entry out of the middle, or the last ones."""
    with editing(shop) as ask:
        seq = _some_entry(ask, chance)
        wide = chance.choice(("seq = ?", "seq >= ?"))
        ask(f"DELETE FROM journal WHERE {wide}", (seq,))
    return Done("entry_taken", ("entry", seq))


def entries_swapped(shop: TamperedShop, chance: Random) -> Done:
    """Two entries in each other's place."""
    with editing(shop) as ask:
        one, two = chance.sample(_seqs(ask), 2)
        for old, new in ((one, -1), (two, one), (-1, two)):
            ask("UPDATE journal SET seq = ? WHERE seq = ?", (new, old))
    return Done("entries_swapped", ("entry", min(one, two)))


def rewritten(shop: TamperedShop, chance: Random) -> Done:
    """History written anew from an entry on, each hash worked out; only the key was missing."""
    with editing(shop) as ask:
        first = _some_entry(ask, chance)
        rows = ask("SELECT * FROM journal WHERE seq >= ? ORDER BY seq", (first,)).fetchall()
        before = rows[0][5]
        for nr, row in enumerate(rows):
            changed = {"actor": "Nobody"} if nr == 0 else {}
            parts = dict(zip(Entry.__slots__, row, strict=True)) | changed | {"previous": before}
            ask("DELETE FROM journal WHERE seq = ?", (row[0],))
            before = _put(ask, Entry(**parts))
    return Done("rewritten", ("from", first))


def marks_rewritten(shop: TamperedShop, chance: Random) -> Done:
    """A ledger's row taken out, and every mark worked out as if it had never been."""
    with editing(shop) as ask:
        table, _, keys = some_table(ask, chance, bound=True)
        row, (_, place) = some_row(ask, chance, table, keys)
        assert isinstance(place, tuple)
        name, key = place
        ask(f"DELETE FROM {table} WHERE {of_keys(keys)}", row)
        before = ""
        for seq, entry, _, body, previous, _ in ask(
            "SELECT * FROM row_mark ORDER BY seq"
        ).fetchall():
            told = json.loads(body)
            told.get(name, {}).pop(key, None)
            body = json.dumps(told, separators=(",", ":"), ensure_ascii=False)  # noqa: PLW2901 - as it is from now on
            before = before or previous
            digest = mark_hash(seq, entry, body, before)
            ask(
                "UPDATE row_mark SET body = ?, previous = ?, hash = ? WHERE seq = ?",
                (body, before, digest, seq),
            )
            before = digest
    return Done("marks_rewritten", None)


def checkpoint_changed(shop: TamperedShop, chance: Random) -> Done:
    """A checkpoint's words, or the last ones taken out."""
    with editing(shop) as ask:
        nth = chance.choice([one for (one,) in ask("SELECT nth FROM checkpoint").fetchall()])
        if chance.random() < 1 / 2:
            ask("DELETE FROM checkpoint WHERE nth >= ?", (nth,))
        else:
            column = chance.choice(("seq", "hash", "marks", "mark", "at", "before"))
            old = ask(f"SELECT {column} FROM checkpoint WHERE nth = ?", (nth,)).fetchone()[0]
            ask(f"UPDATE checkpoint SET {column} = ? WHERE nth = ?", (other(chance, old), nth))
    return Done("checkpoint_changed", ("checkpoint", nth))


def _some_entry(ask: Any, chance: Random) -> int:  # noqa: ANN401 - as above
    return chance.choice(_seqs(ask))


def _seqs(ask: Any) -> list[int]:  # noqa: ANN401 - as above
    return [seq for (seq,) in ask("SELECT seq FROM journal ORDER BY seq").fetchall()]


def _put(ask: Any, entry: Entry) -> str:  # noqa: ANN401 - as above
    values = [getattr(entry, name) for name in Entry.__slots__]
    digest = digest_of(entry)
    values[6] = digest
    ask("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    return digest


Kind = Callable[[TamperedShop, Random], Done]


def _any(way: Callable[..., Done]) -> Kind:
    return lambda shop, chance: way(shop, chance, bound=False)


def _of_ledgers(way: Callable[..., Done]) -> Kind:
    def work(shop: TamperedShop, chance: Random) -> Done:
        in_use(shop)
        return way(shop, chance, bound=True)

    return work


def _unsealed(way: Kind) -> Kind:
    def work(shop: TamperedShop, chance: Random) -> Done:
        in_use(shop)
        return way(shop, chance)

    return work


AT_REST: Final[dict[str, Kind]] = {
    "bit": bit,
    "scribble": scribble,
    "cut_file": cut_file,
    "any_row_changed": _any(changed),
    "any_row_taken": _any(taken),
    "any_row_put_in": _any(put_in),
    "any_rows_swapped": _any(swapped),
}
"""Found by the seal of the file as it lies: every byte counts."""

IN_USE: Final[dict[str, Kind]] = {
    "row_changed": _of_ledgers(changed),
    "row_taken": _of_ledgers(taken),
    "row_put_in": _of_ledgers(put_in),
    "rows_swapped": _of_ledgers(swapped),
    "entry_changed": _unsealed(entry_changed),
    "entry_taken": _unsealed(entry_taken),
    "entries_swapped": _unsealed(entries_swapped),
    "rewritten": _unsealed(rewritten),
    "marks_rewritten": _unsealed(marks_rewritten),
    "checkpoint_changed": _unsealed(checkpoint_changed),
}
"""Found without any seal of the file: by the chains, the signatures and the second file."""
