"""The shelf of wishes that were not granted: written with their case, read to learn from."""

import json
from collections.abc import Iterator
from heapq import merge
from typing import Final, cast

from sqlalchemy import Connection, bindparam, select, text

from db.prepared import Prepared
from db.tables import refused_wish
from returns_station.canonical import dumps, typed
from returns_station.case import CasePart
from returns_station.desk.views import WishRow
from returns_station.phrase import Phrase
from returns_station.policy.wishes import RefusedWish, refused_wishes

_PUT: Final = Prepared(refused_wish.insert())
_SINCE: Final = (
    select(refused_wish).where(refused_wish.c.at >= bindparam("since")).order_by(refused_wish.c.id)
)

# Asked again or not: each no is kept.
_DECLINED: Final = Prepared(
    text(
        "SELECT r.at, a.wish, a.reason, r.why, r.outcome AS nearest FROM ruling_answer r "
        "JOIN ruling_ask a ON a.number = r.ask WHERE r.kind = 'no' AND r.at >= :since "
        "ORDER BY r.at, r.id"
    )
)


def put(connection: Connection, part: CasePart, case_id: int, at: str) -> None:
    """Keep what the customer of a case asked for and did not get."""
    got = part.settlement.outcome if part.settlement else None
    wishes = refused_wishes(part.claim, part.decision, got)
    _PUT.put(connection, [_row(part, case_id, wish, at) for wish in wishes])


def since(connection: Connection, moment: str) -> tuple[WishRow, ...]:
    """The wishes since a moment (UTC, ISO), oldest first; those that a person declined, too."""
    rows = connection.execute(_SINCE, {"since": moment})
    told = tuple(
        WishRow(
            at=row.at,
            wanted=row.wanted,
            reason=row.reason,
            why=cast("Phrase", typed(json.loads(row.why))),
            nearest=tuple(each for each in row.nearest.split(",") if each),
        )
        for row in rows
    )
    return tuple(merge(told, _declined(connection, moment), key=lambda wish: wish.at))


def _declined(connection: Connection, moment: str) -> Iterator[WishRow]:
    for row in _DECLINED.all(connection, {"since": moment}):
        why = Phrase(f"ruling.why_not.{row.why}")
        nearest = (row.nearest,) if row.nearest else ()
        yield WishRow(row.at, row.wish, row.reason, why, nearest)


def _row(part: CasePart, case_id: int, wish: RefusedWish, at: str) -> dict[str, object]:
    line = part.sale.line(wish.line)
    assert line is not None, wish
    return {
        "case_id": case_id,
        "line_id": line.id,
        "wanted": wish.wanted.value,
        "reason": wish.reason.value,
        "why": dumps(wish.why),
        "nearest": ",".join(outcome.value for outcome in wish.nearest),
        "at": at,
    }
