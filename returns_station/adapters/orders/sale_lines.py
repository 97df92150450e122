"""A table of sale lines, read first for where each sale ends and then for the sales themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from returns_station.adapters.orders.amounts import order_seen
from returns_station.adapters.orders.gathering import Gathering, Record
from returns_station.adapters.orders.headings import (
    corrected,
    missing,
    proposed,
    recall,
    remember,
)
from returns_station.adapters.orders.line_rows import Columns, begins_with_c
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.tables import Row, Table, TableError
from returns_station.phrase import Phrase

# So many rows of sales that stand apart are held at once; of more, a share is read at a time.
_APART_AT_ONCE: Final = 100_000


@dataclass(frozen=True, slots=True)
class Survey:
    """What the first reading found: the last row of each sale, and how the file is written.

    `apart` are the rows that stand apart from others of their sale.
    """

    last: dict[str, int]
    rows: int
    dates: str
    apart: int


def records(
    table: Table, defaults: Defaults, remembered: str, source: str
) -> Iterator[tuple[int, int, Record]]:
    """(rows read, rows in all, record); raises TableError when the table cannot be understood."""
    headings, at = columns_of(table, defaults, remembered)
    survey = _survey(table, at, defaults.dates)
    c_comes_back = not all(begins_with_c(number) for number in survey.last if number)
    columns = Columns(at, headings, survey.dates, defaults.currency, source, c_comes_back)
    # A file sorted by article has every sale open to its end: then it is read several times, a
    # share of its sales each time, so that memory does not grow with it.
    shares = 1 + survey.apart // _APART_AT_ONCE
    done = 0
    for share in range(shares):
        gathering = Gathering(columns, defaults, survey.last)
        for number, cells in _body(table):
            sale_number = columns.cell(cells, "sale")
            if shares > 1 and crc32(sale_number.encode()) % shares != share:
                continue
            done += 1
            for record in gathering.take(number, cells, sale_number):
                yield done, survey.rows, record


def columns_of(
    table: Table, defaults: Defaults, remembered: str
) -> tuple[tuple[str, ...], dict[str, int]]:
    """The headings and the column of each meaning, with what a person said; raises TableError."""
    _, headings = next(table.rows(), (0, []))
    said = recall(remembered, headings) | dict(defaults.mapping)
    at, wrong = corrected(proposed(headings), headings, said)
    if wrong:
        raise TableError(Phrase("import.file.no_such_column", {"column": wrong}))
    lacking = missing(at)
    if lacking:
        names = ", ".join(lacking)
        raise TableError(Phrase("import.file.columns", {"file": table.path.name, "columns": names}))
    remember(remembered, headings, defaults.mapping)
    return tuple(headings), at


def _body(table: Table) -> Iterator[Row]:
    rows = table.rows()
    next(rows, None)
    return rows


def _survey(table: Table, at: dict[str, int], told: str) -> Survey:
    """Read once for where each sale ends and how days are written, so that nothing is guessed."""
    sale_at, day_at = at["sale"], at["sold_on"]
    last: dict[str, int] = {}
    days: set[str] = set()
    rows = apart = 0
    before: str | None = None
    came_before = False
    for number, cells in _body(table):
        rows += 1
        sale_number = cells[sale_at].strip() if sale_at < len(cells) else ""
        if sale_number != before:
            came_before = sale_number in last
            before = sale_number
        apart += came_before
        last[sale_number] = number
        days.add(cells[day_at].partition(" ")[0] if day_at < len(cells) else "")
    return Survey(last, rows, told or _order(days, table), apart)


def _order(days: set[str], table: Table) -> str:
    """How the days of a whole column are ordered; raises TableError when they can be read twice."""
    orders = {order_seen(day) for day in days} - {""}
    clear = orders - {"either"}
    if orders and len(clear) != 1:
        raise TableError(Phrase("import.file.dates", {"file": table.path.name}))
    return clear.pop() if clear else ""
