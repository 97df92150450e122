"""The shelf of wishes that were not granted: written with their case, read to learn from."""

import json
from typing import Final, cast

from sqlalchemy import Connection, bindparam, select

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


def put(connection: Connection, part: CasePart, case_id: int, at: str) -> None:
    """Keep what the customer of a case asked for and did not get."""
    got = part.settlement.outcome if part.settlement else None
    wishes = refused_wishes(part.claim, part.decision, got)
    _PUT.put(connection, [_row(part, case_id, wish, at) for wish in wishes])


def since(connection: Connection, moment: str) -> tuple[WishRow, ...]:
    """The wishes since a moment (UTC, ISO), oldest first."""
    rows = connection.execute(_SINCE, {"since": moment})
    return tuple(
        WishRow(
            at=row.at,
            wanted=row.wanted,
            reason=row.reason,
            why=cast("Phrase", typed(json.loads(row.why))),
            nearest=tuple(each for each in row.nearest.split(",") if each),
        )
        for row in rows
    )


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
