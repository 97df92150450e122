"""Rows of a table gathered to whole sales: one bad row holds its sale back, never half of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from returns_station.adapters.orders.line_rows import CellError, Columns, ReadLine, read_row
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale
from returns_station.adapters.orders.sale_heads import sale_of

Record = NewSale | NewReturn | BadRow

# No shop sells so much at once: most likely another column was taken for the sale's number.
_LINES_A_SALE: Final = 10_000


@dataclass(slots=True)
class _Open:
    """A sale whose last row has not been read yet; a held one waits only for its end."""

    first: Sequence[str]
    lines: list[ReadLine] = field(default_factory=list)
    rows: int = 0
    held: bool = False


class Gathering:
    """Takes the rows of a table one by one and gives each sale when its last row has come."""

    def __init__(self, columns: Columns, defaults: Defaults, last: Mapping[str, int]) -> None:
        """Keep how rows are read, and at which row each sale ends."""
        self._columns = columns
        self._defaults = defaults
        self._last = last
        self._waiting: dict[str, _Open] = {}

    def take(self, number: int, cells: Sequence[str], sale_number: str) -> Iterator[Record]:
        """What this row gives: itself when it is bad or a return, its sale when it is the last."""
        mine = self._waiting.get(sale_number)
        if mine is None:
            mine = self._waiting[sale_number] = _Open(cells)
        mine.rows += 1
        read = read_row(self._columns, number, cells, mine.rows)
        if isinstance(read, ReadLine):
            yield from self._keep(mine, read, number)
        else:
            mine.held |= isinstance(read, BadRow)
            yield read
        if self._last[sale_number] == number:
            del self._waiting[sale_number]
            if mine.lines and not mine.held:
                yield self._whole(sale_number, mine, number)

    def _keep(self, mine: _Open, read: ReadLine, number: int) -> Iterator[BadRow]:
        if mine.held:
            mine.lines.clear()
        elif len(mine.lines) < _LINES_A_SALE:
            mine.lines.append(read)
        else:
            mine.held = True
            yield self._columns.bad(number, mine.first, "sale", "too_many_lines")

    def _whole(self, sale_number: str, mine: _Open, number: int) -> NewSale | BadRow:
        try:
            return sale_of(
                sale_number, mine.first, tuple(mine.lines), self._columns, self._defaults
            )
        except CellError as error:
            return self._columns.bad(number, mine.first, error.meaning, error.why)
