"""The questions about parcels: whose a scanned number is, what goods it names, what waits."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from db import bench_rows
from db.bench_supplier import BenchSupplier
from db.prepared import Prepared
from db.sales import AnyRow
from returns_station.desk.bench.stored import Arrival, KeptGoods, KeptParcel, Whose
from returns_station.goods.intake import Read
from returns_station.sale import Trait

_OF_SLIP: Final = Prepared(
    text(
        "SELECT r.slip, r.sale_id FROM return_case r WHERE r.slip = :code AND r.slip <> '' "
        "UNION ALL SELECT r.slip, r.sale_id FROM slip s JOIN return_case r ON r.id = s.case_id "
        "WHERE s.number = :code ORDER BY 2 LIMIT 1"
    )
)
# The number of a pickup, or the carrier's own for it.
_OF_PICKUP: Final = Prepared(
    text(
        "SELECT b.slip, r.sale_id FROM (SELECT id FROM booking WHERE id = :code UNION "
        "SELECT id FROM booking WHERE reference IN (:code, :bare) AND reference <> '') AS f "
        "JOIN booking b ON b.id = f.id JOIN return_case r ON r.id = b.case_id "
        "WHERE b.slip <> '' ORDER BY b.made_at DESC, b.id LIMIT 1"
    )
)
_OF_LABEL: Final = Prepared(
    text(
        "SELECT r.slip, r.sale_id FROM parcel_number n JOIN return_case r ON r.slip = n.slip "
        "WHERE n.sscc = :bare AND n.slip <> '' ORDER BY r.id LIMIT 1"
    )
)
_OF_SALE: Final = Prepared(
    text(
        "SELECT id FROM sale WHERE key = :key AND key <> '' UNION "
        "SELECT sale_id FROM code WHERE key = :key AND key <> '' LIMIT 2"
    )
)
# What of a sale is told of and has not come yet, the goods that are at home first.
_VISITS: Final = Prepared(
    text(
        "SELECT r.slip, max(CASE WHEN w.goods = 'awaited' THEN 1 ELSE 0 END) AS awaited, "
        "min(r.id) AS first FROM return_case r JOIN case_line w ON w.case_id = r.id "
        "LEFT JOIN undone_case u ON u.case_id = r.id WHERE r.sale_id = :sale_id AND r.slip <> '' "
        "AND u.case_id IS NULL AND w.goods IN ('awaited', 'here') AND w.quantity > "
        "(SELECT count(*) FROM bench_piece b WHERE b.case_id = w.case_id AND b.case_nr = w.nr "
        "AND b.standing <> 'awaited') GROUP BY r.slip ORDER BY 2 DESC, 3 LIMIT 1"
    )
)
# What lies there ungraded keeps its parcel in sight, closed or not.
_STANDING: Final = Prepared(
    text(
        "SELECT p.id FROM bench_parcel p WHERE p.id = :code OR (p.closed_at = '' AND "
        "((p.slip = :slip AND p.slip <> '') OR p.code = :code)) OR (p.slip = :slip "
        "AND p.slip <> '' AND EXISTS (SELECT 1 FROM bench_piece b WHERE b.parcel_id = p.id "
        "AND b.standing = 'here')) ORDER BY p.closed_at, p.came_at LIMIT 1"
    )
)
_LAST_OF: Final = Prepared(
    text(
        "SELECT p.id FROM bench_parcel p WHERE p.slip = :slip AND p.slip <> '' AND NOT EXISTS "
        "(SELECT 1 FROM return_case r JOIN case_line w ON w.case_id = r.id "
        "LEFT JOIN undone_case u ON u.case_id = r.id WHERE r.slip = :slip AND u.case_id IS NULL "
        "AND (w.goods = 'awaited' OR (w.goods = 'here' AND w.said = 'yes')) AND w.quantity > "
        "(SELECT count(*) FROM bench_piece b WHERE b.case_id = w.case_id AND b.case_nr = w.nr "
        "AND b.standing <> 'awaited')) ORDER BY p.closed_at DESC LIMIT 1"
    )
)
# Where nothing of a sale is to come, its number stands for what came of it.
_LAST_OF_SALE: Final = Prepared(
    text(
        "SELECT p.id FROM return_case r JOIN bench_parcel p ON p.slip = r.slip "
        "LEFT JOIN undone_case u ON u.case_id = r.id WHERE r.sale_id = :sale_id AND r.slip <> '' "
        "AND u.case_id IS NULL ORDER BY CASE WHEN p.closed_at = '' THEN 0 ELSE 1 END, "
        "p.closed_at DESC, p.id DESC LIMIT 1"
    )
)
_OPEN: Final = Prepared(
    text(
        "SELECT id, came_at FROM bench_parcel WHERE closed_at = '' UNION "
        "SELECT p.id, p.came_at FROM bench_piece b JOIN bench_parcel p ON p.id = b.parcel_id "
        "WHERE b.standing = 'here' ORDER BY 2, 1 LIMIT 200"
    )
)
_ARRIVED: Final = Prepared(
    text(
        "SELECT b.slip, CASE WHEN b.fetched_at = '' THEN b.at ELSE b.fetched_at END AS fetched_at, "
        "coalesce(c.name, '') AS called FROM booking b "
        "JOIN return_case r ON r.id = b.case_id JOIN sale s ON s.id = r.sale_id "
        "LEFT JOIN customer c ON c.id = s.customer_id WHERE b.state = 'fetched' "
        "AND b.slip <> '' AND NOT EXISTS (SELECT 1 FROM bench_parcel p WHERE p.slip = b.slip) "
        "ORDER BY 2, 1 LIMIT 200"
    )
)
_DONE: Final = Prepared(text("SELECT count(*) AS done FROM bench_parcel WHERE closed_at >= :since"))
# All that was told of is here and looked over: nobody has anything more to do to it.
_IS_WHOLE: Final = (
    "EXISTS (SELECT 1 FROM bench_piece b WHERE b.parcel_id = p.id) AND NOT EXISTS (SELECT 1 "
    "FROM bench_piece b WHERE b.parcel_id = p.id AND b.standing IN ('awaited', 'here'))"
)
_WHOLE_AT: Final = Prepared(
    text(
        "SELECT p.id FROM bench_parcel p WHERE p.closed_at = '' AND p.desk = :desk "  # noqa: S608 - our own words
        f"AND {_IS_WHOLE} ORDER BY p.came_at, p.id"
    )
)
_WHOLE_BEFORE: Final = Prepared(
    text(
        "SELECT p.id FROM bench_parcel p WHERE p.closed_at = '' AND NOT EXISTS (SELECT 1 "  # noqa: S608 - our own words
        "FROM bench_step t WHERE t.parcel_id = p.id AND t.at > :moment) "
        f"AND {_IS_WHOLE} ORDER BY p.came_at, p.id"
    )
)
_COUNTED: Final = Prepared(
    text(
        "SELECT count(*) AS all_open, "  # noqa: S608 - our own words
        f"coalesce(sum(CASE WHEN {_IS_WHOLE} THEN 1 ELSE 0 END), 0) AS whole, "
        "(SELECT count(DISTINCT b.parcel_id) FROM bench_piece b JOIN bench_parcel c "
        "ON c.id = b.parcel_id WHERE b.standing = 'here' AND c.closed_at <> '') AS left_over "
        "FROM bench_parcel p WHERE p.closed_at = ''"
    )
)
_ASIDE: Final = Prepared(
    text(
        "SELECT parcel_id, nr FROM bench_piece WHERE lane = 'quarantine' AND sent_on = '' "
        "ORDER BY id LIMIT 500"
    )
)
_QUESTIONS: Final = Prepared(
    text("SELECT parcel_id, nr FROM bench_piece WHERE question = 1 ORDER BY id LIMIT 500")
)
_PICTURES: Final = Prepared(
    text(
        "SELECT f.name FROM bench_photo f JOIN bench_piece b ON b.id = f.piece_id "
        "WHERE b.parcel_id = :parcel AND b.nr = :nr ORDER BY f.nr, f.name"
    )
)
_SOLD: Final = Prepared(
    text(
        "SELECT id AS line, sale_id, title, options, sku, gtin, traits FROM sale_line "
        "WHERE sale_id = :sale_id AND ((gtin = :gtin AND gtin <> '') OR "
        "(lower(sku) = :key AND sku <> '')) ORDER BY id LIMIT 1"
    )
)
_SERIAL_OF: Final = Prepared(
    text(
        "SELECT l.id AS line, l.sale_id, l.title, l.options, l.sku, l.gtin, l.traits FROM code c "
        "JOIN sale_line l ON l.sale_id = c.sale_id AND l.nr = c.line "
        "WHERE c.key = :key AND c.kind = 'serial' ORDER BY l.id LIMIT 1"
    )
)
_ARTICLE: Final = Prepared(
    text(
        "SELECT 0 AS line, 0 AS sale_id, a.title, a.options, a.sku, a.gtin, "
        "coalesce((SELECT l.traits "
        "FROM sale_line l WHERE l.sku = a.sku ORDER BY l.agreed_on DESC LIMIT 1), '') AS traits "
        "FROM article a WHERE (a.gtin = :gtin AND a.gtin <> '') "
        "OR (a.sku IN (:raw, :upper) AND a.sku <> '') ORDER BY a.id LIMIT 1"
    )
)


class BenchAsked(BenchSupplier):
    """Questions of one transaction, reading or writing."""

    _connection: Connection

    def load(self, parcel: str) -> KeptParcel | None:
        """The parcel with this number."""
        return bench_rows.load(self._connection, parcel)

    def whose(self, code: str, key: str, bare: str) -> Whose:
        """Whose a number is: of a slip, a pickup, a label; `key` of an order, `bare` as it is."""
        row = _OF_SLIP.one(self._connection, {"code": code})
        row = row or _OF_PICKUP.one(self._connection, {"code": code, "bare": bare})
        row = row or _OF_LABEL.one(self._connection, {"bare": bare})
        if row is not None:
            return Whose(row.slip, row.sale_id)
        sales = _OF_SALE.all(self._connection, {"key": key})
        if len(sales) != 1:
            return Whose()
        return self._visit_of(sales[0].id)

    def _visit_of(self, sale_id: int) -> Whose:
        row = _VISITS.one(self._connection, {"sale_id": sale_id})
        return Whose(row.slip if row else "", sale_id)

    def standing_for(self, whose: Whose, code: str) -> str:
        """The parcel that is open for it, else the one the last of it came in; "" for none."""
        asked = {"slip": whose.slip, "code": code}
        row = _STANDING.one(self._connection, asked)
        row = row or _LAST_OF.one(self._connection, {"slip": whose.slip})
        if row is None and whose.sale_id and not whose.slip:
            row = _LAST_OF_SALE.one(self._connection, {"sale_id": whose.sale_id})
        return row.id if row else ""

    def open_parcels(self) -> tuple[KeptParcel, ...]:
        """Every parcel that is not closed, or holds what is not graded, the oldest first."""
        found = (self.load(row.id) for row in _OPEN.all(self._connection))
        return tuple(one for one in found if one is not None)

    def whole_at(self, desk: str) -> tuple[str, ...]:
        """The open parcels of a desk that are whole, the oldest first."""
        return tuple(_WHOLE_AT.column(self._connection, {"desk": desk}))

    def whole_before(self, moment: str) -> tuple[str, ...]:
        """The open parcels that are whole and that nobody has touched since a moment."""
        return tuple(_WHOLE_BEFORE.column(self._connection, {"moment": moment}))

    def counted(self) -> tuple[int, int]:
        """How many open parcels are whole, and how many wait for a hand, closed ones too."""
        row = _COUNTED.one(self._connection)
        return int(row.whole), int(row.all_open - row.whole + row.left_over)

    def arrivals(self) -> tuple[Arrival, ...]:
        """Goods that were fetched at home and lie in no parcel yet, the longest there first."""
        return tuple(
            Arrival(row.slip, row.called, datetime.fromisoformat(row.fetched_at))
            for row in _ARRIVED.all(self._connection)
        )

    def done_since(self, since: str) -> int:
        """How many parcels were closed since a moment (UTC, ISO)."""
        return int(_DONE.one(self._connection, {"since": since}).done)

    def aside(self) -> tuple[tuple[str, int], ...]:
        """Parcel and row of every piece in quarantine, the oldest first."""
        return tuple(_places(_ASIDE.all(self._connection)))

    def questions(self) -> tuple[tuple[str, int], ...]:
        """Parcel and row of every piece that is less than she told, and nobody has settled."""
        return tuple(_places(_QUESTIONS.all(self._connection)))

    def pictures(self, parcel: str, nr: int) -> tuple[str, ...]:
        """The names of a piece's pictures, in the order they were taken."""
        asked = {"parcel": parcel, "nr": nr}
        return tuple(row.name for row in _PICTURES.all(self._connection, asked))

    def known(self, read: Read, raw: str, sale_id: int) -> KeptGoods | None:
        """What goods a scan names: of the parcel's sale first, else as the shop sells them."""
        asked = {"gtin": read.gtin, "key": read.key, "sale_id": sale_id}
        row = _SOLD.one(self._connection, asked) if sale_id else None
        for serial in filter(None, (read.serial, read.key)):
            row = row or _SERIAL_OF.one(self._connection, {"key": serial})
        named = {"gtin": read.gtin, "raw": raw, "upper": raw.upper()}
        row = row or _ARTICLE.one(self._connection, named)
        if row is None:
            return None
        traits = frozenset(Trait(one) for one in row.traits.split(",") if one)
        hers = bool(sale_id) and row.sale_id == sale_id
        return KeptGoods(row.title, row.options, row.sku, row.gtin, row.line, traits, hers=hers)


def _places(rows: list[AnyRow]) -> Iterator[tuple[str, int]]:
    return ((row.parcel_id, row.nr) for row in rows)
