"""Sales that come in: whole batches, once, and only ever read afterwards."""

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from db.engine import reading
from db.journal import entries
from db.new_sales import digest
from db.views import StoredViews
from returns_station.desk.incoming import NewCustomer, Stored
from returns_station.journal import first_broken
from returns_station.scan import code_key
from tests.db.incoming import a_new_line, a_new_return, a_new_sale, all_rows, an_inbox, asked


def test_that_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    sales = (a_new_sale("1", customer="7"), a_new_sale("2", cash=9900))
    returns = (a_new_return("C1", customer="7"),)
    inbox.put(sales, returns, file="a.csv")
    inbox.match()
    before = all_rows(engine)

    stored = inbox.put(sales, returns, file="a.csv")
    inbox.match()

    assert stored == Stored(same=2)
    assert all_rows(engine) == before


def test_that_a_sale_with_other_content_is_named_and_kept_as_it_was(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    inbox.put((a_new_sale("1"),), ())

    stored = inbox.put((a_new_sale("1", a_new_line(quantity=2)), a_new_sale("2")), ())

    assert stored == Stored(new=1, differing=("1",), lines=1)
    assert asked(engine, "SELECT quantity FROM sale_line ORDER BY id") == [(1,), (1,)]


def test_that_a_number_said_twice_in_one_batch_is_one_sale(tmp_path: Path) -> None:
    inbox, _ = an_inbox(tmp_path)

    stored = inbox.put((a_new_sale("1"), a_new_sale("1"), a_new_sale("1", a_new_line("9"))), ())

    assert stored == Stored(new=1, same=1, differing=("1",), lines=1)


def test_that_numbers_of_two_sources_are_two_sales(tmp_path: Path) -> None:
    inbox, _ = an_inbox(tmp_path)

    stored = inbox.put((a_new_sale("1"), a_new_sale("1")._replace(source="web")), ())

    assert stored.new == 2


def test_that_a_batch_stands_whole_or_not_at_all(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    before = all_rows(engine)

    with pytest.raises(IntegrityError):
        inbox.put((a_new_sale("1"), a_new_sale("2", a_new_line(quantity=0, paid=0))), ())

    assert all_rows(engine) == before


def test_that_the_digest_of_a_sale_never_changes() -> None:
    # It is kept beside each sale: with another formula, every file would differ from itself.
    assert digest(a_new_sale("1", customer="7", cash=9900)) == "9ad3c98aa822e44f1c07c1c697b675c0"


@pytest.mark.parametrize("newest_first", (False, True))
def test_that_goods_cost_what_the_newest_sale_took(tmp_path: Path, *, newest_first: bool) -> None:
    inbox, engine = an_inbox(tmp_path)
    old = a_new_sale("1", a_new_line(paid=9900), day="2027-01-11")
    new = a_new_sale("2", a_new_line(quantity=2, paid=15800), day="2027-01-12")

    for one in (new, old) if newest_first else (old, new):
        inbox.put((one,), ())

    assert asked(engine, "SELECT sku, price FROM article") == [("MUG", 7900)]


def test_that_goods_given_away_keep_their_price(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)

    inbox.put((a_new_sale("1"), a_new_sale("2", a_new_line(paid=0), day="2027-01-30")), ())

    assert asked(engine, "SELECT price FROM article") == [(9900,)]


def test_that_she_is_found_by_her_new_number_and_her_old(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    her = NewCustomer("7", "Elin Sandberg", phone="+46 70 111 22 33")
    moved = NewCustomer("7", phone="+46 73 444 55 66")
    later = a_new_sale("2", day="2027-01-12")._replace(customer=moved)
    inbox.put((a_new_sale("1")._replace(customer=her), later), ())

    with reading(engine) as connection:
        views = StoredViews(connection)
        found = [
            {one.customer for one in views.search(said)}
            for said in ("elin", "073 444 55 66", "070 111 22 33", "elni sandberg")
        ]

    assert found == [{"Elin Sandberg"}] * 4


def test_that_rma_serial_and_order_numbers_lead_to_the_sale(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    line = a_new_line()._replace(serials=("SN 1",))
    new = a_new_sale("1", line)._replace(rmas=("RMA-1",), references=("#1001", ""))
    inbox.put((new,), ())

    with reading(engine) as connection:
        views = StoredViews(connection)
        found = [len(views.by_number(code_key(said))) for said in ("sn1", "rma 1", "1001")]

    assert found == [1, 1, 1]


def test_that_every_batch_is_in_the_journal_without_a_name_in_it(tmp_path: Path) -> None:
    inbox, engine = an_inbox(tmp_path)
    inbox.put((a_new_sale("1", customer="7"),), (a_new_return("C1", customer="7"),), file="a.csv")
    inbox.match()

    with reading(engine) as connection:
        written = list(entries(connection))

    assert first_broken(written) is None
    assert [entry.body for entry in written] == [
        '[["SalesImported",{"differing":0,"file":"a.csv","new":1,"returns":1,"same":0}]]',
        '[["EarlierReturnsMatched",{"found":{"import.return.one":1},"listed":{}}]]',
    ]
