"""One row of a table of sale lines: its cells by meaning, read to a line or told as bad."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from returns_station.adapters.orders.amounts import CURRENCIES, count, day_of, minor, times
from returns_station.adapters.orders.records import BadRow, NewLine, NewReturn
from returns_station.adapters.orders.tables import OTHER_SHEET, UNCLOSED
from returns_station.phrase import Phrase
from returns_station.sale import Trait
from returns_station.scan import gtin14

T = TypeVar("T")
_TRAITS: Final = frozenset(trait.value for trait in Trait)
# A title is shown and printed; a number is scanned.
_LONGEST: Final = 1000
_LONGEST_NUMBER: Final = 64
_PERCENT: Final = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,4})?|100", re.ASCII)


class CellError(Exception):
    """A cell could not be read: its meaning and why; it always becomes a BadRow."""

    def __init__(self, meaning: str, why: str) -> None:
        """Keep what the row will be told as."""
        super().__init__(meaning, why)
        self.meaning = meaning
        self.why = why


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each meaning stands in this file, how its days are written, what it does not say."""

    at: Mapping[str, int]
    headings: Sequence[str]
    dates: str
    currency: str
    source: str
    # Whether C before a number says "came back" here, or all numbers of this shop begin so.
    c_comes_back: bool = True

    def cell(self, cells: Sequence[str], meaning: str) -> str:
        """The text under a meaning, empty when there is none."""
        place = self.at.get(meaning)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    def bad(self, number: int, cells: Sequence[str], meaning: str, why: str) -> BadRow:
        """A row that could not be read, with the column's own heading."""
        place = self.at.get(meaning)
        heading = self.headings[place] if place is not None else meaning
        read = self.cell(cells, meaning)[:80]
        key = Phrase(f"import.bad.{why}").key
        return BadRow(number, heading, key, read, self.cell(cells, "sale")[:80])


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A row that sells something."""

    line: NewLine
    day: str
    currency: str


def read_row(
    columns: Columns, number: int, cells: Sequence[str], nr: int
) -> ReadLine | NewReturn | BadRow:
    """A row as what it is: goods sold, goods that came back, or a row to be listed."""
    bad = unfit(columns, number, cells, "sale")
    if bad is not None:
        return bad
    try:
        return _read(columns, cells, nr)
    except CellError as unread:
        return columns.bad(number, cells, unread.meaning, unread.why)


def unfit(columns: Columns, number: int, cells: Sequence[str], named_by: str) -> BadRow | None:
    """What is wrong with a row as a whole, whatever it means; `named_by` is what it is called."""
    if cells[-1] == OTHER_SHEET:
        return BadRow(number, cells[0], "import.bad.other_sheet")
    if cells[-1] == UNCLOSED:
        return columns.bad(number, cells, named_by, "quote")
    text = "\n".join(cells)
    if "\ufffd" in text or "\0" in text:
        return columns.bad(number, cells, named_by, "letters")
    if any(cells[len(columns.headings) :]):
        # Most likely an amount such as 1,499 without quotes: nothing here stands where it should.
        return columns.bad(number, cells, named_by, "cells")
    if len(text) > _LONGEST:
        for meaning in columns.at:
            if len(columns.cell(cells, meaning)) > _LONGEST:
                return columns.bad(number, cells, meaning, "too_long")
    return None


def _read(columns: Columns, cells: Sequence[str], nr: int) -> ReadLine | NewReturn:
    cell = columns.cell
    sale_number = cell(cells, "sale")
    if not sale_number:
        raise CellError("sale", "missing")
    if len(sale_number) > _LONGEST_NUMBER:
        raise CellError("sale", "too_long")
    quantity = told(columns, cells, "quantity", count, "quantity")
    currency = cell(cells, "currency").upper() or columns.currency
    if currency not in CURRENCIES:
        raise CellError("currency", "currency")
    day = told(columns, cells, "sold_on", lambda text: day_of(text, columns.dates), "day")
    sku, title = cell(cells, "sku"), cell(cells, "title")
    gtin = gtin14(cell(cells, "gtin")) or gtin14(sku)
    if not (sku or title or gtin):
        raise CellError("sku", "missing")
    if quantity == 0:
        raise CellError("quantity", "quantity")
    paid = _paid(columns, cells, abs(quantity), currency)
    came_back = columns.c_comes_back and begins_with_c(sale_number)
    if quantity < 0 or came_back:
        if quantity > 0:
            raise CellError("quantity", "return_quantity")
        return NewReturn(
            columns.source,
            sale_number,
            str(nr),
            sku or gtin or title,
            title,
            -quantity,
            abs(paid),
            currency,
            day,
            customer_key(columns, cells),
        )
    if paid < 0:
        raise CellError("paid" if "paid" in columns.at else "price", "negative")
    line = NewLine(
        nr=cell(cells, "line") or str(nr),
        sku=sku or gtin or title,
        title=title or sku,
        quantity=quantity,
        paid=paid,
        vat_percent=_percent(columns, cells),
        gtin=gtin,
        options=cell(cells, "options"),
        style=cell(cells, "style"),
        category=cell(cells, "category"),
        list_price=_list_price(columns, cells, currency),
        received_on=days(columns, cells, "received_on"),
        traits=_traits(columns, cells),
        serials=several(cell(cells, "serials")),
        promotion=_promotion(columns, cells, currency),
    )
    return ReadLine(line, day, currency)


def begins_with_c(sale_number: str) -> bool:
    """Whether a number is written as those of goods that came back: C541238."""
    return sale_number[:1] in ("C", "c") and sale_number[1:2].isdecimal()


def customer_key(columns: Columns, cells: Sequence[str]) -> str:
    """What tells this customer from others within the file's source; empty when nobody is named."""
    number = columns.cell(cells, "customer").removesuffix(".0")
    who = number or columns.cell(cells, "email").casefold() or columns.cell(cells, "phone")
    who = who or columns.cell(cells, "customer_name").casefold()
    return f"{columns.source}:{who}" if who else ""


