"""Tables of sale lines, however a shop writes them."""

from pathlib import Path

import pytest

from returns_station.adapters.orders.reading import (
    Defaults,
    FileUnreadableError,
    propose,
)
from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale
from tests.returns_station.adapters.orders.files import read_file

SHOP = Defaults("SE", "SEK", "store")


def a_file(folder: Path, text: str, name: str = "sales.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def read(
    path: Path, defaults: Defaults = SHOP, remembered: Path | None = None
) -> tuple[list[NewSale], list[NewReturn], list[BadRow]]:
    sales: list[NewSale] = []
    returns: list[NewReturn] = []
    bad: list[BadRow] = []
    for batch in read_file(path, defaults, remembered=remembered):
        sales += batch.sales
        returns += batch.returns
        bad += batch.bad
    return sales, returns, bad


def refused(path: Path, defaults: Defaults = SHOP) -> str:
    with pytest.raises(FileUnreadableError) as error:
        read(path, defaults)
    return error.value.advice.key


OWN = (
    "sale,sold_on,sku,title,options,quantity,paid,currency,customer_name,phone,tenders\n"
    'W1,2026-11-12,KNIT-M,Stickad tröja,"Storlek M, dimblå",2,998.00,SEK,Elin Åke,070-1740605,'
    "card 4242:900.00; gift_card:98.00\n"
    "W1,2026-11-12,SOCK,Raggsocka,,1,149.00,SEK,Elin Åke,070-1740605,\n"
)


def test_that_our_own_table_comes_in_whole(tmp_path: Path) -> None:
    (sale,), returns, bad = read(a_file(tmp_path, OWN))

    assert (returns, bad) == ([], [])
    assert (sale.number, sale.agreed_on, sale.market, sale.channel) == (
        "W1",
        "2026-11-12",
        "SE",
        "store",
    )
    assert [(line.nr, line.sku, line.quantity, line.paid) for line in sale.lines] == [
        ("1", "KNIT-M", 2, 99800),
        ("2", "SOCK", 1, 14900),
    ]
    assert [tuple(tender) for tender in sale.tenders] == [
        ("card", 90000, "4242"),
        ("gift_card", 9800, ""),
    ]
    assert sale.customer is not None
    assert (sale.customer.name, sale.customer.phone) == ("Elin Åke", "070-1740605")


@pytest.mark.parametrize(
    "headings",
    (
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
        "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
        "Kvittonr,Artikelnr,Benämning,Antal,Datum,Pris,Kundnr,Land",
        "Kvitteringsnr,Varenr,Varenavn,Antall,Dato,Enhetspris,Kundenr,Land",
        "Kuittinumero,Tuotenumero,Tuotenimi,Määrä,Päivämäärä,Yksikköhinta,Asiakasnumero,Maa",
        "Bilagsnr,Varenummer,Varetekst,Antal,Salgsdato,Stykpris,Kundenummer,Land",
    ),
)
def test_that_columns_are_known_whatever_a_shop_calls_them(tmp_path: Path, headings: str) -> None:
    row = "541238,21115,ROSE CARAVAN DOORSTOP,3,2011-01-16 10:42:00,6.75,16746.0,United Kingdom"

    (sale,), _, bad = read(a_file(tmp_path, f"{headings}\n{row}\n"))

    assert bad == []
    assert (sale.number, sale.agreed_on, sale.lines[0].paid) == ("541238", "2011-01-16", 2025)
    assert sale.customer is not None
    assert sale.customer.key == "lines:16746"


