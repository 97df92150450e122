"""A shop for a month of made-up days: its sales, its far ends with their bad days, its clock."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from db.engine import open_engine
from db.schema import prepare
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.customer import Customer
from returns_station.days import zone_of
from returns_station.desk.dialogue.house import DialogueHouse, SlowerTime
from returns_station.desk.dialogue.ports import MaybeSentError, Messenger, NotSentError, ToSend
from returns_station.desk.house import House
from returns_station.desk.payers import Payer
from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.service.surprise_house import SurpriseHouse
from returns_station.desk.station import Station
from returns_station.dialogue.letter import Channel as Way
from returns_station.payout import Answer, Payout, PayoutVia, Told
from returns_station.phrase import Phrase
from returns_station.sale import Channel, Sale
from returns_station.service.surprise import Plan, SurpriseKind
from tests.bookings import Courier
from tests.builders import SHOP, a_line, a_sale
from tests.db.shelf import a_store, put_sale

FIRST_DAY: Final = date(2026, 11, 2)
DAYS: Final = 30
DESKS: Final = (Who("Maja", "Disk 1"), Who("Nils", "Disk 2"))
SIV: Final = Who("Siv", "Disk 1")
BUDGET: Final = 20_000
COSTS: Final = {
    SurpriseKind.LINE: 0,
    SurpriseKind.CARD: 1_500,
    SurpriseKind.FLOWERS: 6_000,
}
SLOWER: Final = SlowerTime(date(2026, 11, 16), date(2026, 11, 22), 2, "sommarvikarie")
_LANGUAGES: Final = ("sv", "sv", "sv", "nb", "fi", "da", "en")
_OPENS, _CLOSES = 9, 19


@dataclass(slots=True)
class Moment:
    """The simulated clock: it goes only forwards, and only when it is set."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True, slots=True)
class BadTime:
    """From when until when something does not work."""

    begins: datetime
    ends: datetime

    def __contains__(self, now: datetime) -> bool:
        return self.begins <= now < self.ends


@dataclass(slots=True)
class Bank:
    """A far end that pays once an operation, is down at times, and then and now does not answer."""

    name: str
    clock: Moment
    chance: random.Random
    down: tuple[BadTime, ...]
    can_ask: bool = True
    deadline: timedelta = timedelta(seconds=90)
    paid: dict[str, datetime] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)

    def pay(self, payout: Payout) -> Answer:
        """Pay, unless it is down."""
        if any(self.clock.now in bad for bad in self.down):
            return Answer(Told.NOT_SENT, reason="down")
        if payout.operation in self.paid:
            self.twice.append(payout.operation)
        self.paid.setdefault(payout.operation, self.clock.now)
        if self.chance.random() < 0.02:
            return Answer(Told.NO_WORD, reason="silent")
        return self._answer(payout)

    def ask(self, payout: Payout) -> Answer:
        """Say what became of it."""
        if any(self.clock.now in bad for bad in self.down):
            return Answer(Told.NO_WORD, reason="down")
        return self._answer(payout) if payout.operation in self.paid else Answer(Told.NOT_HEARD)

    def _answer(self, payout: Payout) -> Answer:
        return Answer(Told.DONE, f"B{payout.operation[-12:]}")


@dataclass(slots=True)
class Post:
    """A way out that takes each key once, is shut at times and silent now and then."""

    clock: Moment
    chance: random.Random
    down: tuple[BadTime, ...]
    can_tell: bool = True
    came: dict[str, tuple[datetime, ToSend]] = field(default_factory=dict)
    order: list[tuple[str, int]] = field(default_factory=list)

    def send(self, it: ToSend) -> str:
        """Take it, once; raises as a real far end does."""
        if any(self.clock.now in bad for bad in self.down):
            raise NotSentError(Phrase("mail.down"), again=True)
        roll = self.chance.random()
        if roll < 0.03:
            raise NotSentError(Phrase("mail.later"), again=True)
        letter = it.stands.letter
        if letter.key not in self.came:
            self.came[letter.key] = (self.clock.now, it)
            self.order.append((letter.slip, it.stands.id))
        if roll < 0.05:
            raise MaybeSentError(Phrase("mail.no_answer"))
        return f"M{len(self.came)}"


