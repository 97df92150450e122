"""The shop of screens 05 and 12: boots nine days too late, and people who may say yes."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Engine

from db.engine import open_engine
from db.tables_people import role, staff
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.days import Days
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.house import House
from returns_station.desk.ruling.commands import (
    AskAgain,
    AskForYes,
    NotThisTime,
    SayYes,
    TakeBackAsk,
)
from returns_station.desk.ruling.house import RulingHouse
from returns_station.desk.ruling.ruling import Ruling
from returns_station.desk.ruling.views import AskSeen
from returns_station.desk.station import Station
from returns_station.desk.taking_back import Done
from returns_station.desk.views import VisitSeen
from returns_station.people.roles import Limits
from returns_station.policy.claim import Claim, ClaimLine, Outcome
from returns_station.policy.ruling import Why, WhyNot
from returns_station.policy.terms import OpenPurchase, Promise, Stage, Terms
from returns_station.sale import Sale
from tests.builders import SHOP, a_line, a_sale
from tests.db.made_ready import made_ready
from tests.db.shelf import put_sale

NOW: Final = datetime.fromisoformat("2026-11-26T13:41:00+00:00")
BOUGHT: Final = date(2026, 9, 18)
MAJA: Final = Who("Maja Lind", "Disk 2", "s-maja")
ANDERS: Final = Who("Anders Holm", "Kontoret", "s-anders")
BIRGIT: Final = Who("Birgit Ek", "Kontoret", "s-birgit")
NOOR: Final = Who("Noor Sand", "Disk 1", "s-noor")
STATION: Final = Who("Disk 2", "Disk 2", "station")
_ROLES: Final = {MAJA: "clerk", ANDERS: "supervisor", BIRGIT: "supervisor", NOOR: "manager"}
REFUND: Final = Outcome.REFUND
CREDIT: Final = Outcome.STORE_CREDIT

# Sixty days for money or other goods; after that, for a year, credit for all of it.
TERMS: Final = Terms(
    "granlov-1",
    open_purchase=OpenPurchase(
        (
            Stage((Days(60),), (REFUND, Outcome.EXCHANGE)),
            Stage((Days(365),), (CREDIT,)),
        )
    ),
)
STRICT: Final = Terms(
    "granlov-2", open_purchase=OpenPurchase((Stage((Days(60),), (REFUND, CREDIT)),))
)


def boots(number: str = "1988-0412", *, paid: str = "1299.50", quantity: int = 1) -> Sale:
    """Boots that were bought on a Friday in September."""
    line = replace(a_line(sku="TIND-39", paid=paid, quantity=quantity), title="Vinterkänga Tind")
    return a_sale(line, number=number, bought_on=BOUGHT, customer="Karin Ek")


@dataclass(slots=True)
class RulingShop:
    """The shop; every press has a key of its own."""

    engine: Engine
    terms: Terms = TERMS
    house: RulingHouse = field(default_factory=RulingHouse)
    now: datetime = NOW
    pressed: int = 0
    station: Station = field(init=False)

    def __post_init__(self) -> None:
        """Open the station."""
        house = House(
            SHOP,
            "sv",
            lambda sale: Promise(self.terms, self.terms, promise_for(sale).law),
            rulings=self.house,
        )
        self.station = Station(
            StoreRoom(self.engine), SlipPaper("roll80"), clock=lambda: self.now, house=house
        )

    def take_in(self, limits: dict[str, Limits] | None = None) -> None:
        """Everybody works here, with the limits that the shop sets for its roles."""
        rows = [
            {"id": who.staff, "name": who.actor, "role": name, "since": NOW.isoformat()}
            for who, name in _ROLES.items()
        ]
        with self.engine.begin() as connection:
            connection.execute(staff.insert(), rows)
            for name, one in (limits or {}).items():
                numbers = {
                    each: -1 if (value := getattr(one, each)) is None else value
                    for each in ("amount", "percent", "a_day", "four_eyes")
                }
                connection.execute(role.insert(), {"name": name, "rights": "", **numbers})

    def sell(self, *sales: Sale) -> list[int]:
        """More sales; gives their ids."""
        with self.engine.begin() as connection:
            return [put_sale(connection, sale) for sale in sales]

    def later(self, **more: float) -> None:
        """Time passes."""
        self.now += timedelta(**more)

    def key(self) -> str:
        """A key that was never given before."""
        self.pressed += 1
        return f"press-{self.pressed}"

    def ruling(self, who: Who) -> Ruling:
        """The door, for somebody."""
        return self.station.ruling(who)

    def part(self, sale_id: int = 1, quantity: int = 1, ruling: str = "") -> Part:
        """Boots in their box."""
        return Part(sale_id, Claim(NOW, (ClaimLine("1", quantity),)), REFUND, ruling)

    def ask(
        self,
        who: Who = MAJA,
        *parts: Part,
        wish: Outcome = REFUND,
        note: str = "",
        visit: str = "",
    ) -> str:
        """Ask for her money back."""
        asked = parts or (self.part(),)
        return self.ruling(who).ask(AskForYes(self.key(), visit or self.key(), asked, wish, note))

    def yes(
        self, number: str, who: Who = ANDERS, outcome: Outcome = REFUND, *, whole: bool = False
    ) -> AskSeen:
        """Say yes."""
        command = SayYes(self.key(), number, outcome, Why.NEAR_THE_LIMIT, whole=whole)
        return self.ruling(who).say(command)

    def no(
        self,
        number: str,
        who: Who = ANDERS,
        nearest: Outcome | None = CREDIT,
        note: str = "Sulan är sliten",
    ) -> AskSeen:
        """Say not this time."""
        return self.ruling(who).say(NotThisTime(self.key(), number, WhyNot.WORN, note, nearest))

    def again(self, number: str, who: Who = MAJA, note: str = "Sulan är ren nu") -> AskSeen:
        """Ask again."""
        return self.ruling(who).say(AskAgain(self.key(), number, note))

    def back(self, number: str, who: Who = MAJA) -> AskSeen:
        """Take the question back."""
        return self.ruling(who).say(TakeBackAsk(self.key(), number))

    def seen(self, *parts: Part) -> VisitSeen:
        """What would be answered."""
        return self.station.preview(parts)

    def taken(self, *parts: Part, seen: str = "", key: str = "") -> Done:
        """The same carried out."""
        return self.station.perform(TakeBack(key or self.key(), parts, seen=seen), MAJA)


def open_ruling_shop(url: str, *sales: Sale, terms: Terms = TERMS) -> RulingShop:
    """The shop in a new database, with one pair of boots sold where nothing else is said."""
    engine = open_engine(url)
    made_ready(engine)
    shop = RulingShop(engine, terms)
    shop.sell(*(sales or (boots(),)))
    return shop
