"""The shelf of cases: a visit with its ledgers, put in one go or not at all."""

from collections.abc import Iterator
from itertools import count, islice
from typing import Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import IntegrityError

from db import goods_out, quotas, stock
from db.balances import BalanceKind, Use, take
from db.bringer import limit_of
from db.bulk import put
from db.credits import issue
from db.payouts import StoredPayouts
from db.prepared import Prepared
from db.tables import case_line, return_case, unit, word
from db.words import spelt
from returns_station.case import CasePart, ReturnCase, Said, ground_of
from returns_station.desk.errors import DayLimitError, OutOfStockError
from returns_station.desk.on_her_word import cap_of
from returns_station.desk.taking_back import AlreadyReturnedError
from returns_station.desk.written import CaseDone, Written
from returns_station.phrase import Phrase
from returns_station.resolution.settlement import Settlement
from returns_station.resolution.unproven import counted
from returns_station.sale import Sale

_DONE = Prepared(
    select(return_case.c.said, return_case.c.slip).where(return_case.c.key == bindparam("key"))
)
_CASE: Final = Prepared(return_case.insert().returning(return_case.c.id))
_GONE: Final = Prepared(select(unit.c.nth).where(unit.c.line_id == bindparam("line_id")))
_UNITS: Final = Prepared(unit.insert())
_LINES: Final = Prepared(case_line.insert())

Plain = dict[str, object]


def case_done(connection: Connection, key: str) -> CaseDone | None:
    """What a visit with this key came to, if it was stored before: every part knows its slip."""
    row = _DONE.one(connection, {"key": key})
    if row is None:
        return None
    return CaseDone(Said.YES if row.slip else Said(row.said), row.slip)


def put_case(connection: Connection, written: Written) -> tuple[int, ...]:
    """Store a visit with its ledgers, give the ids of its parts, in order.

    Raises AlreadyReturnedError if units are gone, OutOfStockError if goods that go out are, and
    DayLimitError, before anything else is stored, if more is given without a proof than may be.
    """
    case = written.case
    stock.in_turn(connection, _goods_out(case))
    taken = _taken_unproven(connection, written)
    ids = tuple(
        _put_part(connection, part, trace, written)
        for part, trace in zip(case.parts, written.traces, strict=True)
    )
    given = [part_id for part, part_id in zip(case.parts, ids, strict=True) if part.settlement]
    shelf = StoredPayouts(connection)
    for nr, (part, part_id) in enumerate(zip(case.given, given, strict=True)):
        shelf.put((one.payout for one in written.payouts if one.part == nr), part_id, part.sale.id)
    at, who = case.opened_at.isoformat(), case.who
    for credit in written.credits:
        operation = f"{case.key}:{credit.number}"
        issue(connection, credit, given[0], operation, at, who.actor, who.desk)
    for nr, (name, amount) in taken.items():
        quotas.note(connection, ids[nr], name, amount)
    if written.goods_out is not None:
        goods_out.put(connection, written.goods_out)
    return ids


def _taken_unproven(connection: Connection, written: Written) -> dict[int, tuple[str, int]]:
    """What each part takes of the day's limit without a proof, and the limit's name."""
    taken = {}
    for nr, part in enumerate(written.case.parts):
        amount = counted(part.sale, part.claim, part.decision, part.settlement).minor
        if amount:
            name, _ = limit_of(connection, part.sale, written.case.opened_at)
            cap = cap_of(part.promise, part.sale.currency)
            if not quotas.take(connection, name, cap.minor if cap else quotas.NO_LIMIT, amount):
                raise DayLimitError(Phrase("unproven.limit_taken"))
            taken[nr] = (name, amount)
    return taken


def _goods_out(case: ReturnCase) -> Iterator[str]:
    for part in case.given:
        for goods in part.settlement.goods_out if part.settlement else ():
            if goods.at_once:
                yield goods.sku


def _put_part(connection: Connection, part: CasePart, trace: str, written: Written) -> int:
    settled, sale_id = part.settlement, part.sale.id
    if settled and not take(connection, sale_id, tuple(uses(part.sale, settled))):
        raise AlreadyReturnedError(Phrase("sale.already_returned"))
    case_id: int = _CASE.one(connection, _case_row(part, trace, written)).id
    _LINES.put(connection, _line_rows(part, case_id))
    if settled:
        try:
            _UNITS.put(connection, _unit_rows(connection, part, settled, case_id))
        except IntegrityError as error:
            raise AlreadyReturnedError(Phrase("sale.already_returned")) from error
        _take_from_shelf(connection, settled, case_id)
        put(connection, word, "word kind ref", _words(part, case_id))
    return case_id


