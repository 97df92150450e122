"""Goods that the shop counts: what a file says there is of each, and what stands in the store."""

from dataclasses import dataclass
from typing import NamedTuple


class NewCount(NamedTuple):
    """So many of one article are in the house, those held for a customer among them.

    `row` is where it stands in its file, for what is told of it.
    """

    sku: str
    quantity: int
    row: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """Goods that are counted; `title` and `options` are empty where the shop never sold them."""

    sku: str
    title: str
    options: str
    on_hand: int
    held: int

    @property
    def free(self) -> int:
        """How many can be promised."""
        return self.on_hand - self.held


@dataclass(frozen=True, slots=True)
class StockCounted:
    """Goods were counted by a file; `file` is its name alone, `refused` held more than it said."""

    file: str
    counted: int
    refused: int
