"""A table of sale lines gathered to whole sales: two readings of the file, never half a sale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from returns_station.adapters.orders.amounts import order_seen
from returns_station.adapters.orders.headings import (
    corrected,
    missing,
    proposed,
    recall,
    remember,
)
from returns_station.adapters.orders.line_rows import CellError, Columns, ReadLine, read_row
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale
from returns_station.adapters.orders.sale_heads import sale_of
from returns_station.adapters.orders.tables import Row, Table, TableError
from returns_station.phrase import Phrase

Record = NewSale | NewReturn | BadRow


@dataclass(slots=True)
class _Open:
    """A sale whose last row has not been read yet."""

    first: Sequence[str]
    lines: list[ReadLine] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Survey:
    """What the first reading found: the last row of each sale, the rows, the order of days."""

    last: dict[str, int]
    rows: int
    dates: str


def records(
    table: Table, defaults: Defaults, remembered: str, source: str
) -> Iterator[tuple[int, int, Record]]:
    """(rows read, rows in all, record); raises TableError when the table cannot be understood."""
    headings, at = columns_of(table, defaults, remembered)
    survey = _survey(table, at, defaults.dates)
    columns = Columns(at, headings, survey.dates, defaults.currency, source)
    waiting: dict[str, _Open] = {}
    for place, (number, cells) in enumerate(_body(table), start=1):
        sale_number = columns.cell(cells, "sale")
        mine = waiting.setdefault(sale_number, _Open(cells))
        mine.rows += 1
        read = read_row(columns, number, cells, mine.rows)
        if isinstance(read, ReadLine):
            mine.lines.append(read)
        elif isinstance(read, BadRow):
            mine.bad.append(read)
        else:
            yield place, survey.rows, read
        if survey.last[sale_number] == number:
            del waiting[sale_number]
            for record in _whole(sale_number, mine, columns, defaults, number):
                yield place, survey.rows, record


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
    rows = 0
    for number, cells in _body(table):
        rows += 1
        last[cells[sale_at].strip() if sale_at < len(cells) else ""] = number
        days.add(cells[day_at].partition(" ")[0] if day_at < len(cells) else "")
    orders = {order_seen(day) for day in days} - {""}
    if told or not orders:
        return Survey(last, rows, told)
    clear = orders - {"either"}
    if len(clear) != 1:
        raise TableError(Phrase("import.file.dates", {"file": table.path.name}))
    return Survey(last, rows, clear.pop())


def _whole(
    number: str, mine: _Open, columns: Columns, defaults: Defaults, row: int
) -> Iterator[Record]:
    """A sale whose every row was good; one bad row holds the whole sale back."""
    if mine.bad or not mine.lines:
        yield from mine.bad
        return
    try:
        yield sale_of(number, mine.first, tuple(mine.lines), columns, defaults)
    except CellError as error:
        yield columns.bad(row, mine.first, error.meaning, error.why)
