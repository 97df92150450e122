"""A shop with vans of its own, returns whose goods are at home, and a clock that can be moved."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Final

from sqlalchemy import Engine

from db.engine import open_engine
from db.imports import Inbox
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.house import House
from returns_station.desk.pickup.commands import BookPickup
from returns_station.desk.pickup.fetching import Fetching
from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.pickup.vans import Vans
from returns_station.desk.pickup.views import RunSeen
from returns_station.desk.station import Station
from returns_station.desk.stock import NewCount
from returns_station.phrase import Phrase
from returns_station.pickup.booking import OWN, Booking
from returns_station.pickup.door import Contact, Door, Load
from returns_station.pickup.door_scan import AtDoor, DoorScan
from returns_station.pickup.place import Point
from returns_station.pickup.slot import Slot, Span, Where
from returns_station.pickup.van import Van
from returns_station.policy.claim import Collection, Outcome, Reason
from tests.builders import SHOP, a_claim, a_sale, kronor
from tests.db.made_ready import made_ready
from tests.db.shelf import put_sale
from tests.returns_station.desk.counter import MAJA

DEPOT: Final = Point(59.8586, 17.6389)
DAY: Final = date(2026, 11, 27)
# Nine in the morning of that day, in Uppsala.
MORNING: Final = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
EVENING_BEFORE: Final = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
VAN: Final = Van("Van 1", DEPOT, 9 * 3600, 20 * 3600, 10)
ALL_DAY: Final = (9 * 60, 20 * 60)


def north(metres: float) -> Point:
    """A point so far north of the depot, as the crow flies."""
    return Point(DEPOT.lat + metres / 111_195, DEPOT.lon)


@dataclass(slots=True)
class VanShop:
    """The shop at one desk; every press has a key of its own."""

    url: str
    vans: tuple[Van, ...] = (VAN,)
    sales: int = 12
    now: datetime = EVENING_BEFORE
    station: Station = field(init=False)
    engine: Engine = field(init=False)
    _presses: "count[int]" = field(default_factory=lambda: count(1))
    desk: str = "one"

    def __post_init__(self) -> None:
        """Open the station, with its sales where there are none."""
        engine = self.engine = open_engine(self.url)
        made_ready(engine)
        store = StoreRoom(engine)
        if self.sales:
            with engine.begin() as connection:
                for nr in range(1, self.sales + 1):
                    put_sale(connection, a_sale(number=f"W{nr:03}"))
        pickups = PickupHouse(vans=self.vans, shop=SHOP.name)
        house = House(SHOP, "sv", promise_for, pickups=pickups)
        self.station = Station(store, SlipPaper("roll80"), clock=lambda: self.now, house=house)

    def fitted(self, vans: tuple[Van, ...]) -> None:
        """The shop has other vans from now on."""
        house = self.station.house
        self.station.house = replace(house, pickups=replace(house.pickups, vans=vans))

    @property
    def vans_(self) -> Vans:
        """Its vans."""
        return self.station.vans(MAJA)

    @property
    def fetching(self) -> Fetching:
        """Its pickups."""
        return self.station.fetching(MAJA)

    def key(self) -> str:
        """A key that was never given before."""
        return f"{self.desk}-{next(self._presses)}"

    def at_home(self, sale_id: int, outcome: Outcome | None = None) -> str:
        """A return whose goods are at her home; gives its slip."""
        reason = Reason.FAULTY if outcome is Outcome.REPLACEMENT else Reason.CHANGED_MIND
        claim = replace(a_claim(reason=reason), goods_at_home=True)
        command = TakeBack(self.key(), (Part(sale_id, claim, outcome),))
        return self.station.perform(command, MAJA).slip

    def command(  # a booking's facts, each with a default
        self,
        slip: str,
        at: Point | None,
        span: tuple[int, int] = ALL_DAY,
        *,
        day: date = DAY,
        load: Load | None = None,
        street: str = "",
        price: int = 0,
    ) -> BookPickup:
        """A slot of our own van for a slip."""
        window = Span(day, *span)
        slot = Slot(OWN, window, Where.DOOR, kronor(price), (), Phrase("pickup.why.fixed"))
        door = Door(street or f"Björkgatan {slip[-3:]}", "753 27", "Uppsala", code="1234")
        contact = Contact("Elin Sandberg", "070-174 06 05")
        collection = Collection.ORDERED_BY_CUSTOMER
        return BookPickup(self.key(), slip, slot, door, contact, load or Load(), collection, at)

    def booked(
        self,
        sale_id: int,
        at: Point | None,
        span: tuple[int, int] = ALL_DAY,
        *,
        day: date = DAY,
        load: Load | None = None,
        outcome: Outcome | None = None,
    ) -> Booking:
        """A return at home, and a van that comes for it."""
        slip = self.at_home(sale_id, outcome)
        return self.fetching.book(self.command(slip, at, span, day=day, load=load))

    def run(self, day: date = DAY, nr: int = 0) -> RunSeen:
        """A run of a day."""
        return self.vans_.runs(day)[nr]

    def said(
        self,
        booking: Booking,
        what: AtDoor = AtDoor.PICKED_UP,
        minutes: int = 0,
        *,
        run: str = "",
        point: Point | None = None,
        swapped: bool = False,
        name: str = "",
    ) -> DoorScan:
        """What was said at a door, so many minutes after the van left."""
        return DoorScan(
            id=name or self.key(),
            run=run or booking.ref,
            booking=booking.id,
            what=what,
            at=MORNING + timedelta(minutes=minutes),
            driver="Piotr",
            point=point,
            swapped=swapped,
        )

    def count(self, sku: str, many: int) -> None:
        """So many of some goods are in the house."""
        Inbox(self.engine, clock=lambda: self.now, who=MAJA).count([NewCount(sku, many)])

    def stands(self, booking: Booking) -> Booking:
        """A booking as it stands now."""
        with self.station.store.views() as views:
            found = views.bookings.load(booking.id)
        assert found is not None, booking.id
        return found
