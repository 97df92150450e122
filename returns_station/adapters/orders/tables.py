"""Files of rows and columns: text with any delimiter and encoding, or a spreadsheet, row by row."""

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from returns_station.phrase import Phrase

# One line or cell longer than this is no sale line; a file of one endless line is never held.
LINE_LIMIT: Final = 1 << 20
_CELL_LIMIT: Final = 1 << 15
_COLUMN_LIMIT: Final = 512
# Addresses have line breaks within a cell; more of them in one row is a quote that never ends.
_LINES_A_ROW: Final = 50
# The last cell of a row whose quote never ends; no other cell can hold both.
UNCLOSED: Final = '\ufffd"'
# Stands behind the name of a sheet that holds something else than the first one.
OTHER_SHEET: Final = "\ufffd#"
_SAMPLE: Final = 1 << 16
_CHUNK: Final = 1 << 20
_DELIMITERS: Final = ",;\t|"
# Spreadsheets write "sep=;" above the headings, for one another.
_SEPARATED: Final = "sep="
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

Row = tuple[int, list[str]]


class TableError(Exception):
    """The file as a whole is no table that can be read."""

    def __init__(self, advice: Phrase) -> None:
        """Keep what to tell."""
        super().__init__(advice.key)
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be read from its start as often as needed; headings are row 1."""

    path: Path
    encoding: str
    delimiter: str

    def rows(self) -> Iterator[Row]:
        """Every row that is not empty, with its number in the file; the first is the headings."""
        if self.encoding == "xlsx":
            from returns_station.adapters.orders.sheets import sheet_rows

            return sheet_rows(self.path)
        return self._text_rows()

    def _text_rows(self) -> Iterator[Row]:
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
            lines = _Lines(file, self.path.name)
            reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
            number = 0
            while True:
                number += 1
                lines.taken.clear()
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error:
                    cells = lines.alone(self.delimiter)
                if cells == [UNCLOSED] or (len(lines.taken) > 1 and lines.unclosed()):
                    # It costs its own line only: what it swallowed is read again, row by row.
                    cells = [*lines.put_back().split(self.delimiter, _COLUMN_LIMIT), UNCLOSED]
                if any(cells) and not (number == 1 and cells[0].casefold() == _SEPARATED):
                    yield number, cells


def open_table(path: Path) -> Table:
    """Look how a file is written; raises TableError when it is no table."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    if sample.startswith(b"PK\x03\x04"):
        from returns_station.adapters.orders.sheets import check_sheet

        check_sheet(path)
        return Table(path, "xlsx", "")
    encoding = _encoding(path, sample)
    csv.field_size_limit(_CELL_LIMIT)
    head = io.StringIO(sample.decode(encoding, errors="replace"), newline="")
    first = next((line for line in head if line.strip()), "")
    said = ""
    if first.casefold().startswith(_SEPARATED):
        said, first = first[len(_SEPARATED) :][:1], next((line for line in head), "")
    counts = {mark: first.count(mark) for mark in _DELIMITERS}
    delimiter = said if said in counts else max(counts, key=lambda mark: counts[mark])
    if not counts[delimiter]:
        raise TableError(Phrase("import.file.no_table", {"file": path.name}))
    if counts[delimiter] > _COLUMN_LIMIT:
        raise TableError(Phrase("import.file.too_wide", {"file": path.name}))
    return Table(path, encoding, delimiter)


def _encoding(path: Path, sample: bytes) -> str:
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    zeros = sample.count(0)
    if zeros > len(sample) // 4:
        low = sample[1::2].count(0) > sample[0::2].count(0)
        return "utf-16-le" if low else "utf-16-be"
    if zeros > len(sample) // 50:
        raise TableError(Phrase("import.file.not_text", {"file": path.name}))
    return "utf-8" if _is_utf8(path) else "cp1252"


def _is_utf8(path: Path) -> bool:
    """Whether most letters beyond ASCII are UTF-8: a stray byte costs its row, not all others."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    beyond = broken = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if chunk.isascii():
                continue
            text = decoder.decode(chunk)
            broken += text.count("\ufffd")
            beyond += len(text) - len(text.encode("ascii", errors="ignore"))
    return 2 * broken <= beyond


class _Lines:
    """The lines of a file; those of the row being read can be put back but for the first."""

    def __init__(self, file: io.TextIOWrapper, name: str) -> None:
        self._file = file
        self._name = name
        self._back: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._file.readline(LINE_LIMIT)
        if not line:
            raise StopIteration
        if len(line) == LINE_LIMIT and not line.endswith("\n"):
            raise TableError(Phrase("import.file.endless_line", {"file": self._name}))
        self.taken.append(line)
        return line

    def unclosed(self) -> bool:
        """Whether the row being read goes on because its quote was never closed."""
        marks = sum(line.count('"') for line in self.taken)
        return len(self.taken) > _LINES_A_ROW or marks % 2 == 1

    def alone(self, delimiter: str) -> list[str]:
        """The row again, if its quotes stray within one line: "12" pan"; else told as unclosed."""
        if len(self.taken) == 1 and not self.unclosed():
            with suppress(csv.Error):
                return next(csv.reader(self.taken, delimiter=delimiter))
        return [UNCLOSED]

    def put_back(self) -> str:
        """Let all lines but the first be read again; gives the first, without its quotes."""
        first, *others = self.taken
        self._back.extendleft(reversed(others))
        return first.rstrip("\r\n").replace('"', "")
