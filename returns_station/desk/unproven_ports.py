"""What the desk asks of the world about goods without a proof of purchase."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from returns_station.case import Who
from returns_station.desk.unproven_commands import FindSale, OpenUnproven
from returns_station.desk.unproven_views import CameBack, OnShelf, Spent, ToVerify
from returns_station.money import Money
from returns_station.sale import Sale


class UnprovenViews(Protocol):
    """Its questions."""

    def unproven(self, sale: Sale, at: datetime) -> Spent:
        """What who brings goods of a sale has been given without a proof on a moment's day."""

    def to_verify(self) -> tuple[ToVerify, ...]:
        """Stand-ins whose goods came back and whose sale was not found yet, oldest first."""


class UnprovenShelf(Protocol):
    """Its shelf in a writing transaction."""

    def unproven(self, sale: Sale, at: datetime) -> Spent:
        """What who brings goods of a sale has been given without a proof on a moment's day."""

    def on_shelf(self, sku: str) -> OnShelf | None:
        """Goods as the shop sells them today; None: it never sold them."""

    def opened(self, key: str) -> int | None:
        """The stand-in that a command with this key has written before."""

    def put_stand_in(self, sale: Sale, command: OpenUnproven, *, at: datetime, who: Who) -> int:
        """Store a stand-in and who brought its goods; gives its id."""

    def found_before(self, stand_in: int) -> tuple[str, int] | None:
        """The key by which the sale of a stand-in was found before, and that sale."""

    def came_back(self, stand_in: int) -> tuple[CameBack, ...]:
        """The cases of a stand-in that stand, oldest first."""

    def put_found(
        self,
        command: FindSale,
        sale: Sale,
        units: Mapping[str, Sequence[int]],
        paid: Mapping[str, Money],
        *,
        at: datetime,
        who: Who,
    ) -> bool:
        """Use up units (the cases they came by, for each line) and what was paid for them.

        What the cases took of the day's limit is given back. False: units are gone; undo it all.
        """
