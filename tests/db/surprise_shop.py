"""A shop that gives small extras, with visits that were our mistake."""

from typing import Final

from sqlalchemy import Engine

from db.engine import open_engine
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.law.credit import credit_months_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.desk.house import House
from returns_station.desk.service.surprise_house import SurpriseHouse
from returns_station.desk.station import Station
from returns_station.policy.claim import Reason
from returns_station.sale import Sale
from returns_station.service.surprise import Plan, SurpriseKind
from tests.builders import NOW, SHOP, a_claim, a_line, a_sale, taking
from tests.db.made_ready import made_ready
from tests.db.shelf import put_sale

MAJA: Final = Who("Maja", "Disk 2")
KINDS: Final = {SurpriseKind.LINE: 0, SurpriseKind.CARD: 1500, SurpriseKind.FLOWERS: 9900}


def on_store(engine: Engine, daily: int, voucher: int = 5000) -> Station:
    """The station of this shop, with a day's budget in öre."""
    costs = KINDS | {SurpriseKind.VOUCHER: voucher}
    surprises = SurpriseHouse(Plan(daily, costs))
    house = House(SHOP, "sv", promise_for, credit_months=credit_months_for, surprises=surprises)
    return Station(StoreRoom(engine), SlipPaper("roll80"), clock=lambda: NOW, house=house)


def open_surprise_shop(url: str) -> Engine:
    """A new store-room."""
    engine = open_engine(url)
    made_ready(engine)
    return engine


def visits(
    engine: Engine, station: Station, count: int, reason: Reason = Reason.WRONG_ITEM
) -> tuple[str, ...]:
    """So many visits, each of somebody else; gives their slips."""
    with engine.begin() as connection:
        ids = [put_sale(connection, _jumper(nr)) for nr in range(count)]
    claim = a_claim(reason=reason)
    return tuple(
        station.perform(taking(f"visit-{nr}", sale_id, claim), MAJA).slip
        for nr, sale_id in enumerate(ids)
    )


def _jumper(nr: int) -> Sale:
    return a_sale(a_line(sku=f"KNIT-{nr}"), number=f"S-{nr:05}", customer=f"Elin {nr}")