def told(
    columns: Columns, cells: Sequence[str], meaning: str, read: Callable[[str], T], why: str
) -> T:
    """A cell that must be there, read; raises CellError."""
    text = columns.cell(cells, meaning)
    if not text:
        raise CellError(meaning, "missing")
    try:
        return read(text)
    except ValueError as error:
        raise CellError(meaning, why) from error


def _paid(columns: Columns, cells: Sequence[str], quantity: int, currency: str) -> int:
    paid = columns.cell(cells, "paid")
    meaning = "paid" if paid else "price"
    try:
        if paid:
            return minor(paid, currency)
        return times(columns.cell(cells, "price"), quantity, currency)
    except ValueError as error:
        raise CellError(meaning, "amount") from error


def _list_price(columns: Columns, cells: Sequence[str], currency: str) -> int | None:
    if columns.cell(cells, "list_price"):
        price = told(columns, cells, "list_price", lambda text: minor(text, currency), "amount")
        if price < 0:
            raise CellError("list_price", "negative")
        return price
    try:
        return times(columns.cell(cells, "price"), 1, currency)
    except ValueError:
        # Nothing is paid by this cell: the line was paid as a whole.
        return None


def _promotion(columns: Columns, cells: Sequence[str], currency: str) -> int | None:
    meaning = "order_discount_share"
    if not columns.cell(cells, meaning):
        return None
    share = told(columns, cells, meaning, lambda text: minor(text, currency), "amount")
    if share < 0:
        raise CellError(meaning, "negative")
    return share or None


def _percent(columns: Columns, cells: Sequence[str]) -> str:
    percent = columns.cell(cells, "vat_percent").removesuffix("%").strip().replace(",", ".")
    if percent and not _PERCENT.fullmatch(percent):
        raise CellError("vat_percent", "amount")
    return percent


def days(columns: Columns, cells: Sequence[str], meaning: str) -> tuple[str, ...]:
    """The days of a cell, apart by semicolons; raises CellError."""
    written = several(columns.cell(cells, meaning))
    try:
        return tuple(day_of(day, columns.dates) for day in written)
    except ValueError as error:
        raise CellError(meaning, "day") from error


def _traits(columns: Columns, cells: Sequence[str]) -> tuple[str, ...]:
    named = several(columns.cell(cells, "traits"))
    if not _TRAITS.issuperset(named):
        raise CellError("traits", "trait")
    return named


def several(text: str) -> tuple[str, ...]:
    """The parts of a cell, apart by semicolons."""
    return tuple(part.strip() for part in text.split(";") if part.strip()) if text else ()
