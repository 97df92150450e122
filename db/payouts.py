"""The shelf of payouts: each moves by a conditional update whose row count decides."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, and_, bindparam, or_, select

from db.ledgers import payout
from db.prepared import Prepared
from db.tables import return_case, sale
from returns_station.money import Money
from returns_station.payout import Payout, PayoutState, PayoutVia
from returns_station.sale import TenderKind

_ROWS: Final = select(
    payout, return_case.c.key.label("case"), return_case.c.slip, sale.c.number
).join_from(payout, return_case)
_SEEN: Final = _ROWS.join(sale, payout.c.sale_id == sale.c.id)
_ONE: Final = Prepared(_SEEN.where(payout.c.operation == bindparam("operation")))
_OF_SLIP: Final = Prepared(
    _SEEN.where(return_case.c.slip == bindparam("slip")).order_by(
        payout.c.case_id, payout.c.tender_nr, payout.c.operation
    )
)
_OPEN: Final = (
    payout.c.state == state.value
    for state in (
        PayoutState.PROMISED,
        PayoutState.ISSUED,
        PayoutState.UNKNOWN,
        PayoutState.FAILED,
    )
)
_WAITING: Final = Prepared(
    _SEEN.where(or_(*_OPEN)).order_by(payout.c.at, payout.c.operation).limit(bindparam("limit"))
)
_BY_A_PERSON: Final = or_(
    payout.c.state == PayoutState.UNKNOWN.value,
    payout.c.state == PayoutState.FAILED.value,
    and_(payout.c.via != PayoutVia.TILL.value, payout.c.state == PayoutState.PROMISED.value),
    payout.c.state == PayoutState.ISSUED.value,
)
_IN_QUESTION: Final = Prepared(
    _SEEN.where(_BY_A_PERSON).order_by(payout.c.at, payout.c.operation).limit(bindparam("limit"))
)
_PAST: Final = Prepared(
    _SEEN.where(
        payout.c.state == PayoutState.WAITING.value, payout.c.waits_until <= bindparam("day")
    ).order_by(payout.c.at, payout.c.operation)
)
_PUT: Final = Prepared(payout.insert())
# Each try is counted: a payout that was sent anew meanwhile does not stand as it did.
_MOVE: Final = Prepared(
    payout.update()
    .where(
        payout.c.operation == bindparam("this"),
        payout.c.state == bindparam("old_state"),
        payout.c.tries == bindparam("old_tries"),
    )
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("state", "reference", "reason", "at", "tries", "sent_to", "waits_until")
        }
    )
)
_MOST: Final = 1000


PICKUP_BACK: Final = ":back"
"""How the operation of what she paid for a pickup ends, when it goes back to her."""


class StoredPayouts:
    """Payouts of one transaction, to be read and moved."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection of an open transaction."""
        self._connection = connection

    def load(self, operation: str) -> Payout | None:
        """The payout of an operation."""
        row = _ONE.one(self._connection, {"operation": operation})
        return None if row is None else payout_from_row(row)

    def of_slip(self, slip: str) -> tuple[Payout, ...]:
        """Every payout that a slip tells of, in the order of its cases and tenders."""
        return tuple(map(payout_from_row, _OF_SLIP.all(self._connection, {"slip": slip})))

    def waiting(self, limit: int = _MOST) -> tuple[Payout, ...]:
        """What is neither confirmed nor cancelled, the oldest first."""
        return tuple(map(payout_from_row, _WAITING.all(self._connection, {"limit": limit})))

    def waiting_past(self, day: date) -> tuple[Payout, ...]:
        """What has waited for goods until its last day, the oldest first."""
        return tuple(map(payout_from_row, _PAST.all(self._connection, {"day": day.isoformat()})))

    def in_question(self, limit: int = _MOST) -> tuple[Payout, ...]:
        """What a person has to look at, the oldest first; the till's own promises are not."""
        return tuple(map(payout_from_row, _IN_QUESTION.all(self._connection, {"limit": limit})))

    def put(self, payouts: Iterable[Payout], case_id: int, sale_id: int) -> None:
        """Store the payouts of a case; the database itself refuses an operation a second time."""
        _PUT.put(self._connection, payout_rows(payouts, case_id, sale_id))

    def move(self, before: Payout, after: Payout) -> bool:
        """Let a payout stand anew; False when it does not stand as `before` any longer."""
        assert before.operation == after.operation, (before, after)
        changed: dict[str, object] = {
            "this": before.operation,
            "old_state": before.state.value,
            "old_tries": before.tries,
            **{f"new_{name}": value for name, value in _standing(after).items()},
        }
        return _MOVE.run(self._connection, changed) == 1


def payout_rows(
    payouts: Iterable[Payout], case_id: int, sale_id: int
) -> Iterator[dict[str, object]]:
    """Payouts as the rows of a case."""
    for each in payouts:
        yield {
            "operation": each.operation,
            "case_id": case_id,
            "sale_id": sale_id,
            "tender_nr": each.tender_nr,
            "kind": each.kind.value,
            "amount": each.amount.minor,
            "rounding": each.rounding.minor,
            "currency": each.amount.currency,
            "label": each.label,
            "via": each.via.value,
            **_standing(each),
        }


def _standing(each: Payout) -> dict[str, object]:
    return {
        "state": each.state.value,
        "reference": each.reference,
        "reason": each.reason,
        "at": each.at.isoformat() if each.at else "",
        "tries": each.tries,
        "sent_to": each.sent_to,
        "waits_until": each.waits_until.isoformat() if each.waits_until else "",
    }


def payout_from_row(row: Any) -> Payout:  # noqa: ANN401 - a row by its names
    """A row of the table, with the keys of its case and sale, back to the frozen payout."""
    return Payout(
        operation=row.operation,
        case=row.case,
        sale=row.number,
        slip=row.slip,
        tender_nr=row.tender_nr,
        kind=TenderKind(row.kind),
        label=row.label,
        amount=Money(row.amount, row.currency),
        rounding=Money(row.rounding, row.currency),
        via=PayoutVia(row.via),
        state=PayoutState(row.state),
        reference=row.reference,
        reason=row.reason,
        at=datetime.fromisoformat(row.at) if row.at else None,
        tries=row.tries,
        sent_to=row.sent_to,
        waits_until=date.fromisoformat(row.waits_until) if row.waits_until else None,
    )


class PayoutQuestions:
    """The questions about payouts, asked on one reading connection."""

    _connection: Connection

    @property
    def payouts(self) -> StoredPayouts:
        """Payouts as they stand."""
        return StoredPayouts(self._connection)
