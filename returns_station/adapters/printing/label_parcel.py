"""A label for a parcel: whom to in large, the route, and bars across that any depot reads."""

from collections.abc import Sequence
from typing import Final

from returns_station.adapters.printing.drawing import Block, Face, Rule, below, beside, gap
from returns_station.adapters.printing.label_put_away import framed
from returns_station.adapters.printing.label_setting import (
    bars_block,
    code_block,
    is_square,
    largest,
    scaled,
    shifted,
)
from returns_station.adapters.printing.label_words import LabelWords
from returns_station.adapters.printing.setting import Type, listed, paragraph
from returns_station.label import Code

_CAPTION: Final = Type(Face.STRONG, 22, 30)
_SENDER: Final = Type(Face.WORK, 25, 32)
_NAME: Final = Type(Face.STRONG, 50, 62)
_ADDRESS: Final = Type(Face.WORK, 44, 55)
_HEAD: Final = Type(Face.STRONG, 26, 34)
_LARGE: Final = tuple(Type(Face.STRONG, size, int(1.1 * size)) for size in (110, 88, 68, 52, 40))
_LINE: Final = Type(Face.STRONG, 28, 37)
_NOTE: Final = Type(Face.WORK, 24, 31)
_CODE: Final = Type(Face.STRONG, 28, 40)
_LEAST: Final = 19

_BAR_HEIGHT: Final = 190
_LYING_BAR_HEIGHT: Final = 104
_SQUARE: Final = 190
_AIR: Final = 40
_QUIET: Final = 20  # with the air under a rule it is four cells


def parcel(
    words: LabelWords, codes: tuple[Code, ...], room: int, scale: float, *, lying: bool
) -> tuple[Block, Block]:
    """What is read, and the foot with its bars, from the left."""
    squares = [code for code in codes if is_square(code)]
    height = int((_LYING_BAR_HEIGHT if lying else _BAR_HEIGHT) * max(scale, 0.7))
    read = _lying(words, squares, room, scale) if lying else _standing(words, squares, room, scale)
    under = scaled(_CODE, scale, _LEAST)
    bars = (bars_block(code, 0, room, height, under) for code in codes if not is_square(code))
    return read, below((_rule(room, scale), *bars))


def _standing(words: LabelWords, squares: Sequence[Code], room: int, scale: float) -> Block:
    """Who sends above, whom to in the middle, where over and what below."""
    wide, frame = framed(words, room, scale)
    caption, small = scaled(_CAPTION, scale, _LEAST), scaled(_SENDER, scale, _LEAST)
    beside_frame = room - wide
    sender = below((
        paragraph(words.sender_says, caption, 0, beside_frame),
        *(paragraph(line, small, 0, beside_frame) for line in words.sender),
    ))  # fmt: skip
    return below((
        beside(sender, shifted(frame, beside_frame)),
        _rule(room, scale),
        _to(words, room, scale),
        _rule(room, scale),
        _with_squares(_route(words, squares, room, scale), squares, room, scale),
    ))  # fmt: skip


def _lying(words: LabelWords, squares: Sequence[Code], room: int, scale: float) -> Block:
    """Whom to at the left, where over at the right."""
    half = (room - _AIR) * 11 // 20
    right = room - half - _AIR
    small = scaled(_SENDER, scale, _LEAST)
    sender = (words.sender_says, *words.sender)
    left = below((
        _to(words, half, scale),
        gap(8),
        listed(sender, small, 0, half),
    ))  # fmt: skip
    wide, frame = framed(words, right, scale)
    route = beside(_large(words, right - wide, scale), shifted(frame, right - wide))
    said = _with_squares(_details(words, squares, right, scale), squares, right, scale)
    return beside(left, shifted(below((route, said)), half + _AIR))


def _to(words: LabelWords, room: int, scale: float) -> Block:
    caption = scaled(_CAPTION, scale, _LEAST)
    first, *rest = words.to or ("",)
    address = scaled(_ADDRESS, scale, _LEAST)
    return below((
        paragraph(words.to_says, caption, 0, room),
        paragraph(first, scaled(_NAME, scale, _LEAST), 0, room),
        *(paragraph(line, address, 0, room) for line in rest),
    ))  # fmt: skip


def _large(words: LabelWords, room: int, scale: float) -> Block:
    kinds = [scaled(kind, scale, _LEAST) for kind in _LARGE]
    return below((
        paragraph(words.head, scaled(_HEAD, scale, _LEAST), 0, room),
        paragraph(words.large, largest(words.large, kinds, room), 0, room),
    ))  # fmt: skip


def _route(words: LabelWords, squares: Sequence[Code], room: int, scale: float) -> Block:
    beside_square = room - _square_room(squares, room)
    return below((
        _large(words, beside_square, scale),
        gap(8),
        _details(words, squares, room, scale),
    ))  # fmt: skip


def _details(words: LabelWords, squares: Sequence[Code], room: int, scale: float) -> Block:
    left = room - _square_room(squares, room)
    return below((
        *(paragraph(line, scaled(_LINE, scale, _LEAST), 0, left) for line in words.lines),
        *(paragraph(line, scaled(_NOTE, scale, _LEAST), 0, left) for line in words.notes),
    ))  # fmt: skip


def _square_room(squares: Sequence[Code], room: int) -> int:
    """What a square and the air beside it take of the width; at most half of it."""
    return min(_SQUARE + _AIR, room // 2) if squares else 0


def _with_squares(said: Block, squares: Sequence[Code], room: int, scale: float) -> Block:
    """The words at the left, the squares below each other at the right."""
    side = _square_room(squares, room) - _AIR
    kind = scaled(_NOTE, scale, _LEAST)
    drawn = [code_block(code, side, int(side * max(scale, 0.7)), kind) for code in squares]
    column = (below((shifted(block, room - wide), gap(10))) for wide, block in drawn)
    return beside(said, below((gap(_QUIET), *column)))


def _rule(room: int, scale: float) -> Block:
    air = int(15 * scale)
    return Block(2 * air + 4, (Rule(0, air + 2, room, 4),))
