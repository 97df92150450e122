"""One search finds sales, people, returns and goods, and says how it read what was typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.credits import issue
from db.engine import open_engine
from db.imports import Inbox
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.credit import Credit, CreditKind
from returns_station.desk.commands import UndoReturn
from returns_station.desk.house import House
from returns_station.desk.incoming import NewCustomer, NewLine, NewSale
from returns_station.desk.searching import Hits, Person, hidden_contact
from returns_station.desk.spelling import marks
from returns_station.desk.station import Station
from returns_station.money import Money
from returns_station.scan import printed_slip_number
from tests.builders import NOW, SHOP, taking
from tests.campaigns.house import WHO, claim_on, new_sale
from tests.campaigns.postgres import a_server, programs
from tests.db.made_ready import made_ready
from tests.marks import NO_POSTGRES

JUMPER = NewLine("1", "TF-1", "Stickad tröja Fjäll", 1, 49900, "25", "07310865004703")
CARDIGAN = NewLine("1", "KF-1", "Kofta Fjäll", 1, 59900, "25", "07310865004710")
LAMP = NewLine("1", "BG-1", "Bordslampa Glim", 1, 89900, "25", "07310865004727")
SOLD = (
    ("eva", "Eva Svensson", "+46 70 174 01 18", "", (JUMPER,)),
    ("lars", "Lars-Göran Svensson", "", "lars.goran@example.com", (JUMPER,)),
    ("maj", "Maj Swensson", "", "", (CARDIGAN,)),
    ("åsa", "Åsa Öberg", "", "", (LAMP,)),
    ("fjäll", "Tore Fjäll", "", "", (LAMP,)),
)


@contextmanager
def a_shop(url: str) -> Iterator[Station]:
    """Five customers, a sale each; Eva has brought her jumper back."""
    engine = open_engine(url)
    made_ready(engine)
    sales = [_sale(nr, *told) for nr, told in enumerate(SOLD, 1)]
    Inbox(engine, clock=lambda: NOW, who=WHO).put(sales, ())
    house = House(SHOP, "sv", promise_for)
    station = Station(StoreRoom(engine), SlipPaper("roll80"), clock=lambda: NOW, house=house)
    station.perform(taking("eva", 1, claim_on("1")), WHO)
    yield station
    engine.dispose()


def _sale(nr: int, key: str, name: str, phone: str, mail: str, lines: tuple[NewLine]) -> NewSale:
    her = NewCustomer(key, name, phone, mail, "sv")
    return new_sale(nr, 1)._replace(customer=her, lines=lines, number=f"2043-009{nr}", tenders=())


@pytest.fixture(scope="module", params=("sqlite", "postgres"))
def shop(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Station]:
    """The same shop on each database; nothing is written to it but here."""
    if request.param == "sqlite":
        with a_shop(f"sqlite:///{tmp_path_factory.mktemp('search') / 'station.db'}") as one:
            yield one
    elif programs() is None:
        pytest.skip(NO_POSTGRES)
    else:
        with a_server() as url, a_shop(url) as one:
            yield one


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Station]:
    """A shop of a test's own."""
    with a_shop(f"sqlite:///{tmp_path / 'station.db'}") as station:
        yield station


def told(hits: Hits) -> tuple[list[str], list[str], int, list[str]]:
    """What was found: who bought what, people, how many returns, goods."""
    sales = [f"{one.customer}: {one.title}" for one in hits.sales]
    return sales, [one.name for one in hits.people], len(hits.returns), [
        one.title for one in hits.goods
    ]  # fmt: skip


def test_that_a_misspelt_name_and_goods_find_the_sale_that_has_both(shop: Station) -> None:
    hits = shop.search("svänson tröja")

    sales, people, returns, goods = told(hits)
    assert sales == [
        "Lars-Göran Svensson: Stickad tröja Fjäll",
        "Eva Svensson: Stickad tröja Fjäll",
    ]
    assert people[:2] == ["Lars-Göran Svensson", "Eva Svensson"]
    assert (returns, goods) == (1, [])
    assert [(one.typed, one.spelt) for one in hits.meant] == [
        ("svänson", "Svensson"),
        ("tröja", ""),
    ]


def test_that_a_name_finds_her_with_what_she_bought_and_brought_back(shop: Station) -> None:
    (eva,) = shop.search("eva sv").people

    assert (eva.name, eva.sales, eva.returns) == ("Eva Svensson", 1, 1)
    assert eva.contact == "+46 ···· 118"
    assert told(shop.search_within(eva))[::2] == (["Eva Svensson: Stickad tröja Fjäll"], 1)


