"""What customers said of their visits, and whether their money went as fast as it can."""

from typing import Final

from sqlalchemy import Connection, and_, case, func, select, text

from db.ledgers import payout, rating, undone_case
from db.prepared import Prepared
from db.tables import return_case
from returns_station.desk.views import Grades, PaidWithin
from returns_station.payout import PayoutState

_RATE: Final = Prepared(
    text(
        "INSERT INTO rating (slip, grade, at, actor, desk) "
        "VALUES (:slip, :grade, :at, :actor, :desk) ON CONFLICT (slip) DO UPDATE SET "
        "grade = excluded.grade, at = excluded.at, actor = excluded.actor, desk = excluded.desk"
    )
)
_SHORT: Final = 10  # ISO 8601: a day is the first ten characters of a moment


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
        """Of the payouts promised since a moment (UTC, ISO), how many left the same UTC day."""
        same = func.substr(payout.c.at, 1, _SHORT) == func.substr(return_case.c.at, 1, _SHORT)
        paid = and_(payout.c.state == PayoutState.CONFIRMED.value, same)
        query = (
            select(func.count(), func.coalesce(func.sum(case((paid, 1), else_=0)), 0))
            .select_from(return_case)
            .join(payout, payout.c.case_id == return_case.c.id)
            .join(undone_case, undone_case.c.case_id == return_case.c.id, isouter=True)
            .where(return_case.c.at >= since, undone_case.c.case_id.is_(None))
        )
        every, kept = self._connection.execute(query).one()
        return PaidWithin(int(kept), int(every))