@pytest.mark.parametrize("encoding", ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"))
@pytest.mark.parametrize("delimiter", (",", ";", "\t", "|"))
def test_that_encoding_and_delimiter_are_seen(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = "Kvitto;Datum;Artikel;Benämning;Antal;Summa\n1;2026-11-12;A;Tröja på ärmen;1;499\n"

    (sale,), _, bad = read(a_file(tmp_path, text.replace(";", delimiter), encoding=encoding))

    assert bad == []
    assert sale.lines[0].title == "Tröja på ärmen"


def test_that_a_comma_may_be_the_decimal_mark(tmp_path: Path) -> None:
    text = "Kvitto;Datum;Artikel;Antal;Pris\n1;2026-11-12;A;3;1 299,50\n2;2026-11-12;A;1;1.299,50\n"

    sales, _, bad = read(a_file(tmp_path, text))

    assert bad == []
    assert [sale.lines[0].paid for sale in sales] == [389850, 129950]


def days(*written: str) -> str:
    rows = "".join(f"{n},{day},A,1,9.50\n" for n, day in enumerate(written))
    return f"sale,sold_on,sku,quantity,price\n{rows}"


@pytest.mark.parametrize(
    ("written", "first"),
    (
        (("12/1/2010 8:26", "12/13/2010 9:00"), "2010-12-01"),
        (("1/12/2010", "13/12/2010"), "2010-12-01"),
        (("1.12.2010", "2.12.2010"), "2010-12-01"),
        (("2010-12-01T08:26:00+01:00",), "2010-12-01"),
        (("2010/12/01",), "2010-12-01"),
    ),
)
def test_that_days_are_read_by_the_whole_column(
    tmp_path: Path, written: tuple[str, ...], first: str
) -> None:
    sales, _, bad = read(a_file(tmp_path, days(*written)))

    assert bad == []
    assert sales[0].agreed_on == first


def test_that_days_that_can_be_read_two_ways_are_asked_about(tmp_path: Path) -> None:
    path = a_file(tmp_path, days("1/2/2026", "3/4/2026"))

    assert refused(path) == "import.file.dates"
    sales, _, _ = read(path, Defaults("SE", "SEK", "store", dates="dmy"))
    assert [sale.agreed_on for sale in sales] == ["2026-02-01", "2026-04-03"]


def test_that_a_corrected_column_is_remembered_for_the_next_file(tmp_path: Path) -> None:
    text = "Ref,sold_on,sku,quantity,price\n1,2026-11-12,A,1,9.50\n"
    path, kept = a_file(tmp_path, text), tmp_path / "columns"
    assert refused(path) == "import.file.columns"

    read(path, Defaults("SE", "SEK", "store", mapping={"sale": "Ref"}), kept)

    assert len(read(path, remembered=kept)[0]) == 1
    assert propose(path, remembered=kept).mapping["sale"] == "Ref"


def test_that_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    wrong = Defaults("SE", "SEK", "store", mapping={"sale": "Nowhere"})

    assert refused(a_file(tmp_path, OWN), wrong) == "import.file.no_such_column"


def test_that_goods_that_came_back_are_earlier_returns(tmp_path: Path) -> None:
    text = (
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
        "536365,A,JUG,6,2010-12-01,2.50,17850\n"
        "C536379,A,JUG,-2,2010-12-02,2.50,17850\n"
        "536380,B,LAMP,-1,2010-12-02,0,\n"
    )

    sales, returns, bad = read(a_file(tmp_path, text))

    assert bad == []
    assert [sale.number for sale in sales] == ["536365"]
    assert [(one.number, one.quantity, one.amount, one.customer_key) for one in returns] == [
        ("C536379", 2, 500, "lines:17850"),
        ("536380", 1, 0, ""),
    ]


def test_that_lines_that_stand_apart_make_one_sale_in_file_order(tmp_path: Path) -> None:
    text = (
        "sale,sold_on,sku,quantity,price\n"
        "1,2026-11-12,A,1,1.00\n2,2026-11-12,B,1,2.00\n1,2026-11-12,C,1,3.00\n"
    )

    sales, _, _ = read(a_file(tmp_path, text))

    assert {sale.number: [line.sku for line in sale.lines] for sale in sales} == {
        "1": ["A", "C"],
        "2": ["B"],
    }


@pytest.mark.parametrize(
    ("row", "column", "why"),
    (
        ("1,2026-11-12,A,abc,9.50,SEK", "quantity", "quantity"),
        ("1,2026-11-12,A,0,9.50,SEK", "quantity", "quantity"),
        ("1,2026-13-12,A,1,9.50,SEK", "sold_on", "day"),
        ("1,yesterday,A,1,9.50,SEK", "sold_on", "day"),
        ("1,2026-11-12,A,1,nine,SEK", "price", "amount"),
        ('1,2026-11-12,A,1,"1,299",SEK', "price", "amount"),
        ("1,2026-11-12,A,1,1e999999999,SEK", "price", "amount"),
        ("1,2026-11-12,A,1,-9.50,SEK", "price", "negative"),
        ("1,2026-11-12,A,1,\uff19.50,SEK", "price", "amount"),
        ("1,2026-11-12,A,1,9.50,XYZ", "currency", "currency"),
        ("1,2026-11-12,,1,9.50,SEK", "sku", "missing"),
        (",2026-11-12,A,1,9.50,SEK", "sale", "missing"),
        ("1,2026-11-12,A\0,1,9.50,SEK", "sale", "letters"),
        ("C77,2026-11-12,A,1,9.50,SEK", "quantity", "return_quantity"),
        ("1,2026-11-12", "quantity", "missing"),
    ),
)
def test_that_a_bad_row_is_listed_with_where_and_why_and_the_good_ones_go_in(
    tmp_path: Path, row: str, column: str, why: str
) -> None:
    good = "9,2026-11-12,B,1,5.00,SEK"
    text = f"sale,sold_on,sku,quantity,price,currency\n{good}\n{row}\n"

    sales, returns, bad = read(a_file(tmp_path, text))

    assert ([sale.number for sale in sales], returns) == (["9"], [])
    assert [(one.row, one.column, one.why) for one in bad] == [(3, column, f"import.bad.{why}")]


def test_that_a_sale_with_a_bad_row_is_held_back_whole(tmp_path: Path) -> None:
    text = (
        "sale,sold_on,sku,quantity,price\n"
        "1,2026-11-12,A,1,1.00\n1,2026-11-12,B,x,2.00\n2,2026-11-12,C,1,3.00\n"
    )

    sales, _, bad = read(a_file(tmp_path, text))

    assert [sale.number for sale in sales] == ["2"]
    assert [(one.row, one.sale_number) for one in bad] == [(3, "1")]


def test_that_a_formula_is_only_text(tmp_path: Path) -> None:
    text = "sale,sold_on,sku,title,quantity,price\n1,2026-11-12,A,=1+1|cmd,1,1.00\n"

    (sale,), _, _ = read(a_file(tmp_path, text))

    assert sale.lines[0].title == "=1+1|cmd"
