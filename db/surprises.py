"""The shelf of small extras: a day's money and somebody's turn are taken by a row count."""

import json
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, text

from db import credits, outbox, quotas, slips  # noqa: A004 - the shelf of credit notes
from db.prepared import Prepared
from db.tables_feedback import surprise
from returns_station.case import Said, Who
from returns_station.credit import Credit
from returns_station.desk.service.surprise_ports import SurpriseKept, VisitKnown
from returns_station.money import Money
from returns_station.policy.claim import Bringer
from returns_station.policy.entitlement import Ground
from returns_station.service.surprise import Because, DaySoFar, SurpriseKind, VisitSoFar
from returns_station.slip import Slip

_KEPT: Final = (
    "SELECT s.*, coalesce(nullif(p.name, ''), s.actor) AS called FROM surprise s "
    "LEFT JOIN staff p ON p.id = s.staff AND s.staff <> '' "
)
_BY_KEY: Final = Prepared(text(f"{_KEPT} WHERE s.key = :key"))
_BY_SLIP: Final = Prepared(text(f"{_KEPT} WHERE s.slip = :slip"))
_OF_DAY: Final = Prepared(text(f"{_KEPT} WHERE s.day = :day ORDER BY s.at, s.slip"))
# A wish that was not granted, or a question that still waits, comes before any extra.
_CASES: Final = Prepared(
    text(
        "SELECT c.id, c.said, c.ground, c.body, c.sale_id, s.market, s.customer_id, "
        "(SELECT count(*) FROM refused_wish w WHERE w.case_id = c.id) AS refused, "
        "(SELECT count(*) FROM undone_case u WHERE u.case_id = c.id) AS undone "
        "FROM return_case c JOIN sale s ON s.id = c.sale_id WHERE c.slip = :slip ORDER BY c.id"
    )
)
_MISSED: Final = Prepared(
    text("SELECT 1 AS one FROM promise WHERE slip = :slip AND state = 'missed' LIMIT 1")
)
_SPENT: Final = Prepared(
    text(
        "SELECT coalesce(sum(cost), 0) AS spent, "
        "coalesce(sum(CASE WHEN because = 'thanks' THEN cost ELSE 0 END), 0) AS thanks, "
        "coalesce(sum(CASE WHEN because = 'thanks' AND desk = :desk THEN cost ELSE 0 END), 0) "
        "AS here FROM surprise WHERE day = :day"
    )
)
_VISITS: Final = Prepared(
    text(
        "SELECT count(DISTINCT slip) AS visits, "
        "count(DISTINCT CASE WHEN desk = :desk THEN slip END) AS here "
        "FROM return_case WHERE at >= :since AND slip <> ''"
    )
)
_TURN: Final = Prepared(
    text(
        "INSERT INTO surprise_turn (whose, day) VALUES (:whose, :day) "
        "ON CONFLICT (whose) DO UPDATE SET day = excluded.day "
        "WHERE surprise_turn.day <= :before"
    )
)
_LAST: Final = Prepared(text("SELECT day FROM surprise_turn WHERE whose = :whose"))
_PUT: Final = Prepared(
    text(
        "INSERT INTO surprise (slip, key, kind, because, currency, day, at, credit, staff, actor, "
        "desk, cost) VALUES (:slip, :key, :kind, :because, :currency, :day, :at, :credit, :staff, "
        ":actor, :desk, :cost) ON CONFLICT DO NOTHING"
    )
)
assert set(surprise.c.keys()) == {
    *("slip", "key", "kind", "because", "currency", "day", "at", "credit"),
    *("staff", "actor", "desk", "cost"),
}


