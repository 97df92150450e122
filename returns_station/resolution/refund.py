"""Money back: what for each line, the delivery, the fee, the VAT, and by which tender."""

from collections import defaultdict
from decimal import Decimal
from functools import cache

from returns_station.money import Money, cash, half_up
from returns_station.policy.claim import Outcome
from returns_station.policy.worth import deduction, delivery_back
from returns_station.resolution.settlement import LineShare, Settlement, TenderShare
from returns_station.resolution.tenders import back_by_tender
from returns_station.resolution.visit import Back, Visit
from returns_station.sale import TenderKind


def money_back(visit: Visit, back: tuple[Back, ...]) -> Settlement:
    """The refund of the accepted lines, by the tenders it was paid with."""
    lines = tuple(_share(visit, each) for each in back)
    delivery = _delivery(visit, back)
    fee = _fee(back, lines)
    refund = sum(line.refund.minor for line in lines) + delivery - fee
    step = visit.cash_step
    tenders = back_by_tender(refund, visit.sale, visit.claim, visit.earlier, step=step)
    return Settlement(
        outcome=Outcome.REFUND,
        lines=lines,
        refund=visit.money(refund),
        delivery=visit.money(delivery),
        deduction=visit.money(sum(line.deduction.minor for line in lines)),
        fee=visit.money(fee),
        tenders=tenders,
        vat=_vat(visit, lines, delivery),
        cash=_counted_out(visit, refund, tenders),
        store_credit=visit.money(0),
        to_pay=visit.money(0),
        goods_out=(),
        refund_by=visit.refund_by,
        may_hold=visit.may_hold,
    )


def _share(visit: Visit, back: Back) -> LineShare:
    kept = deduction(back.paid, back.entitlement, back.wish)
    return LineShare(
        line=back.wish.line,
        quantity=back.wish.quantity,
        paid=visit.money(back.paid),
        deduction=visit.money(kept),
        refund=visit.money(back.paid - kept),
        vat_percent=back.sold.vat_percent,
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


def _fee(back: tuple[Back, ...], lines: tuple[LineShare, ...]) -> int:
    """Once for the return, and never more than the goods that bear it bring."""
    bearing = [
        (each.entitlement.fee_minor, line.refund.minor)
        for each, line in zip(back, lines, strict=True)
        if each.entitlement.fee_minor
    ]
    if not bearing:
        return 0
    return min(max(fee for fee, _ in bearing), sum(refund for _, refund in bearing))


def _vat(
    visit: Visit, lines: tuple[LineShare, ...], delivery: int
) -> tuple[tuple[str, Money], ...]:
    """VAT to reverse per rate of the sale, on the sum of each rate; an unknown rate is left out."""
    gross: dict[str, int] = defaultdict(int)
    for line in lines:
        gross[line.vat_percent] += line.refund.minor
    if delivery and visit.sale.delivery:
        gross[visit.sale.delivery.vat_percent] += delivery
    return tuple(
        (rate, visit.money(half_up(amount * _thousandths(rate), 100_000 + _thousandths(rate))))
        for rate, amount in gross.items()
        if rate and amount
    )


@cache
def _thousandths(rate: str) -> int:
    return int(Decimal(rate) * 1000)


def _counted_out(visit: Visit, refund: int, tenders: tuple[TenderShare, ...]) -> Money | None:
    """What is counted out in coins: all that no other tender takes, rounded once."""
    other = sum(each.amount.minor for each in tenders if each.kind is not TenderKind.CASH)
    if all(each.kind is not TenderKind.CASH for each in tenders):
        return None
    return cash(visit.money(refund - other), visit.cash_step)