@dataclass(slots=True)
class World:
    """All of it."""

    station: Station
    clock: Moment
    chance: random.Random
    banks: dict[PayoutVia, Bank]
    posts: dict[Way, Post]
    courier: Courier
    sales: int


def a_world(folder: Path, returns: int, seed: int, url: str = "") -> World:
    """A shop with as many sales, and a month of bad days drawn from a seed; `url`: elsewhere."""
    chance = random.Random(seed)
    clock = Moment(opening(FIRST_DAY))
    banks = {
        via: Bank(via.value, clock, chance, (*_bad(chance, 3, 30), *_bad(chance, 1, 200)))
        for via in (PayoutVia.TERMINAL, PayoutVia.GATEWAY)
    }
    posts = {way: Post(clock, chance, tuple(_bad(chance, 4, 8))) for way in (Way.EMAIL, Way.SMS)}
    payers: dict[PayoutVia, Payer] = dict(banks)
    ways: dict[Way, Messenger] = dict(posts)
    courier = Courier()
    house = House(
        SHOP,
        "sv",
        promise_for,
        payers=frozenset(payers),
        pickups=PickupHouse(carriers={courier.name: courier}),
        dialogue=DialogueHouse(ways=ways, slower=(SLOWER,)),
        surprises=SurpriseHouse(Plan(daily=BUDGET, costs=COSTS)),
    )
    sales = _sales(chance, returns)
    store = a_store_at(url, *sales) if url else a_store(folder, *sales)
    station = Station(store, SlipPaper("roll80"), clock=clock, house=house, payers=payers)
    return World(station, clock, chance, banks, posts, courier, returns)


def a_store_at(url: str, *sales: Sale) -> StoreRoom:
    """A store-room on a server that holds these sales."""
    engine = open_engine(url)
    prepare(engine)
    with engine.begin() as connection:
        for sale in sales:
            put_sale(connection, sale)
    return StoreRoom(engine)


def opening(day: date) -> datetime:
    """When the shop opens on a day, in UTC."""
    return datetime.combine(day, time(_OPENS), zone_of("SE")).astimezone(UTC)


def moments(chance: random.Random, day: date, count: int) -> list[datetime]:
    """So many moments of a day on which somebody comes, in order."""
    open_for = (_CLOSES - _OPENS) * 3600
    begins = opening(day)
    return sorted(begins + timedelta(seconds=chance.randrange(open_for)) for _ in range(count))


def _bad(chance: random.Random, times: int, hours: int) -> Iterator[BadTime]:
    for _ in range(times):
        begins = opening(FIRST_DAY) + timedelta(hours=chance.randrange(DAYS * 24))
        yield BadTime(begins, begins + timedelta(hours=chance.randint(1, hours)))


def _sales(chance: random.Random, count: int) -> Iterator[Sale]:
    for nr in range(1, count + 1):
        sold = a_sale(
            a_line(paid=chance.choice((199, 299, 499, 899))),
            number=f"M-{nr:05}",
            bought_on=FIRST_DAY - timedelta(days=chance.randint(1, 20)),
            channel=chance.choice((Channel.STORE, Channel.DISTANCE)),
        )
        yield replace(sold, customer=_customer(chance, nr))


def _customer(chance: random.Random, nr: int) -> Customer | None:
    """Most are known and have a mail address, some a phone alone, some are nobody's."""
    roll = chance.random()
    if roll < 0.1:
        return None
    her = Customer(name=f"Kund {nr}", language=chance.choice(_LANGUAGES), key=f"k{nr}")
    if roll < 0.75:
        return replace(her, email=f"k{nr}@example.se")
    return replace(her, phone=f"070-{nr:07}")
