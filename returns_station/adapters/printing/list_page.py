"""A list's pages: on sheets in columns with its headings again on each, on rolls in one strip."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from returns_station.adapters.printing.drawing import (
    Block,
    Face,
    Page,
    Paper,
    Rule,
    below,
    beside,
    gap,
    stacked,
)
from returns_station.adapters.printing.label_setting import code_block, largest, rows, shifted
from returns_station.adapters.printing.list_rows import Columns, head_row, narrow_row, wide_row
from returns_station.adapters.printing.list_words import ListWords, PartWords, RowWords, list_words
from returns_station.adapters.printing.marks import copy_bar, training_bar, tree
from returns_station.adapters.printing.setting import Type, leader, paragraph
from returns_station.adapters.speech import Speech
from returns_station.label import Code
from returns_station.listing import Listing

Poured = Iterator[tuple[Block, Block]]
"""Each block with what stands above it again when it opens a page."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A paper and its margins; no height: a roll. A wide one has columns, and grey ink."""

    width: int
    height: int
    left: int
    top: int
    wide: bool

    @property
    def room(self) -> int:
        """Between the margins."""
        return self.width - 2 * self.left

    @property
    def bottom(self) -> int:
        """Where the foot begins; a roll has none."""
        return self.height - self.top - _SMALL.line if self.height else sys.maxsize

    @property
    def stays(self) -> int:
        """What is no higher than this stays together on a page."""
        return (self.bottom - self.top) // 3


_GROUNDS: Final = {
    Paper.A4: Ground(1678, 2374, 152, 120, wide=True),
    Paper.A5: Ground(1182, 1678, 100, 90, wide=True),
    Paper.A6: Ground(839, 1182, 44, 44, wide=False),
    Paper.LABEL_4X6: Ground(812, 1218, 36, 36, wide=False),
    Paper.LABEL_100X60: Ground(799, 479, 32, 20, wide=False),
    Paper.ROLL_80: Ground(640, 0, 32, 24, wide=False),
    Paper.ROLL_58: Ground(463, 0, 40, 24, wide=False),
}
_SOFT: Final = 0.35
_SHOP: Final = Type(Face.STRONG, 32, 40)
_SMALL: Final = Type(Face.WORK, 24, 32)
_TITLE: Final = tuple(Type(Face.VOICE, size, size + 12) for size in (76, 58, 44, 32))
_NARROW_TITLE: Final = tuple(Type(Face.VOICE, size, size + 8) for size in (46, 36, 28))
_FACT: Final = Type(Face.WORK, 28, 38)
_PART: Final = Type(Face.VOICE, 38, 48)
_SUM: Final = Type(Face.STRONG, 28, 40)
_MARK: Final = Type(Face.STRONG, 40, 56)
_TRAINING: Final = Type(Face.STRONG, 56, 78)
_NOTHING: Final = Type(Face.WORK, 28, 40)

_CODE_ROOM: Final = 420
_CODE_HEIGHT: Final = 100
_SIGNED: Final = 540
_SIGNED_HIGH: Final = 110


def list_pages(listing: Listing, paper: Paper, speech: Speech) -> tuple[Page, ...]:
    """What lies where on each page; a sheet says which it is of how many."""
    ground, words = _GROUNDS[paper], list_words(listing, speech)
    if not ground.height:
        height, placed = stacked(block for block, _ in _poured(words, listing.code, ground))
        strip = tuple((ground.top + down, _in(block, ground)) for down, block in placed)
        return (Page(ground.width, height + 2 * ground.top, strip),)
    pages = _paged(words, listing.code, ground)
    return tuple(
        Page(ground.width, ground.height, (
            *((down, _in(block, ground)) for down, block in page),
            (ground.bottom, _in(_foot(words, nr, len(pages), ground, speech), ground)),
        ))
        for nr, page in enumerate(pages, start=1)
    )  # fmt: skip


def _in(block: Block, ground: Ground) -> Block:
    return shifted(block, ground.left)


def _paged(words: ListWords, code: Code | None, ground: Ground) -> list[list[tuple[int, Block]]]:
    pages: list[list[tuple[int, Block]]] = [[]]
    down = ground.top
    for block, again in _poured(words, code, ground):
        if down + block.height > ground.bottom - _SMALL.line // 2 and pages[-1]:
            # Where even the heading leaves no room, what it heads goes before it.
            fits = ground.top + again.height + block.height <= ground.bottom
            pages.append([(ground.top, again)] if fits else [])
            down = ground.top + (again.height if fits else 0)
        pages[-1].append((down, block))
        down += block.height
    return pages


def _poured(words: ListWords, code: Code | None, ground: Ground) -> Poured:
    marks = below((
        training_bar(words.training_mark, _TRAINING, 0, ground.room),
        copy_bar(words.copy_mark, _MARK, 0, ground.room),
    ))  # fmt: skip
    for block in (marks, *_head(words, code, ground)):
        yield block, marks
    for part in words.parts:
        yield from _part(part, marks, ground)
    for block in _signatures(words.signed_by, ground):
        yield block, marks


