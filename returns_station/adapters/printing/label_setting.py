"""Setting a label: texts as large as they may be, codes as large as they fit, in whole dots."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Final, assert_never

from returns_station.adapters.printing.codes import (
    SQUARE_QUIET,
    Drawn,
    bars,
    goods_bars,
    gs1_bars,
    matrix,
    square,
)
from returns_station.adapters.printing.drawing import Block, Patches, below, beside, gap
from returns_station.adapters.printing.elements import UnwritableError
from returns_station.adapters.printing.label_words import printed_under
from returns_station.adapters.printing.setting import Type, paragraph, wrapped
from returns_station.label import Code, Symbology
from returns_station.scan.text import GS

# GS1 asks half a millimetre of a parcel's bars (four dots). Bars of one dot are read by few.
_MODULES: Final = (4, 3, 2)
_BESIDE_A_MARGIN: Final = (3, 2)  # ten modules of quiet are no more than the margin
_UNDER_BARS: Final = 6
_LARGEST_CELL: Final = 8
_BETWEEN: Final = 60  # both quiet zones of two codes side by side


def scaled(kind: Type, scale: float, least: int) -> Type:
    """The type smaller, yet never too small to be read."""
    size = max(min(kind.size, least), int(kind.size * scale))
    return replace(kind, size=size, line=max(size, int(kind.line * size / kind.size)))


def largest(text: str, kinds: Sequence[Type], room: float) -> Type:
    """The largest type with the text on one line, else the smallest."""
    return next((kind for kind in kinds if kind.width(text) <= room), kinds[-1])


def rows(text: str, kind: Type, x: float, room: float) -> tuple[Block, ...]:
    """A text as one block a line, that a page may end between."""
    if not text:
        return ()
    return tuple(
        Block(kind.line, (kind.text(x, kind.base(), line),)) for line in wrapped(text, kind, room)
    )


def centred(text: str, kind: Type, x: float, room: float) -> Block:
    """A text in the middle of its room, in as many lines as it needs."""
    lines = wrapped(text, kind, room) if text else ()
    return Block(
        len(lines) * kind.line,
        tuple(
            kind.text(x + (room - kind.width(line)) / 2, kind.base() + nr * kind.line, line)
            for nr, line in enumerate(lines)
        ),
    )


def shifted(block: Block, across: float) -> Block:
    """The block further to the right, by whole dots."""
    by = round(across)  # whole: a code's bars stay on their dots
    moved = (replace(item, x=item.x + by) for item in block.items)  # type: ignore[arg-type] # as said
    return Block(block.height, tuple(moved))


def code_block(code: Code, room: int, height: int, kind: Type) -> tuple[int, Block]:
    """A code from the left with its words under it, and how wide both are."""
    (wide, patches), tall = _fitting(code, room, height, _BESIDE_A_MARGIN)
    said = printed_under(code)
    wide = max(wide, min(room, ceil(kind.width(said))))
    dark = Block(tall, (Patches(0, 0, patches, code.text),))
    return wide, below((dark, paragraph(said, kind, 0, wide)))


def code_rows(
    codes: Sequence[Code], room: int, height: int, kind: Type
) -> tuple[tuple[int, Block], ...]:
    """Codes side by side while there is room, each row with its width and the air after it."""
    placed: list[tuple[int, Block]] = [(0, gap(0))]
    for code in codes:
        wide, block = code_block(code, room, height, kind)
        across, row = placed.pop()
        if across and across + wide > room:
            placed.append((across, below((row, gap(_BETWEEN)))))
            across, row = 0, gap(0)
        placed.append((across + wide + _BETWEEN, beside(row, shifted(block, across))))
    return tuple(placed)


def bars_block(code: Code, x: int, room: int, height: int, kind: Type) -> Block:
    """A code in the middle of its room, its words in the middle under it."""
    (wide, patches), tall = _fitting(code, room, height, _MODULES)
    dark = Block(tall, (Patches(x + (room - wide) // 2, 0, patches, code.text),))
    return below((dark, centred(printed_under(code), kind, x, room)))


def is_square(code: Code) -> bool:
    """Whether the code is as high as it is wide."""
    return code.symbology in {Symbology.QR, Symbology.DATA_MATRIX}


def _fitting(code: Code, room: int, height: int, modules: Sequence[int]) -> tuple[Drawn, int]:
    """The code with the largest modules that have room, and how high it is with the air under."""
    if is_square(code):
        side = _drawn(code, 1, height)[0]
        module = max(1, min(_LARGEST_CELL, min(room, height) // side))
        drawn = _drawn(code, module, height)
        return drawn, drawn[0] + SQUARE_QUIET * module
    try:
        for module in modules:
            drawn = _drawn(code, module, height)
            if drawn[0] <= room:
                return drawn, height + _UNDER_BARS
    except UnwritableError:
        pass  # what bars cannot say a square can
    other = Symbology.DATA_MATRIX if code.symbology is Symbology.GS1_128 else Symbology.QR
    return _fitting(replace(code, symbology=other), room, height, modules)


def _drawn(code: Code, module: int, height: int) -> Drawn:
    match code.symbology:
        case Symbology.CODE_128:
            return bars(code.text, module, height)
        case Symbology.GS1_128:
            return gs1_bars(code.text, module, height)
        case Symbology.EAN_13:
            return goods_bars(code.text, module, height)
        case Symbology.QR:
            return square(code.text, module)
        case Symbology.DATA_MATRIX:
            return matrix(code.text, module, gs1=GS in code.text)
        case _:
            assert_never(code.symbology)
