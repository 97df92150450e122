"""The slip on a roll: one column, as short as it can be, black ink alone."""

from collections.abc import Iterator
from typing import Final

from returns_station.adapters.printing.drawing import (
    Block,
    Page,
    Rule,
    below,
    beside,
    gap,
    stacked,
)
from returns_station.adapters.printing.look import PLAIN, Dress, Logo, in_dots, logo_size
from returns_station.adapters.printing.marks import (
    bars_at,
    boxed,
    copy_bar,
    field,
    reach,
    square_in,
    struck,
    training_bar,
    tree,
)
from returns_station.adapters.printing.measures_roll import RollMeasure
from returns_station.adapters.printing.setting import headline, leader, listed, paragraph, poster
from returns_station.adapters.printing.words import Group, LineWords, Words

_DASH: Final = (7, 5)
_BAR: Final = 2
_TREE: Final = 34  # the mark and the room beside it
_LOGO: Final = 64
_BETWEEN: Final = 16  # what is at the left of a head and at the right
_LITTLE: Final = 0.4  # of the room: less, and a line of words would stand letter by letter
_APART: Final = 36  # between bars and square: both their quiet zones


def roll(words: Words, number: str, measure: RollMeasure, dress: Dress = PLAIN) -> tuple[Page, ...]:
    """One page, as long as the words make it; the long form says again what the lead says."""
    height, blocks = stacked(_blocks(words, number, measure, dress))
    return (Page(measure.width, height, blocks),)


def _blocks(words: Words, number: str, m: RollMeasure, dress: Dress) -> Iterator[Block]:
    yield gap(16)
    yield training_bar(words.training_mark, m.training, m.left, m.room)
    yield copy_bar(words.copy_mark, m.copy, m.left, m.room)
    logo = dress.look.logo
    yield _own_head(words, m, logo) if logo else _head(words, m)
    yield gap(10)
    yield headline(words.thanks, m.thanks, m.left, m.room)
    yield gap(4)
    yield paragraph(words.lead, m.lead, m.left, m.room)
    yield _perforation(m)
    for nr, group in enumerate(words.groups):
        yield _between(m) if nr and group.sale else gap(0)
        yield from _group(group, m)
    sums = tuple(_sums(words, m, long=dress.long))
    yield from sums
    yield _perforation(m) if words.groups or sums else gap(0)
    steps = [step for step in words.steps if dress.long or not step.again]
    for step in steps:
        yield paragraph(step.by, m.title, m.left, m.room)
        yield paragraph(step.what, m.body, m.left, m.room)
        yield gap(6)
    yield paragraph(words.closing, m.lead, m.left, m.room)
    yield gap(10 if steps or words.closing else 0)
    # Torn in two, both halves say it.
    yield training_bar(words.training_mark, m.training, m.left, m.room)
    said = (words.sale, words.served, words.organisation if logo else "")
    yield from _codes(words, said, number, m)
    yield gap(16)


def _head(words: Words, m: RollMeasure) -> Block:
    """The shop at the left and where and when at the right; a long name has the width to itself."""
    left, mark = m.left + _TREE, Block(44, (tree(m.left - 16, -6, 1.1, 0),))
    aside, where = left - m.left, (words.address, words.made_at)
    lines = ((words.shop, m.shop), (words.organisation, m.small))
    shop = below(paragraph(line, kind, left, m.room - aside) for line, kind in lines)
    widest = max(kind.width(line) for line, kind in lines)
    room = m.room - aside - widest - _BETWEEN
    if any(m.small.width(line) > room for line in where):
        under = below(paragraph(line, m.small, m.left, m.room) for line in where)
        return below((beside(mark, shop), gap(6), under))
    right = (paragraph(line, m.small, m.right - room, room, right=True) for line in where)
    return beside(mark, shop, below((gap(3), *right)))


