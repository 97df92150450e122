"""What comes back as net and VAT, unit by unit: what a credit note of the trade must say."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from returns_station.money import Money, half_up
from returns_station.resolution.settlement import LineShare, Settlement
from returns_station.resolution.value import vat_in
from returns_station.sale import Sale


@dataclass(frozen=True, slots=True)
class Taxed:
    """So many units of one net price and one VAT each, as their sums.

    Of no unit is what another line's rate bears, where a discount is recounted.
    """

    quantity: int
    net: Money
    vat: Money
    vat_percent: str


def taxed_units(sale: Sale, settled: Settlement) -> tuple[Taxed, ...]:
    """Net and VAT of all money that comes back, line by line; the delivery is one more unit.

    The VAT of a rate is that of its sum (`Settlement.vat`): these may differ from it by a cent.
    """
    lines = (each for share in settled.lines for each in taxed_line(sale, share))
    return (*lines, *taxed_delivery(sale, settled.delivery))


def taxed_line(sale: Sale, share: LineShare) -> tuple[Taxed, ...]:
    """A line's units, those of an equal share together; none where the rate is not known."""
    other = {part.line: part.paid for part in share.drawn}
    own = sum((-paid for paid in other.values()), share.refund)
    units = _alike(own, share.quantity, share.vat_percent)
    drawn = (
        each
        for nr, paid in other.items()
        if (line := sale.line(nr))
        for each in _taxed(0, paid, line.vat_percent)
    )
    return (*units, *drawn)


def taxed_delivery(sale: Sale, paid: Money) -> tuple[Taxed, ...]:
    """The delivery that comes back."""
    return tuple(_taxed(1, paid, sale.delivery.vat_percent)) if sale.delivery else ()


def _alike(gross: Money, units: int, rate: str) -> Iterator[Taxed]:
    """After k of n units gross x k / n rounded half up has come back; each is the difference."""
    after = (half_up(gross.minor * nr, units) for nr in range(units + 1))
    shares = [later - before for before, later in pairwise(after)]
    for share in dict.fromkeys(shares):
        yield from _taxed(shares.count(share), Money(share, gross.currency), rate)


def _taxed(quantity: int, gross: Money, rate: str) -> Iterator[Taxed]:
    if not rate or not gross:
        return
    vat, times = vat_in(gross.minor, rate), max(1, quantity)
    net = Money((gross.minor - vat) * times, gross.currency)
    yield Taxed(quantity, net, Money(vat * times, gross.currency), rate)
