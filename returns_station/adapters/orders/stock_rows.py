"""A table of what is in stock, read in the child: one row for each article, each named once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from returns_station.adapters.orders.amounts import count
from returns_station.adapters.orders.headings import proposed
from returns_station.adapters.orders.kinds import Kind, kind_of
from returns_station.adapters.orders.line_rows import CellError, Columns, told, unfit
from returns_station.adapters.orders.records import BadRow
from returns_station.adapters.orders.tables import Row, Table, TableError, open_table
from returns_station.desk.stock import NewCount
from returns_station.phrase import Phrase

_NEEDED: Final = ("sku", "quantity")
# What a list of stock calls its numbers, beside what a list of sales does.
_ON_HAND: Final = (
    "stock on_hand in_stock saldo lager lagersaldo lagerantal beholdning lagerbeholdning varasto "
    "varastosaldo"
)
_LONGEST: Final = 64
# Far above any shop's articles; all of them are set in one.
_ROWS: Final = 1_000_000


def counts(path: Path) -> Iterator[NewCount | BadRow]:
    """Each row as what it says, or as bad; raises TableError when it is no table of stock."""
    # JSON and orders have rows of another kind.
    if kind_of(path) is not Kind.LINES:
        raise _no_columns(path)
    table = open_table(path)
    columns = _columns(table)
    named = Counter(columns.cell(cells, "sku") for _, cells in _body(table))
    for number, cells in _body(table):
        yield _read(columns, number, cells, named)


def _columns(table: Table) -> Columns:
    _, headings = next(table.rows(), (0, []))
    at = proposed(headings)
    for place, heading in enumerate(headings):
        if heading.strip().casefold().replace(" ", "_") in _ON_HAND.split():
            at.setdefault("quantity", place)
    if not set(_NEEDED) <= set(at):
        raise _no_columns(table.path)
    return Columns(at, tuple(headings), "", "", "")


def _no_columns(path: Path) -> TableError:
    return TableError(Phrase("import.stock.columns", {"file": path.name}))


def _body(table: Table) -> Iterator[Row]:
    rows = table.rows()
    next(rows, None)
    for nr, row in enumerate(rows):
        if nr == _ROWS:
            raise TableError(Phrase("import.file.too_much", {"file": table.path.name}))
        yield row


def _read(
    columns: Columns, number: int, cells: Sequence[str], named: Counter[str]
) -> NewCount | BadRow:
    bad = unfit(columns, number, cells, "sku")
    if bad is not None:
        return bad
    try:
        return _count(columns, number, cells, named)
    except CellError as unread:
        return columns.bad(number, cells, unread.meaning, unread.why)


def _count(columns: Columns, number: int, cells: Sequence[str], named: Counter[str]) -> NewCount:
    sku = columns.cell(cells, "sku")
    if not sku:
        raise CellError("sku", "missing")
    if len(sku) > _LONGEST:
        raise CellError("sku", "too_long")
    many = told(columns, cells, "quantity", count, "quantity")
    if many < 0:
        raise CellError("quantity", "negative")
    if named[sku] > 1:
        # Two shelves to be added, or an old number and a new one: that is not for us to guess.
        raise CellError("sku", "goods_twice")
    return NewCount(sku, many, number)
