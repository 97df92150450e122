"""What was given on trust, and what is counted of it: read only, by whoever may see patterns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, case, exists, func, or_, select

from db import quotas
from db.bringer import limit_name, same_person
from db.ledgers import found_sale, payout, quota_use, stand_in, undone_case
from db.payouts import PICKUP_BACK
from db.sales import AnyRow
from db.tables import case_line, customer, return_case, sale
from db.trust_clerks import clerks
from db.trust_goods import same_goods
from returns_station.case import Said, Whereabouts
from returns_station.desk.trust.tallies import OfCustomer, Tallies
from returns_station.desk.trust.views import Budget, Given, OnTrust, Verified
from returns_station.money import Money
from returns_station.payout import PayoutState
from returns_station.policy.entitlement import Ground

_MOST_SLIPS: Final = 6
_UNNAMED: Final = "unnamed"

_PAID: Final = (
    select(func.coalesce(func.sum(payout.c.amount), 0))
    .where(payout.c.case_id == return_case.c.id, payout.c.operation.not_like(f"%{PICKUP_BACK}"))
    .scalar_subquery()
)
_COUNTED: Final = (
    select(quota_use.c.amount).where(quota_use.c.case_id == return_case.c.id).scalar_subquery()
)
_CASE: Final = (
    return_case.c.id,
    return_case.c.slip,
    return_case.c.at,
    return_case.c.currency,
    # What the day's limit counted includes goods that went out.
    func.coalesce(_COUNTED, _PAID).label("amount"),
)
_REAL: Final = sale.alias("real")
# Without a receipt: a case of a sale that stands in for another.
_NO_RECEIPT: Final = (
    select(
        *_CASE,
        stand_in.c.bringer,
        func.coalesce(_REAL.c.number, "").label("found"),
    )
    .join_from(stand_in, return_case, return_case.c.sale_id == stand_in.c.sale_id)
    .join(undone_case, undone_case.c.case_id == return_case.c.id, isouter=True)
    .join(found_sale, found_sale.c.stand_in_id == stand_in.c.sale_id, isouter=True)
    .join(_REAL, _REAL.c.id == found_sale.c.sale_id, isouter=True)
    .where(return_case.c.said == Said.YES.value, undone_case.c.case_id.is_(None))
    .order_by(return_case.c.id)
)
# Where money waited for the goods, nothing was given on trust.
_MONEY_LEFT: Final = exists().where(
    payout.c.case_id == return_case.c.id,
    payout.c.waits_until == "",
    payout.c.state != PayoutState.CANCELLED.value,
    payout.c.operation.not_like(f"%{PICKUP_BACK}"),
)
_STILL: Final = func.max(
    case((case_line.c.goods == Whereabouts.AWAITED.value, case_line.c.due_on), else_="")
)
_AWAITED: Final = (
    select(
        *_CASE,
        sale.c.customer_id,
        func.coalesce(customer.c.name, "").label("name"),
        _STILL.label("awaited"),
    )
    .join_from(case_line, return_case, return_case.c.id == case_line.c.case_id)
    .join(sale, sale.c.id == return_case.c.sale_id)
    .join(customer, customer.c.id == sale.c.customer_id, isouter=True)
    .join(undone_case, undone_case.c.case_id == return_case.c.id, isouter=True)
    .where(case_line.c.due_on != "", undone_case.c.case_id.is_(None), _MONEY_LEFT)
    .group_by(
        return_case.c.id,
        return_case.c.slip,
        return_case.c.at,
        return_case.c.currency,
        sale.c.customer_id,
        customer.c.name,
    )
    .order_by(return_case.c.id)
)
# A person's yes where the policy asked; the two above are told as what they are first.
_GOODWILL: Final = (
    select(*_CASE)
    .join_from(return_case, sale, sale.c.id == return_case.c.sale_id)
    .join(undone_case, undone_case.c.case_id == return_case.c.id, isouter=True)
    .where(
        return_case.c.said == Said.YES.value,
        or_(
            return_case.c.ground == Ground.GOODWILL.value,
            return_case.c.ground.like(f"%,{Ground.GOODWILL.value}"),
            return_case.c.ground.like(f"{Ground.GOODWILL.value},%"),
            return_case.c.ground.like(f"%,{Ground.GOODWILL.value},%"),
        ),
        undone_case.c.case_id.is_(None),
    )
    .order_by(return_case.c.id)
)


class StoredTrust:
    """The questions about trust, asked on one reading connection."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection: all answers are of one moment."""
        self._connection = connection

    def given(self, since: datetime, today: date) -> tuple[Given, ...]:
        """What was given on trust since a moment and was not undone, oldest first."""
        after = return_case.c.at >= since.isoformat()
        return self._given((_NO_RECEIPT.where(after), _AWAITED.where(after)), after, today)

    def budget(
        self, customer_id: int, today: date, currency: str, most_minor: int | None
    ) -> Budget:
        """What one customer, by whichever of her records, was given; `most_minor` a day's limit."""
        known, bringers = same_person(self._connection, customer_id)
        hers = sale.c.customer_id.in_(known)
        brought = _NO_RECEIPT.where(stand_in.c.bringer.in_(bringers))
        given = self._given((brought, _AWAITED.where(hers)), hers, today)
        limits = (limit_name(today, currency, one) for one in bringers)
        used = Money(sum(quotas.used(self._connection, one) for one in limits), currency)
        left = None if most_minor is None else Money(max(0, most_minor - used.minor), currency)
        return Budget(customer_id, self._name(customer_id), given, used, left)

    def tallies(self, since: datetime, today: date) -> Tallies:
        """What is counted since a moment."""
        moment = since.isoformat()
        after = return_case.c.at >= moment
        brought = self._connection.execute(_NO_RECEIPT.where(after)).all()
        awaited = self._connection.execute(_AWAITED.where(after)).all()
        late = [one for one in awaited if one.awaited and one.awaited < today.isoformat()]
        return Tallies(
            tuple(self._bringers(brought)),
            same_goods(self._connection, moment),
            tuple(_by_customer(one for one in late if one.customer_id)),
            clerks(self._connection, moment),
        )

    def _given(
        self,
        asked: tuple[Select[Any], Select[Any]],
        goodwill: ColumnElement[bool],
        today: date,
    ) -> tuple[Given, ...]:
        brought, awaited = (self._connection.execute(one).all() for one in asked)
        told = {row.id: _brought(row) for row in brought}
        for row in awaited:
            told.setdefault(row.id, _awaited(row, today))
        for row in self._connection.execute(_GOODWILL.where(goodwill)):
            told.setdefault(row.id, _case_given(row, OnTrust.GOODWILL, Verified.NOT_YET))
        return tuple(told[case_id] for case_id in sorted(told))

    def _name(self, customer_id: int) -> str:
        query = select(customer.c.name).where(customer.c.id == customer_id)
        return self._connection.execute(query).scalar() or ""

    def _bringers(self, rows: Sequence[AnyRow]) -> Iterator[OfCustomer]:
        """By who brought them; all who are not named are nobody in particular."""
        by_who: defaultdict[str, list[str]] = defaultdict(list)
        for row in rows:
            if row.bringer != _UNNAMED:
                by_who[row.bringer].append(row.slip)
        ids = {who: int(who.partition(":")[2]) for who in by_who if who.startswith("customer:")}
        query = select(customer.c.id, customer.c.name).where(customer.c.id.in_(ids.values()))
        names = {row.id: row.name for row in self._connection.execute(query)}
        for who, slips in by_who.items():
            known = ids.get(who, 0)
            yield OfCustomer(who, len(slips), names.get(known, ""), known, slips=_latest(slips))


