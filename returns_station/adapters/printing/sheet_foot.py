"""The foot of every sheet: both codes with the number, whose it is, and that it is no receipt."""

from typing import Final

from returns_station.adapters.printing.drawing import Block, below, beside, gap, lowered
from returns_station.adapters.printing.marks import (
    bars_at,
    boxed,
    field,
    reach,
    square_in,
    training_bar,
)
from returns_station.adapters.printing.measures_sheet import SheetMeasure
from returns_station.adapters.printing.setting import paragraph
from returns_station.adapters.printing.words import Words

_MOST_LINES: Final = 2.5


def foot_of(words: Words, number: str, m: SheetMeasure) -> tuple[Block, tuple[str, ...]]:
    """Codes at the left, words at the right, both on one ground; and what is too long to be there.

    A foot stands on every page: a line that would fill the page is said once, above it.
    """
    codes, edge = _codes(words, number, m)
    left = edge + m.gap // 2 + 4
    lines = (words.sale, words.served, words.made_at, "" if words.till_is_blank else words.till)
    most = _MOST_LINES * (m.right - left)
    spilt = tuple(line for line in lines if m.small.width(line) > most)
    right = _said(words, [line for line in lines if line not in spilt], left, m)
    height = max(codes.height, right.height)
    both = beside(lowered(codes, height - codes.height), lowered(right, height - right.height))
    tape = training_bar(words.training_mark, m.training, m.left, m.room)
    return below((tape, both)), spilt


def _codes(words: Words, number: str, m: SheetMeasure) -> tuple[Block, int]:
    """The bars over the number and the square beside them, and where that ends."""
    bars = bars_at(number, m.bar, m.bar_height, m.left, 0)
    beyond = reach(bars) + m.gap
    spoken = Block(m.bar_height + 6 + m.number.line, (
        bars, m.number.text(m.left, m.bar_height + 6 + m.number.base(), words.number)
    ))  # fmt: skip
    fitted = square_in(words.square, m.side, 0, 0)
    side = -fitted.x
    square = Block(side, (square_in(words.square, m.side, beyond + side, 0),))
    high = max(side, spoken.height)
    block = beside(lowered(spoken, high - spoken.height), lowered(square, high - side))
    return block, beyond + side


def _said(words: Words, lines: list[str], left: int, m: SheetMeasure) -> Block:
    room = m.right - left
    till = gap(0)
    if words.till_is_blank:
        used = m.small.width(words.till) + m.small.size / 2
        from_left = max(left, m.right - used - m.write)
        till = field(words.till, m.small, from_left, m.right - from_left, m.write)
    mark = Block(m.mark.line, boxed(words.mark, m.mark, m.right, 0, 4))
    said = (paragraph(line, m.small, left, room, right=True) for line in lines)
    return below((*said, till, gap(max(4, m.air(16))), mark))
