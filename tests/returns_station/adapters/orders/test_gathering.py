"""Whole sales out of rows: however the rows stand, and however many there are."""

from pathlib import Path

import pytest

from returns_station.adapters.orders.reading import Batch, Defaults
from tests.returns_station.adapters.orders.files import read_file

SHOP = Defaults("SE", "SEK", "store")
HEAD = "sale,sold_on,sku,quantity,price\n"


def read(folder: Path, text: str, name: str = "sales.csv") -> list[Batch]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return list(read_file(path, SHOP))


def the_bad(batches: list[Batch]) -> list[tuple[int, str, str]]:
    return [(row.row, row.why, row.sale_number) for batch in batches for row in batch.bad]


def test_that_a_file_sorted_by_article_gives_the_same_sales_as_one_sorted_by_sale(
    tmp_path: Path,
) -> None:
    many = 12_000
    rows = [
        (n, f"{n},2026-11-12,SKU-{part},1,{part}.00\n") for part in (1, 2, 3) for n in range(many)
    ]
    by_sale = HEAD + "".join(row for _, row in sorted(rows, key=lambda one: one[0]))

    apart = read(tmp_path, HEAD + "".join(row for _, row in rows))
    together = read(tmp_path, by_sale)

    as_said = {sale.number: sale for batch in together for sale in batch.sales}
    assert {sale.number: sale for batch in apart for sale in batch.sales} == as_said
    assert len(as_said) == many
    assert sum(batch.lines for batch in apart) == sum(batch.lines for batch in together) == 3 * many
    assert apart[-1].done == apart[-1].total == 3 * many


def test_that_every_row_is_counted_also_of_a_sale_that_is_held_back(tmp_path: Path) -> None:
    rows = "1,2026-11-12,A,1,1.00\n1,2026-11-12,B,x,1.00\n1,2026-11-12,C,1,1.00\n"

    (batch,) = read(tmp_path, HEAD + rows)

    assert (batch.lines, batch.sales) == (3, ())
    assert the_bad([batch]) == [(3, "import.bad.quantity", "1")]


def test_that_a_sale_of_endless_lines_is_a_wrong_column_and_told_as_one(tmp_path: Path) -> None:
    rows = "Sweden,2026-11-12,A,1,1.00\n" * 30_000

    batches = read(tmp_path, HEAD + rows + "7,2026-11-12,A,1,1.00\n")

    assert the_bad(batches) == [(10_002, "import.bad.too_many_lines", "Sweden")]
    assert [sale.number for batch in batches for sale in batch.sales] == ["7"]


def test_that_a_shop_whose_numbers_all_begin_with_c_sells(tmp_path: Path) -> None:
    rows = "C1001,2026-11-12,A,1,1.00\nC1002,2026-11-12,A,2,1.00\nC1003,2026-11-13,A,-1,1.00\n"

    (batch,) = read(tmp_path, HEAD + rows)

    assert [sale.number for sale in batch.sales] == ["C1001", "C1002"]
    assert [one.number for one in batch.returns] == ["C1003"]


@pytest.mark.parametrize(
    ("paid", "minor"),
    (("499,00 kr", 49900), ("499:-", 49900), ("1 299,50 SEK", 129950), ("kr 5", 500), ("0", 0)),
)
def test_that_a_shop_may_write_its_own_currency_beside_an_amount(
    tmp_path: Path, paid: str, minor: int
) -> None:
    (batch,) = read(tmp_path, f"Kvitto;Datum;Artikel;Antal;Summa\n1;2026-11-12;A;1;{paid}\n")

    assert [sale.lines[0].paid for sale in batch.sales] == [minor]


@pytest.mark.parametrize(
    ("row", "column", "why"),
    (
        ("1;2026-11-12;A;1;12 €;25;", "Summa", "amount"),
        ("1;2026-11-12;A;1;999999999999;25;", "Summa", "amount"),
        ("1;2026-11-12;A;9999999;5;25;", "Antal", "quantity"),
        ("1;2026-11-12;A;1;5;\uff12\uff15;", "Moms", "amount"),
        ("1;2026-11-12;A;1;5;1e5;", "Moms", "amount"),
        ("1;2026-11-12;A;1;5;99999999999999999999;", "Moms", "amount"),
        ("1;2026-11-12;A;1;5;25;-5", "Normalpris", "negative"),
    ),
)
def test_that_what_no_shop_means_is_refused(
    tmp_path: Path, row: str, column: str, why: str
) -> None:
    head = "Kvitto;Datum;Artikel;Antal;Summa;Moms;Normalpris\n"

    (batch,) = read(tmp_path, f"{head}{row}\n")

    assert batch.sales == ()
    assert [(one.column, one.why) for one in batch.bad] == [(column, f"import.bad.{why}")]


def test_that_a_price_so_many_times_stays_within_what_can_be_stored(tmp_path: Path) -> None:
    (batch,) = read(tmp_path, f"{HEAD}1,2026-11-12,A,999999,99999999999.00\n")

    assert [(one.column, one.why) for one in batch.bad] == [("price", "import.bad.amount")]


def test_that_one_impossible_day_does_not_make_the_whole_column_unclear(tmp_path: Path) -> None:
    rows = "1,11/28/2026,A,1,1.00\n2,31/31/2026,A,1,1.00\n3,1/2/2026,A,1,1.00\n"

    (batch,) = read(tmp_path, HEAD + rows)

    assert [sale.agreed_on for sale in batch.sales] == ["2026-11-28", "2026-01-02"]
    assert the_bad([batch]) == [(3, "import.bad.day", "2")]


def test_that_a_line_break_within_a_cell_is_no_fault(tmp_path: Path) -> None:
    rows = '1,2026-11-12,"A\nin two lines",1,1.00\n2,2026-11-12,5" plate,1,1.00\n'

    (batch,) = read(tmp_path, HEAD + rows)

    assert [sale.lines[0].sku for sale in batch.sales] == ["A\nin two lines", '5" plate']


def test_that_a_second_correction_keeps_the_first(tmp_path: Path) -> None:
    path, kept = tmp_path / "sales.csv", tmp_path / "columns"
    path.write_text("Ref,Dag,sku,quantity,price\n1,2026-11-12,A,1,9.50\n", encoding="utf-8")
    both = Defaults("SE", "SEK", "store", mapping={"sale": "Ref", "sold_on": "Dag"})
    list(read_file(path, both, remembered=kept))

    list(read_file(path, Defaults("SE", "SEK", "store", mapping={"sale": "Ref"}), remembered=kept))

    assert len(list(read_file(path, SHOP, remembered=kept))) == 1
