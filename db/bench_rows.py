"""Parcels as they stand: a row of the store and its pieces, read into frozen values."""

import json
from datetime import date, datetime
from typing import Final, cast

from sqlalchemy import Connection, text

from db.prepared import Prepared
from db.sales import AnyRow
from returns_station.canonical import typed
from returns_station.days import local_day
from returns_station.desk.bench.stored import KeptParcel, KeptPiece
from returns_station.desk.bench.views import Standing
from returns_station.goods.grade import Grade, Lane
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.sale import Trait

_PARCEL: Final = Prepared(
    text(
        "SELECT p.*, coalesce(c.name, '') AS called, coalesce(c.language, '') AS language, "
        "coalesce(s.number, '') AS sale_number, coalesce(s.market, '') AS market, "
        "coalesce((SELECT min(r.at) FROM return_case r WHERE r.slip = p.slip AND p.slip <> ''), '')"
        " AS announced_at, coalesce((SELECT t.nr FROM bench_step t WHERE t.parcel_id = p.id "
        "AND t.undone = 0 ORDER BY t.seq DESC LIMIT 1), 0) AS last "
        "FROM bench_parcel p LEFT JOIN sale s ON s.id = p.sale_id "
        "LEFT JOIN customer c ON c.id = s.customer_id WHERE p.id = :parcel"
    )
)
_PIECES: Final = Prepared(
    text(
        "SELECT b.*, coalesce(l.category, a.category, '') AS category, "
        "coalesce(l.traits, '') AS traits, coalesce(l.price_today, a.price, l.paid / l.quantity) "
        "AS value, coalesce(s.currency, a.currency, '') AS currency, "
        "coalesce(w.reason, '') AS reason, coalesce(w.condition, '') AS condition, "
        "coalesce(w.said, '') AS said, coalesce(r.outcome, '') AS outcome, l.sale_id, "
        "l.nr AS line_nr, (SELECT count(*) FROM bench_photo f WHERE f.piece_id = b.id) AS photos "
        "FROM bench_piece b LEFT JOIN sale_line l ON l.id = b.line_id "
        "LEFT JOIN sale s ON s.id = l.sale_id "
        "LEFT JOIN article a ON a.sku = b.sku AND b.sku <> '' "
        "LEFT JOIN case_line w ON w.case_id = b.case_id AND w.nr = b.case_nr "
        "LEFT JOIN return_case r ON r.id = b.case_id "
        "WHERE b.parcel_id = :parcel ORDER BY b.nr"
    )
)
_SERIALS: Final = Prepared(
    text("SELECT line, key FROM code WHERE sale_id = :sale_id AND kind = 'serial' ORDER BY key")
)


def load(connection: Connection, parcel: str) -> KeptParcel | None:
    """The parcel with this number, its pieces in their order."""
    row = _PARCEL.one(connection, {"parcel": parcel})
    if row is None:
        return None
    pieces = _PIECES.all(connection, {"parcel": parcel})
    serials: dict[tuple[int, str], tuple[str, ...]] = {}
    for sale_id in sorted({piece.sale_id for piece in pieces if piece.sale_id}):
        for one in _SERIALS.all(connection, {"sale_id": sale_id}):
            of_line = (sale_id, one.line)
            serials[of_line] = (*serials.get(of_line, ()), one.key)
    at, market = row.announced_at, row.market or "SE"
    return KeptParcel(
        id=row.id,
        slip=row.slip,
        sale_id=row.sale_id or 0,
        code=row.code,
        called=row.called,
        came_at=datetime.fromisoformat(row.came_at),
        announced_on=local_day(datetime.fromisoformat(at), market) if at else None,
        closed=bool(row.closed_at),
        pieces=tuple(
            _piece(piece, serials.get((piece.sale_id, piece.line_nr), ())) for piece in pieces
        ),
        sale_number=row.sale_number,
        language=row.language,
        last=row.last,
        desk=row.desk,
        told=row.told,
    )


def _piece(row: AnyRow, serials: tuple[str, ...]) -> KeptPiece:
    return KeptPiece(
        id=row.id,
        nr=row.nr,
        title=row.title,
        options=row.options,
        sku=row.sku,
        gtin=row.gtin,
        standing=Standing(row.standing),
        line=row.line_id or 0,
        part=row.case_id or 0,
        part_nr=row.case_nr or 0,
        nth=row.nth,
        serial=row.serial,
        batch=row.batch,
        serials=serials,
        grade=Grade(row.grade) if row.grade else None,
        lane=Lane(row.lane) if row.lane else None,
        shelf=row.shelf,
        unticked=tuple(filter(None, row.unticked.split(","))),
        note=row.note,
        odd=phrase_from(row.odd),
        told=row.told,
        category=row.category,
        traits=frozenset(Trait(one) for one in row.traits.split(",") if one),
        value=Money(row.value, row.currency) if row.value is not None and row.currency else None,
        reason=row.reason,
        condition=row.condition,
        said=row.said,
        outcome=row.outcome,
        photos=row.photos,
    )


def phrase_from(kept: str) -> Phrase | None:
    """A phrase back from its canonical text."""
    return cast("Phrase", typed(json.loads(kept))) if kept else None


def day_from(kept: str) -> date | None:
    """A day back from its text."""
    return date.fromisoformat(kept) if kept else None
