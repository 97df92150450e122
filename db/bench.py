"""The shelf of parcels: what came, piece by piece; a unit of a return comes once."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from db import stock
from db.bench_asked import BenchAsked
from db.bench_steps import BenchSteps
from db.prepared import Prepared
from db.slips import put_slip
from db.tables_bench import piece
from returns_station.canonical import dumps
from returns_station.case import Who
from returns_station.desk.bench.stored import Looked, NewPiece, Whose
from returns_station.goods.grade import Lane
from returns_station.slip import Slip

_HOLD: Final = text("SELECT id FROM bench_parcel WHERE id = :parcel FOR UPDATE")
# No visit is undone while its goods are ticked.
_HOLD_SALES: Final = text(
    "SELECT id FROM sale WHERE id IN (SELECT r.sale_id FROM return_case r JOIN bench_parcel p "
    "ON p.slip = r.slip WHERE p.id = :parcel AND p.slip <> '') ORDER BY id FOR SHARE"
)
_BEGIN: Final = Prepared(
    text(
        "INSERT INTO bench_parcel (id, slip, sale_id, code, came_at, actor, desk) "
        "VALUES (:parcel, :slip, :sale_id, :code, :at, :actor, :desk) ON CONFLICT DO NOTHING"
    )
)
_BIND: Final = Prepared(
    text("UPDATE bench_parcel SET slip = :slip, sale_id = :sale_id WHERE id = :parcel")
)
# Every line of a visit that lies here or is on its way, and how many of it came before.
_TOLD: Final = Prepared(
    text(
        "SELECT w.case_id, w.nr AS case_nr, w.quantity, l.id AS line_id, l.title, l.options, "
        "l.sku, l.gtin FROM return_case r JOIN case_line w ON w.case_id = r.id "
        "JOIN sale_line l ON l.id = w.line_id LEFT JOIN undone_case u ON u.case_id = r.id "
        "WHERE r.slip = :slip AND r.slip <> '' AND u.case_id IS NULL AND "
        "(w.goods = 'awaited' OR (w.goods = 'here' AND w.said = 'yes')) ORDER BY r.id, w.nr"
    )
)
_CAME: Final = Prepared(
    text(
        "SELECT b.case_id, b.case_nr, b.nth FROM bench_piece b "
        "JOIN return_case r ON r.id = b.case_id "
        "WHERE r.slip = :slip AND b.standing <> 'awaited'"
    )
)
_LAST_NR: Final = Prepared(
    text(
        "SELECT coalesce(max(b.nr), 0) AS nr FROM bench_piece b JOIN bench_parcel p "
        "ON p.id = b.parcel_id WHERE p.id = :parcel OR (p.slip = :slip AND p.slip <> '')"
    )
)
_PUT: Final = Prepared(piece.insert())
_TICK: Final = Prepared(
    text(
        "UPDATE bench_piece SET standing = 'here', serial = :serial, batch = :batch "
        "WHERE parcel_id = :parcel AND nr = :nr AND standing = 'awaited' "
        "RETURNING case_id, case_nr"
    )
)
# All of a line is here when as many pieces came as there are units of it.
_HERE: Final = Prepared(
    text(
        "UPDATE case_line SET goods = 'here' WHERE case_id = :case_id AND nr = :case_nr "
        "AND goods = 'awaited' AND quantity <= (SELECT count(*) FROM bench_piece b "
        "WHERE b.case_id = :case_id AND b.case_nr = :case_nr AND b.standing <> 'awaited')"
    )
)
_MARKED: Final = Prepared(
    text("UPDATE bench_piece SET marked = 1 WHERE parcel_id = :parcel AND nr = :nr")
)
_LOCK: Final = Prepared(
    text(
        "UPDATE bench_piece SET standing = 'recalled', lane = 'quarantine', "
        "shelf = :shelf "
        "WHERE parcel_id = :parcel AND nr = :nr AND standing IN ('here', 'extra', 'other')"
    )
)
_GRADE: Final = Prepared(
    text(
        "UPDATE bench_piece SET standing = 'graded', grade = :grade, lane = :lane, "
        "shelf = :shelf, supplier = :supplier, unticked = :unticked, note = :note, "
        "question = :question, at = :at "
        "WHERE parcel_id = :parcel AND nr = :nr AND standing = 'here'"
    )
)
_PIECE: Final = Prepared(
    text("SELECT id, sku FROM bench_piece WHERE parcel_id = :parcel AND nr = :nr")
)
_RESTOCK: Final = Prepared(
    text(
        "INSERT INTO restock (piece_id, sku, grade, lane, counted) "
        "SELECT id, sku, grade, lane, :counted FROM bench_piece WHERE id = :piece"
    )
)
_LET_GO: Final = Prepared(
    text(
        "UPDATE bench_piece SET lane = :lane, shelf = :shelf, note = :note, question = 0 "
        "WHERE parcel_id = :parcel AND nr = :nr AND lane = 'quarantine' "
        "AND standing <> 'recalled'"
    )
)
_SETTLE: Final = Prepared(
    text(
        "UPDATE bench_piece SET question = 0, note = :note "
        "WHERE parcel_id = :parcel AND nr = :nr AND question = 1"
    )
)
_SHOWN: Final = Prepared(
    text(
        "INSERT INTO bench_photo (piece_id, name, nr) SELECT b.id, :name, "
        "(SELECT count(*) FROM bench_photo f WHERE f.piece_id = b.id) + 1 FROM bench_piece b "
        "WHERE b.parcel_id = :parcel AND b.nr = :nr ON CONFLICT DO NOTHING"
    )
)
_CLOSE: Final = Prepared(
    text(
        "UPDATE bench_parcel SET closed_at = :at, "
        "told = CASE WHEN :told = '' THEN told ELSE :told END WHERE id = :parcel"
    )
)
_REOPEN: Final = Prepared(
    text(
        "UPDATE bench_parcel SET closed_at = '' WHERE id = :parcel AND NOT EXISTS (SELECT 1 "
        "FROM bench_parcel o WHERE o.closed_at = '' AND o.id <> :parcel AND "
        "(o.code = bench_parcel.code OR (o.slip = bench_parcel.slip AND o.slip <> '')))"
    )
)
_TOLD_OF: Final = Prepared(
    text(
        "UPDATE bench_piece SET told = :told WHERE parcel_id = :parcel AND told = '' "
        "AND standing <> 'awaited'"
    )
)
_AWAITS: Final = Prepared(
    text(
        "SELECT r.id, (SELECT count(*) FROM case_line w WHERE w.case_id = r.id "
        "AND w.goods = 'awaited') AS awaited FROM return_case r "
        "LEFT JOIN undone_case u ON u.case_id = r.id WHERE r.slip = :slip AND u.case_id IS NULL "
        "AND EXISTS (SELECT 1 FROM case_line w WHERE w.case_id = r.id AND w.due_on <> '') "
        "ORDER BY r.id"
    )
)
_FIRST_CASE: Final = Prepared(text("SELECT min(id) AS id FROM return_case WHERE slip = :slip"))


class StoredBench(BenchSteps, BenchAsked):
    """Parcels of one transaction, to be read and moved."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection of an open transaction."""
        self._connection = connection

    def hold(self, parcel: str) -> None:
        """Let no other desk write to this parcel before this transaction ends."""
        if self._connection.dialect.name != "sqlite":
            self._connection.execute(_HOLD, {"parcel": parcel})
            self._connection.execute(_HOLD_SALES, {"parcel": parcel})

    def begin(self, parcel: str, whose: Whose, code: str, at: datetime, who: Who) -> bool:
        """Open a parcel that awaits what has not come before; False: another desk just did."""
        row = {"parcel": parcel, "slip": whose.slip, "sale_id": whose.sale_id or None, "code": code}
        by = {"at": at.isoformat(), "actor": who.actor, "desk": who.desk}
        if not _BEGIN.run(self._connection, {**row, **by}):
            return False
        self.hold(parcel)
        _PUT.put(self._connection, list(self._awaited(parcel, whose.slip)))
        return True

    def bind(self, parcel: str, whose: Whose) -> None:
        """A parcel nobody knew is known: it awaits what its slip does."""
        row = {"parcel": parcel, "slip": whose.slip, "sale_id": whose.sale_id or None}
        _BIND.run(self._connection, row)
        self.hold(parcel)
        _PUT.put(self._connection, list(self._awaited(parcel, whose.slip)))

    def _awaited(self, parcel: str, slip: str) -> Iterator[dict[str, object]]:
        if not slip:
            return
        came = {tuple(row) for row in _CAME.all(self._connection, {"slip": slip})}
        nr = self._last_nr(parcel, slip)
        for row in _TOLD.all(self._connection, {"slip": slip}):
            for nth in range(1, row.quantity + 1):
                if (row.case_id, row.case_nr, nth) in came:
                    continue
                nr += 1
                known = {name: getattr(row, name) for name in row._fields if name != "quantity"}
                yield {"parcel_id": parcel, "nr": nr, "nth": nth, "standing": "awaited", **known}

    def _last_nr(self, parcel: str, slip: str) -> int:
        asked = {"parcel": parcel, "slip": slip}
        return int(_LAST_NR.one(self._connection, asked).nr)

    def tick(self, parcel: str, nr: int, serial: str, batch: str) -> bool:
        """An awaited piece is here, and its return knows; False: it came before."""
        asked = {"parcel": parcel, "nr": nr, "serial": serial, "batch": batch}
        row = _TICK.one(self._connection, asked)
        if row is None:
            return False
        case = {"case_id": row.case_id, "case_nr": row.case_nr}
        if row.case_id and _HERE.run(self._connection, case):
            _MARKED.run(self._connection, {"parcel": parcel, "nr": nr})
        return True

    def lock(self, parcel: str, nr: int, shelf: str) -> None:
        """A piece is recalled: it lies in quarantine, and nothing can be done with it."""
        _LOCK.run(self._connection, {"parcel": parcel, "nr": nr, "shelf": shelf})

    def add(self, parcel: str, slip: str, one: NewPiece) -> int:
        """A row of its own for goods that nobody told of; gives its number."""
        nr = self._last_nr(parcel, slip) + 1
        row = {"parcel_id": parcel, "nr": nr, "standing": one.standing.value}
        told = {name: getattr(one, name) for name in ("title", "options", "sku", "gtin")}
        read = {"serial": one.serial, "batch": one.batch, "odd": dumps(one.odd)}
        where = {"lane": Lane.QUARANTINE.value, "shelf": one.shelf, "line_id": one.line or None}
        _PUT.put(self._connection, ({**row, **told, **read, **where},))
        return nr

    def grade(self, parcel: str, nr: int, looked: Looked, at: datetime) -> bool:
        """What came of looking it over; False: it does not lie there to be graded."""
        row = {"grade": looked.grade.value, "lane": looked.lane.value, "shelf": looked.shelf}
        told = {"supplier": looked.supplier, "note": looked.note, "at": at.isoformat()}
        asked = {"unticked": ",".join(looked.unticked), "question": int(looked.question)}
        where = {"parcel": parcel, "nr": nr}
        return _GRADE.run(self._connection, {**row, **told, **asked, **where}) == 1

    def restock(self, parcel: str, nr: int) -> None:
        """A piece that can be sold is back in the stock that is counted."""
        row = _PIECE.one(self._connection, {"parcel": parcel, "nr": nr})
        counted = stock.put_back(self._connection, row.sku) if row.sku else 0
        _RESTOCK.run(self._connection, {"piece": row.id, "counted": counted})

    def let_go(self, parcel: str, nr: int, lane: Lane, shelf: str, note: str) -> bool:
        """Send a piece on from quarantine; False: it does not lie there."""
        row = {"lane": lane.value, "shelf": shelf, "note": note, "parcel": parcel, "nr": nr}
        return _LET_GO.run(self._connection, row) == 1

    def settle(self, parcel: str, nr: int, note: str) -> bool:
        """A piece is in question no longer; False: it was not."""
        asked = {"parcel": parcel, "nr": nr, "note": note}
        return _SETTLE.run(self._connection, asked) == 1

    def show(self, parcel: str, nr: int, picture: str) -> bool:
        """Attach a picture to a piece; False: it has this one already."""
        row = {"parcel": parcel, "nr": nr, "name": picture}
        return _SHOWN.run(self._connection, row) == 1

    def close(self, parcel: str, at: datetime, told: str) -> None:
        """The parcel is received; `told` is the slip that says so, of what no slip said before."""
        _CLOSE.run(self._connection, {"parcel": parcel, "at": at.isoformat(), "told": told})
        if told:
            _TOLD_OF.run(self._connection, {"parcel": parcel, "told": told})

    def reopen(self, parcel: str) -> bool:
        """More was in it than was thought when it was closed; False: another is open for it."""
        return _REOPEN.run(self._connection, {"parcel": parcel}) == 1

    def settled(self, slip: str) -> bool:
        """Let what was kept for her leave with her; True: nothing of the visit is awaited."""
        rows = _AWAITS.all(self._connection, {"slip": slip}) if slip else []
        for row in rows:
            if not row.awaited:
                stock.give(self._connection, row.id)
        return bool(rows) and not any(row.awaited for row in rows)

    def put_slip(self, slip: Slip, visit: str, at: datetime) -> None:
        """Keep a slip with the visit of another; it waits for no printer."""
        case = _FIRST_CASE.one(self._connection, {"slip": visit})
        put_slip(self._connection, slip, case.id, at.isoformat())


class BenchReading:
    """The bench asked on one reading connection."""

    _connection: Connection

    @property
    def bench(self) -> StoredBench:
        """Parcels as they stand."""
        return StoredBench(self._connection)
