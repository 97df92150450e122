"""What of some cases is under way, and needs to know who she is until it is over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, and_, bindparam, not_, select

from db.bulk import among
from db.ledgers import payout, undone_case
from db.tables import case_line, return_case
from db.tables_bench import parcel
from db.tables_inbox import inbox
from db.tables_pickup import booking
from db.tables_ruling import ruling_ask
from returns_station.days import add_days
from returns_station.payout import PayoutState, PayoutVia
from returns_station.pickup.booking import LIVE
from returns_station.privacy.retention import AFTER_PICKUP

_MOVING: Final = tuple(
    state.value
    for state in PayoutState
    if state not in (PayoutState.CONFIRMED, PayoutState.CANCELLED)
)
_KEYS: Final[BindParameter[Any]] = bindparam("keys", expanding=True)
# Money that nobody says has arrived is not waited for longer than an answer may take.
_MONTH: Final = timedelta(days=30)
_UNDONE: Final = select(undone_case.c.case_id)
# What the till pays at the counter needs nobody's name, whether or not the till has said so.
_AT_TILL: Final = and_(
    payout.c.via == PayoutVia.TILL.value, payout.c.state == PayoutState.PROMISED.value
)
_PAYOUTS: Final = select(payout.c.case_id, payout.c.waits_until, payout.c.at).where(
    payout.c.case_id.in_(_KEYS),
    payout.c.state.in_(_MOVING),
    payout.c.case_id.not_in(_UNDONE),
    not_(_AT_TILL),
)
_GOODS: Final = select(case_line.c.case_id, case_line.c.due_on).where(
    case_line.c.case_id.in_(_KEYS),
    case_line.c.goods == "awaited",
    case_line.c.due_on != "",
    case_line.c.case_id.not_in(_UNDONE),
)
_PICKUPS: Final = select(booking.c.case_id, booking.c.day).where(
    booking.c.case_id.in_(_KEYS), booking.c.state.in_([one.value for one in LIVE])
)
_PARCELS: Final = (
    select(return_case.c.id, parcel.c.came_at)
    .join_from(parcel, return_case, parcel.c.slip == return_case.c.slip)
    .where(return_case.c.id.in_(_KEYS), parcel.c.slip != "", parcel.c.closed_at == "")
)
_ANSWERS: Final = (
    select(return_case.c.id, inbox.c.due)
    .join_from(inbox, return_case, inbox.c.slip == return_case.c.slip)
    .where(return_case.c.id.in_(_KEYS), inbox.c.slip != "", inbox.c.state == "open")
)
_ASKS: Final = select(ruling_ask.c.sale_id, ruling_ask.c.expires_at).where(
    ruling_ask.c.sale_id.in_(_KEYS), ruling_ask.c.state.in_(("waiting", "second", "yes"))
)


@dataclass(frozen=True, slots=True)
class Moving:
    """One thing under way: of which case (0: of none yet), what, and until which day at most."""

    case: int
    why: str
    until: date


def under_way(
    connection: Connection, cases: Sequence[int], sales: Sequence[int], now: datetime
) -> tuple[Moving, ...]:
    """All that is under way of some cases and sales now."""
    found = (one for one in _all(connection, cases, sales) if one.until >= now.date())
    return tuple(sorted(found, key=lambda one: (one.until, one.why, one.case)))


def _all(connection: Connection, cases: Sequence[int], sales: Sequence[int]) -> Iterator[Moving]:
    after = AFTER_PICKUP.days
    for case, waits, at in _rows(connection, _PAYOUTS, cases):
        until = date.fromisoformat(waits) if waits else _day(at) + _MONTH
        yield Moving(case, "money", max(until, _day(at) + _MONTH))
    for case, due in _rows(connection, _GOODS, cases):
        yield Moving(case, "goods", add_days(date.fromisoformat(due), after))
    for case, day in _rows(connection, _PICKUPS, cases):
        yield Moving(case, "pickup", add_days(date.fromisoformat(day), after))
    for case, came in _rows(connection, _PARCELS, cases):
        yield Moving(case, "parcel", _day(came) + _MONTH)
    for case, due in _rows(connection, _ANSWERS, cases):
        yield Moving(case, "answer", _day(due) + _MONTH)
    for _, expires in _rows(connection, _ASKS, sales):
        yield Moving(0, "question", _day(expires))


def _rows(connection: Connection, query: Any, keys: Sequence[int]) -> Iterator[Any]:  # noqa: ANN401 - any of the five
    return among(connection, query, keys)


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()


def last_moved(connection: Connection, cases: Sequence[int]) -> dict[int, str]:
    """When each case last moved: its own moment, its money's, its pickups'."""
    found: dict[int, str] = {}
    for query in (
        select(return_case.c.id, return_case.c.at).where(return_case.c.id.in_(_KEYS)),
        select(payout.c.case_id, payout.c.at).where(payout.c.case_id.in_(_KEYS)),
        select(booking.c.case_id, booking.c.at).where(booking.c.case_id.in_(_KEYS)),
    ):
        for case, at in _rows(connection, query, cases):
            found[case] = max(found.get(case, ""), at)
    return found
