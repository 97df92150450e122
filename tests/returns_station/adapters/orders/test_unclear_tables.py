"""Tables that could be read wrongly without a word: each is told, and the rows beside it go in."""

import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.orders.amounts import times
from returns_station.adapters.orders.gathering import Gathering
from returns_station.adapters.orders.line_rows import Columns
from returns_station.adapters.orders.reading import (
    Batch,
    Defaults,
    FileUnreadableError,
)
from returns_station.adapters.orders.records import NewSale
from tests.returns_station.adapters.orders.files import read_file

SHOP = Defaults("SE", "SEK", "store")
HEADINGS = ("sale", "sold_on", "sku", "title", "quantity", "price")
HEAD = ",".join(HEADINGS) + "\n"
GOOD = "9,2026-11-12,A,Mugg,1,5.00\n"


def read(folder: Path, content: str | bytes, name: str = "sales.csv") -> list[Batch]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_file(path, SHOP))


def whys(batches: list[Batch]) -> list[tuple[int, str]]:
    return [(row.row, row.why.removeprefix("import.bad.")) for one in batches for row in one.bad]


def numbers(batches: list[Batch]) -> list[str]:
    return [sale.number for batch in batches for sale in batch.sales]


@pytest.mark.parametrize(
    ("row", "why"),
    (
        # One thousand, four hundred and ninety-nine, without quotes: not one krona.
        ("1,2026-11-12,A,Mugg,1,1,499\n", "cells"),
        ("1,2026-11-12,A,Mugg, blå,1,499\n", "cells"),
        (f"1,2026-11-12,A,{'x' * 1001},1,5.00\n", "too_long"),
        (f"{'1' * 65},2026-11-12,A,Mugg,1,5.00\n", "too_long"),
        ("1,9999-12-31,A,Mugg,1,5.00\n", "day"),
        ("1,0026-11-12,A,Mugg,1,5.00\n", "day"),
    ),
)
def test_that_what_stands_where_it_should_not_is_told(tmp_path: Path, row: str, why: str) -> None:
    batches = read(tmp_path, HEAD + GOOD + row)

    assert whys(batches) == [(3, why)]
    assert numbers(batches) == ["9"]


def test_that_an_empty_cell_behind_the_last_heading_is_no_fault(tmp_path: Path) -> None:
    batches = read(tmp_path, HEAD + GOOD.replace("\n", ",,\n"))

    assert (whys(batches), numbers(batches)) == ([], ["9"])


def test_that_two_stray_quotes_never_swallow_the_row_between_them(tmp_path: Path) -> None:
    stray = "".join(f'{n},2026-11-12,A,"Mugg,1,5.00\n' for n in (1, 2))

    batches = read(tmp_path, HEAD + stray + GOOD)

    assert whys(batches) == [(2, "quote"), (3, "quote")]
    assert numbers(batches) == ["9"]


@pytest.mark.parametrize(
    ("written", "title"),
    (('12" panna', '12" panna'), ('"12"" panna"', '12" panna'), ('"Rad ett\nrad två"', "Rad ett")),
)
def test_that_inches_and_line_breaks_are_no_stray_quotes(
    tmp_path: Path, written: str, title: str
) -> None:
    ((batch),) = read(tmp_path, HEAD + f"1,2026-11-12,A,{written},1,5.00\n")

    assert batch.bad == ()
    assert batch.sales[0].lines[0].title.startswith(title)


def test_that_one_stray_byte_spoils_no_other_letters(tmp_path: Path) -> None:
    rows = "".join(f"{n},2026-11-12,A,Tröja,1,5.00\n" for n in range(5)).encode()

    batches = read(tmp_path, HEAD.encode() + rows + b"9,2026-11-12,A,M\xe5g,1,5.00\n")

    assert whys(batches) == [(7, "letters")]
    assert {sale.lines[0].title for batch in batches for sale in batch.sales} == {"Tröja"}


