"""A shop that takes her word up to 500 kronor a day, on SQLite or PostgreSQL, with a clock."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, Engine, text

from db.engine import open_engine, reading
from db.imports import Inbox
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.days import Days
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.house import House
from returns_station.desk.incoming import NewCustomer, NewLine, NewSale, NewTender
from returns_station.desk.station import Station
from returns_station.desk.taking_back import Done
from returns_station.desk.unproven_commands import Brought, OpenUnproven
from returns_station.desk.views import SaleView, VisitSeen
from returns_station.policy.claim import Claim, ClaimLine, Outcome
from returns_station.policy.terms import (
    OpenPurchase,
    Promise,
    Stage,
    Terms,
    ValuedAt,
    WithoutProof,
)
from tests.builders import NOW, SHOP
from tests.campaigns.house import WHO
from tests.db.made_ready import made_ready

GIVES: Final = (Outcome.STORE_CREDIT, Outcome.EXCHANGE)
WORD: Final = WithoutProof(GIVES, ValuedAt.PRICE_TODAY, up_to_a_day=Decimal(500))
TERMS: Final = Terms(
    "test", OpenPurchase((Stage((Days(60),), (Outcome.REFUND,)),)), without_proof=WORD
)
SKU: Final = "KNIT-M"
LIMIT: Final = 50_000
PRICE: Final = 12_000
"""One jumper, and what a customer may get in a day, in minor units."""
_CUSTOMERS: Final = (
    NewCustomer("elin", "Elin Sandberg", "070-174 06 05", "elin@example.com", "sv"),
    NewCustomer("elin-web", "E. Sandberg", "+46 70 174 06 05", "", "sv"),
    NewCustomer("åsa", "Åsa Öberg", "", "asa@example.com", "sv"),
)


def a_bought(nr: int, price: int = PRICE, quantity: int = 3) -> NewSale:
    """Jumpers bought at so much apiece, in minor units."""
    goods = NewLine("1", SKU, "Stickad tröja", quantity, price * quantity, "25", "07310865004703")
    return NewSale(
        source="till",
        number=f"K{nr}",
        market="SE",
        channel="store",
        currency="SEK",
        agreed_on=f"2026-11-{nr:02}",
        lines=(goods,),
        tenders=(NewTender("card", price * quantity, "4242"),),
        customer=_CUSTOMERS[nr % len(_CUSTOMERS)],
    )


# A limit has taken what its cases took that still stand, and never more than it may.
_OFF: Final = text("""
    SELECT name FROM quota q WHERE used < 0 OR used > cap OR used <> (SELECT
    coalesce(sum(amount), 0) FROM quota_use WHERE name = q.name AND state = 'taken')
    UNION SELECT u.name FROM quota_use u JOIN return_case c ON c.id = u.case_id
    WHERE (u.state = 'given_back') <> (c.id IN (SELECT case_id FROM undone_case)
    OR c.sale_id IN (SELECT stand_in_id FROM found_sale))""")


def limits_off(connection: Connection) -> list[str]:
    """The names of limits that do not add up."""
    return list(connection.execute(_OFF).scalars())


@dataclass(slots=True)
class WordShop:
    """The shop; every press has a key of its own."""

    engine: Engine
    terms: Terms = TERMS
    now: datetime = NOW
    pressed: int = 0
    station: Station = field(init=False)

    def __post_init__(self) -> None:
        """Open the station."""
        house = House(
            SHOP, "sv", lambda sale: Promise(self.terms, self.terms, promise_for(sale).law)
        )
        store = StoreRoom(self.engine)
        self.station = Station(store, SlipPaper("roll80"), clock=lambda: self.now, house=house)

    def key(self) -> str:
        """A key that was never given before."""
        self.pressed += 1
        return f"press-{self.pressed}"

    def opened(self, quantity: int = 1, contact: str = "", customer_id: int = 0) -> SaleView:
        """A stand-in for so many jumpers."""
        command = OpenUnproven(self.key(), (Brought(SKU, quantity),), customer_id, contact)
        return self.station.perform(command, WHO).view

    def part(self, view: SaleView, quantity: int = 0) -> Part:
        """All of a stand-in, or so many."""
        lines = tuple(ClaimLine(line.nr, quantity or line.quantity) for line in view.sale.lines)
        return Part(view.sale.id, Claim(self.now, lines), Outcome.STORE_CREDIT)

    def seen(self, view: SaleView, quantity: int = 0) -> VisitSeen:
        """What would be answered."""
        return self.station.preview((self.part(view, quantity),))

    def taken(self, view: SaleView, quantity: int = 0, seen: str = "") -> Done:
        """The same carried out."""
        part = self.part(view, quantity)
        return self.station.perform(TakeBack(self.key(), (part,), seen=seen), WHO)

    def bring_in(self, *sales: NewSale) -> None:
        """More sales come in."""
        Inbox(self.engine, clock=lambda: NOW, who=WHO).put(sales, ())

    def left(self, contact: str = "", customer_id: int = 0) -> int:
        """What a limit has left after goods of hers were looked at, in minor units."""
        (part,) = self.seen(self.opened(contact=contact, customer_id=customer_id)).parts
        given = part.preview.claim.unproven_today
        assert given is not None
        return LIMIT - given.minor

    def credit(self) -> int:
        """All store credit that stands, in minor units."""
        with reading(self.engine) as connection:
            return int(
                connection.execute(
                    text("SELECT coalesce(sum(remaining), 0) FROM credit")
                ).scalar_one()
            )

    def used(self) -> list[tuple[str, int]]:
        """The limits by name with what was taken of each."""
        with reading(self.engine) as connection:
            rows = connection.execute(text("SELECT name, used FROM quota ORDER BY name"))
            return [(row.name, row.used) for row in rows]


def open_shop(url: str, terms: Terms = TERMS) -> WordShop:
    """A new shop with three sales of jumpers."""
    engine = open_engine(url)
    made_ready(engine)
    shop = WordShop(engine, terms)
    shop.bring_in(*(a_bought(nr) for nr in (10, 11, 12)))
    return shop


def shop_on(url: str) -> WordShop:
    """The same shop at another desk."""
    return WordShop(open_engine(url))
