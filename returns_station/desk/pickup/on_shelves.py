"""A transaction, as far as pickups and vans go."""

from typing import Protocol

from returns_station.desk.pickup.shelves import BookingShelf, BookingViews
from returns_station.desk.pickup.van_shelves import RunShelf, RunViews


class PickupWork(Protocol):
    """A writing one."""

    @property
    def bookings(self) -> BookingShelf:
        """The shelf of pickups."""

    @property
    def runs(self) -> RunShelf:
        """The shelf of the vans' runs."""


class PickupViews(Protocol):
    """A reading one."""

    @property
    def bookings(self) -> BookingViews:
        """Pickups as they stand."""

    @property
    def runs(self) -> RunViews:
        """The vans' runs and doors as they stand."""
