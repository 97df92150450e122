"""The small drawings of a slip: the tree, the boxed mark, the bars across it, the codes."""

from dataclasses import replace
from typing import Final

from returns_station.adapters.printing.codes import bars, square
from returns_station.adapters.printing.drawing import (
    WHITE,
    Block,
    Box,
    Item,
    Patches,
    Rule,
    Shape,
    Text,
)
from returns_station.adapters.printing.faces import width
from returns_station.adapters.printing.setting import Type, paragraph

# The outline of assets/drawings/mark.svg, in its own units of 48 to the side.
_TREE: Final = tuple(zip(
    (24, 31, 27, 33, 28, 35, 25.5, 25.5, 22.5, 22.5, 13, 20, 15, 21, 17),
    (8, 18, 18, 26, 26, 36, 36, 41, 41, 36, 36, 26, 26, 18, 18),
    strict=True,
))  # fmt: skip
_LARGEST_CELL: Final = 6
_SMALLEST_CELL: Final = 3  # finer ones run together on a worn head
_PADDING: Final = 0.5  # of a letter's size, around boxed words


def tree(x: float, y: float, unit: float, grey: float) -> Shape:
    """The tree, `unit` dots to each of the 48 units it was drawn in."""
    return Shape(x, y, tuple((unit * across, unit * down) for across, down in _TREE), grey)


def boxed(words: str, kind: Type, right: float, y: float, thickness: int) -> tuple[Item, ...]:
    """Words in a frame whose right edge is given."""
    wide = kind.width(words) + 2 * _PADDING * kind.size
    left = right - wide
    return (
        Box(left, y, wide, kind.line, thickness),
        kind.text(left + _PADDING * kind.size, y + kind.base(), words),
    )


def field(words: str, kind: Type, x: float, room: float, line: float) -> Block:
    """Words with a line to write on, at most `line` long; below the words when there is no room."""
    above = paragraph(words, kind, x, room)
    used = kind.width(words) + kind.size / 2
    if used + line > room:
        return Block(above.height + 2 * kind.size, (
            *above.items, Rule(x, above.height + 1.7 * kind.size, line, 2)
        ))  # fmt: skip
    rule = Rule(x + used, kind.base() + 4, line, 2)
    return Block(above.height + kind.size // 2, (*above.items, rule))


def copy_bar(words: str, kind: Type, x: float, room: float) -> Block:
    """A black bar over the whole width; none when there are no words."""
    if not words:
        return Block(0)
    left = x + (room - kind.width(words)) / 2
    white = Text(left, kind.base(), words, kind.face, kind.size, WHITE)
    return Block(kind.line + kind.size // 2, (Box(x, 0, room, kind.line), white))


def training_bar(words: str, kind: Type, x: float, room: float) -> Block:
    """A striped tape over the whole width that says nothing here is real; none without words."""
    if not words:
        return Block(0)
    wide = kind.width(words) + kind.size
    side = (room - wide) / 2
    tape = _stripes(side, kind.line)
    right = x + room - max((across for one in tape for across, _ in one), default=0)
    ends = (Shape(begins, 0, one) for begins in (x, right) for one in tape)
    said = kind.text(x + (room - kind.width(words)) / 2, kind.base(), words)
    edges = (Rule(x, 2, room, 4), Rule(x, kind.line - 2, room, 4))
    return Block(kind.line + kind.size // 2, (*edges, *ends, said))


def _stripes(room: float, height: int) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Slanted bars by their corners, as many as have room whole."""
    wide, slant = height / 5, height / 2
    lefts = (2 * nr * wide for nr in range(int((room - slant + wide) / (2 * wide))))
    return tuple(
        ((left + slant, 0), (left + slant + wide, 0), (left + wide, height), (left, height))
        for left in lefts
    )


def struck(block: Block) -> Block:
    """A line of text whose last words hold no longer."""
    *_, last = (item for item in block.items if isinstance(item, Text))
    wide = width(last.text, last.face, last.size)
    through = Rule(last.x, last.y - last.size * 0.33, wide, max(2, last.size / 20))
    return Block(block.height, (*block.items, through))


def bars_at(number: str, module: int, height: int, x: int, y: int) -> Patches:
    """The number as bars, from the left."""
    _, patches = bars(number, module, height)
    return Patches(x, y, patches, number)


def square_in(text: str, room: int, right: int, y: int) -> Patches:
    """A text as a square against the right, its modules as large as the room lets them be."""
    modules, dark = square(text, 1)
    cell = max(_SMALLEST_CELL, min(_LARGEST_CELL, room // modules))
    patches = tuple((cell * left, cell * top, cell * wide, cell) for left, top, wide, _ in dark)
    return Patches(right - cell * modules, y, patches, text)


def reach(code: Patches) -> int:
    """Where a code ends at the right."""
    return code.x + max(left + wide for left, _, wide, _ in code.patches)


def tinted(block: Block, colour: str) -> Block:
    """The block with its letters, frames and rules in a colour; as it was where there is none."""
    if not colour:
        return block
    return Block(block.height, tuple(_in(item, colour) for item in block.items))


def _in(item: Item, colour: str) -> Item:
    return replace(item, colour=colour) if isinstance(item, Text | Rule | Box) else item
