"""The goods of a slip: what came back and why, what went out, and what stands beside each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from returns_station.case import gives
from returns_station.money import Money, zero
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.telling import why_yes
from returns_station.resolution.settlement import LineShare
from returns_station.resolution.taxed import taxed_line
from returns_station.sale import Sale
from returns_station.slip import SlipLine
from returns_station.slip_writing.names import is_new
from returns_station.slip_writing.told import Told


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands above the goods: their sale and their way, each where the visit has several."""

    by_sale: bool
    by_way: bool
    with_net: bool

    def sale(self, told: Told) -> Phrase | None:
        """The number and day of the sale."""
        return _named(told.part.sale) if self.by_sale else None

    def way(self, told: Told) -> Phrase | None:
        """How the goods are made good."""
        return Phrase(f"slip.way.{told.settled.outcome}") if self.by_way else None


def listing_of(told: Sequence[Told], *, units: int) -> Listing:
    """How the goods of a visit are listed; of so many `units` with a net price of their own."""
    sales = {(one.part.sale.source, one.part.sale.number) for one in told}
    ways = {one.settled.outcome for one in told}
    return Listing(len(sales) > 1, len(ways) > 1, units > 1)


def _named(sale: Sale) -> Phrase:
    if sale.is_stand_in:
        return Phrase("slip.without_receipt", {"number": sale.number})
    return Phrase("slip.of_sale", {"number": sale.number, "day": sale.sold_on or sale.agreed_on})


def lines_of(told: Told, listing: Listing) -> Iterator[SlipLine]:
    """What came back; every line is a yes here, so the shares follow the lines one by one."""
    part, settled = told.part, told.settled
    for line, share in zip(part.decision.lines, settled.lines, strict=True):
        sold, given = part.sale.line(line.wish.line), gives(line, settled)
        assert sold is not None, line
        assert given is not None, "only a yes is on a slip"
        taxed = taxed_line(part.sale, share) if listing.with_net and told.is_hers else ()
        yield SlipLine(
            sold.title,
            sold.options,
            line.wish.quantity,
            _beside(told, share),
            why_yes(given),
            listing.sale(told),
            listing.way(told),
            taxed,
        )


def goods_out_of(told: Told, listing: Listing) -> Iterator[SlipLine]:
    """What went out for it, with its price where that differs from what came back."""
    part, settled = told.part, told.settled
    words = Phrase(f"slip.out.{settled.outcome}")
    if settled.outcome is Outcome.REPLACEMENT and is_new(part.decision, settled):
        words = Phrase("slip.out.new")
    nothing = zero(part.sale.currency)
    paid = settled.goods_paid if _shows_prices(told) else (nothing,) * len(settled.goods_out)
    sale, way = listing.sale(told), listing.way(told)
    for goods, amount in zip(settled.goods_out, paid, strict=True):
        title = goods.title or goods.sku
        yield SlipLine(title, "", goods.quantity, amount, words, sale, way)


def _beside(told: Told, share: LineShare) -> Money:
    """What stands beside a line that came back; nothing of a gift."""
    if not told.is_hers:
        return zero(share.refund.currency)
    if _shows_prices(told):
        return sum((each.paid for each in share.drawn), share.paid)
    return share.refund


def _shows_prices(told: Told) -> bool:
    """The prices of an exchange stand there where they differ: they add up to its sum."""
    settled = told.settled
    uneven = (settled.refund, settled.store_credit, settled.to_pay, settled.deduction)
    differs = any(uneven) or bool(settled.fees)
    return told.is_hers and settled.outcome is Outcome.EXCHANGE and differs
