"""Files that would harm a reader: each is told in a sentence, and nobody is harmed."""

import zipfile
from pathlib import Path

import pytest

from returns_station.adapters.orders.reading import Defaults, FileUnreadableError
from tests.returns_station.adapters.orders.files import read_file

SHOP = Defaults("SE", "SEK", "store")
HEAD = b"sale,sold_on,sku,quantity,price\n"
GOOD = b"1,2026-11-12,A,1,1.00\n"
SHEETS = "xl/worksheets/sheet"


def told(path: Path) -> str:
    with pytest.raises(FileUnreadableError) as error:
        list(read_file(path, SHOP))
    return error.value.advice.key


def a_file(folder: Path, content: bytes, name: str = "sales.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def a_book(folder: Path, *sheets: bytes) -> Path:
    path = folder / "sales.xlsx"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    nrs = range(1, len(sheets) + 1)
    parts = "".join(
        f'<Override PartName="/{SHEETS}{nr}.xml" ContentType="{kinds}.worksheet+xml"/>'
        for nr in nrs
    )
    names = "".join(f'<sheet name="Sheet {nr}" sheetId="{nr}" r:id="r{nr}"/>' for nr in nrs)
    links = "".join(
        f'<Relationship Id="r{nr}" Type="{office}/worksheet" Target="worksheets/sheet{nr}.xml"/>'
        for nr in nrs
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            f"{parts}</Types>",
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{names}</sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        )
        head = f'<worksheet xmlns="{main}"><sheetData>'.encode()
        for nr, sheet in enumerate(sheets, start=1):
            book.writestr(f"{SHEETS}{nr}.xml", head + sheet + b"</sheetData></worksheet>")
    return path


def cells(row: int, *values: str) -> bytes:
    inside = "".join(
        f'<c r="{chr(65 + n)}{row}" t="inlineStr"><is><t>{value}</t></is></c>'
        for n, value in enumerate(values)
    )
    return f'<row r="{row}">{inside}</row>'.encode()


def test_that_a_spreadsheet_is_read_like_a_table(tmp_path: Path) -> None:
    head = cells(1, "Kvitto", "Datum", "Artikel", "Antal", "Summa")
    book = a_book(tmp_path, head + cells(2, "7", "2026-11-12", "A", "2", "99.50"))

    (batch,) = read_file(book, SHOP)

    assert batch.bad == ()
    assert [(sale.number, sale.lines[0].paid) for sale in batch.sales] == [("7", 9950)]


def test_that_further_sheets_with_the_same_headings_come_in_too_and_others_are_told(
    tmp_path: Path,
) -> None:
    head = cells(1, "Kvitto", "Datum", "Artikel", "Antal", "Summa")
    first = head + cells(2, "7", "2025-11-12", "A", "2", "99.50")
    second = head + cells(2, "8", "2026-11-12", "B", "1", "10.00")
    notes = cells(1, "Anteckningar") + cells(2, "Ring banken")

    (batch,) = read_file(a_book(tmp_path, first, notes, second), SHOP)

    assert [sale.number for sale in batch.sales] == ["7", "8"]
    assert [(row.column, row.why) for row in batch.bad] == [("Sheet 2", "import.bad.other_sheet")]


def test_that_a_sheet_with_one_far_cell_is_told_and_harms_nobody(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    assert told(a_book(tmp_path, cells(1, "sale") + far)) == "import.file.too_much"


def test_that_a_sheet_that_unpacks_without_end_is_told_before_it_is_unpacked(
    tmp_path: Path,
) -> None:
    bomb = a_book(tmp_path, b" " * (300 << 20))

    assert bomb.stat().st_size < 1 << 20
    assert told(bomb) == "import.file.too_much"


def test_that_a_broken_sheet_is_told(tmp_path: Path) -> None:
    whole = a_book(tmp_path, cells(1, "sale")).read_bytes()

    assert told(a_file(tmp_path, whole[:200], "cut.xlsx")) == "import.file.broken_sheet"


def test_that_a_line_without_end_is_never_held(tmp_path: Path) -> None:
    path = tmp_path / "endless.csv"
    with path.open("wb") as file:
        file.write(HEAD + GOOD)
        file.seek(10 << 30)
        file.write(b"\n")

    assert told(path) == "import.file.no_table"
    # Ten gigabytes of nothing: who looks through what this run left need not read them.
    path.unlink()


def test_that_a_long_line_of_text_is_told(tmp_path: Path) -> None:
    path = a_file(tmp_path, HEAD + GOOD + b"2,2026-11-12," + b"A" * (8 << 20) + b",1,1.00\n")

    assert told(path) == "import.file.endless_line"


@pytest.mark.parametrize("rows_after", (1, 20, 4000))
def test_that_a_quote_without_end_costs_its_own_row_only(tmp_path: Path, rows_after: int) -> None:
    rest = b"".join(b"%d,2026-11-12,A,1,1.00\n" % (n + 3) for n in range(rows_after))
    path = a_file(tmp_path, HEAD + GOOD + b'2,2026-11-12,"A,1,1.00\n' + rest)

    batches = list(read_file(path, SHOP))

    bad = [row for batch in batches for row in batch.bad]
    assert [(row.row, row.why, row.sale_number) for row in bad] == [(3, "import.bad.quote", "2")]
    assert sum(len(batch.sales) for batch in batches) == 1 + rows_after


@pytest.mark.parametrize(
    ("content", "key"),
    (
        (b"", "import.file.empty"),
        (b"   \n \n", "import.file.empty"),
        (bytes(range(256)) * 64, "import.file.columns"),
        (b"\x00\x01\x02\x03" * 4096, "import.file.not_text"),
        (b"just words without columns\nmore words\n", "import.file.no_table"),
        (b"," * 1_000_000 + b"\n", "import.file.too_wide"),
        (b"a,b,c\n1,2,3\n", "import.file.columns"),
        (b'{"orders": [{"id": 1, ', "import.file.broken_json"),
        (b"[" * 100_000, "import.file.too_much"),
        (b'{"orders": NaN}', "import.file.broken_json"),
    ),
)
def test_that_a_file_that_holds_no_sales_is_told(tmp_path: Path, content: bytes, key: str) -> None:
    assert told(a_file(tmp_path, content)) == key


def test_that_a_folder_or_a_missing_file_is_told(tmp_path: Path) -> None:
    assert told(tmp_path) == "import.file.folder"
    assert told(tmp_path / "nowhere.csv") == "file.unreadable"


def test_that_stopping_in_the_middle_ends_the_reading(tmp_path: Path) -> None:
    many = b"".join(b"%d,2026-11-12,A,1,1.00\n" % n for n in range(60_000))
    batches = read_file(a_file(tmp_path, HEAD + many), SHOP)

    first = next(batches)
    batches.close()

    assert len(first.sales) == 10_000


def test_that_rows_of_a_sheet_are_numbered_as_the_spreadsheet_numbers_them(tmp_path: Path) -> None:
    head = cells(3, "sale", "sold_on", "sku", "quantity", "paid")
    book = a_book(tmp_path, head + cells(5, "1", "2026-11-12", "A", "two", "5"))

    (batch,) = read_file(book, SHOP)

    assert [(row.row, row.column) for row in batch.bad] == [(5, "quantity")]


@pytest.mark.parametrize(
    ("cell", "paid"),
    (
        (b'<c r="E2"><f>0.1+0.2</f><v>0.30000000000000004</v></c>', 30),
        (b'<c r="E2"><f>SUM(A1:A2)</f><v>499</v></c>', 49900),
    ),
)
def test_that_a_formula_counts_as_what_it_came_to(tmp_path: Path, cell: bytes, paid: int) -> None:
    head = cells(1, "sale", "sold_on", "sku", "quantity", "paid")
    row = cells(2, "1", "2026-11-12", "A", "1").replace(b"</row>", cell + b"</row>")

    (batch,) = read_file(a_book(tmp_path, head + row), SHOP)

    assert [sale.lines[0].paid for sale in batch.sales] == [paid]


@pytest.mark.parametrize(
    "cell", (b'<c r="E2" t="e"><v>#REF!</v></c>', b'<c r="E2"><f>1+1</f></c>', b"")
)
def test_that_a_formula_that_came_to_nothing_is_a_bad_row(tmp_path: Path, cell: bytes) -> None:
    head = cells(1, "sale", "sold_on", "sku", "quantity", "paid")
    row = cells(2, "1", "2026-11-12", "A", "1").replace(b"</row>", cell + b"</row>")

    (batch,) = read_file(a_book(tmp_path, head + row), SHOP)

    assert batch.sales == ()
    assert [row.row for row in batch.bad] == [2]


def test_that_a_list_of_what_is_no_order_is_told_one_by_one(tmp_path: Path) -> None:
    (batch,) = read_file(a_file(tmp_path, b'[1, "two", null]', "orders.json"), SHOP)

    assert batch.sales == ()
    assert [row.row for row in batch.bad] == [1, 2, 3]
