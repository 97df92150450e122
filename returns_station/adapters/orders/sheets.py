"""A spreadsheet as one table: its first sheet, and every further one with the same headings."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from returns_station.adapters.orders.tables import OTHER_SHEET, Row, TableError
from returns_station.phrase import Phrase

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

# A spreadsheet is unpacked in memory: what would not fit is told before it is tried.
_UNPACKED_LIMIT: Final = 600 << 20
_RATIO_LIMIT: Final = 200
_CELLS_LIMIT: Final = 30_000_000
_CHUNK: Final = 1 << 20


def check_sheet(path: Path) -> None:
    """Refuse a spreadsheet that unpacks to more than memory holds."""
    try:
        with zipfile.ZipFile(path) as book:
            sizes = [(part.file_size, part.compress_size) for part in book.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise TableError(Phrase("import.file.broken_sheet", {"file": path.name})) from error
    unpacked, packed = (sum(column) for column in zip(*sizes, strict=True)) if sizes else (0, 0)
    if unpacked > _UNPACKED_LIMIT or unpacked > _RATIO_LIMIT * max(packed, _CHUNK):
        raise TableError(Phrase("import.file.too_much", {"file": path.name}))


def sheet_rows(path: Path) -> Iterator[Row]:
    """The rows of all sheets like the first; a later sheet's rows are counted on from it.

    A sheet with other headings is one row that tells its name.
    """
    from python_calamine import CalamineError

    try:
        yield from _rows(path)
    except (CalamineError, OSError) as error:
        raise TableError(Phrase("import.file.broken_sheet", {"file": path.name})) from error


def _rows(path: Path) -> Iterator[Row]:
    headings: list[str] = []
    before = 0
    for nr, name in enumerate(_book(path).sheet_names):
        sheet = _sheet(path, nr)
        if sheet.total_width * sheet.total_height > _CELLS_LIMIT:
            raise TableError(Phrase("import.file.too_much", {"file": path.name}))
        rows = _texts(sheet, before)
        first = next(rows, None)
        if first is not None and not headings:
            headings = first[1]
            yield first
        elif first is not None and first[1] != headings:
            yield first[0], [name, OTHER_SHEET]
            rows = iter(())
        yield from rows
        before += sheet.total_height


def _texts(sheet: "CalamineSheet", before: int) -> Iterator[Row]:
    for number, cells in enumerate(sheet.iter_rows(), start=before + 1):
        texts = [_cell(cell) for cell in cells]
        if any(texts):
            yield number, texts


@lru_cache(maxsize=1)
def _book(path: Path) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(str(path))


@lru_cache(maxsize=1)
def _sheet(path: Path, nr: int) -> "CalamineSheet":
    """A sheet, unpacked once however often its rows are read; only one is held at a time."""
    return _book(path).get_sheet_by_index(nr)


def _cell(value: object) -> str:
    if isinstance(value, float):
        # As the spreadsheet itself shows it: 0.1 + 0.2 is 0.3.
        return f"{value:.15g}"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
