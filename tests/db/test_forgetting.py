"""Who is forgotten is forgotten on both databases, and no file brings her back."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db.engine import open_engine
from db.imports import Inbox
from db.wiping import is_in_files, wipe
from returns_station.adapters.law.retention import retention_for
from returns_station.adapters.person_files import DiskPersonFiles, new_id
from returns_station.desk.incoming import NewCustomer, NewSale
from returns_station.desk.privacy.house import KeepingHouse
from returns_station.desk.privacy.keeping import Keeping
from returns_station.desk.privacy.views import Wiped
from returns_station.privacy.retention import Kind
from tests.campaigns.house import WHO
from tests.db.word_shop import WordShop, a_bought, open_shop

ELIN = "elin@example.com"


def keeping(shop: WordShop, folder: Path) -> Keeping:
    """What is kept of people in that shop."""
    kept = KeepingHouse(
        DiskPersonFiles(folder), lambda words: wipe(shop.engine, words), new_id, retention_for
    )
    shop.station.house = replace(shop.station.house, keeping=kept)
    return shop.station.keeping(WHO)


def rows(shop: WordShop, query: str) -> list[tuple[Any, ...]]:
    """Rows as they stand."""
    with shop.engine.connect().execution_options(reading=True) as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def brought_in(shop: WordShop, *sales: NewSale) -> None:
    """Bring sales in once more."""
    Inbox(shop.engine, clock=lambda: shop.now, who=WHO).put(sales, ())


def bought_by(shop: WordShop, who: str) -> list[NewSale]:
    """The sales that the till told of somebody."""
    found = [a_bought(nr) for nr in range(1, 12)]
    known = {number for (number,) in rows(shop, "SELECT number FROM sale")}
    return [
        one
        for one in found
        if one.number in known and one.customer is not None and one.customer.key == who
    ]


def test_that_she_is_forgotten_with_what_she_brought_without_a_receipt(
    shop: WordShop, tmp_path: Path
) -> None:
    shop.taken(shop.opened(1, contact=ELIN))
    keeper = keeping(shop, tmp_path)
    (her,) = [one for one in keeper.find(ELIN) if one.email == ELIN]

    erased = keeper.erase(her.customer_id)

    assert erased.done
    assert keeper.find(ELIN) == ()
    told = rows(shop, "SELECT name, email, phone FROM customer ORDER BY id")
    assert ("Elin Sandberg", ELIN, "070-174 06 05") not in told
    assert rows(shop, "SELECT count(*) FROM word WHERE word = 'elin'") == [(0,)]
    assert rows(shop, "SELECT count(*) FROM vocabulary WHERE word = 'elin'") == [(0,)]
    assert rows(shop, "SELECT count(*) FROM vocabulary WHERE word = 'oberg'") == [(1,)]


def test_that_no_file_brings_her_back_until_she_buys_again(shop: WordShop, tmp_path: Path) -> None:
    keeper = keeping(shop, tmp_path)
    (her,) = [one for one in keeper.find(ELIN) if one.email == ELIN]
    keeper.erase(her.customer_id)
    elin = NewCustomer("elin", "Elin Sandberg", "070-174 06 05", ELIN, "sv")
    old = replace_buyer(a_bought(9), elin, "K90", "2026-11-09")

    brought_in(shop, *bought_by(shop, "elin"), old)
    assert keeper.find(ELIN) == ()
    assert rows(shop, "SELECT customer_id FROM sale WHERE number = 'K90'") == [(None,)]

    brought_in(shop, replace_buyer(a_bought(9), elin, "K91", "2027-03-01"))
    assert [one.email for one in keeper.find(ELIN)] == [ELIN]


def replace_buyer(sale: NewSale, her: NewCustomer, number: str, day: str) -> NewSale:
    """The same goods, bought by her on another day."""
    return sale._replace(customer=her, number=number, agreed_on=day)


def test_that_what_was_kept_long_enough_goes_by_itself(shop: WordShop, tmp_path: Path) -> None:
    shop.taken(shop.opened(1, contact="070-999 88 77"))
    shop.station.store.keep_visit(a_draft(shop))
    keeper = keeping(shop, tmp_path)
    assert keeper.thin_out().counts == {}

    shop.now += timedelta(days=31)
    assert keeper.thin_out().counts == {Kind.DRAFT: 1}
    shop.now += timedelta(days=70)
    assert keeper.thin_out().counts[Kind.BRINGER] == 1
    assert rows(shop, "SELECT count(*) FROM quota WHERE name LIKE '%contact:%'") == [(0,)]
    assert not keeper.due()
    shop.now += timedelta(days=365 * 4)
    assert keeper.thin_out().counts[Kind.BUYER] >= 1

    assert rows(shop, "SELECT count(*) FROM customer WHERE name <> ''") == [(0,)]
    assert rows(shop, "SELECT count(*) FROM word WHERE kind = 'customer'") == [(0,)]


def a_draft(shop: WordShop) -> Any:  # noqa: ANN401 - a half-finished visit
    """A visit that somebody began today."""
    from returns_station.desk.views import OpenVisit

    return OpenVisit("v1", "Disk 1", shop.now.isoformat(), '{"name":"Elin Sandberg"}')


def test_that_a_desk_that_reads_holds_the_wiping_up_and_nothing_else(tmp_path: Path) -> None:
    shop = open_shop(f"sqlite:///{tmp_path / 'station.db'}")
    keeper = keeping(shop, tmp_path)
    (her,) = [one for one in keeper.find(ELIN) if one.email == ELIN]
    other = open_engine(f"sqlite:///{tmp_path / 'station.db'}")
    with other.connect().execution_options(reading=True) as reader:
        reader.execute(text("SELECT count(*) FROM customer")).scalar()

        assert keeper.erase(her.customer_id).wiped is Wiped.WAITS
    assert is_in_files(tmp_path / "station.db", [ELIN])

    assert keeper.thin_out().wiped is Wiped.CLEAN
    assert not is_in_files(tmp_path / "station.db", [ELIN])
    other.dispose()
    shop.engine.dispose()


@pytest.mark.parametrize("there", ("Elin@Example.com", "ELIN@EXAMPLE.COM", "xelin@example.comx"))
def test_that_a_word_is_found_in_a_file_in_whatever_case(tmp_path: Path, there: str) -> None:
    (tmp_path / "station.db-wal").write_bytes(b"\0" * 40 + there.encode() + b"\0")

    assert is_in_files(tmp_path / "station.db", [ELIN])
    assert not is_in_files(tmp_path / "station.db", ["asa@example.com"])
