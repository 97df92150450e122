"""What the goods that come back bring for one outcome: worth, less what is kept, less fees."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from returns_station.money import Money, half_up
from returns_station.policy.claim import Outcome
from returns_station.policy.worth import deduction, fee_once, restocking
from returns_station.resolution.settlement import LineShare
from returns_station.resolution.visit import Back, Visit


@dataclass(frozen=True, slots=True)
class Value:
    """The lines' shares in their order, and the fee: once for the return, and of each line."""

    lines: tuple[LineShare, ...]
    fee: int

    @property
    def deduction(self) -> int:
        """What is kept back of all lines, in minor units."""
        return sum(line.deduction.minor for line in self.lines)

    @property
    def net(self) -> int:
        """What the goods bring after the fee, in minor units."""
        return sum(line.refund.minor for line in self.lines) - self.fee


def value_of(visit: Visit, outcome: Outcome, back: tuple[Back, ...]) -> Value:
    """What the lines bring; a fee is never more than the goods that bear it bring."""
    lines = tuple(_share(visit, each) for each in back)
    shelf = [
        restocking(line.refund.minor, each.entitlement, outcome)
        for line, each in zip(lines, back, strict=True)
    ]
    once = [fee_once(each.entitlement, outcome) for each in back]
    bearing = sum(
        line.refund.minor for line, *fees in zip(lines, shelf, once, strict=True) if any(fees)
    )
    return Value(lines, min(max(once, default=0) + sum(shelf), bearing))


def _share(visit: Visit, back: Back) -> LineShare:
    kept = deduction(back.worth, back.entitlement, back.wish)
    return LineShare(
        line=back.wish.line,
        quantity=back.wish.quantity,
        paid=visit.money(back.uses),
        deduction=visit.money(kept),
        refund=visit.money(back.worth - kept),
        vat_percent=back.sold.vat_percent,
    )


def vat_of(
    visit: Visit, lines: Iterable[LineShare], delivery: int = 0
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
