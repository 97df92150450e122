"""What has come back of a sale once a part of a visit is settled: the next part starts from it."""

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
    for tender in settled.tenders:
        if tender.nr:
            _add(tenders, tender.nr, tender.amount)
    came = sum(share.quantity for share in settled.lines if not share.keeps)
    nothing = zero(settled.refund.currency)
    once = sum((fee.amount for fee in settled.fees if fee.kind is FeeKind.RETURN), nothing)
    return Earlier(
        units,
        refunded,
        tenders,
        (earlier.delivery or nothing) + settled.delivery,
        in_visit=earlier.in_visit + came,
        fee=(earlier.fee or nothing) + once,
    )


def _add(used: dict[_Part, Money], part: _Part, amount: Money) -> None:
    before = used.get(part)
    used[part] = before + amount if before else amount
