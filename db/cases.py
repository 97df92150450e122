"""The shelf of cases: a return with its ledgers, put in one go or not at all."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import IntegrityError

from db.balances import BalanceKind, Use, take
from db.prepared import Prepared
from db.tables import case_line, payout, return_case, slip, unit
from returns_station.case import ReturnCase, Said, ground_of
from returns_station.desk.ports import CaseDone
from returns_station.desk.taking_back import AlreadyReturnedError
from returns_station.phrase import Phrase
from returns_station.policy.claim import Earlier
from returns_station.resolution.offers import Settlement, TenderShare
from returns_station.sale import TenderKind

_DONE = Prepared(
    select(return_case.c.said, slip.c.number)
    .join_from(return_case, slip, isouter=True)
    .where(return_case.c.key == bindparam("key"))
)
_CASE: Final = Prepared(return_case.insert().returning(return_case.c.id))
_UNITS: Final = Prepared(unit.insert())
_LINES: Final = Prepared(case_line.insert())
_PAYOUTS: Final = Prepared(payout.insert())

Plain = dict[str, object]


def case_done(connection: Connection, key: str) -> CaseDone | None:
    """What a case with this key came to, if it was stored before."""
    row = _DONE.one(connection, {"key": key})
    return None if row is None else CaseDone(Said(row[0]), row[1] or "")


def put_case(connection: Connection, case: ReturnCase, before: Earlier, trace: str) -> int:
    """Store a case with its ledgers, give its id; raises AlreadyReturnedError if units are gone."""
    if case.settlement and not take(connection, case.sale.id, tuple(_uses(case))):
        raise AlreadyReturnedError(Phrase("sale.already_returned"))
    case_id: int = _CASE.one(connection, _case_row(case, trace)).id
    _LINES.put(connection, _line_rows(case, case_id))
    if case.settlement:
        try:
            _UNITS.put(connection, _unit_rows(case, case_id, before))
        except IntegrityError as error:
            raise AlreadyReturnedError(Phrase("sale.already_returned")) from error
        _PAYOUTS.put(connection, _payout_rows(case, case_id))
    return case_id


def _uses(case: ReturnCase) -> Iterator[Use]:
    settled = case.settlement
    assert settled is not None, "only a settled case uses anything up"
    for share in settled.lines:
        line = case.sale.line(share.line)
        assert line is not None, share
        if not share.keeps:
            yield Use(BalanceKind.UNITS, line.id, line.quantity, share.quantity)
        # What the units were paid with is used up whatever she got for them: an exchanged unit
        # leaves nothing to pay back either.
        yield Use(BalanceKind.PAID, line.id, line.paid.minor, share.paid.minor)
    taken = {paid.nr: paid.amount.minor for paid in case.sale.tenders}
    for tender in settled.tenders:
        if tender.nr:
            yield Use(BalanceKind.TENDER, tender.nr, taken[tender.nr], tender.amount.minor)
    if case.sale.delivery:
        cap = case.sale.delivery.paid.minor
        yield Use(BalanceKind.DELIVERY, 0, cap, settled.delivery.minor)


def _case_row(case: ReturnCase, trace: str) -> Plain:
    settled = case.settlement
    grounds = {ground_of(line, settled) for line in case.decision.lines}
    return {
        "key": case.key,
        "sale_id": case.sale.id,
        "said": case.said.value,
        "outcome": settled.outcome.value if settled else "",
        "ground": ",".join(sorted(ground.value for ground in grounds if ground)),
        "currency": case.sale.currency,
        "at": case.opened_at.isoformat(),
        "actor": case.who.actor,
        "desk": case.who.desk,
        "refund": settled.refund.minor if settled else 0,
        "body": trace,
    }


def _line_rows(case: ReturnCase, case_id: int) -> Iterator[Plain]:
    shares = case.settlement.lines if case.settlement else (None,) * len(case.decision.lines)
    together = zip(case.decision.lines, shares, strict=True)
    for nr, (line, share) in enumerate(together, start=1):
        sold = case.sale.line(line.wish.line)
        assert sold is not None, line
        ground = ground_of(line, case.settlement)
        yield {
            "case_id": case_id,
            "nr": nr,
            "line_id": sold.id,
            "quantity": line.wish.quantity,
            "reason": line.wish.reason.value,
            "condition": line.wish.condition.value,
            "ground": ground.value if ground else "",
            "goods": case.goods.value,
            "said": case.said.value,
            "settled": case.settled.value,
            "refund": share.refund.minor if share else 0,
        }


def _unit_rows(case: ReturnCase, case_id: int, before: Earlier) -> Iterator[Plain]:
    assert case.settlement is not None, "only a settled case takes units"
    taken = dict(before.units)
    for share in case.settlement.lines:
        if share.keeps:
            continue
        sold = case.sale.line(share.line)
        assert sold is not None, share
        first = taken.get(share.line, 0) + 1
        taken[share.line] = first + share.quantity - 1
        for nth in range(first, first + share.quantity):
            yield {"line_id": sold.id, "nth": nth, "case_id": case_id, "earlier_id": None}


def _rounding(tender: TenderShare, settled: Settlement) -> int:
    if tender.kind is not TenderKind.CASH or settled.cash is None:
        return 0
    return settled.cash.minor - tender.amount.minor


def _payout_rows(case: ReturnCase, case_id: int) -> Iterator[Plain]:
    """What the till is to give; what it is to take (`to_pay`) is in the case, and on the slip."""
    settled = case.settlement
    assert settled is not None, "only a settled case pays"
    legs = [(f"{each.nr}:{each.kind}", each) for each in settled.tenders]
    # New credit is no tender of the sale: it has an operation of its own.
    legs.append(("credit", TenderShare(0, TenderKind.STORE_CREDIT, settled.store_credit)))
    for name, tender in legs:
        if tender.amount:
            yield {
                "operation": f"{case.key}:{name}",
                "case_id": case_id,
                "sale_id": case.sale.id,
                "tender_nr": tender.nr,
                "kind": tender.kind.value,
                "amount": tender.amount.minor,
                "rounding": _rounding(tender, settled),
                "currency": tender.amount.currency,
                "state": "new",
            }
