"""What the store keeps of one day: returns by outcome, money by tender, VAT by rate."""

import json
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, case, func, select

from db.ledgers import payout, undone_case
from db.tables import case_line, return_case
from returns_station.desk.reporting import DayKept, OutcomeSum, RateSum, TenderSum
from returns_station.money import Money
from returns_station.payout import PayoutState

_WITHIN: Final = (
    return_case.c.at >= bindparam("since"),
    return_case.c.at < bindparam("until"),
)
_STANDS: Final = (*_WITHIN, undone_case.c.case_id.is_(None))
_GIVEN: Final = (*_STANDS, return_case.c.said == "yes")
_OF: Final = (return_case.c.outcome, return_case.c.currency)
_HOLDS_STILL: Final = payout.c.state != PayoutState.CANCELLED.value
_TO_PAY: Final = payout.c.amount + payout.c.rounding
_OPEN: Final = case((payout.c.state == PayoutState.CONFIRMED.value, 0), else_=_TO_PAY)


def _cases(*columns: Any) -> Select[Any]:  # noqa: ANN401 - columns of any kind
    """Cases with whether they were undone beside them."""
    return select(*columns).join_from(return_case, undone_case, isouter=True)


_VISITS: Final = _cases(func.count(return_case.c.slip.distinct())).where(*_GIVEN)
_ASKED: Final = _cases(func.count()).where(*_STANDS, return_case.c.said == "ask")
_UNDONE: Final = _cases(func.count(return_case.c.slip.distinct())).where(
    *_WITHIN, undone_case.c.case_id.is_not(None)
)
_OUTCOMES: Final = (
    _cases(*_OF, func.count(), func.sum(return_case.c.refund))
    .where(*_GIVEN)
    .group_by(*_OF)
    .order_by(*_OF)
)
_PIECES: Final = (
    _cases(*_OF, func.sum(case_line.c.quantity))
    .join(case_line, case_line.c.case_id == return_case.c.id)
    .where(*_GIVEN)
    .group_by(*_OF)
)
_TENDERS: Final = (
    _cases(payout.c.kind, payout.c.currency, func.count(), func.sum(_TO_PAY), func.sum(_OPEN))
    .join(payout, payout.c.case_id == return_case.c.id)
    .where(*_STANDS, _HOLDS_STILL)
    .group_by(payout.c.kind, payout.c.currency)
    .order_by(payout.c.kind, payout.c.currency)
)
_BODIES: Final = _cases(return_case.c.body).where(*_GIVEN).order_by(return_case.c.id)


class StoredDays:
    """The question about a day, asked on one reading connection."""

    _connection: Connection

    def day_kept(self, since: str, until: str) -> DayKept:
        """What happened from a moment until before another (UTC, ISO)."""
        day = {"since": since, "until": until}

        def count(query: Select[Any]) -> int:
            return int(self._connection.execute(query, day).scalar_one())

        return DayKept(
            visits=count(_VISITS),
            asked=count(_ASKED),
            undone=count(_UNDONE),
            outcomes=tuple(self._outcomes(day)),
            tenders=tuple(
                TenderSum(kind, many, Money(int(paid), currency), Money(int(waits), currency))
                for kind, currency, many, paid, waits in self._connection.execute(_TENDERS, day)
            ),
            rates=self._rates(day),
        )

    def _outcomes(self, day: dict[str, str]) -> Iterator[OutcomeSum]:
        pieces = {
            (outcome, currency): int(many)
            for outcome, currency, many in self._connection.execute(_PIECES, day)
        }
        for outcome, currency, many, refund in self._connection.execute(_OUTCOMES, day):
            came = pieces.get((outcome, currency), 0)
            yield OutcomeSum(outcome, many, came, Money(int(refund), currency))

    def _rates(self, day: dict[str, str]) -> tuple[RateSum, ...]:
        """The VAT stands in what was settled, as it was written then."""
        sums: dict[tuple[str, str], int] = {}
        for (body,) in self._connection.execute(_BODIES, day):
            settled = json.loads(body)["settled"]
            for percent, money in settled["vat"] if settled else ():
                minor, currency = money["$money"]
                sums[percent, currency] = sums.get((percent, currency), 0) + minor
        return tuple(
            RateSum(percent, Money(minor, currency))
            for (percent, currency), minor in sorted(sums.items())
        )
