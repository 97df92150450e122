"""Money back: what for each line, the delivery, the fee, the VAT, and by which tender."""

from dataclasses import replace

from returns_station.money import Money, cash
from returns_station.policy.claim import Outcome
from returns_station.policy.worth import delivery_back
from returns_station.resolution.settlement import Settlement, TenderShare
from returns_station.resolution.tenders import back_by_tender
from returns_station.resolution.value import value_of, vat_of
from returns_station.resolution.visit import Back, Visit, nothing_moves
from returns_station.sale import TenderKind


def money_back(visit: Visit, back: tuple[Back, ...]) -> Settlement:
    """The refund of the accepted lines, by the tenders it was paid with."""
    value = value_of(visit, Outcome.REFUND, back)
    delivery = _delivery(visit, back)
    settled = replace(
        nothing_moves(visit, Outcome.REFUND, back),
        lines=value.lines,
        delivery=visit.money(delivery),
        deduction=visit.money(value.deduction),
        fees=value.fees,
        vat=vat_of(visit, value.lines, delivery),
    )
    return paid_out(visit, settled, value.net + delivery)


def paid_out(visit: Visit, settled: Settlement, refund: int) -> Settlement:
    """A settlement that also pays so many minor units, the way they came."""
    tenders = back_by_tender(refund, visit)
    return replace(
        settled,
        refund=visit.money(refund),
        tenders=tenders,
        cash=_counted_out(visit, refund, tenders),
    )


def _delivery(visit: Visit, back: tuple[Back, ...]) -> int:
    """The delivery comes back once, by the kindest rule among the lines."""
    delivery = visit.sale.delivery
    rules = {each.entitlement.delivery for each in back} - {None}
    if delivery is None:
        return 0
    given = (
        delivery_back(delivery, rule, sale=visit.sale, claim=visit.claim, earlier=visit.earlier)
        for rule in rules
        if rule is not None
    )
    return max(given, default=0)


def _counted_out(visit: Visit, refund: int, tenders: tuple[TenderShare, ...]) -> Money | None:
    """What is counted out in coins: all that no other tender takes, rounded once."""
    other = sum(each.amount.minor for each in tenders if each.kind is not TenderKind.CASH)
    if all(each.kind is not TenderKind.CASH for each in tenders):
        return None
    return cash(visit.money(refund - other), visit.cash_step)
