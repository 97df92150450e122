"""`stock [FILE]` at the front door: what is counted, what changes nothing, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from db import stock
from db.engine import open_engine
from db.tables import return_case
from returns_station.__main__ import main, open_inbox
from returns_station.adapters.orders.tables import LINE_LIMIT
from returns_station.desk.stock import NewCount
from tests.campaigns.house import SETTINGS, new_sale

HEAD = "sku,quantity\n"


def written(folder: Path, *rows: str, head: str = HEAD) -> Path:
    """A file of these rows."""
    path = folder / "stock.csv"
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def ran(folder: Path, *arguments: str | Path) -> int:
    """The exit code of `stock`, told in English."""
    given = [str(one) for one in arguments]
    return main(["stock", *given, "--data", str(folder / "data"), "--language", "en"])


def listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    """How many of each goods can be promised, as the command lists them."""
    capsys.readouterr()
    ran(folder, "--json")
    return {one["sku"]: one["free"] for one in json.loads(capsys.readouterr().out)}


def url(folder: Path) -> str:
    """The store-room behind these commands."""
    return f"sqlite:///{folder / 'data' / 'station.db'}"


def test_that_goods_are_counted_and_the_same_file_again_says_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "JUMPER-M,3", "MUG,0")

    assert (ran(tmp_path, path), ran(tmp_path, path)) == (0, 0)
    assert capsys.readouterr().out == "stock.csv: 2 articles counted\n" * 2
    assert listed(tmp_path, capsys) == {"JUMPER-M": 3, "MUG": 0}


def test_that_a_file_says_only_of_its_own_goods_and_the_latest_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(tmp_path, written(tmp_path, "JUMPER-M,3", "MUG,1"))
    ran(tmp_path, written(tmp_path, "JUMPER-M,2"))

    assert listed(tmp_path, capsys) == {"JUMPER-M": 2, "MUG": 1}


@pytest.mark.parametrize(
    ("row", "told"),
    (
        ("MUG,two", "row 3, quantity: not a number of goods. Read: “two”"),
        ("MUG,2.5", "row 3, quantity: not a number of goods. Read: “2.5”"),
        ("MUG,-1", "row 3, quantity: less than nothing. Read: “-1”"),
        ("MUG", "row 3, quantity: nothing there. Read: “”"),
        (",4", "row 3, sku: nothing there. Read: “”"),
        ("MUG,1,2", "row 3, sku: more cells than headings"),
        (f"{'M' * 65},1", "row 3, sku: too long a text"),
        ('MUG,"1', "row 3, sku: a quotation mark that is never closed"),
    ),
)
def test_that_a_bad_row_is_told_with_its_number_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, told: str
) -> None:
    code = ran(tmp_path, written(tmp_path, "JUMPER-M,3", row))

    said = capsys.readouterr().out
    assert code == 1
    assert said.startswith("stock.csv: 1 article counted\n1 row changed nothing\n")
    assert told in said
    assert listed(tmp_path, capsys) == {"JUMPER-M": 3}


def test_that_goods_named_twice_are_not_guessed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = ran(tmp_path, written(tmp_path, "MUG,1", "JUMPER-M,3", "MUG,2"))

    said = capsys.readouterr().out
    assert code == 1
    assert [line.partition(":")[0] for line in said.splitlines()[2:]] == [
        "stock.csv, row 2, sku",
        "stock.csv, row 4, sku",
    ]
    assert listed(tmp_path, capsys) == {"JUMPER-M": 3}


def test_that_no_count_takes_away_what_is_kept_for_a_customer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held(tmp_path, "JUMPER-M", 2)

    code = ran(tmp_path, written(tmp_path, "JUMPER-M,1", "MUG,9"))

    assert code == 1
    told = "stock.csv, row 2, quantity: fewer than are kept for customers. Read: “1”"
    assert told in capsys.readouterr().out
    assert listed(tmp_path, capsys) == {"JUMPER-M": 0, "MUG": 9}


def held(folder: Path, sku: str, many: int) -> None:
    """So many of some goods are in the house, all of them kept for a case."""
    inbox = open_inbox(url(folder), SETTINGS)
    inbox.put([new_sale(1, 1)], ())
    inbox.count([NewCount(sku, many)])
    engine = open_engine(url(folder))
    with engine.begin() as connection:
        connection.execute(insert(return_case), {"id": 1, "key": "press", "sale_id": 1})
        assert stock.hold(connection, 1, [(sku, many)]) == ()
    engine.dispose()


def test_that_json_has_every_row_that_changed_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "JUMPER-M,3", *(f"MUG-{nr},many" for nr in range(30)))

    assert ran(tmp_path, path) == 1
    text = capsys.readouterr().out
    ran(tmp_path, path, "--json")

    facts: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert text.endswith("and 10 more rows that were not read\n")
    assert (facts["counted"], len(facts["bad"])) == (1, 30)
    assert facts["bad"][0] | {"sale_number": ""} == {
        "row": 3,
        "column": "quantity",
        "why": "import.bad.quantity",
        "read": "many",
        "sale_number": "",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("sku,quantity\nMUG,1\n" + "x" * (LINE_LIMIT + 9), "nothing was changed"),
        ("title,quantity\nMug,1\n", "needs a column sku and a column quantity"),
        ('{"orders": []}', "needs a column sku and a column quantity"),
        ("", "is empty"),
        ("\0\1\2\3" * 400, "neither text nor a spreadsheet"),
    ),
)
def test_that_a_file_that_cannot_be_read_changes_nothing_and_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    ran(tmp_path, written(tmp_path, "MUG,7"))
    path = written(tmp_path, head=text)

    assert ran(tmp_path, path) == 2
    assert told in capsys.readouterr().err
    assert listed(tmp_path, capsys) == {"MUG": 7}


@pytest.mark.parametrize(
    "head", ("Artikelnr;Lagersaldo\n", "varenr;beholdning\n", "SKU\tIn stock\n")
)
def test_that_headings_are_known_in_the_languages_of_our_shops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], head: str
) -> None:
    mark = "\t" if "\t" in head else ";"

    assert ran(tmp_path, written(tmp_path, f"MUG{mark}4", head=head)) == 0
    assert listed(tmp_path, capsys) == {"MUG": 4}


def test_that_a_list_names_goods_the_shop_has_sold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held(tmp_path, "A2", 2)
    ran(tmp_path, written(tmp_path, "A2,5", "UNSEEN,1"))
    capsys.readouterr()

    assert ran(tmp_path) == 0
    assert capsys.readouterr().out.splitlines() == [
        "A2  3 to promise, 2 kept for customers · Tröja 2",
        "UNSEEN  1 to promise, 0 kept for customers",
    ]


def test_that_a_shop_that_counts_nothing_is_told_how(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(tmp_path) == 1
    assert "all can be promised" in capsys.readouterr().out
