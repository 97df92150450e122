"""What customers said of their visits, and whether their money went as fast as it can."""

from typing import Final

from sqlalchemy import Connection, func, select, text

from db.ledgers import rating
from db.prepared import Prepared
from returns_station.desk.views import Grades, PaidWithin

_RATE: Final = Prepared(
    text(
        "INSERT INTO rating (slip, grade, at, actor, desk) "
        "VALUES (:slip, :grade, :at, :actor, :desk) ON CONFLICT (slip) DO UPDATE SET "
        "grade = excluded.grade, at = excluded.at, actor = excluded.actor, desk = excluded.desk"
    )
)
# ISO 8601: a day is the first ten characters of a moment.
_SAME_DAY: Final = Prepared(
    text(
        "SELECT count(*) AS every_one, coalesce(sum(CASE WHEN substr(done_at, 1, 10) = "
        "substr(made_at, 1, 10) THEN 1 ELSE 0 END), 0) AS kept FROM promise "
        "WHERE kind = 'refund' AND made_at >= :since "
        "AND (state <> 'released' OR why = 'unsaid')"
    )
)


def rate(connection: Connection, slip: str, grade: int, at: str, actor: str, desk: str) -> None:
    """Write down the grade of a visit; a second one takes the place of the first."""
    values = {"slip": slip, "grade": grade, "at": at, "actor": actor, "desk": desk}
    _RATE.run(connection, values)


class StoredRatings:
    """The questions about how it was, asked on one reading connection."""

    _connection: Connection

    def grades(self, since: str) -> Grades:
        """How many grades were given since a moment (UTC, ISO), and their sum."""
        query = select(func.count(), func.coalesce(func.sum(rating.c.grade), 0)).where(
            rating.c.at >= since
        )
        count, total = self._connection.execute(query).one()
        return Grades(count, int(total))

    def paid_the_same_day(self, since: str) -> PaidWithin:
        """Of the money promised since a moment (UTC, ISO), how much was paid the same UTC day.

        What was undone is no promise any longer; of which nobody said anything was not paid.
        """
        row = _SAME_DAY.one(self._connection, {"since": since})
        return PaidWithin(int(row.kept), int(row.every_one))
