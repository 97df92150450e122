"""The steps of a parcel, in their order; the last one can be taken back."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from db.prepared import Prepared
from returns_station.case import Who
from returns_station.desk.bench.stored import Step

_PUT: Final = Prepared(
    text(
        "INSERT INTO bench_step (parcel_id, seq, kind, nr, key, at, actor, desk) VALUES (:parcel, "
        "(SELECT coalesce(max(seq), 0) + 1 FROM bench_step WHERE parcel_id = :parcel), "
        ":kind, :nr, :key, :at, :actor, :desk)"
    )
)
_OF_KEY: Final = Prepared(
    text("SELECT parcel_id, seq, kind, nr, key FROM bench_step WHERE key = :key AND key <> ''")
)
_LAST: Final = Prepared(
    text(
        "SELECT parcel_id, seq, kind, nr, key FROM bench_step WHERE parcel_id = :parcel "
        "AND undone = 0 ORDER BY seq DESC LIMIT 1"
    )
)
_UNDONE: Final = Prepared(
    text("UPDATE bench_step SET undone = 1 WHERE parcel_id = :parcel AND seq = :seq AND undone = 0")
)
# A unit that is for sale again and promised to somebody stays where it is.
_UNSTOCK: Final = Prepared(
    text("UPDATE stock SET on_hand = on_hand - 1 WHERE sku = :sku AND held < on_hand")
)
_RESTOCKED: Final = Prepared(
    text(
        "SELECT r.piece_id, r.sku, r.counted FROM restock r JOIN bench_piece b "
        "ON b.id = r.piece_id WHERE b.parcel_id = :parcel AND b.nr = :nr"
    )
)
_FORGET: Final = Prepared(text("DELETE FROM restock WHERE piece_id = :piece"))
_UNGRADE: Final = Prepared(
    text(
        "UPDATE bench_piece SET standing = 'here', grade = '', lane = '', shelf = '', "
        "supplier = '', unticked = '', note = '', question = 0, at = '' "
        "WHERE parcel_id = :parcel AND nr = :nr AND standing = 'graded' AND sent_on = ''"
    )
)
_UNMARK: Final = Prepared(
    text(
        "UPDATE case_line SET goods = 'awaited' WHERE goods = 'here' AND (case_id, nr) IN "
        "(SELECT b.case_id, b.case_nr FROM bench_piece b WHERE b.parcel_id = :parcel "
        "AND b.nr = :nr AND b.marked = 1)"
    )
)
_UNTICK: Final = Prepared(
    text(
        "UPDATE bench_piece SET standing = 'awaited', serial = '', batch = '', lane = '', "
        "shelf = '', odd = '', marked = 0 WHERE parcel_id = :parcel AND nr = :nr "
        "AND standing IN ('here', 'recalled') AND told = ''"
    )
)
_LEAVE: Final = Prepared(
    text(
        "DELETE FROM bench_piece WHERE parcel_id = :parcel AND nr = :nr AND told = '' "
        "AND standing IN ('extra', 'other', 'unknown', 'recalled') AND lane = 'quarantine'"
    )
)
_PICTURES: Final = Prepared(
    text(
        "DELETE FROM bench_photo WHERE piece_id IN "
        "(SELECT id FROM bench_piece WHERE parcel_id = :parcel AND nr = :nr)"
    )
)


class BenchSteps:
    """Steps of one transaction."""

    _connection: Connection

    def put_step(self, parcel: str, kind: str, nr: int, key: str, at: datetime, who: Who) -> None:
        """Write down a step, so that it can be undone and is not done twice."""
        row = {"parcel": parcel, "kind": kind, "nr": nr, "key": key, "at": at.isoformat()}
        _PUT.run(self._connection, {**row, "actor": who.actor, "desk": who.desk})

    def step_of(self, key: str) -> Step | None:
        """The step that was made with this key, undone since or not."""
        row = _OF_KEY.one(self._connection, {"key": key}) if key else None
        return None if row is None else Step(row.parcel_id, row.seq, row.kind, row.nr, row.key)

    def last_step(self, parcel: str) -> Step | None:
        """The step that would be undone."""
        row = _LAST.one(self._connection, {"parcel": parcel})
        return None if row is None else Step(row.parcel_id, row.seq, row.kind, row.nr, row.key)

    def take_back(self, step: Step) -> bool:
        """Undo a step; False: what it did has moved on, and the transaction is to be left."""
        asked = {"parcel": step.parcel, "nr": step.nr}
        undone = {"parcel": step.parcel, "seq": step.seq}
        return bool(_UNDONE.run(self._connection, undone)) and self._undo(step.kind, asked)

    def _undo(self, kind: str, asked: dict[str, object]) -> bool:
        match kind:
            case "graded":
                return self._unstock(asked) and _UNGRADE.run(self._connection, asked) == 1
            case "ticked":
                _UNMARK.run(self._connection, asked)
                return _UNTICK.run(self._connection, asked) == 1
            case "added":
                _PICTURES.run(self._connection, asked)
                return _LEAVE.run(self._connection, asked) == 1
            case _:
                return False

    def _unstock(self, asked: dict[str, object]) -> bool:
        row = _RESTOCKED.one(self._connection, asked)
        if row is None:
            return True
        if row.counted and not _UNSTOCK.run(self._connection, {"sku": row.sku}):
            return False
        return _FORGET.run(self._connection, {"piece": row.piece_id}) == 1
