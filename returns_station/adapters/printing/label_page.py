"""A label's pages: for goods and parcels, black ink alone, on whole dots, nothing cut."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from returns_station.adapters.printing.drawing import (
    Block,
    Face,
    Item,
    Page,
    Paper,
    Rule,
    below,
    gap,
)
from returns_station.adapters.printing.label_parcel import parcel
from returns_station.adapters.printing.label_put_away import put_away
from returns_station.adapters.printing.label_setting import code_block, rows, shifted
from returns_station.adapters.printing.label_words import LabelWords, label_words
from returns_station.adapters.printing.marks import copy_bar, training_bar
from returns_station.adapters.printing.setting import Type
from returns_station.adapters.speech import Speech
from returns_station.label import Label, LabelKind


@dataclass(frozen=True, slots=True)
class Stock:
    """What a label is drawn on: the paper, and the part of it that is the label's own.

    No height: a roll, as long as it needs. `cut` is where scissors go on a whole sheet.
    """

    width: int
    height: int
    left: int
    top: int
    room: int
    deep: int
    cut: bool = False


_STOCKS: Final = {
    Paper.LABEL_100X60: Stock(799, 479, 32, 26, 735, 431),
    Paper.LABEL_4X6: Stock(812, 1218, 36, 36, 740, 1146),
    Paper.A6: Stock(839, 1182, 44, 44, 751, 1094),
    Paper.A5: Stock(1182, 1678, 110, 110, 740, 1146, cut=True),
    Paper.A4: Stock(1678, 2374, 110, 110, 740, 1146, cut=True),
    Paper.ROLL_80: Stock(640, 0, 32, 24, 576, 0),
    Paper.ROLL_58: Stock(463, 0, 40, 24, 384, 0),
}
# On a tall label what is to be seen from afar may be larger than on the one made for it.
_LARGER: Final = (1.4, 1.2)
_SCALES: Final = (1.0, 0.88, 0.76, 0.64, 0.54)
_AIR: Final = 12

_COPY: Final = Type(Face.STRONG, 32, 44)
_TRAINING: Final = Type(Face.STRONG, 40, 56)
_SMALL: Final = Type(Face.WORK, 21, 27)
_FLOWED_BARS: Final = 70


def label_pages(label: Label, paper: Paper, speech: Speech) -> tuple[Page, ...]:
    """What lies where: one label; what no type makes small enough goes on over several."""
    stock, words = _STOCKS[paper], label_words(label, speech)
    marks = _marks(words, stock)
    for scale in _scales(label, stock):
        body, foot = _arranged(label, words, stock, scale)
        body = below((marks, body))
        if not stock.height or body.height + _AIR + foot.height <= stock.deep:
            return (_page(body, foot, stock),)
    return tuple(_flowed(label, words, stock, marks))


def _scales(label: Label, stock: Stock) -> tuple[float, ...]:
    tall = stock.deep > stock.room and not stock.cut
    return (*_LARGER, *_SCALES) if tall and label.kind is LabelKind.PUT_AWAY else _SCALES


def _arranged(label: Label, words: LabelWords, stock: Stock, scale: float) -> tuple[Block, Block]:
    """What is read, and the codes that stand at the bottom, from the left of the label."""
    # A parcel's label on a paper that lies down is set as goods are: there is no room to stack.
    if label.kind is LabelKind.PARCEL:
        return parcel(words, label.codes, stock.room, scale, lying=0 < stock.deep < stock.room)
    return put_away(words, label.codes, stock.room, scale)


def _marks(words: LabelWords, stock: Stock) -> Block:
    return below((
        training_bar(words.training_mark, _TRAINING, 0, stock.room),
        copy_bar(words.copy_mark, _COPY, 0, stock.room),
    ))  # fmt: skip


def _page(body: Block, foot: Block, stock: Stock) -> Page:
    """The codes stand at the bottom of a label, on a roll below what is read."""
    roll = not stock.height
    down = body.height + _AIR if roll else stock.deep - foot.height
    if stock.cut:
        down = body.height + _AIR
    height = stock.height or 2 * stock.top + down + foot.height
    placed = [(stock.top, shifted(body, stock.left)), (stock.top + down, shifted(foot, stock.left))]
    if stock.cut:
        placed.append((0, _scissors(stock, 2 * stock.top + down + foot.height)))
    return Page(stock.width, height, tuple(placed))


def _scissors(stock: Stock, down: int) -> Block:
    """A dashed line under a label on a whole sheet, all the way across."""
    line: tuple[Item, ...] = (Rule(0, down, stock.width, 2, (7, 7)),)
    return Block(0, line)


def _flowed(label: Label, words: LabelWords, stock: Stock, marks: Block) -> Iterator[Page]:
    """Every word in small type over as many labels as it takes, each with the first code."""
    foot = gap(0)
    for code in label.codes[:1]:
        foot = code_block(code, stock.room, _FLOWED_BARS, _SMALL)[1]
    left = [marks, *_every_line(words, stock.room)]
    while left:
        body: list[Block] = []
        deep = foot.height + _AIR
        while left and (not body or deep + left[0].height <= stock.deep):
            deep += left[0].height
            body.append(left.pop(0))
        yield _page(below(body), foot, stock)


def _every_line(words: LabelWords, room: int) -> Iterator[Block]:
    texts = (words.head, words.large, words.mark, words.mark_says, words.to_says, *words.to)
    texts += (*words.lines, *words.notes, words.sender_says, *words.sender)
    for text in texts:
        yield from rows(text, _SMALL, 0, room)
