"""The shop's own facts that a pickup needs: its vans, its prices, who else fetches."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from returns_station.desk.pickup.carriers import Carriers
from returns_station.pickup.identifiers import OWN_PREFIX
from returns_station.pickup.offer import Offer
from returns_station.pickup.planning import Planner, planned
from returns_station.pickup.quote import Tariff
from returns_station.pickup.van import Round, Van, VanDay
from returns_station.policy.claim import Collection


@dataclass(frozen=True, slots=True)
class PickupHouse:
    """What the shop has set up for pickups; without vans and carriers it fetches nothing.

    `collection` is what it says at the counter unless staff say otherwise: offered by the shop (it
    is free, and money is not held), or ordered by her. `patience` is how long a desk waits for the
    carriers' times, whatever their own deadlines are.
    `plan` is what plans a day: our own planner, or a solver where one is installed. `gs1_prefix`
    is what the numbers of its parcels begin with.
    """

    vans: tuple[Van, ...] = ()
    tariff: Tariff = field(default_factory=Tariff)
    offer: Offer = field(default_factory=Offer)
    carriers: Carriers = field(default_factory=dict)
    collection: Collection = Collection.ORDERED_BY_CUSTOMER
    patience: timedelta = timedelta(seconds=8)
    shop: str = ""
    plan: Planner = planned
    gs1_prefix: str = OWN_PREFIX

    @property
    def empty_day(self) -> VanDay:
        """A day on which nothing is booked yet."""
        return VanDay(tuple(Round(van) for van in self.vans))


NO_PICKUPS: Final = PickupHouse()
"""A shop that has set nothing up."""
