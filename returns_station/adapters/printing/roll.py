"""The slip on an 80 mm roll: one column, as long as it needs, black ink alone."""

from collections.abc import Iterator
from typing import Final

from returns_station.adapters.printing.drawing import (
    Block,
    Face,
    Item,
    Page,
    Rule,
    below,
    beside,
    gap,
    stacked,
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
from returns_station.adapters.printing.words import Group, LineWords, Words

_WIDTH: Final = 640  # 80 mm
_LEFT: Final = 32  # 4 mm: what no print head reaches, and the codes' quiet zone
_ROOM: Final = _WIDTH - 2 * _LEFT
_RIGHT: Final = _WIDTH - _LEFT
_DASH: Final = (7, 5)

_SHOP: Final = Type(Face.STRONG, 26, 32)
_SMALL: Final = Type(Face.WORK, 20, 27)
_BODY: Final = Type(Face.WORK, 24, 31)
_TITLE: Final = Type(Face.STRONG, 24, 31)
_WAY: Final = Type(Face.VOICE, 29, 36)
_LEAD: Final = Type(Face.WORK, 26, 33)
_THANKS: Final = (Type(Face.VOICE, 52, 54), Type(Face.VOICE, 38, 42), Type(Face.VOICE, 26, 32))
_TOTAL: Final = Type(Face.STRONG, 32, 40)
_SUM: Final = Type(Face.STRONG, 44, 50)
_WORTH: Final = Type(Face.STRONG, 92, 104)
_NUMBER: Final = Type(Face.WORK, 23, 32)
_MARK: Final = Type(Face.STRONG, 30, 48)
_COPY: Final = Type(Face.STRONG, 40, 56)
_TRAINING: Final = Type(Face.STRONG, 60, 84)

_BAR: Final = 2
_BAR_HEIGHT: Final = 92
_CELL: Final = 6
_WRITE: Final = 150


def roll(words: Words, number: str) -> tuple[Page, ...]:
    """One page, as long as the words make it."""
    height, blocks = stacked(_blocks(words, number))
    return (Page(_WIDTH, height, blocks),)


def _blocks(words: Words, number: str) -> Iterator[Block]:
    yield gap(22)
    yield training_bar(words.training_mark, _TRAINING, _LEFT, _ROOM)
    yield copy_bar(words.copy_mark, _COPY, _LEFT, _ROOM)
    yield _head(words)
    yield gap(12)
    yield headline(words.thanks, _THANKS, _LEFT, _ROOM)
    yield gap(8)
    yield paragraph(words.lead, _LEAD, _LEFT, _ROOM)
    yield _perforation()
    for nr, group in enumerate(words.groups):
        yield _between() if nr and group.sale else gap(0)
        yield from _group(group)
    yield gap(4)
    yield from _sums(words)
    yield _perforation()
    for step in words.steps:
        yield paragraph(step.by, _TITLE, _LEFT, _ROOM)
        yield paragraph(step.what, _BODY, _LEFT, _ROOM)
        yield gap(8)
    yield gap(12 if words.steps else 0)
    # Torn in two, both halves say it.
    yield training_bar(words.training_mark, _TRAINING, _LEFT, _ROOM)
    yield _codes(words.number, number, _BAR_HEIGHT + (40 if words.is_document else 0))
    yield gap(22)
    yield _foot(words)
    yield gap(28)


def _head(words: Words) -> Block:
    """The shop at the left and where and when at the right; a long name has the width to itself."""
    mark = Block(44, (tree(_LEFT - 16, -6, 1.1, 0),))
    shop = paragraph(words.shop, _SHOP, _LEFT + 34, _ROOM - 34)
    lines = (words.address, words.organisation, words.made_at)
    left, room = _LEFT + _ROOM * 0.5, _ROOM * 0.5
    where = below(paragraph(line, _SMALL, left, room, right=True) for line in lines)
    if _SHOP.width(words.shop) > _ROOM * 0.45 - 34:
        return below((beside(mark, shop), gap(8), where))
    return beside(mark, shop, where)


def _group(group: Group) -> Iterator[Block]:
    """Each sale begins with its name, quietly; each way with its own."""
    yield paragraph(group.sale, _SMALL, _LEFT, _ROOM)
    yield gap(8 if group.sale else 0)
    yield paragraph(group.way, _WAY, _LEFT, _ROOM)
    yield gap(2 if group.way else 0)
    for line in group.lines:
        yield from _goods(line, (line.options, line.pieces, line.why))
    for line in group.goods_out:
        yield paragraph(line.why, _SMALL, _LEFT, _ROOM)
        yield from _goods(line, (line.options, line.pieces))


def _goods(line: LineWords, details: tuple[str, ...]) -> Iterator[Block]:
    yield leader(line.title, _TITLE, line.amount, _BODY, _LEFT, _ROOM)
    yield listed(details, _BODY, _LEFT, _ROOM)
    yield gap(12)


def _sums(words: Words) -> Iterator[Block]:
    if words.is_document:
        worth = words.total
        large = poster(worth.what, _TOTAL, worth.amount, _WORTH, _LEFT, _ROOM)
        yield struck(large) if words.is_undone else large
        return
    for one in words.set_off:
        yield leader(one.what, _BODY, one.amount, _BODY, _LEFT, _ROOM)
    total = leader(words.total.what, _TOTAL, words.total.amount, _SUM, _LEFT, _ROOM)
    if words.total.amount:
        yield struck(total) if words.is_undone else total
    for one in (*words.tenders, *words.vat):
        yield leader(one.what, _SMALL, one.amount, _SMALL, _LEFT, _ROOM)


def _between() -> Block:
    """A hairline: what follows was bought another day."""
    return Block(30, (Rule(_LEFT, 12, _ROOM, 1),))


def _perforation() -> Block:
    return Block(40, (Rule(_LEFT, 20, _ROOM, 3, _DASH),))


def _codes(printed: str, number: str, height: int) -> Block:
    items: list[Item] = [bars_at(number, _BAR, height, _LEFT, 0)]
    items.append(square_at(number, _CELL, _RIGHT, 0))
    items.append(_NUMBER.text(_LEFT, height + _NUMBER.base(), printed))
    return Block(height + _NUMBER.line, tuple(items))


def _foot(words: Words) -> Block:
    mark = boxed(words.mark, _MARK, _RIGHT, 4, 4)
    room = _ROOM - _MARK.width(words.mark) - 2 * _MARK.size
    sale = paragraph(words.sale, _SMALL, _LEFT, room)
    served = paragraph(words.served, _SMALL, _LEFT, room)
    till = (
        field(words.till, _SMALL, _LEFT, room, _WRITE)
        if words.till_is_blank
        else paragraph(words.till, _SMALL, _LEFT, room)
    )
    return beside(Block(56, mark), below((sale, served, till)))
