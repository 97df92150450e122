"""What the board is reckoned from: promises with their ends, visits with how they felt."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, text

from db.prepared import Prepared
from db.tables_promises import promise
from returns_station.service.measures import Measures, PromiseFact, VisitFact
from returns_station.service.promise import PromiseKind, PromiseState

_PROMISES: Final = Prepared(
    select(
        promise.c.key,
        promise.c.kind,
        promise.c.slip,
        promise.c.desk,
        promise.c.made_at,
        promise.c.due,
        promise.c.state,
        promise.c.why,
        promise.c.done_at,
        promise.c.told_at,
    )
    .where(promise.c.made_at >= bindparam("since"), promise.c.made_at < bindparam("until"))
    .order_by(promise.c.key)
)
# A visit may be several cases: they share the slip. What was undone is no visit any longer.
_VISITS: Final = Prepared(
    text(
        "SELECT return_case.slip AS slip, min(return_case.desk) AS desk, "
        "min(return_case.at) AS at, coalesce(max(rating.grade), 0) AS grade, "
        "coalesce(max(visit_measured.seconds), 0) AS seconds, "
        "coalesce(max(visit_measured.steps), 0) AS steps FROM return_case "
        "LEFT JOIN undone_case ON undone_case.case_id = return_case.id "
        "LEFT JOIN rating ON rating.slip = return_case.slip "
        "LEFT JOIN visit_measured ON visit_measured.slip = return_case.slip "
        "WHERE return_case.at >= :since AND return_case.at < :until "
        "AND return_case.slip <> '' AND undone_case.case_id IS NULL "
        "GROUP BY return_case.slip ORDER BY return_case.slip"
    )
)


class StoredBoard:
    """The question of the board, asked on one connection."""

    def __init__(self, connection: Connection) -> None:
        """Ask on this connection."""
        self._connection = connection

    def measures(self, since: datetime, until: datetime) -> Measures:
        """All promises made, and all visits, from a moment until before another."""
        within = {"since": since.isoformat(), "until": until.isoformat()}
        promises = _PROMISES.all(self._connection, within)
        visits = _VISITS.all(self._connection, within)
        return Measures(tuple(map(_promised, promises)), tuple(map(_visited, visits)))


def _promised(row: Any) -> PromiseFact:  # noqa: ANN401 - a row by its names
    return PromiseFact(
        row.key,
        PromiseKind(row.kind),
        row.slip,
        row.desk,
        datetime.fromisoformat(row.made_at),
        datetime.fromisoformat(row.due),
        PromiseState(row.state),
        row.why,
        _moment(row.done_at),
        _moment(row.told_at),
    )


def _visited(row: Any) -> VisitFact:  # noqa: ANN401 - as above
    at = datetime.fromisoformat(row.at)
    return VisitFact(row.slip, row.desk, at, row.grade, row.seconds, row.steps)


def _moment(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