def test_that_a_number_used_again_on_another_day_makes_no_sale_of_two(tmp_path: Path) -> None:
    again = "1,2026-11-12,A,Mugg,1,5.00\n1,2026-11-15,B,Fat,1,9.00\n"
    midnight = "2,2026-11-12,A,Mugg,1,5.00\n2,2026-11-13,B,Fat,1,9.00\n"

    (batch,) = read(tmp_path, HEAD + again + midnight)

    assert [(row.why, row.sale_number) for row in batch.bad] == [("import.bad.two_days", "1")]
    assert [(sale.number, sale.agreed_on) for sale in batch.sales] == [("2", "2026-11-12")]


@pytest.mark.parametrize("mark", (";", ",", "\t", "|"))
def test_that_a_spreadsheets_own_first_line_is_no_heading(tmp_path: Path, mark: str) -> None:
    (batch,) = read(tmp_path, f"sep={mark}\r\n" + (HEAD + GOOD).replace(",", mark))

    assert (batch.bad, [sale.number for sale in batch.sales]) == ((), ["9"])


def test_that_days_may_stand_without_marks(tmp_path: Path) -> None:
    (batch,) = read(tmp_path, HEAD + GOOD.replace("2026-11-12", "20261112"))

    assert batch.sales[0].agreed_on == "2026-11-12"


def test_that_a_pipe_that_never_begins_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")

    with pytest.raises(FileUnreadableError) as error:
        list(read_file(tmp_path / "pipe.csv", SHOP))

    assert error.value.advice.key == "import.file.not_text"


def test_that_an_order_without_end_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadableError) as error:
        read(tmp_path, b'[{"order_key":"' + b"x" * (40 << 20) + b'"}]', "orders.json")

    assert error.value.advice.key == "import.file.too_much"


def test_that_long_rows_do_not_grow_the_station(tmp_path: Path) -> None:
    long = "x" * 900
    with (tmp_path / "long.csv").open("w", encoding="utf-8") as file:
        file.write("sale,sold_on,sku,quantity,price,title,options,style,category\n")
        for n in range(10_000):
            file.write(f"{n},2026-11-12,A,1,5.00,{long},{long},{long},{long}\n")
    tracemalloc.start()

    sold = lines = 0
    for batch in read_file(tmp_path / "long.csv", SHOP):
        sold += len(batch.sales)
        lines += batch.lines
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (sold, lines) == (10_000, 10_000)
    assert most < 40 << 20


AMOUNTS = st.integers(0, 10_000_00).map(lambda ore: f"{ore // 100}.{ore % 100:02}")
ROWS = st.lists(
    st.tuples(st.sampled_from("123"), st.sampled_from(("1", "2", "7", "x", "-1")), AMOUNTS),
    min_size=1,
    max_size=20,
)


@given(ROWS)
def test_that_a_sale_is_all_its_rows_to_the_coin_or_is_not_at_all(
    rows: list[tuple[str, str, str]],
) -> None:
    at = {meaning: place for place, meaning in enumerate(HEADINGS)}
    columns = Columns(at, HEADINGS, "", "SEK", "lines")
    last = {number: place for place, (number, _, _) in enumerate(rows)}
    gathering = Gathering(columns, SHOP, last)

    taken = [
        record
        for place, (number, quantity, price) in enumerate(rows)
        for record in gathering.take(
            place, [number, "2026-11-12", "A", "Mugg", quantity, price], number
        )
    ]

    sales = {one.number: one for one in taken if isinstance(one, NewSale)}
    for number in last:
        mine = [(quantity, price) for name, quantity, price in rows if name == number]
        sold = [(int(quantity), price) for quantity, price in mine if quantity in ("1", "2", "7")]
        if not sold or any(quantity == "x" for quantity, _ in mine):
            assert number not in sales
        else:
            paid = sum(times(price, quantity, "SEK") for quantity, price in sold)
            assert sum(line.paid for line in sales[number].lines) == paid
