"""`import FILE...` at the front door: what is said of each file, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main

HEAD = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
MUG = "536365,MUG,RED MUG,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n"
BOWL = "536366,BOWL,BOWL,1,2010-12-01 09:26:00,9.95,17850.0,United Kingdom\n"
BACK = "C536379,MUG,RED MUG,-1,2010-12-02 09:41:00,2.55,17850.0,United Kingdom\n"
LOST = "C536383,CUP,BLUE CUP,-1,2010-12-02 09:49:00,4.65,15311.0,United Kingdom\n"
TORN = "536370,CUP,BLUE CUP,many,2010-12-01 08:45:00,3.75,12583.0,France\n"
TAKEN = (
    "sale=InvoiceNo, sku=StockCode, title=Description, quantity=Quantity, "
    "sold_on=InvoiceDate, price=UnitPrice, customer=CustomerID"
)


@pytest.fixture
def a_file(tmp_path: Path) -> Path:
    """A file with two sales, and one earlier return of the first."""
    return written(tmp_path, "day.csv", MUG, BOWL, BACK)


def written(folder: Path, name: str, *rows: str) -> Path:
    """A file of these rows."""
    path = folder / name
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return path


def ran(folder: Path, *arguments: str | Path) -> int:
    """The exit code of an import of a British wholesaler, told in English."""
    given = [str(one) for one in arguments]
    wholesaler = ["--market", "uk", "--currency", "gbp", "--channel", "distance"]
    return main(["import", *given, "--data", str(folder / "data"), "--language", "en", *wholesaler])


def told(capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401 - JSON by its key
    """The JSON that was answered."""
    return json.loads(capsys.readouterr().out)


def test_that_all_in_is_said_in_a_line_and_ends_with_0(
    tmp_path: Path, a_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = ran(tmp_path, a_file)

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "day.csv: 3 lines · 2 new sales · 1 new earlier return",
        f"day.csv: columns taken as {TAKEN}",
        "Earlier returns that found their sale: 1 (One sale fits)",
    ]


def test_that_the_same_file_again_brings_nothing_new(
    tmp_path: Path, a_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(tmp_path, a_file)
    capsys.readouterr()

    code = ran(tmp_path, a_file, "--json")

    said = told(capsys)
    assert (code, said["in_all"]["new"], said["in_all"]["same"]) == (0, 0, 2)
    assert said["returns"] == {"found": {}, "listed": {}, "first_listed": []}


def test_that_what_stays_out_is_listed_with_its_reason_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = ran(tmp_path, written(tmp_path, "torn.csv", MUG, TORN, LOST))

    said = capsys.readouterr().out
    assert code == 1
    assert "1 sale held back for its bad rows" in said
    assert "torn.csv, row 3, Quantity:" in said
    assert "“many”" in said
    assert "whose sale could not be told: 1 (No earlier sale of these goods)" in said


def test_that_json_has_every_bad_row_and_listed_return(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torn = [TORN.replace("536370", str(600_000 + n)) for n in range(30)]
    ran(tmp_path, written(tmp_path, "torn.csv", *torn, LOST), "--json")

    said = told(capsys)
    assert (said["in_all"]["bad_rows"], len(said["files"][0]["bad"])) == (30, 30)
    assert said["returns"]["first_listed"][0]["number"] == "C536383"


def test_that_only_the_first_bad_rows_are_told_one_by_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torn = [TORN.replace("536370", str(600_000 + n)) for n in range(30)]

    ran(tmp_path, written(tmp_path, "torn.csv", *torn))

    said = capsys.readouterr().out
    assert said.count("torn.csv, row ") == 20
    assert "and 10 more rows that were not read" in said


def test_that_json_tells_which_column_was_taken_for_what(
    tmp_path: Path, a_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(tmp_path, a_file, "--json", "--map", "sku=Description")

    columns = told(capsys)["files"][0]["columns"]
    assert (columns["sku"], columns["sale"]) == ("Description", "InvoiceNo")
    assert "title" not in columns


def test_that_a_missing_column_is_named_with_how_to_say_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text((HEAD + MUG).replace("InvoiceNo", "Verifikat"), encoding="utf-8")

    code = ran(tmp_path, odd)

    said = capsys.readouterr()
    assert code == 2
    assert "odd.csv lacks: sale." in said.err
    assert "--map sale=" in said.err
    assert "columns taken" not in said.out


def test_that_a_file_that_cannot_be_read_stops_no_other(
    tmp_path: Path, a_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = ran(tmp_path, tmp_path / "none.csv", a_file)

    said = capsys.readouterr()
    assert code == 2
    assert "day.csv: 3 lines · 2 new sales" in said.out
    assert "none.csv" in said.err


@pytest.mark.parametrize(
    ("wrong", "says"),
    (
        (("--market", "mars"), "“mars” is no market"),
        (("--currency", "galleons"), "“galleons” is no currency"),
        (("--map", "sku"), "“sku” does not say which column"),
    ),
)
def test_that_a_wish_that_makes_no_sense_is_said_before_anything_is_read(
    tmp_path: Path,
    a_file: Path,
    capsys: pytest.CaptureFixture[str],
    wrong: tuple[str, str],
    says: str,
) -> None:
    given = {"--market": "uk", "--currency": "GBP"} | dict((wrong,))
    flags = [part for flag in given.items() for part in flag]

    code = main(
        ["import", str(a_file), "--data", str(tmp_path / "data"), "--language", "en", *flags]
    )

    assert code == 2
    assert says in capsys.readouterr().err
