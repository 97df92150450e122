"""Earlier returns of other systems find the sales they undo, and take their units from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, and_, bindparam, func, select, update

from db.balances import BalanceKind, Use, take
from db.bulk import AnyRow, put
from db.tables import balance, customer, earlier_return, sale, sale_line, tender, unit
from returns_station.money import half_up, shares
from returns_station.resolution.tenders import proportional
from returns_station.sale import STAND_IN

NO_CUSTOMER: Final = "import.return.no_customer"
NO_SALE: Final = "import.return.no_such_sale"
NOT_ENOUGH: Final = "import.return.not_enough_left"
NAMED: Final = "import.return.named"
ONE: Final = "import.return.one"
NEWEST: Final = "import.return.newest_of"
PARTS: Final = "import.return.parts"

# So many in one transaction: another desk waits for it no longer than for a batch of sales.
_AT_ONCE: Final = 500
# A wholesaler's return may be of many thousand units: their rows are not all made at once.
_UNITS_AT_ONCE: Final = 10_000
_OPEN = (
    select(earlier_return)
    .where(earlier_return.c.state == "open")
    .order_by(earlier_return.c.returned_on, earlier_return.c.id)
    .limit(_AT_ONCE)
)
_LEFT = sale_line.c.quantity - func.coalesce(balance.c.used, 0)
_LINES = (
    select(
        sale_line.c.id, sale_line.c.sale_id, sale_line.c.quantity, sale_line.c.paid, sale_line.c.nr
    )
    .add_columns(sale_line.c.sku, _LEFT.label("left"))
    .join_from(sale, sale_line)
    .join(
        balance,
        and_(
            balance.c.sale_id == sale_line.c.sale_id,
            balance.c.kind == BalanceKind.UNITS.value,
            balance.c.part == sale_line.c.id,
        ),
        isouter=True,
    )
    .where(sale.c.currency == bindparam("currency"))
    .order_by(sale_line.c.agreed_on.desc(), sale_line.c.id.desc())
)
_NAMED = _LINES.where(
    sale.c.source == bindparam("source"), sale.c.number == bindparam("sale_number")
)
_HERS = _LINES.where(
    sale.c.customer_id
    == select(customer.c.id).where(customer.c.key == bindparam("customer_key")).scalar_subquery(),
    sale.c.agreed_on <= bindparam("returned_on"),
    sale.c.source != STAND_IN,
    # Read by customer: she has few sales, but common goods are on thousands. Joined to nothing,
    # the column is no longer what its index is of.
    sale_line.c.sku.concat("") == bindparam("sku"),
)
_USED = select(balance.c.kind, balance.c.part, balance.c.used).where(
    balance.c.sale_id == bindparam("sale_id")
)
_TENDERS = select(tender.c.nr, tender.c.amount).where(tender.c.sale_id == bindparam("sale_id"))
_SETTLE = (
    update(earlier_return)
    .where(earlier_return.c.id == bindparam("returned"))
    .values(state=bindparam("now"), why=bindparam("said"), line_id=bindparam("line"))
)


class TakenMeanwhileError(Exception):
    """Another desk took the same units since they were looked at; the whole is tried again."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was found out of one earlier return; without a line it is listed."""

    returned: AnyRow
    why: str
    line_id: int | None = None


def match_some(connection: Connection) -> tuple[Told, ...]:
    """Settle the next open earlier returns, the oldest first; none when all are settled.

    Raises TakenMeanwhileError when the transaction must be undone and tried again.
    """
    opened = connection.execute(_OPEN).all()
    told = tuple(_settle(connection, returned) for returned in opened)
    if told:
        connection.execute(_SETTLE, [_settled(one) for one in told])
    return told


def _settled(told: Told) -> dict[str, object]:
    state = "listed" if told.line_id is None else "found"
    row = {"returned": told.returned.id, "now": state, "said": told.why}
    return row | {"line": told.line_id}


