"""One house on two databases: whatever is asked, both answer alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from db.engine import open_engine
from db.imports import Inbox
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.adapters.promise_keeping import ShopKeeper
from returns_station.adapters.settings import ShopSettings
from returns_station.canonical import dumps
from returns_station.cli.check_trace import check_stored
from returns_station.desk.commands import PublishTerms, SaveTerms, UndoReturn
from returns_station.desk.house import House
from returns_station.desk.incoming import NewCustomer, NewLine, NewSale
from returns_station.desk.promising import TermsPublishedError
from returns_station.desk.reporting import DayKept
from returns_station.desk.station import Station
from returns_station.desk.views import OpenVisit
from tests.builders import NOW, SHOP, looking, taking
from tests.campaigns.house import WHO, claim_on, new_sale
from tests.db.made_ready import made_ready
from tests.db.servers import Server
from tests.returns_station.desk.promises import TODAY, days

PROMISING = House(SHOP, "sv", promise_for, ShopKeeper(ShopSettings(), Path("none")))
NAMES = ("Åsa Öberg", "Wilma Vik", "Vilma Wik", "Ægir Ødegård", "Zoë Žižka", "Aa Ab", "Ångman Ed")
ASKED = (
    *("c000001", "C-000002", "7310865004703", "A12", "a12", "åsa", "asa oberg", "w", "v", "wi"),
    *("vik", "wilma vik", "ødegaard", "odegard", "zizka", "z", "å", "aa", "oberk", "Tröja 5"),
    *(
        "tro",
        "070-1740605",
        "asa@example.com",
        "nobody",
        "RS000000018",
        "RS 0000-0001-8",
        "R%_",
        "'",
    ),
)


@pytest.fixture(scope="module")
def houses(
    tmp_path_factory: pytest.TempPathFactory, server: Server
) -> Iterator[tuple[Station, Station]]:
    """The same shop on SQLite and on PostgreSQL, which sorts as Swedes sort."""
    file: Path = tmp_path_factory.mktemp("both") / "station.db"
    with (
        server.a_store() as postgres,
        a_shop(f"sqlite:///{file}") as one,
        a_shop(postgres) as other,
    ):
        yield one, other


@contextmanager
def a_shop(url: str) -> Iterator[Station]:
    """Fifty sales, and one for each odd name."""
    sales = [new_sale(nr, 1 + nr % 3, 1) for nr in range(1, 51)]
    for nr, name in enumerate(NAMES):
        her = NewCustomer(name, name, "+46701740605", f"{name.split()[0]}@example.com", "sv")
        goods = NewLine("1", f"N{nr}", f"{name.split()[1]} väska", 2, 19900, gtin="07310865004703")
        sales.append(a_named(nr, her, goods))
    engine = open_engine(url)
    made_ready(engine)
    Inbox(engine, clock=lambda: NOW, who=WHO).put(sales, ())
    house = House(SHOP, "sv", promise_for)
    yield Station(StoreRoom(engine), SlipPaper("roll80"), clock=lambda: NOW, house=house)
    engine.dispose()


def a_named(nr: int, her: NewCustomer, goods: NewLine) -> NewSale:
    """A sale of these goods to her."""
    return new_sale(900 + nr, 1)._replace(customer=her, lines=(goods,))


@pytest.mark.parametrize("asked", ASKED)
def test_that_both_find_the_same(houses: tuple[Station, Station], asked: str) -> None:
    on_sqlite, on_postgres = (dumps(house.find(asked)) for house in houses)

    assert on_sqlite == on_postgres


def test_that_both_carry_a_return_through_to_the_same_slip(houses: tuple[Station, Station]) -> None:
    told = []
    for house in houses:
        seen = looking(house, 7, claim_on("1"))
        done = house.perform(taking("through", 7, claim_on("1")), WHO)
        with house.store.views() as views:
            slip, left, goods = views.slip(done.slip), views.waiting_slips(), views.siblings("A12")
            named = (views.articles("a12"), views.articles("trö"))
            recent, *_ = views.recent(5)
            day = views.day("2020")
        assert slip is not None
        words = (slip.number, slip.lead, slip.lines, slip.total, slip.tenders, slip.next_steps)
        told.append(dumps((seen, words, left, goods, named, recent.slip, recent.refund, day)))

    assert told[0] == told[1]


def test_that_both_keep_traces_that_hold_and_wishes_alike(
    houses: tuple[Station, Station],
) -> None:
    told = []
    for house in houses:
        house.perform(taking("too late", 9, claim_on("1", date(2031, 1, 7))), WHO)
        with house.store.views() as views:
            kept = next(one for one in views.every_trace() if one.key == "too late")
            checked = list(check_stored(views, views.every_trace()))
            asked = views.traces("too late", "")
            told.append(dumps((kept, asked == (kept,), views.refused_wishes(""))))
        assert checked
        assert [one.problems for one in checked if one.problems] == []

    assert told[0] == told[1]


def test_that_both_keep_a_half_finished_visit(houses: tuple[Station, Station]) -> None:
    visit = OpenVisit("v", "Disk 2", "2026-11-26", "{}")
    kept = []
    for house in houses:
        house.store.keep_visit(visit)
        house.store.keep_visit(visit)
        with house.store.views() as views:
            kept.append(views.open_visits("Disk 2"))
        house.store.drop_visit("v")

    assert kept == [(visit,), (visit,)]


def test_that_both_keep_a_promise_and_let_nobody_change_it(
    houses: tuple[Station, Station],
) -> None:
    kept = []
    for house in houses:
        desk = Station(house.store, SlipPaper("roll80"), clock=lambda: NOW, house=PROMISING)
        saved = desk.perform(SaveTerms("save", days(60), "Jul"), WHO)
        desk.perform(SaveTerms("again", days(90)), WHO)
        desk.perform(PublishTerms("publish", saved.version, TODAY), WHO)
        with pytest.raises(TermsPublishedError):
            desk.perform(PublishTerms("late", saved.version, TODAY), WHO)
        with house.store.views() as views:
            book, rows, claims = views.terms_book(), views.terms_versions(), views.recent_claims()
        kept.append(dumps((book, rows, claims, desk.try_terms(days(30), TODAY))))

    assert kept[0] == kept[1]


def test_that_both_tell_a_day_alike(houses: tuple[Station, Station]) -> None:
    told = []
    for house in houses:
        house.perform(taking("two of a day", 14, claim_on("1")), WHO)
        undone = house.perform(taking("taken back", 17, claim_on("1")), WHO)
        house.perform(UndoReturn("undo it", undone.slip), WHO)
        with house.store.views() as views:
            told.append((views.day_kept("2020", "2030"), views.day_kept("2020", "2021")))

    (kept, before), other = told
    assert (kept, before) == other
    assert kept.undone == 1
    assert sum(one.count for one in kept.outcomes) == kept.visits
    assert before == DayKept(0, 0, 0, (), (), ())