def _own_head(words: Words, m: RollMeasure, logo: Logo) -> Block:
    """The shop's own mark and what it is called at the right; its number stands by the codes."""
    mark, wide = in_dots(logo, _LOGO, m.left), logo_size(logo, _LOGO)[0]
    lines = ((words.shop, m.shop), (words.address, m.small), (words.made_at, m.small))
    room = m.room - wide - _BETWEEN
    if any(kind.width(line) > room for line, kind in lines):
        under = below(paragraph(line, kind, m.left, m.room) for line, kind in lines)
        return below((mark, gap(6), under))
    left = m.right - room
    return beside(
        mark, below(paragraph(line, kind, left, room, right=True) for line, kind in lines)
    )


def _group(group: Group, m: RollMeasure) -> Iterator[Block]:
    """Each sale begins with its name, quietly; each way with its own."""
    yield paragraph(group.sale, m.small, m.left, m.room)
    yield gap(8 if group.sale else 0)
    yield paragraph(group.way, m.way, m.left, m.room)
    yield gap(2 if group.way else 0)
    for line in group.lines:
        yield from _goods(line, (line.options, line.pieces, line.why), m)
    for line in group.goods_out:
        yield paragraph(line.why, m.small, m.left, m.room)
        yield from _goods(line, (line.options, line.pieces), m)


def _goods(line: LineWords, details: tuple[str, ...], m: RollMeasure) -> Iterator[Block]:
    yield leader(line.title, m.title, line.amount, m.body, m.left, m.room)
    yield listed(details, m.body, m.left, m.room)
    yield gap(8)


def _sums(words: Words, m: RollMeasure, *, long: bool) -> Iterator[Block]:
    if words.is_document:
        worth = words.total
        large = poster(worth.what, m.total, worth.amount, m.worth, m.left, m.room)
        yield struck(large) if words.is_undone else large
        return
    for one in words.set_off:
        yield leader(one.what, m.body, one.amount, m.body, m.left, m.room)
    total = leader(words.total.what, m.total, words.total.amount, m.sum, m.left, m.room)
    if words.total.amount:
        yield struck(total) if words.is_undone else total
    for one in (*words.tenders, *words.vat):
        if long or not one.again:
            yield leader(one.what, m.small, one.amount, m.small, m.left, m.room)


def _between(m: RollMeasure) -> Block:
    """A hairline: what follows was bought another day."""
    return Block(26, (Rule(m.left, 10, m.room, 1),))


def _perforation(m: RollMeasure) -> Block:
    return Block(30, (Rule(m.left, 14, m.room, 3, _DASH),))


def _codes(words: Words, lines: tuple[str, ...], number: str, m: RollMeasure) -> Iterator[Block]:
    """Bars with what is read aloud under them, and the square beside; below where it is narrow."""
    high = m.bar_height + (40 if words.is_document else 0)
    bars = bars_at(number, _BAR, high, m.left, 0)
    fitted = square_in(words.square, m.side, m.right, 0)
    square = Block(m.right - fitted.x, (fitted,))
    spoken = m.number.text(m.left, high + m.number.base(), words.number)
    coded = Block(high + m.number.line, (bars, spoken))
    room = m.room - square.height - _APART
    said = below(paragraph(line, m.small, m.left, room) for line in lines)
    if reach(bars) + _APART <= fitted.x:
        yield beside(square, below((coded, said)))
        yield gap(10)
        yield from _mark_and_till(words, m)
    else:
        yield below((coded, gap(10)))
        yield beside(square, below((said, _till(words, m, room))))
        yield gap(10)
        yield _mark(words, m)


def _mark_and_till(words: Words, m: RollMeasure) -> Iterator[Block]:
    """What the till adds at the left, and at the right that this is no receipt."""
    room = m.room - m.mark.width(words.mark) - 2 * m.mark.size
    if room < m.room * _LITTLE:
        yield below((_till(words, m, m.room), gap(10)))
        yield _mark(words, m)
    else:
        yield beside(_mark(words, m), below((gap(12), _till(words, m, room))))


def _mark(words: Words, m: RollMeasure) -> Block:
    return Block(m.mark.line, boxed(words.mark, m.mark, m.right, 0, 4))


def _till(words: Words, m: RollMeasure, room: float) -> Block:
    if words.till_is_blank:
        return field(words.till, m.small, m.left, room, m.write)
    return paragraph(words.till, m.small, m.left, room)