class SurpriseReading:
    """What was given, asked on one connection."""

    def __init__(self, connection: Connection) -> None:
        """Ask on this connection."""
        self._connection = connection

    def visit(self, slip: str) -> VisitKnown | None:
        """What matters of a visit; None: nothing of it was settled, or it was undone."""
        rows = _CASES.all(self._connection, {"slip": slip}) if slip else []
        if not rows or any(row.undone for row in rows):
            return None
        whose = tuple(sorted({name for row in rows for name in _names(row)}))
        turns = [self._last(one) for one in whose]
        so_far = VisitSoFar(
            whole=all(row.said == Said.YES.value and not row.refused for row in rows),
            because=self._because(slip, rows),
            given=_BY_SLIP.one(self._connection, {"slip": slip}) is not None,
            last=max((one for one in turns if one is not None), default=None),
        )
        return VisitKnown(so_far, rows[0].market, whose, rows[0].id)

    def day(self, day: date, desk: str, since: datetime) -> DaySoFar:
        """What a day has given so far; visits are counted since its beginning."""
        spent = _SPENT.one(self._connection, {"day": day.isoformat(), "desk": desk})
        seen = _VISITS.one(self._connection, {"since": since.isoformat(), "desk": desk})
        sums = (int(spent.spent), int(spent.thanks), int(spent.here))
        return DaySoFar(*sums, int(seen.visits), int(seen.here))

    def given(self, day: date) -> tuple[SurpriseKept, ...]:
        """What a day has given, in order."""
        return tuple(map(_kept, _OF_DAY.all(self._connection, {"day": day.isoformat()})))

    def _because(self, slip: str, rows: list[Any]) -> Because:
        grounds = {Ground(one) for row in rows for one in row.ground.split(",") if one}
        if any(ground.is_ours for ground in grounds):
            return Because.MISTAKE
        missed = _MISSED.one(self._connection, {"slip": slip}) is not None
        return Because.LATE if missed else Because.THANKS

    def _last(self, whose: str) -> date | None:
        row = _LAST.one(self._connection, {"whose": whose})
        return None if row is None else date.fromisoformat(row.day)


class StoredSurprises(SurpriseReading):
    """The shelf in a writing transaction."""

    def done(self, key: str) -> SurpriseKept | None:
        """What was given with this key before."""
        row = _BY_KEY.one(self._connection, {"key": key})
        return None if row is None else _kept(row)

    def turn(self, whose: str, day: date, before: date) -> bool:
        """Let it be somebody's turn; False: it was, later than the day `before`."""
        told = {"whose": whose, "day": day.isoformat(), "before": before.isoformat()}
        return _TURN.run(self._connection, told) == 1

    def take(self, name: str, cap: int, cost: int) -> bool:
        """Take of a day's money; False: so much is not left of it."""
        return not cost or quotas.take(self._connection, name, cap, cost)

    def put(self, kept: SurpriseKept, key: str, who: Who) -> bool:
        """Keep what was given; False: the visit has got something already."""
        row = {
            "slip": kept.slip,
            "key": key,
            "kind": kept.kind.value,
            "because": kept.because.value,
            "currency": kept.cost.currency,
            "cost": kept.cost.minor,
            "day": kept.day.isoformat(),
            "at": kept.at.isoformat(),
            "credit": kept.credit,
            "staff": who.staff,
            "actor": "" if who.staff else who.actor,
            "desk": kept.desk,
        }
        return _PUT.run(self._connection, row) == 1

    def issue(self, credit: Credit, slip: Slip, case_id: int, key: str, who: Who) -> None:
        """Keep a voucher with its paper, which waits to be printed.

        It hangs on no case: were the visit undone, what was given would stay given.
        """
        at = credit.issued_at.isoformat()
        operation = f"surprise:{key}"
        credits.issue(self._connection, credit, None, operation, at, who.actor, who.desk)
        slips.put_slip(self._connection, slip, case_id, at)
        outbox.put_waiting(self._connection, slip.number, at, slip.desk)


def _names(row: Any) -> tuple[str, ...]:  # noqa: ANN401 - a row by its names
    """Whose turn it is: the sale's, and the buyer's where she came herself."""
    sale = f"sale:{row.sale_id}"
    bringer = json.loads(row.body).get("claim", {}).get("by", Bringer.BUYER.value)
    if not row.customer_id or bringer != Bringer.BUYER.value:
        return (sale,)
    return (f"customer:{row.customer_id}", sale)


def _kept(row: Any) -> SurpriseKept:  # noqa: ANN401 - a row by its names
    return SurpriseKept(
        slip=row.slip,
        kind=SurpriseKind(row.kind),
        because=Because(row.because),
        cost=Money(row.cost, row.currency),
        day=date.fromisoformat(row.day),
        at=datetime.fromisoformat(row.at),
        desk=row.desk,
        by=row.called,
        credit=row.credit,
    )
