"""Goods in the suppliers' lane: who delivered them, and the list on which they left."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, text

from db.bench_rows import day_from
from db.prepared import Prepared
from db.sales import AnyRow
from returns_station.case import Who
from returns_station.desk.bench.views import SupplierGoods
from returns_station.phrase import Phrase

_COLUMNS: Final = (
    "SELECT b.id, b.supplier, b.title, b.options, b.sku, b.sent_on, b.at, b.nr, b.serial, "
    "CASE WHEN p.slip = '' THEN p.id ELSE p.slip END AS number, "
    "coalesce(w.reason, '') AS reason FROM bench_piece b "
    "JOIN bench_parcel p ON p.id = b.parcel_id "
    "LEFT JOIN case_line w ON w.case_id = b.case_id AND w.nr = b.case_nr "
)
_GOODS: Final = Prepared(
    text(
        _COLUMNS + "WHERE b.lane = 'supplier' ORDER BY b.sent_on <> '', b.supplier, b.id LIMIT 500"
    )
)
_ON_LIST: Final = Prepared(
    text(_COLUMNS + "WHERE b.sent_in = :number AND b.sent_in <> '' ORDER BY b.id")
)
_OF_KEY: Final = Prepared(
    text("SELECT number, supplier, at, actor, desk FROM supplier_return WHERE key = :key")
)
_PUT: Final = Prepared(
    text(
        "INSERT INTO supplier_return (number, key, supplier, at, actor, desk) "
        "VALUES (:number, :key, :supplier, :at, :actor, :desk)"
    )
)
_SEND: Final = Prepared(
    text(
        "UPDATE bench_piece SET sent_on = :day, sent_in = :number WHERE id = :piece "
        "AND lane = 'supplier' AND supplier = :supplier AND sent_on = ''"
    )
)


class BenchSupplier:
    """The suppliers' lane in one transaction."""

    _connection: Connection

    def supplier_goods(self) -> tuple[SupplierGoods, ...]:
        """What lies in the suppliers' lane, by who delivered it, then what has left from it."""
        return tuple(map(_goods, _GOODS.all(self._connection)))

    def sent(self, key: str) -> tuple[str, datetime] | None:
        """The list that was made with this key, and when."""
        row = _OF_KEY.one(self._connection, {"key": key})
        return None if row is None else (row.number, datetime.fromisoformat(row.at))

    def listed(self, number: str) -> tuple[SupplierGoods, ...]:
        """What left on a list."""
        return tuple(map(_goods, _ON_LIST.all(self._connection, {"number": number})))

    def send(
        self,
        ids: Sequence[int],
        supplier: str,
        *,
        number: str,
        key: str,
        day: date,
        at: datetime,
        who: Who,
    ) -> int:
        """Let pieces leave on a list, give how many lay there to be sent."""
        row = {"number": number, "key": key, "supplier": supplier, "at": at.isoformat()}
        _PUT.run(self._connection, {**row, "actor": who.actor, "desk": who.desk})
        asked = {"day": day.isoformat(), "number": number, "supplier": supplier}
        return sum(_SEND.run(self._connection, {**asked, "piece": nr}) for nr in sorted(set(ids)))


def _goods(row: AnyRow) -> SupplierGoods:
    why = Phrase(f"explain.reason.{row.reason}") if row.reason else Phrase("parcel.no_reason")
    return SupplierGoods(
        id=row.id,
        supplier=row.supplier,
        title=row.title,
        options=row.options,
        sku=row.sku,
        pieces=1,
        why=why,
        since=datetime.fromisoformat(row.at).date(),
        sent_on=day_from(row.sent_on),
        ref=f"{row.number}/{row.nr}",
        serial=row.serial,
    )
