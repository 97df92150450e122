"""A visit taken back out of every ledger: its rows stay, and tell who undid it."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, or_, select, text

from db import quotas, stock
from db.balances import BalanceKind, Use, give_back, take
from db.cases import uses
from db.credits import credits_of, void
from db.ledgers import found_sale, undone_case
from db.payouts import PICKUP_BACK, StoredPayouts
from db.prepared import Prepared
from db.sales import AnyRow, load_sale
from db.tables import return_case, sale, unit
from db.tables_pickup import booking
from returns_station.case import Who
from returns_station.credit import Credit
from returns_station.desk.undoing import CannotUndoError
from returns_station.desk.written import Undoing
from returns_station.goods_out import SOURCE
from returns_station.money import Money
from returns_station.payout import PayoutMoveError, PayoutVia, cancel
from returns_station.phrase import Phrase
from returns_station.pickup.booking import LIVE
from returns_station.resolution.settlement import Settlement
from returns_station.sale import Sale
from returns_station.trace import read_trace

_CASES: Final = (
    select(
        return_case.c.id,
        return_case.c.key,
        return_case.c.sale_id,
        return_case.c.body,
        undone_case.c.key.label("undone"),
    )
    .join_from(return_case, undone_case, isouter=True)
    .where(return_case.c.slip == bindparam("slip"))
    .order_by(return_case.c.sale_id, return_case.c.id)
)
_ANY_UNDONE: Final = Prepared(
    select(undone_case.c.case_id)
    .join_from(undone_case, return_case)
    .where(return_case.c.slip == bindparam("slip"), return_case.c.slip != "")
    .limit(1)
)
_FOUND: Final = select(found_sale.c.sale_id).where(
    found_sale.c.stand_in_id.in_(bindparam("sales", expanding=True))
)
# Goods that were received and graded are somewhere else by now: the bench undoes its own steps.
_AT_BENCH: Final = Prepared(
    text(
        "SELECT 1 AS there FROM bench_piece "
        "WHERE case_id = :case_id AND standing <> 'awaited' LIMIT 1"
    )
)
_COMING: Final = Prepared(
    select(booking.c.id)
    .where(
        booking.c.slip == bindparam("slip"),
        or_(*(booking.c.state == state.value for state in sorted(LIVE))),
    )
    .limit(1)
)
_AWAITED_NO_MORE: Final = Prepared(
    text("DELETE FROM bench_piece WHERE case_id = :case_id AND standing = 'awaited'")
)
_HOLD: Final = select(sale.c.id).where(sale.c.id == bindparam("sale_id")).with_for_update()
_MADE: Final = select(sale.c.id).where(sale.c.source == SOURCE, sale.c.number == bindparam("slip"))
_UNDONE: Final = Prepared(undone_case.insert())
# Units are found by their lines: a million of other cases need not be looked at.
_OF_CASE: Final = (
    "case_id = :case_id AND line_id IN (SELECT line_id FROM case_line WHERE case_id = :case_id)"
)
_LEAVING: Final = Prepared(
    text(
        "INSERT INTO undone_unit (case_id, line_id, nth) SELECT case_id, line_id, nth "  # noqa: S608 - our own words
        f"FROM unit WHERE {_OF_CASE}"
    )
)
_LEAVE: Final = Prepared(text(f"DELETE FROM unit WHERE {_OF_CASE}"))  # noqa: S608 - as above
_UNITS: Final = Prepared(unit.insert())


def is_undone(connection: Connection, slip: str) -> bool:
    """Whether the visit of a slip was undone."""
    return _ANY_UNDONE.one(connection, {"slip": slip}) is not None


def undo_case(connection: Connection, slip: str, key: str, at: datetime, who: Who) -> Undoing:
    """Take the cases of a slip out of every ledger; raises CannotUndoError and changes nothing."""
    found = _held(connection, slip)
    keys = tuple(row.key for row in found)
    if any(row.undone for row in found):
        if all(row.undone == key for row in found):
            return Undoing(keys, again=True)
        raise CannotUndoError(Phrase("undo.undone_before"))
    if _COMING.one(connection, {"slip": slip}) is not None:
        raise CannotUndoError(Phrase("undo.pickup"))
    if connection.execute(_FOUND, {"sales": [row.sale_id for row in found]}).first():
        raise CannotUndoError(Phrase("undo.sale_found"))
    if any(_AT_BENCH.one(connection, {"case_id": row.id}) for row in found):
        raise CannotUndoError(Phrase("undo.at_the_bench"))
    moment = at.isoformat()
    emptied = _credit(connection, found, key, moment, who)
    _payouts(connection, slip, at)
    given = [settled for row in found if (settled := _give_back(connection, row)) is not None]
    _goods_out(connection, slip, found[0].id)
    for row in found:
        stock.bring_back(connection, row.id)
        quotas.give_back(connection, row.id)
        _AWAITED_NO_MORE.run(connection, {"case_id": row.id})
        mark = {"case_id": row.id, "key": key, "at": moment, "actor": who.actor, "desk": who.desk}
        _UNDONE.run(connection, mark)
    return Undoing(keys, emptied, _paid_on_top(given))


def _paid_on_top(given: list[Settlement]) -> Money | None:
    """What she paid for new goods beyond what was set off; None: nothing."""
    over = sum(each.to_pay.minor - each.refund.minor for each in given)
    return Money(over, given[0].refund.currency) if over > 0 else None


def _held(connection: Connection, slip: str) -> list[AnyRow]:
    """The cases of a slip, their sales held in one order for every desk."""
    found = connection.execute(_CASES, {"slip": slip}).all() if slip else []
    if not found:
        raise CannotUndoError(Phrase("slip.unknown", {"number": slip}))
    if connection.dialect.name != "sqlite":
        for sale_id in sorted({row.sale_id for row in found}):
            connection.execute(_HOLD, {"sale_id": sale_id})
        # Read again: another desk may have undone it while this one waited.
        found = connection.execute(_CASES, {"slip": slip}).all()
    return list(found)


def _credit(
    connection: Connection, found: list[AnyRow], key: str, moment: str, who: Who
) -> tuple[Credit, ...]:
    issued = tuple(credit for row in found for credit in credits_of(connection, row.id))
    for row in found:
        if not void(connection, row.id, key, moment, who.actor, who.desk):
            raise CannotUndoError(Phrase("undo.credit_spent"))
    return issued


def _payouts(connection: Connection, slip: str, at: datetime) -> None:
    """Nothing may have been asked to be paid; a document of ours is void with its credit."""
    shelf = StoredPayouts(connection)
    for payout in shelf.of_slip(slip):
        if payout.via is PayoutVia.DOCUMENT or payout.operation.endswith(PICKUP_BACK):
            # What she paid for a pickup that we missed is hers, whatever becomes of the visit.
            continue
        try:
            let_go = cancel(payout, at)
        except PayoutMoveError as error:
            raise CannotUndoError(Phrase("undo.money_left")) from error
        if not shelf.move(payout, let_go):
            raise CannotUndoError(Phrase("undo.money_left"))


def _goods_out(connection: Connection, slip: str, case_id: int) -> None:
    """The goods that went out come back with the undo: nothing of their sale is left to return."""
    made = connection.execute(_MADE, {"slip": slip}).scalar()
    if made is None:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(_HOLD, {"sale_id": made})
    sold = load_sale(connection, made)
    assert sold is not None, "a sale is never taken away"
    if not take(connection, made, tuple(_all_of(sold))):
        raise CannotUndoError(Phrase("undo.goods_back"))
    rows = (
        {"line_id": line.id, "nth": nth, "case_id": case_id, "earlier_id": None}
        for line in sold.lines
        for nth in range(1, line.quantity + 1)
    )
    _UNITS.put(connection, rows)


def _all_of(sold: Sale) -> list[Use]:
    """Every unit and every sum of a sale: taking all fails where some have been taken."""
    units = [Use(BalanceKind.UNITS, line.id, line.quantity, line.quantity) for line in sold.lines]
    paid = [Use(BalanceKind.PAID, line.id, line.paid.minor, line.paid.minor) for line in sold.lines]
    return units + paid


def _give_back(connection: Connection, row: AnyRow) -> Settlement | None:
    settled = read_trace(row.body).settled
    if settled is None:
        return None
    sold = load_sale(connection, row.sale_id)
    assert sold is not None, "a sale is never taken away"
    give_back(connection, row.sale_id, tuple(uses(sold, settled)))
    _LEAVING.run(connection, {"case_id": row.id})
    _LEAVE.run(connection, {"case_id": row.id})
    return settled
