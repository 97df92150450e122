"""The floor does the station's work in the least that it takes: the same rows, of the same size."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from db.benchmark_shop import Lots, Pick, shop_file
from db.engine import open_engine, reading
from db.floor import Floor
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing import escpos
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.adapters.speech import speech
from returns_station.desk.house import House
from returns_station.desk.station import Station
from returns_station.desk.views import SaleFound, SalesProposed
from returns_station.policy.claim import Claim, ClaimLine
from returns_station.scan import code_key
from returns_station.slip import Slip
from tests.builders import NOW, SHOP, taking
from tests.returns_station.desk.counter import MAJA

SALES = 50
LEDGERS = (
    *("return_case", "case_line", "unit", "payout", "balance", "slip", "outbox", "journal"),
    "promise",
)
BODIES = {"return_case": "body", "slip": "body", "journal": "body", "promise": "says"}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shop_file(tmp_path_factory.mktemp("bench"), SALES)


def _station(shop: Path) -> Station:
    store = StoreRoom(open_engine(f"sqlite:///{shop}"))
    house = House(SHOP, "sv", promise_for)
    return Station(store, SlipPaper("roll80"), clock=lambda: NOW, house=house)


def _written(shop: Path) -> Counter[str]:
    """How many rows each ledger has, and how many letters its texts."""
    asked = {table: f"SELECT count(*) FROM {table}" for table in LEDGERS}  # noqa: S608 - our names
    asked |= {
        f"{table} letters": f"SELECT sum(length({body})) FROM {table}"  # noqa: S608 - as above
        for table, body in BODIES.items()
    }
    with reading(open_engine(f"sqlite:///{shop}")) as connection:
        return Counter(
            {what: connection.exec_driver_sql(ask).scalar() or 0 for what, ask in asked.items()}
        )


def _take_back(station: Station, pick: Pick) -> Slip:
    claim = Claim(
        datetime.combine(pick.bought_on + timedelta(14), time(12), UTC), (ClaimLine("1"),)
    )
    done = station.perform(taking(f"key of {pick.number}".zfill(32), pick.sale_id, claim), MAJA)
    with station.store.views() as views:
        slip = views.slip(done.slip)
    assert slip is not None
    return slip


def test_that_a_sale_of_the_shop_is_found_by_all_that_is_known_of_it(shop: Path) -> None:
    station = _station(shop)
    (pick,) = Lots(shop).draw(1)

    by_number = station.find(pick.number)

    assert isinstance(by_number, SaleFound)
    assert by_number.view.sale.id == pick.sale_id
    for asked in (pick.gtin, pick.prefix, pick.misspelt):
        found = station.find(asked)
        assert isinstance(found, SalesProposed), asked
        assert pick.sale_id in {one.sale_id for one in found.candidates}


def test_that_the_floor_writes_what_the_station_writes_and_no_less(shop: Path) -> None:
    station, floor = _station(shop), Floor(shop)
    with_one_tender = (pick for pick in Lots(shop).draw(SALES // 2) if pick.sale_id % 10)
    mine, other = next(with_one_tender), next(with_one_tender)
    begun = _written(shop)

    slip = _take_back(station, mine)
    ours = _written(shop) - begun
    number = floor.take_back(floor.find(code_key(other.number)), "k" * 32, NOW.isoformat())
    floors = _written(shop) - begun - ours

    assert floors.keys() == ours.keys()
    assert {what: floors[what] for what in LEDGERS} == {what: ours[what] for what in LEDGERS}
    for body in BODIES:
        assert floors[f"{body} letters"] == pytest.approx(ours[f"{body} letters"], rel=0.05)
    paper = len(escpos.encode(slip, speech("sv")))
    assert len(floor.slip_bytes(number)) == pytest.approx(paper, rel=0.1)


def test_that_a_shop_is_kept_until_half_of_it_is_used_up(tmp_path: Path) -> None:
    path = shop_file(tmp_path, 2)
    floor = Floor(path)
    for nr, pick in enumerate(list(Lots(path).draw(2))):
        floor.take_back(floor.find(code_key(pick.number)), str(nr), NOW.isoformat())

    assert _written(path)["return_case"] == 2
    assert _written(shop_file(tmp_path, 2))["return_case"] == 0
