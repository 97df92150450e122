"""One random schedule of a pickup: what desks, their carrier and the clock do."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from db.unit_of_work import StoreRoom
from returns_station.adapters.carriers.simulator.far_end import Booked, What
from returns_station.case import Who
from returns_station.desk.errors import StationError
from returns_station.desk.house import House
from returns_station.desk.pickup.commands import (
    BookPickup,
    CancelPickup,
    MovePickup,
)
from returns_station.desk.pickup.fetching import Fetching
from returns_station.desk.pickup.house import PickupHouse
from returns_station.pickup.booking import Booking, BookingState
from returns_station.pickup.door import Contact, Door, Load
from returns_station.pickup.slot import Slot, SlotQuestion
from returns_station.policy.claim import Collection
from tests.campaigns.booking_world import DiedError, MortalRoom, World

B = BookingState
DOOR: Final = Door("Kungsgatan 9", "753 18", "Uppsala")
HER: Final = Contact("Maja Berg", "070-123 45 67", language="sv")
LOAD: Final = Load(grams=2400, longest_cm=40)
WHYS: Final = ("CONSUMER_NOT_HOME", "CONSUMER_REFUSED", "VAN_BROKE", "")
# A far end that stands so sends somebody, or has.
_COMES: Final = frozenset((What.BOOKED, What.MOVED))


@dataclass(slots=True)
class Schedule:
    """One slip's pickup: desks that may die, and one store-room."""

    world: World
    room: StoreRoom
    house: House
    slip: str
    chance: random.Random
    depth: int = 0
    keys: int = 0

    def desk(self) -> Fetching:
        """A desk that has just been started, and may die."""
        return self._desk(MortalRoom(self.room.engine, self.world.lot))

    def _desk(self, room: StoreRoom) -> Fetching:
        carriers = {self.world.carrier.name: self.world.carrier}
        house = replace(self.house, pickups=PickupHouse(carriers=carriers))
        who = Who("Maja", f"Disk {self.chance.randint(1, 2)}")
        return Fetching(room, house, lambda: self.world.now, who)

    def play(self) -> None:
        """Do what comes to mind, for a while; then calm down until nothing more can be done."""
        self.world.lot.meanwhile = self._meanwhile
        self._do(self._book)
        if self.chance.random() < 0.3:
            # What has not arrived yet is asked about while it may be on its way.
            self.world.now += timedelta(seconds=self.chance.choice((1, 5, 20)))
            self._do(self._settle)
        for _ in range(self.chance.randint(4, 24)):
            self._do(self._any)
        self.world.calm()
        desk = self._desk(self.room)
        for _ in range(8):
            self.world.tell(desk.heed)
            desk.settle()
            self.world.now += timedelta(minutes=40)

    def _meanwhile(self) -> None:
        if self.depth < 2 and self.chance.random() < 0.15:
            self._do(self._any)

    def _do(self, action: Callable[[], object]) -> None:
        self.depth += 1
        try:
            action()
        except (DiedError, StationError):
            pass
        finally:
            self.depth -= 1

    def _any(self) -> None:
        actions = (
            *(self._book, self._again, self._settle, self._settle, self._settle),
            *(self._words, self._cancel, self._cancel, self._move, self._move, self._drive),
            *(self._they_move, self._wait, self._wait, self._wait),
        )
        self.chance.choice(actions)()

    def _slot(self) -> Slot:
        return self.chance.choice(_slots(self.world))

    def _book(self) -> None:
        self.keys += 1
        self._ask_for(f"{self.world.nr}-{self.keys}")

    def _again(self) -> None:
        """The same press arrives once more."""
        if self.keys:
            self._ask_for(f"{self.world.nr}-{self.chance.randint(1, self.keys)}")

    def _ask_for(self, key: str) -> None:
        self.desk().book(_wish(key, self.slip, self._slot()))

    def _settle(self) -> None:
        self.desk().settle()

    def _words(self) -> None:
        self.world.tell(self.desk().heed)

    def _cancel(self) -> None:
        for booking in self.bookings():
            if booking.is_live and self.chance.random() < 0.7:
                self.desk().cancel(CancelPickup("c", booking.id))

    def _move(self) -> None:
        live = [booking for booking in self.bookings() if booking.state is B.BOOKED]
        if live:
            self.keys += 1
            key = f"{self.world.nr}-{self.keys}"
            self.desk().move(MovePickup(key, live[0].id, self._slot()))

    def _drive(self) -> None:
        """Their van comes to one of the doors in its time."""
        for booked in self.there():
            if self.chance.random() < 0.4:
                self.world.now = max(self.world.now, booked.begins + timedelta(minutes=30))
                fails = self.chance.random() < 0.4
                why = self.chance.choice(WHYS) if fails else ""
                what = What.FAILED if fails else What.FETCHED
                self.world.end.drive(booked.reference, what, why)
                return

    def _they_move(self) -> None:
        # Whoever tells nothing by itself moves in its answers alone.
        standing = self.world.standing() if self.world.post else ()
        moving = [each for each in standing if each.stands in {*_COMES, What.FAILED}]
        for booked in moving:
            self.world.now += timedelta(seconds=1)
            if self.chance.random() < 0.3:
                day = timedelta(days=1)
                self.world.end.move(booked.reference, booked.begins + day, booked.ends + day)

    def _wait(self) -> None:
        seconds = self.chance.choice((5, 20, 40, 60, 120, 600, 5_400, 42_000, 120_000))
        self.world.now += timedelta(seconds=seconds)

    def there(self) -> list[Booked]:
        """What their books still send somebody for."""
        return [each for each in self.world.standing() if each.stands in _COMES]

    def bookings(self) -> tuple[Booking, ...]:
        """The slip's bookings as they stand."""
        with self.room.views() as views:
            return views.bookings.of_slip(self.slip)


def wishes(world: World) -> tuple[BookPickup, ...]:
    """A wish for each of the carrier's times."""
    return tuple(_wish(f"{world.nr}-1", "RS000000018", slot) for slot in _slots(world))


def _wish(key: str, slip: str, slot: Slot) -> BookPickup:
    return BookPickup(key, slip, slot, DOOR, HER, LOAD, Collection.ORDERED_BY_CUSTOMER)


def _slots(world: World) -> tuple[Slot, ...]:
    question = SlotQuestion(
        door=DOOR,
        load=LOAD,
        currency="SEK",
        collection=Collection.ORDERED_BY_CUSTOMER,
        our_fault=False,
        first_day=world.now.date() + timedelta(days=1),
        days=7,
    )
    return world.times(question)
