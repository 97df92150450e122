"""What the goods that come back bring for one outcome: worth, less what is kept, less fees."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from returns_station.money import Money, half_up
from returns_station.policy.claim import Outcome
from returns_station.policy.worth import deduction, fee_once, restocking
from returns_station.resolution.settlement import Fee, FeeKind, LineShare
from returns_station.resolution.visit import Back, Visit, drawn


@dataclass(frozen=True, slots=True)
class Value:
    """The lines' shares in their order, and the fees: once for the return, and of each line."""

    lines: tuple[LineShare, ...]
    fees: tuple[Fee, ...]

    @property
    def deduction(self) -> int:
        """What is kept back of all lines, in minor units."""
        return sum(line.deduction.minor for line in self.lines)

    @property
    def net(self) -> int:
        """What the goods bring after the fee, in minor units."""
        worth = sum(line.refund.minor for line in self.lines)
        return worth - sum(fee.amount.minor for fee in self.fees)


def value_of(visit: Visit, outcome: Outcome, back: tuple[Back, ...]) -> Value:
    """What the lines bring; fees are never more than the goods that bear them bring."""
    lines = tuple(_share(visit, each) for each in back)
    shelf = [
        restocking(line.refund.minor, each.entitlement, outcome)
        for line, each in zip(lines, back, strict=True)
    ]
    once = [fee_once(each.entitlement, outcome, visit.earlier) for each in back]
    bearing = sum(
        line.refund.minor for line, *fees in zip(lines, shelf, once, strict=True) if any(fees)
    )
    restocked = min(sum(shelf), bearing)
    returned = min(max(once, default=0), bearing - restocked)
    named = ((FeeKind.RETURN, returned), (FeeKind.RESTOCKING, restocked))
    return Value(lines, tuple(Fee(kind, visit.money(fee)) for kind, fee in named if fee))


def _share(visit: Visit, back: Back) -> LineShare:
    kept = deduction(back.worth, back.entitlement, back.wish)
    return LineShare(
        line=back.wish.line,
        quantity=back.wish.quantity,
        paid=visit.money(back.uses),
        deduction=visit.money(kept),
        refund=visit.money(back.worth - kept),
        vat_percent=back.sold.vat_percent,
        drawn=drawn(visit, back),
    )


def vat_of(
    visit: Visit, lines: Iterable[LineShare], delivery: int = 0
) -> tuple[tuple[str, Money], ...]:
    """VAT to reverse per rate of the sale, on the sum of each rate; an unknown rate is left out."""
    gross: dict[str, int] = defaultdict(int)
    for line in lines:
        gross[line.vat_percent] += line.refund.minor
        for part in line.drawn:
            gross[line.vat_percent] -= part.paid.minor
            gross[_rate(visit, part.line)] += part.paid.minor
    if delivery and visit.sale.delivery:
        gross[visit.sale.delivery.vat_percent] += delivery
    return tuple(
        (rate, visit.money(vat_in(amount, rate)))
        for rate, amount in gross.items()
        if rate and amount
    )


def vat_in(gross: int, rate: str) -> int:
    """The VAT that is in an amount, in minor units."""
    return half_up(gross * _thousandths(rate), 100_000 + _thousandths(rate))


def _rate(visit: Visit, nr: str) -> str:
    line = visit.sale.line(nr)
    assert line is not None, "what is drawn on is a line of the sale"
    return line.vat_percent


@cache
def _thousandths(rate: str) -> int:
    return int(Decimal(rate) * 1000)
