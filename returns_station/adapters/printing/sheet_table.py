"""The goods of a slip on a sheet: a table for each sale and each way they are made good."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from returns_station.adapters.printing.drawing import Block, Rule, below, beside, gap
from returns_station.adapters.printing.measures_sheet import SheetMeasure
from returns_station.adapters.printing.setting import listed, paragraph
from returns_station.adapters.printing.words import Group, Headings, LineWords

_PALE: Final = 0.8
_STAYS_TOGETHER: Final = 0.2  # of a page: a name as high as this stands without the goods below it


def tables(
    group: Group, heads: Headings, small_head: Block, m: SheetMeasure
) -> Iterator[tuple[Block, Block]]:
    """What came back of a sale in one way, and what went out for it; each sale has its name.

    Each block comes with what stands above it on a new page: a table goes on under its head.
    """
    parts = [(group.way or heads.handed_back, list(group.lines))]
    parts += [(why, list(lines)) for why, lines in groupby(group.goods_out, lambda one: one.why)]
    room = gap(m.air(30) if group.sale else 0)
    above = below((room, paragraph(group.sale, m.section, m.left, m.room), room))
    if above.height > m.height * _STAYS_TOGETHER:
        yield above, small_head
        above = gap(0)
    for title, lines in parts:
        if lines:
            amount = heads.amount if any(line.amount for line in lines) else ""
            table = _head(title, heads.quantity, amount, m)
            yield below((above, table, _row(lines[0], title, m))), small_head
            again = below((small_head, table)) if table.height < m.height / 8 else small_head
            for line in lines[1:]:
                yield _row(line, title, m), again
            yield gap(m.air(24)), small_head
            above = gap(0)


def _hairline(m: SheetMeasure) -> Block:
    return Block(2, (Rule(m.left, 1, m.room, 2, (), _PALE if m.column else 0),))


def _head(title: str, quantity: str, amount: str, m: SheetMeasure) -> Block:
    return below((
        beside(
            paragraph(title, m.head, m.left, m.counted - m.head.size),
            paragraph(quantity, m.head, m.left + m.counted, m.count_room),
            paragraph(amount, m.head, m.right - m.amount_room, m.amount_room, right=True),
        ),
        gap(m.air(14)),
        _hairline(m),
    ))  # fmt: skip


def _row(line: LineWords, title: str, m: SheetMeasure) -> Block:
    why, room = "" if line.why == title else line.why, m.counted - m.body.size
    return below((
        gap(m.air(22)),
        beside(
            below((
                paragraph(line.title, m.title, m.left, room),
                listed((line.options, why), m.soft, m.left, room),
                *(paragraph(units, m.small, m.left, room) for units in line.taxed),
            )),
            paragraph(line.quantity, m.body, m.left + m.counted, m.count_room - 10),
            paragraph(line.amount, m.body, m.right - m.amount_room, m.amount_room, right=True),
        ),
        gap(m.air(22)),
        _hairline(m),
    ))  # fmt: skip
