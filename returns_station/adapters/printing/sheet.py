"""The slip on A4, as it goes by mail: calm and airy, on as many sheets as the lines need."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from returns_station.adapters.printing.drawing import (
    Block,
    Box,
    Face,
    Page,
    Rule,
    below,
    beside,
    gap,
    lowered,
)
from returns_station.adapters.printing.marks import (
    bars_at,
    boxed,
    copy_bar,
    field,
    square_at,
    struck,
    training_bar,
    tree,
)
from returns_station.adapters.printing.setting import (
    Type,
    headline,
    leader,
    listed,
    paragraph,
    poster,
)
from returns_station.adapters.printing.words import Group, Headings, LineWords, StepWords, Words
from returns_station.adapters.speech import Speech

_WIDTH: Final = 1678  # 210 mm
_HEIGHT: Final = 2374  # 297 mm
_LEFT: Final = 152
_ROOM: Final = _WIDTH - 2 * _LEFT
_RIGHT: Final = _WIDTH - _LEFT
_TOP: Final = 140
_BOTTOM: Final = _HEIGHT - 134
_AIR: Final = 60  # between what is said and the foot

_SOFT: Final = 0.35
_PALE: Final = 0.8
_SHOP: Final = Type(Face.STRONG, 37, 46)
_SMALL: Final = Type(Face.WORK_LIGHT, 27, 42, _SOFT)
_HEAD: Final = Type(Face.STRONG, 27, 42, _SOFT)
_BODY: Final = Type(Face.WORK_LIGHT, 31, 46)
_SOFT_BODY: Final = Type(Face.WORK_LIGHT, 31, 46, _SOFT)
_TITLE: Final = Type(Face.STRONG, 31, 46)
_LEAD: Final = Type(Face.VOICE_LIGHT, 52, 72)
_THANKS: Final = (
    Type(Face.VOICE_LIGHT, 112, 120),
    Type(Face.VOICE_LIGHT, 72, 84),
    Type(Face.VOICE_LIGHT, 50, 62),
)
_TOTAL: Final = Type(Face.STRONG, 43, 60)
_SUM: Final = Type(Face.STRONG, 88, 110)
_WORTH: Final = Type(Face.STRONG, 160, 190)
_SECTION: Final = Type(Face.VOICE_LIGHT, 44, 68)
_NUMBER: Final = Type(Face.WORK_LIGHT, 29, 42)
_MARK: Final = Type(Face.STRONG, 34, 68)
_COPY: Final = Type(Face.STRONG, 60, 84)
_TRAINING: Final = Type(Face.STRONG, 90, 124)

_BAR: Final = 3
_BAR_HEIGHT: Final = 110
_CELL: Final = 8
_GAP: Final = 80  # between bars and square: both their quiet zones
_WRITE: Final = 260
_COUNTED: Final = 1010  # where the quantities stand, from the left margin
_TITLE_ROOM: Final = 940
_COLUMN: Final = 640
_STAYS_TOGETHER: Final = 400  # a name as high as this stands without the goods below it


def sheets(words: Words, heads: Headings, number: str, speech: Speech) -> tuple[Page, ...]:
    """The pages: each has its foot with both codes, for sheets go astray one by one."""
    foot = _foot(words, number)
    limit = _BOTTOM - foot.height - _AIR
    pages = _flowed(words, heads, limit)
    return tuple(
        Page(_WIDTH, _HEIGHT, (
            *blocks,
            (_BOTTOM - foot.height, foot),
            *(((_BOTTOM + 20, _page_nr(nr, len(pages), speech)),) if len(pages) > 1 else ()),
        ))
        for nr, blocks in enumerate(pages, start=1)
    )  # fmt: skip


def _flowed(words: Words, heads: Headings, limit: int) -> list[list[tuple[int, Block]]]:
    """Blocks poured over the pages; a table that goes on has its head again."""
    pages: list[list[tuple[int, Block]]] = [[]]
    down = _TOP
    for block, again in _blocks(words, heads):
        if down + block.height > limit and len(pages[-1]) > 1:
            pages.append([(_TOP, again)])
            down = _TOP + again.height
        pages[-1].append((down, block))
        down += block.height
    return pages


def _blocks(words: Words, heads: Headings) -> Iterator[tuple[Block, Block]]:
    """Each block with what stands above it when it opens a page."""
    small_head = _running_head(words)
    opening = (
        training_bar(words.training_mark, _TRAINING, _LEFT, _ROOM),
        copy_bar(words.copy_mark, _COPY, _LEFT, _ROOM),
        _head(words),
        gap(120),
        headline(words.thanks, _THANKS, _LEFT, _ROOM),
        gap(16),
        paragraph(words.lead, _LEAD, _LEFT, 1200),
        _perforation(130),
    )
    for block in opening:
        yield block, small_head
    for group in words.groups:
        yield from _tables(group, heads, small_head)
    yield below((gap(20), _sums(words))), small_head
    yield _perforation(90), small_head
    yield gap(24), small_head
    yield _what_now(words.steps, heads), small_head


def _tables(group: Group, heads: Headings, small_head: Block) -> Iterator[tuple[Block, Block]]:
    """What came back of a sale in one way, and what went out for it; each sale has its name."""
    parts = [(group.way or heads.handed_back, list(group.lines))]
    parts += [(why, list(lines)) for why, lines in groupby(group.goods_out, lambda one: one.why)]
    room = gap(30 if group.sale else 0)
    above = below((room, paragraph(group.sale, _SECTION, _LEFT, _ROOM), room))
    if above.height > _STAYS_TOGETHER:
        yield above, small_head
        above = gap(0)
    for title, lines in parts:
        if lines:
            amount = heads.amount if any(line.amount for line in lines) else ""
            table = _table_head(title, heads.quantity, amount)
            yield below((above, table, _row(lines[0], title))), small_head
            for line in lines[1:]:
                yield _row(line, title), below((small_head, table))
            yield gap(24), small_head
            above = gap(0)


def _head(words: Words) -> Block:
    mark = (Box(_LEFT, 0, 76, 76, corner=20), tree(_LEFT, -1, 1.6, 0.93))
    shop = lowered(paragraph(words.shop, _SHOP, _LEFT + 102, 560), 15)
    where = (words.address, words.organisation)
    lines = (paragraph(line, _SMALL, _RIGHT - 640, 640, right=True) for line in where)
    return beside(Block(76, mark), shop, below(lines))


def _running_head(words: Words) -> Block:
    shop = leader(words.shop, _SHOP, words.number, _NUMBER, _LEFT, _ROOM)
    training = training_bar(words.training_mark, _TRAINING, _LEFT, _ROOM)
    copy = copy_bar(words.copy_mark, _COPY, _LEFT, _ROOM)
    return below((training, copy, shop, gap(90)))


def _perforation(height: int) -> Block:
    return Block(height, (Rule(_LEFT, height / 2, _ROOM, 3, (14, 9), 0.45),))


def _hairline() -> Block:
    return Block(2, (Rule(_LEFT, 1, _ROOM, 2, (), _PALE),))


def _table_head(title: str, quantity: str, amount: str) -> Block:
    return below((
        beside(
            paragraph(title, _HEAD, _LEFT, _TITLE_ROOM),
            paragraph(quantity, _HEAD, _LEFT + _COUNTED, 160),
            paragraph(amount, _HEAD, _RIGHT - 240, 240, right=True),
        ),
        gap(14),
        _hairline(),
    ))  # fmt: skip


def _row(line: LineWords, title: str) -> Block:
    why = "" if line.why == title else line.why
    return below((
        gap(22),
        beside(
            below((
                paragraph(line.title, _TITLE, _LEFT, _TITLE_ROOM),
                listed((line.options, why), _SOFT_BODY, _LEFT, _TITLE_ROOM),
                *(paragraph(units, _SMALL, _LEFT, _TITLE_ROOM) for units in line.taxed),
            )),
            paragraph(line.quantity, _BODY, _LEFT + _COUNTED, 140),
            paragraph(line.amount, _BODY, _RIGHT - 210, 210, right=True),
        ),
        gap(22),
        _hairline(),
    ))  # fmt: skip


def _sums(words: Words) -> Block:
    if words.is_document:
        worth = poster(words.total.what, _TOTAL, words.total.amount, _WORTH, _LEFT, _ROOM)
        return struck(worth) if words.is_undone else worth
    total = leader(words.total.what, _TOTAL, words.total.amount, _SUM, _LEFT, _ROOM)
    if words.is_undone and words.total.amount:
        total = struck(total)
    rest_of = (leader(one.what, _BODY, one.amount, _BODY, _LEFT, _ROOM) for one in words.set_off)
    small = (
        below((
            leader(one.what, _SOFT_BODY, one.amount, _SOFT_BODY, _LEFT, _ROOM),
            *(paragraph(units, _SMALL, _LEFT, _TITLE_ROOM) for units in one.taxed),
        ))
        for one in (*words.tenders, *words.vat)
    )  # fmt: skip
    return below((*rest_of, total if words.total.amount else gap(0), gap(8), *small))


def _what_now(steps: tuple[StepWords, ...], heads: Headings) -> Block:
    now = [paragraph(heads.what_now, _SECTION, _LEFT, _COLUMN)] if steps else []
    for step in steps:
        now.append(paragraph(step.by, _TITLE, _LEFT, _COLUMN))
        now.append(paragraph(step.what, _BODY, _LEFT, _COLUMN))
        now.append(gap(14))
    right = _RIGHT - _COLUMN + 20 if steps else _LEFT
    ask = (
        paragraph(heads.wonder, _SECTION, right, _COLUMN - 20),
        paragraph(heads.wonder_how, _BODY, right, _COLUMN - 20),
    )
    return beside(below(now), below(ask))


def _foot(words: Words, number: str) -> Block:
    bars = bars_at(number, _BAR, _BAR_HEIGHT, _LEFT, 0)
    wide = max(left + width for left, _, width, _ in bars.patches)
    side = _CELL * 21
    square_right = _LEFT + wide + _GAP + side
    left = square_right + 60
    room = _RIGHT - left
    codes = Block(_BAR_HEIGHT + 50, (
        bars,
        square_at(number, _CELL, square_right, 0),
        _NUMBER.text(_LEFT, _BAR_HEIGHT + 6 + _NUMBER.base(), words.number),
    ))  # fmt: skip
    till = (
        field(words.till, _SMALL, _RIGHT - _SMALL.width(words.till) - _WRITE - 16, 900, _WRITE)
        if words.till_is_blank
        else paragraph(words.till, _SMALL, left, room, right=True)
    )
    lines = (words.sale, words.served, words.made_at)
    right = below((
        *(paragraph(line, _SMALL, left, room, right=True) for line in lines),
        till,
        gap(16),
        Block(_MARK.line, boxed(words.mark, _MARK, _RIGHT, 0, 4)),
    ))  # fmt: skip
    height = max(codes.height, right.height)
    said = beside(lowered(codes, height - codes.height), lowered(right, height - right.height))
    return below((training_bar(words.training_mark, _TRAINING, _LEFT, _ROOM), said))


def _page_nr(nr: int, of: int, speech: Speech) -> Block:
    said = speech("slip.page", page=nr, pages=of)
    return paragraph(said, _SMALL, _LEFT, _ROOM, right=True)
