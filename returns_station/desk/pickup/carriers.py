"""What a pickup asks of a carrier: times that may be booked, a booking, and what became of it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Protocol, TypeAlias

from returns_station.desk.errors import StationError
from returns_station.pickup.booking import Answer, Booking
from returns_station.pickup.slot import Slot, SlotQuestion


class CarrierSilentError(StationError):
    """A carrier gave no times: it is off, away, or has none; the others are shown all the same."""


class Carrier(Protocol):
    """A far end that fetches. `book` is called once for one try of a booking, never blindly again.

    Nothing here raises for what the world does, except `slots`; nothing outlives the deadline.
    """

    @property
    def name(self) -> str:
        """Which carrier this is, as its settings name it."""

    @property
    def can_repeat(self) -> bool:
        """Whether the same booking sent twice is surely one booking there (an idempotency key)."""

    @property
    def can_ask(self) -> bool:
        """Whether it can tell what became of a booking."""

    @property
    def can_cancel(self) -> bool:
        """Whether a booking can be taken back."""

    @property
    def deadline(self) -> timedelta:
        """After so long no call of any desk is under way, however far their clocks differ."""

    def slots(self, question: SlotQuestion) -> tuple[Slot, ...]:
        """Times that may be booked; raises CarrierSilentError with what to tell."""

    def book(self, booking: Booking) -> Answer:
        """Ask it to come."""

    def ask(self, booking: Booking) -> Answer:
        """Ask what became of a booking; nothing is booked by asking."""

    def cancel(self, booking: Booking) -> Answer:
        """Ask it not to come."""


Carriers: TypeAlias = Mapping[str, Carrier]
"""The carriers that are wired at this desk, by name; the shop's own vans are not among them."""
