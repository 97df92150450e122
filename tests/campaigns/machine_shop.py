"""One store-room with two desks, each with a Station of its own, for a machine that plays shop."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final
from uuid import uuid4

from sqlalchemy import Engine, text

from db.engine import open_engine, reading
from db.imports import Inbox
from db.ledgers import metadata
from db.schema import prepare
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import law_for
from returns_station.adapters.law.credit import credit_months_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.days import Days
from returns_station.desk.house import House
from returns_station.desk.incoming import NewSale
from returns_station.desk.station import Station
from returns_station.desk.stock import NewCount
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import (
    Accepts,
    OpenPurchase,
    PartDelivery,
    PartPromotion,
    Promise,
    Stage,
    TenderOrder,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.sale import Sale
from tests.builders import NOW, SHOP
from tests.campaigns.ledgers import faults

DESKS: Final = (Who("Maja", "Disk 1"), Who("Aino", "Disk 2"))
# Goods that are counted, and how many there are; all others are always there.
COUNTED: Final = {"A0": 4, "A1": 1, "A2": 0}
GOODS: Final = (*COUNTED, "A3", "A4", "A5")
_GIVES: Final = (Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT)
_PLAIN: Final = Terms(
    "share",
    OpenPurchase((Stage((Days(60),), _GIVES),), frozenset({Accepts.ANY})),
    gift=(Outcome.EXCHANGE, Outcome.STORE_CREDIT),
    without_proof=WithoutProof((Outcome.STORE_CREDIT,), ValuedAt.LOWEST_PRICE),
)
_FEWER: Final = OpenPurchase(
    (Stage((Days(30),), _GIVES, Decimal(80)), Stage((Days(60),), _GIVES, Decimal("33.3"))),
    frozenset({Accepts.ANY}),
)
TERMS: Final = (
    _PLAIN,
    replace(
        _PLAIN,
        version="reprice",
        promotion_on_part_return=PartPromotion.REPRICE,
        delivery_on_part_return=PartDelivery.PROPORTIONAL,
        return_fee=Decimal(49),
        credit_bonus_percent=Decimal("7.5"),
        fee_waived_for=frozenset({Outcome.STORE_CREDIT}),
    ),
    replace(
        _PLAIN,
        version="shelf",
        promotion_on_part_return=PartPromotion.REPRICE,
        restocking_percent=Decimal(10),
        tender_order=TenderOrder.AS_PAID,
        delivery_on_part_return=PartDelivery.FULL,
        keep_up_to=Decimal(150),
        credit_months=12,
    ),
    replace(
        _PLAIN,
        version="percent",
        open_purchase=_FEWER,
        return_fee=Decimal("29.9"),
        tender_order=TenderOrder.CASH_LAST,
        delivery_on_part_return=PartDelivery.NONE,
        credit_bonus_percent=Decimal(10),
    ),
    replace(_PLAIN, version="recount", promotion_on_part_return=PartPromotion.REPRICE),
)


def promise_for(sale: Sale) -> Promise:
    """Each sale has its own promise, told by its number: one when it was made, another today."""
    nr = sum(int(each) for each in sale.number if each.isdigit())
    then, now = TERMS[nr % len(TERMS)], TERMS[nr // 2 % len(TERMS)]
    return Promise(then, now, law_for(sale))


@dataclass(slots=True)
class Shop:
    """Two desks on one store-room; its clock stands still."""

    url: str
    stations: tuple[Station, ...]
    engine: Engine
    now: datetime = NOW
    numbers: dict[str, int] = field(default_factory=dict)

    def sell(self, made: NewSale) -> int:
        """Bring a sale in by its own door, give its id."""
        Inbox(self.engine, clock=lambda: NOW, who=DESKS[0]).put((made,), ())
        return self.sale_id(made.number)

    def sale_id(self, number: str) -> int:
        """The sale with this number; 0: there is none."""
        with reading(self.engine) as connection:
            query = text("SELECT id FROM sale WHERE number = :number")
            return int(connection.execute(query, {"number": number}).scalar() or 0)

    def faults(self) -> list[str]:
        """All that does not add up in the ledgers."""
        with reading(self.engine) as connection:
            free = connection.execute(text("SELECT sku, on_hand + (SELECT coalesce(sum(quantity), 0) FROM stock_hold h WHERE h.sku = s.sku AND h.state = 'given') AS counted FROM stock s")).all()  # fmt: skip # noqa: E501
            gone = [row.sku for row in free if row.counted != COUNTED[row.sku]]
            lost = [f"goods are on the shelf or were given: {gone}"] if gone else []
            return [*faults(connection), *lost]

    def standing(self) -> tuple[object, ...]:
        """What changes with all that is stored: the same before and after means nothing was."""
        with reading(self.engine) as connection:
            return tuple(connection.execute(text(_STANDING)).one())

    def close(self) -> None:
        """Leave the store-room."""
        for station in self.stations:
            station.store.engine.dispose()  # type: ignore[attr-defined]  # a StoreRoom
        self.engine.dispose()


_STANDING: Final = """
    SELECT (SELECT max(seq) FROM journal), (SELECT count(*) FROM return_case),
    (SELECT count(*) FROM sale), (SELECT count(*) FROM unit), (SELECT sum(used) FROM balance),
    (SELECT sum(remaining) FROM credit), (SELECT count(*) FROM credit_entry),
    (SELECT sum(held) FROM stock), (SELECT sum(on_hand) FROM stock),
    (SELECT count(*) FROM outbox), (SELECT count(*) FROM payout WHERE state = 'confirmed'),
    (SELECT sum(last) FROM series), (SELECT count(*) FROM slip)"""


@dataclass(frozen=True, slots=True)
class Rooms:
    """Makes new store-rooms, all alike: a copy of one that was prepared once, or it emptied."""

    pattern: str

    @contextmanager
    def shop(self) -> Iterator[Shop]:
        """A new shop, gone when it is left."""
        with self._room() as url:
            engine = open_engine(url)
            shop = Shop(url, tuple(station_on(url) for _ in DESKS), engine)
            try:
                yield shop
            finally:
                shop.close()

    @contextmanager
    def _room(self) -> Iterator[str]:
        name = f"room_{uuid4().hex}"
        if self.pattern.startswith("sqlite"):
            pattern = Path(self.pattern.removeprefix("sqlite:///"))
            file = pattern.with_name(f"{name}.db")
            file.write_bytes(pattern.read_bytes())
            yield f"sqlite:///{file}"
            for left in pattern.parent.glob(f"{name}.db*"):
                left.unlink()
            return
        keeper = open_engine(self.pattern)
        with keeper.begin() as connection:
            # A journal is never emptied: only who owns the server can look away.
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            every = ", ".join(f'"{table}"' for table in metadata.tables)
            connection.execute(text(f"TRUNCATE {every} RESTART IDENTITY"))
        _count(keeper)
        keeper.dispose()
        yield self.pattern


def rooms_on(url: str) -> Rooms:
    """Prepare the pattern: an empty file of SQLite's, or a database of PostgreSQL's."""
    engine = open_engine(url)
    prepare(engine)
    _count(engine)
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            # What stands in the log only would not be copied with the file.
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")
    engine.dispose()
    return Rooms(url)


def _count(engine: Engine) -> None:
    counts = [NewCount(sku, many) for sku, many in COUNTED.items()]
    Inbox(engine, clock=lambda: NOW, who=DESKS[0]).count(counts)


def station_on(url: str) -> Station:
    """A Station with this shop's promises on a store-room."""
    house = House(SHOP, "sv", promise_for, credit_months=credit_months_for)
    store = StoreRoom(open_engine(url))
    return Station(store, SlipPaper("roll80"), clock=lambda: NOW, house=house)
