"""What redeeming asks of the store-room, inside one unit of work."""

from datetime import datetime
from typing import Protocol

from returns_station.case import Who
from returns_station.credit import Credit
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.credit_views import CreditView
from returns_station.money import Money


class CreditShelf(Protocol):
    """Credit notes and gift cards, each taken from by one desk at a time."""

    def hold_credit(self, number: str) -> Credit | None:
        """A credit as it stands; no other desk takes from it until this transaction ends."""

    def credit_redeemed(self, key: str) -> tuple[str, Money] | None:
        """The credit that a command with this key has taken from before, and how much."""

    def redeem_credit(self, command: RedeemCredit, *, at: datetime, who: Who) -> bool:
        """Take the amount with its entry; False: so much is not there, and nothing changed."""

    def credit(self, number: str) -> CreditView | None:
        """A credit as it stands, with all that moved on it."""