def _settle(connection: Connection, returned: AnyRow) -> Told:
    if not (returned.sale_number or returned.customer_key):
        return Told(returned, NO_CUSTOMER)
    lines = _candidates(connection, returned)
    if not lines:
        return Told(returned, NO_SALE)
    # Stable: among lines of the price that was paid back, and then among all others, the newest.
    lines.sort(key=lambda line: not _same_price(returned, line))
    enough = [line for line in lines if line.left >= returned.quantity]
    chosen = tuple(_parts(returned.quantity, enough[:1] or lines))
    if not chosen:
        return Told(returned, NOT_ENOUGH)
    amounts = shares(returned.amount, [units for _, units in chosen])
    for (line, units), amount in zip(chosen, amounts, strict=True):
        _book(connection, returned.id, line, units, amount)
    return Told(returned, _why(returned, enough), chosen[0][0].id)


def _candidates(connection: Connection, returned: AnyRow) -> list[AnyRow]:
    """The lines it may undo, the newest sale first."""
    asked = returned._asdict()
    if not returned.sale_number:
        hers = ("currency", "customer_key", "returned_on", "sku")
        return list(connection.execute(_HERS, {name: asked[name] for name in hers}))
    named = ("currency", "source", "sale_number")
    lines = connection.execute(_NAMED, {name: asked[name] for name in named})
    if returned.sale_line:
        return [line for line in lines if line.nr == returned.sale_line]
    return [line for line in lines if line.sku == returned.sku]


def _same_price(returned: AnyRow, line: AnyRow) -> bool:
    # As fractions, to the minor unit: 3 for 10.00 and 1 for 3.33 are one price.
    apart = returned.amount * line.quantity - line.paid * returned.quantity
    return bool(abs(apart) < returned.quantity * line.quantity)


def _parts(wanted: int, lines: Sequence[AnyRow]) -> Iterator[tuple[AnyRow, int]]:
    """So many units of one line or of several; nothing when all together have too few."""
    if sum(max(0, line.left) for line in lines) < wanted:
        return
    for line in lines:
        units = min(wanted, line.left)
        if units > 0:
            yield line, units
            wanted -= units


def _why(returned: AnyRow, enough: Sequence[AnyRow]) -> str:
    if returned.sale_number:
        return NAMED
    sales = {line.sale_id for line in enough}
    if not sales:
        return PARTS
    return ONE if len(sales) == 1 else NEWEST


def _book(connection: Connection, returned_id: int, line: AnyRow, units: int, amount: int) -> None:
    """Take units of a line, what they were paid with, and the money from the sale's tenders."""
    key = {"sale_id": line.sale_id}
    used = {(kind, part): so_far for kind, part, so_far in connection.execute(_USED, key)}
    taken = used.get((BalanceKind.UNITS, line.id), 0)
    paid_before = used.get((BalanceKind.PAID, line.id), 0)
    # A unit uses up its share, and never less than what was given for it.
    share = half_up(line.paid * (taken + units), line.quantity)
    paid = min(line.paid, max(share, paid_before + amount)) - paid_before
    tenders = connection.execute(_TENDERS, key).all()
    left = [max(0, one.amount - used.get((BalanceKind.TENDER, one.nr), 0)) for one in tenders]
    given = proportional(min(amount, sum(left)), left)
    uses = [
        Use(BalanceKind.UNITS, line.id, line.quantity, units),
        Use(BalanceKind.PAID, line.id, line.paid, paid),
    ]
    for one, part in zip(tenders, given, strict=True):
        uses.append(Use(BalanceKind.TENDER, one.nr, one.amount, part))
    if not take(connection, line.sale_id, uses):
        raise TakenMeanwhileError
    last = taken + units
    for start in range(taken, last, _UNITS_AT_ONCE):
        nths = range(start + 1, min(start + _UNITS_AT_ONCE, last) + 1)
        put(connection, unit, "line_id nth earlier_id", [(line.id, n, returned_id) for n in nths])
