"""A bench of a test: a real store-room on disk, returns told of before, goods with numbers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

from db.imports import Inbox
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.desk.bench.bench import Bench
from returns_station.desk.bench.commands import Graded, GradePiece
from returns_station.desk.bench.house import BenchHouse
from returns_station.desk.bench.views import ParcelSeen
from returns_station.desk.house import House
from returns_station.desk.station import Station
from returns_station.desk.stock import NewCount
from returns_station.goods.disposition import Rules
from returns_station.goods.grade import Grade
from returns_station.policy.claim import ClaimLine, Reason
from returns_station.sale import Sale, SaleLine
from tests.builders import NOW, SHOP, a_claim, a_line, kronor, taking
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import MAJA

JUMPER = "07310865004703"
SOCKS = "07310865004710"
RULES = Rules(
    shelves={"KNIT": "B1-12", "SOCK": "B1-14"},
    suppliers={"KNIT": "Fjällväv AB"},
    handling=kronor(50),
)


def a_bench_station(
    folder: Path,
    *sales: Sale,
    rules: Rules = RULES,
    house: BenchHouse | None = None,
    money_waits: bool = False,
    clock: Callable[[], datetime] = lambda: NOW,
) -> Station:
    """A Station whose shop knows its shelves."""
    bench = house or BenchHouse(rules)
    shop = House(SHOP, "sv", promise_for, bench=bench, money_waits=money_waits)
    store = a_store(folder, *sales)
    return Station(store, SlipPaper("roll80"), clock=clock, house=shop)


def jumpers(*, quantity: int = 1, gtin: str = JUMPER) -> SaleLine:
    """A line of jumpers with a number to scan."""
    return a_line(gtin=gtin, quantity=quantity, paid=499 * quantity)


def socks() -> SaleLine:
    """A line of socks."""
    return replace(a_line("2", sku="SOCK-37", gtin=SOCKS, paid=99), title="Ullsockor")


def told_of(station: Station, *lines: ClaimLine, key: str = "told", sale_id: int = 1) -> str:
    """She has told of a return, and the goods are at home: the number of its slip."""
    claim = replace(a_claim(*(lines or (ClaimLine("1"),))), goods_at_home=True)
    return station.perform(taking(key, sale_id, claim), MAJA).slip


def bench_of(station: Station) -> Bench:
    """Maja at the bench."""
    return station.bench(MAJA)


def graded(bench: Bench, parcel: ParcelSeen, grade: Grade = Grade.A, key: str = "") -> Graded:
    """The piece that is looked at now, graded."""
    assert parcel.now is not None
    named = key or f"{parcel.id}:{parcel.now.row}:{grade}"
    return bench.grade(GradePiece(named, parcel.id, parcel.now.row, grade))


def counted(station: Station, **there: int) -> None:
    """So many of each are in the house."""
    counts = [NewCount(sku.replace("_", "-"), many) for sku, many in there.items()]
    store = station.store
    assert isinstance(store, StoreRoom)
    Inbox(store.engine, clock=lambda: NOW, who=MAJA).count(counts, file="")


def on_hand(station: Station, sku: str = "KNIT-M") -> int | None:
    """How many can be sold."""
    with station.store.views() as views:
        return views.on_hand((sku,))[sku]


def goods_of(station: Station, slip: str) -> Mapping[int, str]:
    """Where the goods of each line of a visit are."""
    store = station.store
    assert isinstance(store, StoreRoom)
    asked = text(
        "SELECT w.nr, w.goods FROM case_line w JOIN return_case r ON r.id = w.case_id "
        "WHERE r.slip = :slip ORDER BY r.id, w.nr"
    )
    with store.engine.connect() as connection:
        return {row.nr: row.goods for row in connection.execute(asked, {"slip": slip})}


def faulty(line: str = "1") -> ClaimLine:
    """Goods that broke."""
    return ClaimLine(line, reason=Reason.FAULTY)
