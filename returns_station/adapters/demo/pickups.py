"""The demo shop's pickups: goods that wait at home, some of them promised to a van."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from returns_station.adapters.demo.situations import MARKET
from returns_station.case import Who
from returns_station.days import zone_of
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.house import House
from returns_station.desk.pickup.commands import BookPickup
from returns_station.desk.pickup.holding import code_of
from returns_station.desk.pickup.van_shelves import PostalCode, PostalSource
from returns_station.desk.ports import Clock, Paper, Store
from returns_station.desk.station import Station
from returns_station.pickup.booking import OWN
from returns_station.pickup.door import Contact, Door, Load
from returns_station.pickup.place import Point
from returns_station.policy.claim import Claim, ClaimLine, Collection, Proof, Reason
from returns_station.sale import Channel, Sale
from returns_station.scan import code_key

_SEED: Final = 411
_BOOKED, _UNBOOKED = 14, 4
# Of seven loads the fourth takes two to carry.
_HEAVY: Final = 3
_WIDEST: Final = 4 * 60
_CODES: Final = "Granlöv"
_CALLED_AT: Final = time(9, 12)
_WHO: Final = Who("Noor", "Disk 1")
# Streets that no town has, so that no door of a real person is named; the places are in Uppsala.
_STREETS: Final = (
    ("Tallkottsvägen", "752 67", 59.8702, 17.6011),
    ("Blåbärsstigen", "753 27", 59.8668, 17.6302),
    ("Kvarnhjulsgatan", "754 20", 59.8762, 17.6611),
    ("Renfanegränd", "756 45", 59.8334, 17.6402),
    ("Myrstacksvägen", "757 57", 59.8381, 17.6892),
    ("Smultronbacken", "752 28", 59.8541, 17.6092),
)


@dataclass(frozen=True, slots=True)
class AtHome:
    """A return whose goods are at her home: which, whose, and where her door is."""

    sale: Sale
    line: str
    door: Door
    point: Point
    two: bool

    @property
    def load(self) -> Load:
        """What is carried."""
        return Load(two=self.two, grams=2_400)


def fetch(
    store: Store,
    house: House,
    paper: Paper,
    sales: Iterable[Sale],
    day: date,
    staff: str = "",
) -> None:
    """Take some orders back whose goods are at home, and promise most of them to the vans.

    A second time on any day changes nothing: each has a key of its own.
    """
    called = datetime.combine(day, _CALLED_AT, zone_of(MARKET)).astimezone(UTC)
    chance = random.Random(f"{_SEED} {day}")  # noqa: S311 - no secret, and the same again
    who = replace(_WHO, staff=staff)
    vans = Station(store, paper, clock=_at(called), house=house).vans(who)
    codes = tuple(PostalCode(code_of(code), Point(lat, lon)) for _, code, lat, lon in _STREETS)
    vans.keep_codes(PostalSource(MARKET, _CODES, len(codes), _CODES, called), codes)
    for nr, one in enumerate(_at_home(chance, sales, day)):
        _called(
            Station(store, paper, clock=_at(called + timedelta(minutes=nr)), house=house),
            one,
            None if nr >= _BOOKED else chance,
            who,
        )


def _at(moment: datetime) -> Clock:
    return lambda: moment


def _called(station: Station, one: AtHome, chance: random.Random | None, who: Who) -> None:
    """She calls: her return is taken, and by chance a time is found for it; None: not yet."""
    slip = _taken_back(station, one, station.clock(), who)
    if chance is not None:
        _booked(station, one, slip, chance, who)


def _at_home(chance: random.Random, sales: Iterable[Sale], day: date) -> Iterator[AtHome]:
    """The youngest orders that have been delivered, each at a door of its own."""
    orders = [
        sale
        for sale in sales
        if sale.channel is Channel.DISTANCE
        and sale.customer
        and sale.customer.phone
        and all(line.received_on and line.received_on[0] < day for line in sale.lines)
    ]
    orders.sort(key=lambda sale: (sale.agreed_on, sale.number), reverse=True)
    for nr, sale in enumerate(orders[: _BOOKED + _UNBOOKED]):
        street, code, lat, lon = _STREETS[nr % len(_STREETS)]
        door = Door(f"{street} {2 + nr}", code, "Uppsala", code="1234" if nr % 4 == 0 else "")
        point = Point(lat + chance.uniform(-0.004, 0.004), lon + chance.uniform(-0.008, 0.008))
        yield AtHome(sale, sale.lines[0].nr, door, point, two=nr % 7 == _HEAVY)


def _taken_back(station: Station, one: AtHome, at: datetime, who: Who) -> str:
    wish = ClaimLine(one.line, 1, Reason.CHANGED_MIND)
    claim = Claim(at, (wish,), proof=Proof.ORDER, goods_at_home=True)
    with station.store.views() as views:
        found = views.by_number(code_key(one.sale.number))
    sale_id = next(each.sale_id for each in found if each.number == one.sale.number)
    done = station.perform(TakeBack(f"demo-home-{one.sale.number}", (Part(sale_id, claim),)), who)
    _printed(station, done.slip, who)
    return done.slip


def _booked(station: Station, one: AtHome, slip: str, chance: random.Random, who: Who) -> None:
    """Promise it to a van, today where that still can be, and print the pickup's slip."""
    fetching, ordered = station.fetching(who), Collection.ORDERED_BY_CUSTOMER
    key = f"demo-pickup-{one.sale.number}"
    kept = fetching.one(slip)
    if kept is None or kept.booking is not None:
        return
    seen = fetching.slots(slip, one.door, one.load, ordered, days=3)
    soon = [slot for slot in seen.slots if slot.carrier == OWN and slot.span.width <= _WIDEST]
    first = [slot for slot in soon if slot.span.day == soon[0].span.day]
    if not first:
        return
    customer = one.sale.customer
    assert customer is not None, "only who can be called is fetched from"
    contact = Contact(customer.name, customer.phone, customer.email, customer.language)
    slot = chance.choice(first)
    command = BookPickup(key, slip, slot, one.door, contact, one.load, ordered, one.point)
    fetching.book(command)
    with station.store.views() as views:
        waiting = views.waiting_slips()
    if waiting:
        _printed(station, waiting[-1], who)


def _printed(station: Station, slip: str, who: Who) -> None:
    station.print_slip(slip, f"printer:{who.desk}", who)
