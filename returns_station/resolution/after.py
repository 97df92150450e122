"""What has come back of a sale once a part of a visit is settled: the next part starts from it."""

from dataclasses import replace
from typing import TypeVar

from returns_station.money import Money, zero
from returns_station.policy.claim import Earlier
from returns_station.resolution.settlement import FeeKind, Settlement

_Part = TypeVar("_Part", str, int)


def earlier_after(earlier: Earlier, settled: Settlement) -> Earlier:
    """What had come back before, with all that a settlement of the same sale and visit took."""
    units, refunded, tenders = dict(earlier.units), dict(earlier.refunded), dict(earlier.tenders)
    for share in settled.lines:
        _add(refunded, share.line, share.paid)
        for part in share.drawn:
            _add(refunded, part.line, part.paid)
        if not share.keeps:
            units[share.line] = units.get(share.line, 0) + share.quantity
    for tender in (*settled.tenders, *settled.moved):
        if tender.nr:
            _add(tenders, tender.nr, tender.amount)
    came = sum(share.quantity for share in settled.lines if not share.keeps)
    delivery = (earlier.delivery or zero(settled.refund.currency)) + settled.delivery
    in_visit = earlier.in_visit + came
    return with_fee(Earlier(units, refunded, tenders, delivery, in_visit, earlier.fee), settled)


def with_fee(earlier: Earlier, settled: Settlement) -> Earlier:
    """The same with what a settlement of the same visit took once, be it of another sale."""
    once = [fee.amount for fee in settled.fees if fee.kind is FeeKind.RETURN]
    if not once:
        return earlier
    return replace(earlier, fee=sum(once, earlier.fee or zero(settled.refund.currency)))


def _add(used: dict[_Part, Money], part: _Part, amount: Money) -> None:
    before = used.get(part)
    used[part] = before + amount if before else amount
