"""A label for goods on their way to a shelf: the place in large, the grade in a frame."""

from math import ceil
from typing import Final

from returns_station.adapters.printing.drawing import (
    Block,
    Box,
    Face,
    Rule,
    below,
    beside,
    gap,
    lowered,
)
from returns_station.adapters.printing.label_setting import (
    centred,
    code_rows,
    largest,
    scaled,
    shifted,
)
from returns_station.adapters.printing.label_words import LabelWords
from returns_station.adapters.printing.setting import Type, paragraph
from returns_station.label import Code

_HEAD: Final = Type(Face.STRONG, 25, 30)
_LARGE: Final = tuple(Type(Face.STRONG, size, size) for size in (148, 112, 88, 68, 52, 40))
_TITLE: Final = Type(Face.STRONG, 36, 43)
_BODY: Final = Type(Face.WORK, 30, 38)
_NOTE: Final = Type(Face.WORK, 24, 30)
_MARK: Final = tuple(Type(Face.STRONG, size, size) for size in (116, 96, 72, 52, 38, 26))
_MARK_SAYS: Final = Type(Face.WORK, 25, 30)
_LEAST: Final = 19

_FRAME: Final = 150
_LINE: Final = 5
_CORNER: Final = 20
_GAP: Final = 28
_BAR_HEIGHT: Final = 92
_LESS: Final = (1, 0.85, 0.7)  # notes stand on one line each where they can
_STACKED: Final = 600
_NOTES_WANT: Final = 200  # beside the bars; in less room they stand under them


def put_away(
    words: LabelWords, codes: tuple[Code, ...], room: int, scale: float
) -> tuple[Block, Block]:
    """What is read, and the foot with its codes, from the left."""
    title, body = scaled(_TITLE, scale, _LEAST), scaled(_BODY, scale, _LEAST)
    first, *rest = words.lines or ("",)
    read = below((
        _top(words, room, scale),
        gap(int(18 * scale)),
        paragraph(first, title, 0, room),
        *(paragraph(line, body, 0, room) for line in rest),
    ))  # fmt: skip
    return read, _foot(words.notes, codes, room, scale)


def _top(words: LabelWords, room: int, scale: float) -> Block:
    """Where to, and how good it is, in its frame."""
    frame = framed(words, room, scale)
    left = room - frame[0]
    head = paragraph(words.head, scaled(_HEAD, scale, _LEAST), 0, left)
    kinds = [scaled(kind, scale, _LEAST) for kind in _LARGE]
    large = paragraph(words.large, largest(words.large, kinds, left), 0, left)
    return beside(below((head, gap(int(8 * scale)), large)), shifted(frame[1], left))


def framed(words: LabelWords, room: int, scale: float) -> tuple[int, Block]:
    """The letters in their frame, what they mean under it; its room with the air at the left."""
    if not words.mark:
        return 0, gap(0)
    side = int(min(_FRAME, room // 4) * scale)
    inside = side - 4 * _LINE
    kind = largest(words.mark, [scaled(one, scale, _LEAST) for one in _MARK], inside)
    says = scaled(_MARK_SAYS, scale, _LEAST)
    wants = max(kind.width(words.mark) + 4 * _LINE, says.width(words.mark_says))
    wide = max(side, min(room // 3, ceil(wants)))
    mark = centred(words.mark, kind, _GAP + 2 * _LINE, wide - 4 * _LINE)
    high = max(side, mark.height + 2 * _LINE)
    # Letters that fit stand in a square; a whole word has as wide a frame as there is.
    across = side if kind.width(words.mark) <= inside else wide
    box = Box(_GAP + (wide - across) // 2, 0, across, high, _LINE, int(_CORNER * scale))
    inner = beside(Block(high, (box,)), lowered(mark, (high - mark.height) // 2))
    return _GAP + wide, below((inner, gap(6), centred(words.mark_says, says, _GAP, wide)))


def _foot(notes: tuple[str, ...], codes: tuple[Code, ...], room: int, scale: float) -> Block:
    """The codes side by side, the notes at the right of the last ones or under them."""
    note = scaled(_NOTE, scale, _LEAST)
    # Where bars and notes can stand side by side the bars leave them their room.
    beside_notes = room if room < _STACKED or not notes else room * 3 // 5
    *above, last = code_rows(codes, beside_notes, int(_BAR_HEIGHT * max(scale, 0.7)), note)
    left = room - last[0]
    if left < _NOTES_WANT:
        under = (paragraph(one, note, 0, room) for one in notes)
        return below((_rule(room), *(row for _, row in above), last[1], gap(8), *under))
    wide = max(notes, key=note.width, default="")
    note = largest(wide, [scaled(_NOTE, scale * less, _LEAST) for less in _LESS], left)
    said = below(paragraph(one, note, room - left, left, right=True) for one in notes)
    high = max(last[1].height, said.height)
    together = (lowered(one, high - one.height) for one in (last[1], said))
    return below((_rule(room), *(row for _, row in above), beside(*together)))


def _rule(room: int) -> Block:
    return Block(26, (Rule(0, 4, room, 4, (7, 5)),))
