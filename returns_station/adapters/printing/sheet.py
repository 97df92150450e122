"""The slip on a sheet, as it goes by mail: calm, on as many sheets as the lines need."""

from collections.abc import Iterator

from returns_station.adapters.printing.drawing import (
    Block,
    Box,
    Page,
    Rule,
    below,
    beside,
    gap,
    lowered,
)
from returns_station.adapters.printing.look import PLAIN, Dress, Look, in_colours, logo_size
from returns_station.adapters.printing.marks import (
    copy_bar,
    struck,
    tinted,
    training_bar,
    tree,
)
from returns_station.adapters.printing.measures_sheet import SheetMeasure
from returns_station.adapters.printing.pouring import poured
from returns_station.adapters.printing.setting import headline, leader, paragraph, poster
from returns_station.adapters.printing.sheet_foot import foot_of
from returns_station.adapters.printing.sheet_table import tables
from returns_station.adapters.printing.words import Headings, StepWords, Words
from returns_station.adapters.speech import Speech


def sheets(
    words: Words,
    heads: Headings,
    number: str,
    speech: Speech,
    measure: SheetMeasure,
    dress: Dress = PLAIN,
) -> tuple[Page, ...]:
    """The pages: each has its foot with both codes, for sheets go astray one by one."""
    m = measure
    foot, spilt = foot_of(words, number, m)
    limit = m.bottom - foot.height - m.air(60)
    pages = poured(_blocks(words, heads, spilt, m, dress.look), m.top, limit)
    return tuple(
        Page(m.width, m.height, (
            *blocks,
            (m.bottom - foot.height, foot),
            *(((m.bottom + 4, _page_nr(nr, len(pages), speech, m)),) if len(pages) > 1 else ()),
        ))
        for nr, blocks in enumerate(pages, start=1)
    )  # fmt: skip


def _blocks(
    words: Words, heads: Headings, spilt: tuple[str, ...], m: SheetMeasure, look: Look
) -> Iterator[tuple[Block, Block]]:
    """Each block with what stands above it when it opens a page."""
    small_head = _running_head(words, m)
    opening = (
        training_bar(words.training_mark, m.training, m.left, m.room),
        copy_bar(words.copy_mark, m.copy, m.left, m.room),
        _head(words, m, look),
        gap(m.air(120)),
        tinted(headline(words.thanks, m.thanks, m.left, m.room), look.ink),
        gap(m.air(16)),
        paragraph(words.lead, m.lead, m.left, m.lead_room),
        _perforation(m.air(130), m, look),
    )
    for block in opening:
        yield block, small_head
    for group in words.groups:
        yield from tables(group, heads, small_head, m)
    yield below((gap(m.air(20)), _sums(words, m))), small_head
    yield _perforation(m.air(90), m, look), small_head
    yield gap(m.air(24)), small_head
    for block in _what_now(words, heads, m):
        yield block, small_head
    for line in spilt:
        yield paragraph(line, m.small, m.left, m.room), small_head


def _head(words: Words, m: SheetMeasure, look: Look) -> Block:
    """The shop's own mark, or a tree, with its name; where it is at the right."""
    side = round(m.logo * 0.69)
    if look.logo is not None:
        mark, wide = (
            in_colours(look.logo, m.logo, m.left, words.shop),
            logo_size(look.logo, m.logo)[0],
        )
    else:
        box = Box(m.left, 0, side, side, corner=round(side * 0.26), colour=look.colour)
        unit = side * 0.021
        mark, wide = Block(side, (box, tree(m.left, -1, unit, 0.93))), side
    left = m.left + wide + round(side * 0.34)
    half = m.left + round(m.room * 0.54)
    down = max(0, (mark.height - m.shop.line) // 2)
    shop = lowered(paragraph(words.shop, m.shop, left, half - left - 20), down)
    where = (words.address, words.organisation)
    lines = (paragraph(line, m.small, half, m.right - half, right=True) for line in where)
    return beside(mark, shop, below(lines))


def _running_head(words: Words, m: SheetMeasure) -> Block:
    # The first page says a long name whole.
    name = words.shop if m.shop.width(words.shop) < m.room else ""
    shop = leader(name, m.shop, words.number, m.number, m.left, m.room)
    training = training_bar(words.training_mark, m.training, m.left, m.room)
    copy = copy_bar(words.copy_mark, m.copy, m.left, m.room)
    return below((training, copy, shop, gap(m.air(90))))


def _perforation(height: int, m: SheetMeasure, look: Look) -> Block:
    """A dashed line in the middle of so much air, of 16 dots at the least."""
    high = max(16, height)
    dashes = Block(high, (Rule(m.left, high / 2, m.room, 3, (14, 9), 0.45 if m.column else 0),))
    return tinted(dashes, look.colour)


def _sums(words: Words, m: SheetMeasure) -> Block:
    if words.is_document:
        worth = poster(words.total.what, m.total, words.total.amount, m.worth, m.left, m.room)
        return struck(worth) if words.is_undone else worth
    total = leader(words.total.what, m.total, words.total.amount, m.sum, m.left, m.room)
    if words.is_undone and words.total.amount:
        total = struck(total)
    rest_of = (
        leader(one.what, m.body, one.amount, m.body, m.left, m.room) for one in words.set_off
    )
    small = (
        below((
            leader(one.what, m.soft, one.amount, m.soft, m.left, m.room),
            *(paragraph(units, m.small, m.left, m.room) for units in one.taxed),
        ))
        for one in (*words.tenders, *words.vat)
        if not (m.brief and one.again)
    )  # fmt: skip
    return below((*rest_of, total if words.total.amount else gap(0), gap(m.air(8)), *small))


def _what_now(words: Words, heads: Headings, m: SheetMeasure) -> Iterator[Block]:
    """What happens now beside where to ask; a narrow sheet has one under the other."""
    closing = below((paragraph(words.closing, m.lead, m.left, m.lead_room), gap(m.air(24))))
    if words.closing:
        yield closing
    steps = tuple(step for step in words.steps if not (m.brief and step.again))
    if not m.column:
        yield from _steps(steps, heads, m, m.room)
        yield below((
            paragraph(heads.wonder, m.section, m.left, m.room),
            paragraph(heads.wonder_how, m.body, m.left, m.room),
        ))  # fmt: skip
        return
    right = m.right - m.column + 20 if steps else m.left
    ask = (
        paragraph(heads.wonder, m.section, right, m.column - 20),
        paragraph(heads.wonder_how, m.body, right, m.column - 20),
    )
    yield beside(below(_steps(steps, heads, m, m.column)), below(ask))


def _steps(
    steps: tuple[StepWords, ...], heads: Headings, m: SheetMeasure, room: int
) -> Iterator[Block]:
    for nr, step in enumerate(steps):
        yield below((
            paragraph("" if nr else heads.what_now, m.section, m.left, room),
            paragraph(step.by, m.title, m.left, room),
            paragraph(step.what, m.body, m.left, room),
            gap(m.air(14)),
        ))  # fmt: skip


def _page_nr(nr: int, of: int, speech: Speech, m: SheetMeasure) -> Block:
    said = speech("slip.page", page=nr, pages=of)
    return paragraph(said, m.small, m.left, m.room, right=True)