def _case_given(
    row: AnyRow, why: OnTrust, verified: Verified, *, sale: str = "", due_on: date | None = None
) -> Given:
    amount, at = Money(int(row.amount), row.currency), datetime.fromisoformat(row.at)
    return Given(row.slip, at, amount, why, verified, sale, due_on)


def _brought(row: AnyRow) -> Given:
    found = Verified.SALE_FOUND if row.found else Verified.NOT_YET
    return _case_given(row, OnTrust.NO_RECEIPT, found, sale=row.found)


def _awaited(row: AnyRow, today: date) -> Given:
    due_on = date.fromisoformat(row.awaited) if row.awaited else None
    if due_on is None:
        verified = Verified.GOODS_CAME
    else:
        verified = Verified.NOT_COME if due_on < today else Verified.NOT_YET
    return _case_given(row, OnTrust.AWAITED, verified, due_on=due_on)


def _by_customer(rows: Iterable[AnyRow]) -> Iterator[OfCustomer]:
    hers: defaultdict[int, list[AnyRow]] = defaultdict(list)
    for row in rows:
        hers[row.customer_id].append(row)
    for known, told in hers.items():
        slips = _latest([one.slip for one in told])
        yield OfCustomer(f"customer:{known}", len(told), told[0].name, known, slips=slips)


def _latest(slips: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reversed(slips)))[:_MOST_SLIPS]
