"""The rows of a list: in columns on a sheet, one thing below the other on a roll."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Final, Self

from returns_station.adapters.printing.drawing import Block, Box, Face, Rule, below, beside, gap
from returns_station.adapters.printing.label_setting import code_block, rows, shifted
from returns_station.adapters.printing.list_words import PartWords, RowWords
from returns_station.adapters.printing.setting import Type, leader, paragraph

_AT: Final = Type(Face.STRONG, 28, 38)
_WHAT: Final = Type(Face.STRONG, 28, 38)
_DETAIL: Final = Type(Face.WORK, 25, 34)
_FIGURE: Final = Type(Face.WORK, 28, 38)
_HEAD: Final = Type(Face.STRONG, 23, 48)
_UNDER: Final = Type(Face.WORK, 20, 26)

_GAP: Final = 34
_BOX: Final = 40
_CODE_HEIGHT: Final = 64
_CODE_ROOM: Final = 330


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide each column is with the air after it; 0 is a column that nothing stands in."""

    box: int
    at: int
    what: int
    count: int
    amount: int
    code: int

    @classmethod
    def of(cls, part: PartWords, room: int) -> Self:
        """As wide as what stands in them, and what is said has the rest."""
        box = _BOX + _GAP if any(row.box for row in part.rows) else 0
        at = _widest((row.at for row in part.rows), _AT, room // 5)
        count = _widest((part.count, *(row.count for row in part.rows)), _FIGURE, room // 7)
        amount = _widest((part.amount, *(row.amount for row in part.rows)), _FIGURE, room // 4)
        drawn = (code_block(row.code, _CODE_ROOM, _CODE_HEIGHT, _UNDER)[0]
                 for row in part.rows if row.code)  # fmt: skip
        code = max(drawn, default=-_GAP) + _GAP
        return cls(box, at, room - box - at - count - amount - code, count, amount, code)


def head_row(
    heading: str, kind: Type, names: tuple[str, str], columns: Columns | None, room: int
) -> Block:
    """A part's heading over a line; the columns of figures have their names."""
    line = Block(10, (Rule(0, 4, room, 3),))
    if columns is None:
        return below((paragraph(heading, kind, 0, room), line))
    count, amount = names
    right = room - columns.code
    left = columns.box + columns.at + columns.what
    named = beside(
        paragraph(heading, kind, 0, left),
        _right(count, _HEAD, right - columns.amount, columns.count),
        _right(amount, _HEAD, right, columns.amount),
    )
    return below((named, line))


def wide_row(row: RowWords, columns: Columns, room: int, stays: int) -> tuple[Block, ...]:
    """A row in its columns over a hairline; one higher than `stays` may go over to a new page."""
    left = columns.box + columns.at
    right = room - columns.code
    said = (
        *rows(row.what, _WHAT, left, columns.what - _GAP),
        *(
            one
            for detail in row.details
            for one in rows(detail, _DETAIL, left, columns.what - _GAP)
        ),
    )
    beside_it = beside(
        _ticked(row),
        paragraph(row.at, _AT, columns.box, columns.at - _GAP),
        _right(row.count, _FIGURE, right - columns.amount, columns.count),
        _right(row.amount, _FIGURE, right, columns.amount),
        _coded(row, room, columns.code),
    )
    whole = below((gap(14), beside(beside_it, below(said)), _hairline(room)))
    if whole.height <= stays:
        return (whole,)
    first, *rest = said or (gap(0),)
    return (below((gap(14), beside(beside_it, first))), *rest, _hairline(room))


def narrow_row(row: RowWords, room: int, stays: int) -> tuple[Block, ...]:
    """A row as lines: when, what with its sum, what is beside it, its code; in parts as above."""
    across = _BOX + 18 if row.box else 0
    blocks = [gap(10), *rows(row.at, _AT, across, room - across)]
    what = leader(row.counted, _WHAT, row.amount, _FIGURE, across, room - across)
    if what.height <= stays:
        blocks.append(what)
    else:
        blocks += rows(row.counted, _WHAT, across, room - across)
        blocks += rows(row.amount, _FIGURE, across, room - across)
    for detail in row.details:
        blocks += rows(detail, _DETAIL, across, room - across)
    if row.code:
        blocks.append(gap(8))
        blocks.append(code_block(row.code, room, _CODE_HEIGHT, _UNDER)[1])
    blocks.append(_hairline(room))
    whole = beside(below((gap(14), _ticked(row))), below(blocks))
    return (whole,) if whole.height <= stays else _in_parts(row, blocks)


def _in_parts(row: RowWords, blocks: list[Block]) -> tuple[Block, ...]:
    first, second, *rest = blocks
    return (first, beside(_ticked(row), second), *rest)


def _ticked(row: RowWords) -> Block:
    """A square to tick by hand."""
    return Block(_BOX, (Box(0, 0, _BOX, _BOX, 3),)) if row.box else gap(0)


def _coded(row: RowWords, right: int, column: int) -> Block:
    """The code against the right, with air around it, so that no neighbour's is read."""
    if row.code is None:
        return gap(0)
    _, drawn = code_block(row.code, column - _GAP, _CODE_HEIGHT, _UNDER)
    return shifted(drawn, right - column + _GAP)


def _right(text: str, kind: Type, right: int, column: int) -> Block:
    return paragraph(text, kind, right - column + _GAP, column - _GAP, right=True)


def _hairline(room: int) -> Block:
    return Block(18, (Rule(0, 14, room, 1),))


def _widest(texts: Iterable[str], kind: Type, most: int) -> int:
    widest = max(map(kind.width, texts), default=0)
    return min(most, ceil(widest) + 1) + _GAP if widest else 0