def _words(part: CasePart, case_id: int) -> list[tuple[object, ...]]:
    """What came back is found by its titles; whose it was is found by her own words."""
    sold = (part.sale.line(line.wish.line) for line in part.decision.lines)
    named = {one for line in sold if line for one in spelt(line.title)}
    return [(one, "case", case_id) for one in sorted(named)]


def _take_from_shelf(connection: Connection, settled: Settlement, case_id: int) -> None:
    """Goods that are here leave with her, or are kept for her while hers are on their way."""
    wanted = tuple((goods.sku, goods.quantity) for goods in settled.goods_out if goods.at_once)
    if not wanted:
        return
    gone = stock.hold(connection, case_id, wanted)
    if gone:
        raise OutOfStockError(gone)
    if settled.due_on is None:
        stock.give(connection, case_id)


def uses(sale: Sale, settled: Settlement) -> Iterator[Use]:
    """What a settlement uses up of its sale."""
    ids = {line.nr: line for line in sale.lines}
    for share in settled.lines:
        line = ids[share.line]
        if not share.keeps:
            yield Use(BalanceKind.UNITS, line.id, line.quantity, share.quantity)
        # What the units were paid with is used up whatever she got for them: an exchanged unit
        # leaves nothing to pay back either.
        yield Use(BalanceKind.PAID, line.id, line.paid.minor, share.paid.minor)
        for drawn in share.drawn:
            other = ids[drawn.line]
            yield Use(BalanceKind.PAID, other.id, other.paid.minor, drawn.paid.minor)
    taken = {paid.nr: paid.amount.minor for paid in sale.tenders}
    # Nor is what went for new goods paid back with hers: it comes back with those goods.
    for tender in (*settled.tenders, *settled.moved):
        if tender.nr:
            yield Use(BalanceKind.TENDER, tender.nr, taken[tender.nr], tender.amount.minor)
    if sale.delivery:
        yield Use(BalanceKind.DELIVERY, 0, sale.delivery.paid.minor, settled.delivery.minor)


def _case_row(part: CasePart, trace: str, written: Written) -> Plain:
    settled, case = part.settlement, written.case
    grounds = {ground_of(line, settled) for line in part.decision.lines}
    return {
        "key": part.key,
        "sale_id": part.sale.id,
        "said": part.said.value,
        "outcome": settled.outcome.value if settled else "",
        "ground": ",".join(sorted(ground.value for ground in grounds if ground)),
        "currency": part.sale.currency,
        "at": case.opened_at.isoformat(),
        "actor": case.who.actor,
        "desk": case.who.desk,
        "refund": settled.refund.minor if settled else 0,
        "body": trace,
        # A question that came with goods that were taken back is told of on the same slip.
        "slip": written.slip,
    }


def _line_rows(part: CasePart, case_id: int) -> Iterator[Plain]:
    settled = part.settlement
    shares = settled.lines if settled else (None,) * len(part.decision.lines)
    due_on = settled.due_on if settled else None
    together = zip(part.decision.lines, shares, strict=True)
    for nr, (line, share) in enumerate(together, start=1):
        sold = part.sale.line(line.wish.line)
        assert sold is not None, line
        ground = ground_of(line, settled)
        yield {
            "case_id": case_id,
            "nr": nr,
            "line_id": sold.id,
            "quantity": line.wish.quantity,
            "reason": line.wish.reason.value,
            "condition": line.wish.condition.value,
            "ground": ground.value if ground else "",
            "goods": part.goods.value,
            "said": part.said.value,
            "settled": part.settled.value,
            "refund": share.refund.minor if share else 0,
            "due_on": due_on.isoformat() if due_on else "",
        }


def _unit_rows(
    connection: Connection, part: CasePart, settled: Settlement, case_id: int
) -> Iterator[Plain]:
    free: dict[str, Iterator[int]] = {}
    for share in settled.lines:
        if share.keeps:
            continue
        sold = part.sale.line(share.line)
        assert sold is not None, share
        if share.line not in free:
            before = part.earlier.units.get(share.line, 0)
            free[share.line] = free_units(connection, sold.id) if before else count(1)
        for nth in islice(free[share.line], share.quantity):
            yield {"line_id": sold.id, "nth": nth, "case_id": case_id, "earlier_id": None}


def free_units(connection: Connection, line_id: int) -> Iterator[int]:
    """The numbers of a line's units that have not come back; undone returns leave gaps."""
    gone = {row.nth for row in _GONE.all(connection, {"line_id": line_id})}
    return (nth for nth in count(1) if nth not in gone)
