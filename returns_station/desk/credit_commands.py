"""What staff can ask of a credit note or gift card."""

from dataclasses import dataclass

from returns_station.money import Money


@dataclass(frozen=True, slots=True)
class RedeemCredit:
    """Take an amount from a credit for a purchase; the key was made before the first try.

    `reference` is the till's own number of that purchase. `honoured` is why a person lets a
    credit count after its last day; "" asks nobody.
    """

    key: str
    number: str
    amount: Money
    reference: str
    honoured: str = ""

    def __post_init__(self) -> None:
        """What is taken is something."""
        assert self.amount.minor > 0, self
