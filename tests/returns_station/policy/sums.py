"""Sales to the öre, and the scales for their lines."""

from dataclasses import replace
from typing import Final

from returns_station.money import Money
from returns_station.policy.claim import ClaimLine, Earlier, Outcome
from returns_station.policy.entitlement import (
    Basis,
    Entitlement,
    Ground,
)
from returns_station.policy.worth import (
    Scales,
    scales_of,
)
from returns_station.sale import Delivery, Sale, SaleLine
from tests.builders import BOUGHT_ON, a_claim, a_line, a_sale

REFUND, EXCHANGE, CREDIT = Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT
PLAIN: Final = Entitlement(Ground.OPEN_PURCHASE, Basis.LAW, BOUGHT_ON, (REFUND, EXCHANGE))


def minor(amount: int) -> Money:
    """So many öre."""
    return Money(amount, "SEK")


def line(nr: str = "1", *, paid: int, quantity: int = 1, promotion: int = 0) -> SaleLine:
    """A line that was paid with so many öre, after a discount on the order."""
    sold = a_line(nr, quantity=quantity)
    taken = minor(promotion) if promotion else None
    return replace(sold, paid=minor(paid), promotion=taken)


def sold(*lines: SaleLine, delivery: int = 0, standard: int | None = None) -> Sale:
    """A sale of these lines, and what its delivery cost."""
    least = minor(delivery if standard is None else standard)
    return replace(a_sale(*lines), delivery=Delivery(minor(delivery), least) if delivery else None)


def before(units: int, used: int, nr: str = "1") -> Earlier:
    """So many units of a line came back before, and took so much."""
    return Earlier({nr: units}, {nr: minor(used)})


def scales(sale: Sale, wish: ClaimLine | None = None, earlier: Earlier | None = None) -> Scales:
    """The scales for a claim on the first line."""
    claim = a_claim(wish or ClaimLine("1"))
    return scales_of(sale, claim, earlier or Earlier())[0]