def test_that_goods_find_themselves_their_sales_and_their_returns(shop: Station) -> None:
    hits = shop.search("troj")

    sales, people, returns, goods = told(hits)
    assert (people, returns, goods) == ([], 1, ["Stickad tröja Fjäll"])
    assert sales == ["Lars-Göran Svensson: Stickad tröja Fjäll"]
    assert told(shop.search_within(hits.goods[0]))[0::2] == (sales, 1)


def test_that_a_word_that_is_a_name_and_goods_finds_both(shop: Station) -> None:
    sales, people, returns, goods = told(shop.search("fjäll"))

    assert people == ["Tore Fjäll"]
    assert goods == ["Kofta Fjäll", "Stickad tröja Fjäll"]
    assert (len(sales), returns) == (3, 1)


def test_that_numbers_are_found_by_their_beginning(shop: Station) -> None:
    (back,) = shop.search("").returns

    assert len(shop.search("2043-00").sales) == len(SOLD)
    assert shop.search("kf-").goods[0].title == "Kofta Fjäll"
    assert shop.search("731086500470").goods[0].title == "Stickad tröja Fjäll"
    for asked in (back.slip, printed_slip_number(back.slip), back.slip[:6], back.slip[2:]):
        assert [one.slip for one in shop.search(asked).returns] == [back.slip], asked


def test_that_goods_read_off_their_label_find_the_sales_with_them(shop: Station) -> None:
    sales, _, _, goods = told(shop.search("7310865004710"))

    assert (sales, goods) == (["Maj Swensson: Kofta Fjäll"], ["Kofta Fjäll"])


def test_that_a_phone_number_however_dialled_finds_her(shop: Station) -> None:
    assert [told(shop.search(one))[1] for one in ("070-1740118", "+46701740118")] == [
        ["Eva Svensson"],
        ["Eva Svensson"],
    ]


@pytest.mark.parametrize("asked", ("qqqq", "svensson lampa", "%_", "'", "2043-1", "åå öö"))
def test_that_nothing_found_says_what_to_try(shop: Station, asked: str) -> None:
    hits = shop.search(asked)

    assert hits.count == 0
    assert hits.advice is not None


def test_that_a_payment_card_is_not_searched_for(shop: Station) -> None:
    hits = shop.search("4242 4242 4242 4242")

    assert hits.count == 0
    assert hits.advice is not None
    assert hits.advice.key == "scan.card_number"


def test_that_a_word_still_being_written_may_be_misspelt_too(shop: Station) -> None:
    people = told(shop.search("swenso"))[1]

    assert "Maj Swensson" in people
    assert told(shop.search("bordzlam"))[3] == ["Bordslampa Glim"]


def test_that_a_credit_is_found_by_its_number(own: Station) -> None:
    given = Credit("TG000000018", CreditKind.STORE_CREDIT, *(Money(49900, "SEK"),) * 2, NOW)
    assert isinstance(own.store, StoreRoom)
    with own.store.engine.begin() as connection:
        issue(connection, given, None, "given", NOW.isoformat(), "", "")

    found = [own.search(one).credits for one in ("tg0", "TG 0000-0001-8")]

    assert found == [(given,), (given,)]


def test_that_a_return_that_was_undone_is_found_and_says_so(own: Station) -> None:
    (back,) = own.search("eva").returns

    own.perform(UndoReturn("undo", back.slip), WHO)

    (undone,) = own.search("eva").returns
    assert undone.undone


def test_that_contacts_are_told_in_part() -> None:
    told_ = [hidden_contact(*one) for one in (
        ("070-174 01 18", ""), ("", "lars.goran@example.com"), ("", "al@example.com"), ("123", ""),
    )]  # fmt: skip

    assert told_ == ["070 ···· 118", "la…@example.com", "al@example.com", ""]


def test_that_marks_are_where_words_begin_so() -> None:
    assert marks("Svensson, Eva · Stickad tröja", ("svensson", "tro")) == ((0, 8), (24, 3))
    assert marks("Ægir", ("aeg",)) == ((0, 4),)


def test_that_nobody_is_hidden_behind_a_person(shop: Station) -> None:
    assert shop.search_within(Person(999, "nobody")).count == 0
