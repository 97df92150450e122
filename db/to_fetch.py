"""Returns whose goods are at her home: read with who she is and what is under way for them."""

import json
from collections import defaultdict
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, select

from db.booking_rows import booking_from_row
from db.ledgers import undone_case
from db.prepared import Prepared
from db.slips import load_slip
from db.tables import case_line, customer, return_case, sale, sale_line
from db.tables_pickup import booking
from returns_station.case import Whereabouts
from returns_station.days import local_day
from returns_station.desk.pickup.shelves import Noticed
from returns_station.desk.pickup.views import GoodsToFetch, ToFetch
from returns_station.pickup.booking import Booking
from returns_station.pickup.door import Contact, Door
from returns_station.policy.claim import Reason
from returns_station.trace import read_trace

_OURS: Final = frozenset(
    (
        Reason.WRONG_ITEM,
        Reason.DAMAGED_IN_TRANSIT,
        Reason.FAULTY,
        Reason.MISSING_PART,
        Reason.NOT_AS_DESCRIBED,
        Reason.LATE,
        Reason.RECALL,
    )
)
_STANDS: Final = (
    case_line.c.goods == Whereabouts.AWAITED.value,
    undone_case.c.case_id.is_(None),
    return_case.c.slip != "",
)


def _lines(*columns: Any) -> Select[Any]:  # noqa: ANN401 - columns of any kind
    """Lines of visits that stand whose goods are awaited."""
    return (
        select(return_case.c.slip, *columns)
        .join_from(case_line, return_case)
        .join(sale_line, case_line.c.line_id == sale_line.c.id)
        .join(sale, return_case.c.sale_id == sale.c.id)
        .join(customer, sale.c.customer_id == customer.c.id, isouter=True)
        .join(undone_case, undone_case.c.case_id == return_case.c.id, isouter=True)
        .where(*_STANDS)
    )


_SEEN: Final = _lines(
    case_line.c.quantity,
    case_line.c.due_on,
    case_line.c.reason,
    *(sale_line.c.title, sale_line.c.options, sale_line.c.sku),
    *(sale.c.market, sale.c.currency, sale.c.customer_id),
    *(customer.c.name, customer.c.phone, customer.c.email, customer.c.language),
)
_IN_ORDER: Final = (case_line.c.due_on, return_case.c.id, case_line.c.nr)
_ALL: Final = Prepared(_SEEN.order_by(*_IN_ORDER))
_OF: Final = Prepared(_SEEN.where(return_case.c.slip == bindparam("slip")).order_by(*_IN_ORDER))
# The newest of each slip is what counts of it; a slip has a handful at most.
_BOOKED: Final = (
    select(booking)
    .where(booking.c.slip.in_(bindparam("slips", expanding=True)))
    .order_by(booking.c.made_at, booking.c.id)
)
_LAST_DOOR: Final = Prepared(
    select(booking.c.door)
    .join_from(booking, return_case, booking.c.case_id == return_case.c.id)
    .join(sale, return_case.c.sale_id == sale.c.id)
    .where(sale.c.customer_id == bindparam("customer_id"))
    .order_by(booking.c.made_at.desc())
    .limit(1)
)
_NOTICED: Final = Prepared(
    select(return_case.c.slip, return_case.c.at, return_case.c.body, sale.c.market)
    .distinct()
    .join_from(case_line, return_case)
    .join(sale, return_case.c.sale_id == sale.c.id)
    .join(undone_case, undone_case.c.case_id == return_case.c.id, isouter=True)
    .where(*_STANDS, sale.c.market == bindparam("market"))
)
_AT_ONCE: Final = 500


class StoredToFetch:
    """The questions about goods that are with her, asked on one connection."""

    _connection: Connection

    def goods(self, slip: str) -> tuple[GoodsToFetch, ...]:
        """What of a slip is still with her."""
        return _goods(_OF.all(self._connection, {"slip": slip}))

    def to_fetch(self) -> tuple[ToFetch, ...]:
        """Returns whose goods are at her home, the first due first."""
        rows: defaultdict[str, list[Any]] = defaultdict(list)
        for row in _ALL.all(self._connection):
            rows[row.slip].append(row)
        booked = self._newest(list(rows))
        return tuple(self._seen(slip, each, booked.get(slip)) for slip, each in rows.items())

    def one(self, slip: str) -> ToFetch | None:
        """The return of a slip; None: nothing of it is with her."""
        rows = _OF.all(self._connection, {"slip": slip})
        return self._seen(slip, rows, self._newest([slip]).get(slip)) if rows else None

    def noticed(self, market: str) -> tuple[Noticed, ...]:
        """Goods of a market that are still with her, and when she gave notice."""
        rows = _NOTICED.all(self._connection, {"market": market})
        return tuple(Noticed(row.slip, row.market, _told_on(row)) for row in rows)

    def _newest(self, numbers: list[str]) -> dict[str, Booking]:
        found: dict[str, Booking] = {}
        for first in range(0, len(numbers), _AT_ONCE):
            asked = {"slips": numbers[first : first + _AT_ONCE]}
            for row in self._connection.execute(_BOOKED, asked):
                each = booking_from_row(row)
                # What still brings somebody goes before what is over.
                if each.is_live or not (row.slip in found and found[row.slip].is_live):
                    found[row.slip] = each
        return found

    def _seen(self, slip: str, rows: list[Any], booked: Booking | None) -> ToFetch:
        first = rows[0]
        due = [row.due_on for row in rows if row.due_on]
        contact = Contact(*(getattr(first, name) or "" for name in _CONTACT))
        return ToFetch(
            slip=slip,
            contact=booked.contact if booked else contact,
            goods=_goods(rows),
            due_on=date.fromisoformat(min(due)) if due else None,
            market=first.market,
            currency=first.currency,
            our_fault=any(row.reason in _OURS for row in rows),
            door=booked.door if booked else self._last_door(first.customer_id),
            booking=booked,
            swap=self._swap(slip),
        )

    def _last_door(self, customer_id: int | None) -> Door | None:
        found = _LAST_DOOR.one(self._connection, {"customer_id": customer_id})
        return Door(**json.loads(found.door)) if found else None

    def _swap(self, slip: str) -> tuple[GoodsToFetch, ...]:
        """What goes out to her, as her slip tells: it has not left while hers are awaited."""
        told = load_slip(self._connection, slip)
        lines = told.goods_out if told else ()
        return tuple(GoodsToFetch(line.title, line.options, line.quantity) for line in lines)


_CONTACT: Final = ("name", "phone", "email", "language")


def _goods(rows: list[Any]) -> tuple[GoodsToFetch, ...]:
    return tuple(GoodsToFetch(row.title, row.options, row.quantity, row.sku) for row in rows)


def _told_on(row: Any) -> date:  # noqa: ANN401 - a row by its names
    claim = read_trace(row.body).claim
    return claim.notice_received_on or local_day(datetime.fromisoformat(row.at), row.market)
