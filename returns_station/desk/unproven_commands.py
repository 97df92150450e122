"""What staff can ask where nothing shows that goods were bought here."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Brought:
    """So many of one article as they were scanned."""

    sku: str
    quantity: int = 1

    def __post_init__(self) -> None:
        """What is brought is something."""
        assert self.quantity > 0, self


@dataclass(frozen=True, slots=True)
class OpenUnproven:
    """Write a sale that stands in for the one that nobody can find, so that it can be answered.

    Who brings the goods is a known customer, else the phone number or e-mail address she tells,
    else nobody: then she shares one limit with all who are not named that day.
    """

    key: str
    goods: tuple[Brought, ...]
    customer_id: int = 0
    contact: str = ""


@dataclass(frozen=True, slots=True)
class FindSale:
    """The real sale behind a stand-in has turned up: its units are the ones that came back."""

    key: str
    stand_in: int
    sale_id: int


UnprovenCommand: TypeAlias = OpenUnproven | FindSale
