"""Pickups of a test: a booking, a carrier that does as it is told, a shop with goods at home."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from returns_station.case import Who
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.pickup.commands import BookPickup
from returns_station.desk.pickup.fetching import Fetching
from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from returns_station.pickup.booking import OWN, Answer, Booking, BookingState, Told
from returns_station.pickup.door import Contact, Door, Load
from returns_station.pickup.place import Point
from returns_station.pickup.slot import Cost, PricePart, Slot, SlotQuestion, Span, Where
from returns_station.pickup.van import Van
from returns_station.policy.claim import Collection
from tests.builders import NOW, a_claim, a_sale, kronor
from tests.returns_station.desk.counter import MAJA, a_station

AT_HOME: Final = replace(a_claim(), goods_at_home=True)
DOOR: Final = Door("Kungsgatan 12", "753 18", "Uppsala", code="1423")
HER: Final = Contact("Elin Sandberg", "070-174 06 05", language="sv")
NEAR: Final = Point(59.87, 17.65)
SPAN: Final = Span(date(2026, 11, 28), 600, 720)
LATER: Final = Span(date(2026, 11, 30), 600, 720)
BEGINS: Final = datetime(2026, 11, 28, 9, tzinfo=UTC)
VAN: Final = Van("Vita", Point(59.86, 17.64), 8 * 3600, 18 * 3600, 40)


def a_booking(
    state: BookingState = BookingState.BOOKED, *, carrier: str = "courier", price: int = 49
) -> Booking:
    """A pickup that stands so."""
    return Booking(
        id="b1",
        slip="RS000000013",
        carrier=carrier,
        span=SPAN,
        first_span=SPAN,
        where=Where.DOOR,
        door=DOOR,
        contact=HER,
        load=Load(),
        price=kronor(price),
        collection=Collection.ORDERED_BY_CUSTOMER,
        state=state,
        reference="C1" if state is BookingState.BOOKED else "",
        booked_at=NOW if state is BookingState.BOOKED else None,
        tries=0 if state is BookingState.WISHED else 1,
        at=NOW,
        made_at=NOW,
    )


def a_slot(carrier: str = "courier", span: Span = SPAN, price: int = 49) -> Slot:
    """A time that may be booked."""
    parts = (PricePart(Cost.CARRIER, kronor(price)),)
    return Slot(carrier, span, Where.DOOR, kronor(price), parts, Phrase("pickup.busy"))


def asking(
    slip: str,
    key: str = "b1",
    slot: Slot | None = None,
    collection: Collection = Collection.ORDERED_BY_CUSTOMER,
) -> BookPickup:
    """A wish for a slot."""
    return BookPickup(key, slip, slot or a_slot(), DOOR, HER, Load(), collection, NEAR)


@dataclass(slots=True)
class Courier:
    """A carrier that answers what it was told to, one after the other, and counts its calls."""

    answers: list[Answer] = field(default_factory=list)
    asked: list[Answer] = field(default_factory=list)
    cancels: list[Answer] = field(default_factory=list)
    name: str = "courier"
    can_repeat: bool = False
    can_ask: bool = True
    can_cancel: bool = True
    deadline: timedelta = timedelta(seconds=90)
    booked: list[Booking] = field(default_factory=list)
    meanwhile: Callable[[], object] = bool

    def slots(self, question: SlotQuestion) -> tuple[Slot, ...]:
        """One time."""
        assert question.days
        return (a_slot(self.name),)

    def book(self, booking: Booking) -> Answer:
        """Count it, and answer."""
        self.booked.append(booking)
        self.meanwhile()
        return self.answers.pop(0) if self.answers else Answer(Told.BOOKED, f"C{booking.id[1:]}")

    def ask(self, booking: Booking) -> Answer:
        """Answer; nothing is booked."""
        assert booking.id
        return self.asked.pop(0) if self.asked else Answer(Told.NO_WORD)

    def cancel(self, booking: Booking) -> Answer:
        """Answer."""
        assert booking.id
        return self.cancels.pop(0) if self.cancels else Answer(Told.CANCELLED)


@dataclass(slots=True)
class Shop:
    """A shop with one return at her home, a carrier, a van and a clock that is set by hand."""

    station: Station
    slip: str
    courier: Courier
    now: datetime = NOW

    @property
    def fetching(self) -> Fetching:
        """Pickups for Maja."""
        return self.station.fetching(MAJA)

    def desk(self, name: str) -> Fetching:
        """Pickups for somebody at another desk."""
        return self.station.fetching(Who("Nils", name))

    def another(self) -> str:
        """One more return at another home; gives its slip."""
        return self.station.perform(TakeBack("home 2", (Part(2, AT_HOME),)), MAJA).slip

    def stands(self, booking: str = "b1") -> Booking:
        """A booking as it stands."""
        with self.station.store.views() as views:
            found = views.bookings.load(booking)
        assert found is not None, booking
        return found

    def told(self) -> list[str]:
        """What she is told, by its last words, in order."""
        found = self.fetching.messages(self.slip)
        return [one.phrase.key.removeprefix("pickup.tell.") for one in found]

    def story(self) -> list[str]:
        """What the slip's story tells of its pickup."""
        keys = (one.what.key for one in self.station.story(self.slip))
        return [key.removeprefix("story.pickup.") for key in keys if "pickup" in key]


def a_shop(folder: Path, courier: Courier | None = None, *, market: str = "SE") -> Shop:
    """A shop with one jumper to fetch."""
    moments: list[Shop] = []
    station = a_station(
        folder,
        replace(a_sale(), market=market),
        replace(a_sale(number="2041-1188", customer="Aino Virta"), market=market),
        clock=lambda: moments[0].now if moments else NOW,
    )
    courier = courier or Courier()
    house = PickupHouse(vans=(VAN,), carriers={courier.name: courier})
    station.house = replace(station.house, pickups=house)
    slip = station.perform(TakeBack("home", (Part(1, AT_HOME),)), MAJA).slip
    moments.append(Shop(station, slip, courier))
    return moments[0]


def own_slot(span: Span = SPAN, price: int = 49) -> Slot:
    """A time of the shop's own van."""
    return a_slot(OWN, span, price)