def _head(words: ListWords, code: Code | None, ground: Ground) -> tuple[Block, ...]:
    """Whose list, of what, made when; what cannot stand side by side goes line by line."""
    wide = _wide_head(words, code, ground.room) if ground.wide else ()
    if wide and max(block.height for block in wide) <= ground.stays:
        return wide
    return tuple(_narrow_head(words, code, ground.room))


def _wide_head(words: ListWords, code: Code | None, room: int) -> tuple[Block, ...]:
    """The shop at the left, where and when at the right; the list's own code beside its title."""
    half = room // 2
    mark = Block(44, (tree(-12, -6, 1.1, 0),))
    shop = paragraph(words.shop, _SHOP, 42, half - 60)
    lines = (words.address, words.made_at)
    where = below(paragraph(line, _SMALL, half, half, right=True) for line in lines)
    left, drawn = room, gap(0)
    if code:
        wide, block = code_block(code, _CODE_ROOM, _CODE_HEIGHT, _SMALL)
        left, drawn = room - wide - 60, shifted(block, room - wide)
    title = paragraph(words.title, largest(words.title, _TITLE, left), 0, left)
    named = beside(below((title, gap(8), paragraph(words.number, _SMALL, 0, left))), drawn)
    facts = (paragraph(fact, _FACT, 0, room) for fact in words.facts)
    return (below((beside(mark, shop, where), gap(40))), below((named, gap(8))), *facts)


def _narrow_head(words: ListWords, code: Code | None, room: int) -> Iterator[Block]:
    """The same line by line: a small label may end between any two."""
    mark = Block(44, (tree(-12, -6, 1.1, 0),))
    first, *rest = rows(words.shop, _SHOP, 42, room - 42) or (gap(0),)
    yield beside(mark, first)
    yield from rest
    for line in (words.address, words.made_at):
        yield from rows(line, _SMALL, 0, room)
    yield gap(10)
    yield from rows(words.title, largest(words.title, _NARROW_TITLE, room), 0, room)
    yield from rows(words.number, _SMALL, 0, room)
    for fact in words.facts:
        yield from rows(fact, _FACT, 0, room)
    if code:
        yield below((gap(16), code_block(code, room, _CODE_HEIGHT, _SMALL)[1]))


def _part(part: PartWords, marks: Block, ground: Ground) -> Poured:
    """The heading stays with its first row, and stands again above what goes on."""
    columns = Columns.of(part, ground.room) if ground.wide else None
    names = (part.count, part.amount)
    over = head_row(part.heading, _PART, names, columns, ground.room)
    room = gap(44 if ground.wide else 26)
    again = below((marks, over, gap(6)))
    above = below((room, over, gap(6)))
    nothing = rows(part.nothing, _NOTHING, 0, ground.room)
    every = nothing or tuple(one for row in part.rows for one in _row(row, columns, ground))
    first, *rest = every
    if above.height + first.height <= ground.stays:
        yield below((above, first)), marks
    else:
        yield room, marks
        yield from ((one, marks) for one in (*rows(part.heading, _PART, 0, ground.room), first))
    for block in rest:
        yield block, again
    for what, amount in part.sums:
        yield leader(what, _SUM, amount, _SUM, 0, ground.room), again


def _row(row: RowWords, columns: Columns | None, ground: Ground) -> tuple[Block, ...]:
    if columns:
        return wide_row(row, columns, ground.room, ground.stays)
    return narrow_row(row, ground.room, ground.stays)


def _signatures(names: tuple[str, ...], ground: Ground) -> Iterator[Block]:
    """A line to write on for each, two beside each other where there is room."""
    together = 2 if ground.room >= 2 * _SIGNED + 60 else 1
    line = min(_SIGNED, ground.room)
    for nr in range(0, len(names), together):
        drawn = (
            shifted(_signature(name, line), at * (line + 60))
            for at, name in enumerate(names[nr : nr + together])
        )
        yield beside(*drawn)


def _signature(name: str, line: int) -> Block:
    rule = Block(_SIGNED_HIGH, (Rule(0, _SIGNED_HIGH - 6, line, 2),))
    return below((rule, paragraph(name, _SMALL, 0, line)))


def _foot(words: ListWords, nr: int, of: int, ground: Ground, speech: Speech) -> Block:
    """Sheets go astray one by one: each says what it is of, and which."""
    page = speech("slip.page", page=nr, pages=of)
    name = " · ".join(filter(None, (words.title, words.number)))
    room = ground.room - int(_SMALL.width(page)) - 40
    while name and _SMALL.width(name) > room:
        name = name[:-2].rstrip("… ") + "…"
    return beside(
        paragraph(name, _SMALL, 0, room + 1),
        paragraph(page, _SMALL, 0, ground.room, right=True),
    )
