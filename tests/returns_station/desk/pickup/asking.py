"""Carriers that answer as they are told to, and questions to ask them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from threading import Event
from typing import Final

from returns_station.desk.pickup.carriers import CarrierSilentError
from returns_station.desk.pickup.house import PickupHouse
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Answer, Booking, Told
from returns_station.pickup.door import Door, Load
from returns_station.pickup.place import Point
from returns_station.pickup.slot import Cost, PricePart, Slot, SlotQuestion, Span, Where
from returns_station.pickup.van import Van
from returns_station.policy.claim import Collection

NOW: Final = datetime(2026, 11, 30, 8, 20, tzinfo=UTC)
TODAY: Final = date(2026, 11, 30)
TOMORROW: Final = TODAY + timedelta(days=1)
NEAR: Final = Point(59.861, 17.66)
VAN: Final = Van("Van 1", Point(59.8586, 17.6389), 7 * 3600, 21 * 3600, 40, two=True)
PATIENT: Final = timedelta(seconds=30)


def a_question(
    collection: Collection = Collection.ORDERED_BY_CUSTOMER,
    *,
    our_fault: bool = False,
    point: Point | None = NEAR,
    currency: str = "SEK",
) -> SlotQuestion:
    """One parcel at a door in Uppsala, from tomorrow on."""
    door = Door("Björkgatan 12", "753 27", "Uppsala")
    return SlotQuestion(door, Load(), currency, collection, our_fault, TOMORROW, 7, point)


def a_slot(price: int = 89, day: date = TOMORROW, carrier: str = "far") -> Slot:
    """A carrier's evening."""
    cost = Money(price * 100, "SEK")
    parts = (PricePart(Cost.CARRIER, cost),)
    span = Span(day, 17 * 60, 21 * 60)
    return Slot(carrier, span, Where.DOOR, cost, parts, Phrase("pickup.why.fixed"))


def a_house(
    *carriers: "Far", vans: tuple[Van, ...] = (), patience: timedelta = PATIENT
) -> PickupHouse:
    """A shop with these carriers and vans."""
    wired = {carrier.name: carrier for carrier in carriers}
    return PickupHouse(vans, carriers=wired, patience=patience)


@dataclass(slots=True)
class Far:
    """A carrier that gives these slots, or is silent, or hangs until it is let go."""

    name: str = "far"
    gives: tuple[Slot, ...] = ()
    silent: str = ""
    hangs: Event | None = None
    wrong: Exception | None = None
    deadline: timedelta = PATIENT
    can_repeat: bool = False
    can_ask: bool = False
    can_cancel: bool = False

    def slots(self, question: SlotQuestion) -> tuple[Slot, ...]:  # noqa: ARG002 - as the port has it
        """As it was told to."""
        if self.hangs:
            self.hangs.wait()
        if self.wrong:
            raise self.wrong
        if self.silent:
            raise CarrierSilentError(Phrase(self.silent))
        return self.gives

    def book(self, booking: Booking) -> Answer:  # noqa: ARG002 - as above
        """Nothing is booked here."""
        return Answer(Told.NOT_SENT)

    def ask(self, booking: Booking) -> Answer:
        """As above."""
        return self.book(booking)

    def cancel(self, booking: Booking) -> Answer:
        """As above."""
        return self.book(booking)
