"""The demo shop's codes on paper: each situation with what to scan, as any scanner reads it."""

from collections.abc import Iterator
from typing import Final

from returns_station.adapters.demo.goods import Ware, wares
from returns_station.adapters.demo.situations import Situation, situations
from returns_station.adapters.printing.codes import bars, goods_bars, square
from returns_station.adapters.printing.drawing import (
    Block,
    Face,
    Page,
    Patches,
    Rule,
    below,
    beside,
    gap,
)
from returns_station.adapters.printing.pdf import bound
from returns_station.adapters.printing.setting import Type, paragraph
from returns_station.adapters.speech import Speech, speech
from returns_station.scan import printed_slip_number
from returns_station.scan.slips import slip_parts

_WIDTH: Final = 1678  # 210 mm
_HEIGHT: Final = 2374  # 297 mm
_LEFT: Final = 130
_RIGHT: Final = _WIDTH - _LEFT
_TOP: Final = 130
_BOTTOM: Final = _HEIGHT - 110
# Where the words end, where the receipt's bars begin, and where those of the goods do.
_WORDS: Final = 430
_NUMBERS: Final = 640
_GOODS: Final = 1150
_GOODS_ROOM: Final = _RIGHT - _GOODS

_MODULE: Final = 3
_BAR_HEIGHT: Final = 80
_UNDER_BARS: Final = 6
_AIR: Final = 20

_SOFT: Final = 0.35
_TITLE: Final = Type(Face.VOICE, 76, 92)
_LEAD: Final = Type(Face.WORK_LIGHT, 30, 44, _SOFT)
_SAYS: Final = Type(Face.WORK, 31, 42)
_CODE: Final = Type(Face.WORK_LIGHT, 27, 36)
_SOFT_CODE: Final = Type(Face.WORK_LIGHT, 27, 36, _SOFT)
_TYPED: Final = Type(Face.VOICE, 56, 90)
_GREY: Final = 0.75


def codes(shop: str, language: str, *, training: bool = False) -> bytes:
    """The sheet of every situation as a PDF file."""
    said = speech(language)
    return bound(
        sheet(situations(training=training), shop, said), said("demo.sheet.title"), language
    )


def sheet(situations: tuple[Situation, ...], shop: str, speech: Speech) -> tuple[Page, ...]:
    """The pages, each situation whole on one of them."""
    head = below(
        (
            paragraph(speech("demo.sheet.title"), _TITLE, _LEFT, _RIGHT - _LEFT),
            gap(12),
            paragraph(speech("demo.sheet.lead", shop=shop), _LEAD, _LEFT, 1250),
            gap(30),
        )
    )
    pages, placed, down = [], [(_TOP, head)], _TOP + head.height
    for situation in situations:
        row = _row(situation, speech)
        if down + row.height > _BOTTOM:
            pages.append(Page(_WIDTH, _HEIGHT, tuple(placed)))
            placed, down = [], _TOP
        placed.append((down, row))
        down += row.height
    return (*pages, Page(_WIDTH, _HEIGHT, tuple(placed)))


def _row(situation: Situation, speech: Speech) -> Block:
    line = Block(_AIR, (Rule(_LEFT, 0, _RIGHT - _LEFT, 2, grey=_GREY),))
    cells = beside(
        paragraph(speech.say(situation.says), _SAYS, _LEFT, _WORDS),
        _number(situation, speech),
        below(_goods(gtin) for gtin in situation.gtins if not situation.told),
    )
    return below((line, cells, gap(_AIR)))


def _number(situation: Situation, speech: Speech) -> Block:
    if situation.typed:
        said = paragraph(speech("demo.sheet.type"), _CODE, _NUMBERS, _WORDS)
        return below((said, paragraph(situation.typed, _TYPED, _NUMBERS, _WORDS)))
    if not situation.number:
        return Block(0)
    if situation.told:
        side, dark = square(situation.told, _MODULE)
        return below((Block(side + _UNDER_BARS, (Patches(_NUMBERS, 0, dark),)), *_of(situation)))
    _, dark = bars(situation.number, _MODULE, _BAR_HEIGHT)
    return below(
        (
            Block(_BAR_HEIGHT + _UNDER_BARS, (Patches(_NUMBERS, 0, dark),)),
            *_of(situation),
        )
    )


def _of(situation: Situation) -> Iterator[Block]:
    is_slip = slip_parts(situation.number)
    shown = printed_slip_number(situation.number) if is_slip else situation.number
    yield paragraph(shown, _CODE, _NUMBERS, _WORDS)
    yield paragraph(situation.customer, _SOFT_CODE, _NUMBERS, _WORDS)


def _goods(gtin: str) -> Block:
    known: Ware | None = next((ware for ware in wares() if ware.gtin == gtin), None)
    _, dark = goods_bars(gtin, _MODULE, _BAR_HEIGHT)
    return below(
        (
            Block(_BAR_HEIGHT + _UNDER_BARS, (Patches(_GOODS, 0, dark),)),
            paragraph(gtin, _CODE, _GOODS, _GOODS_ROOM),
            *_named(known),
            gap(_AIR // 2),
        )
    )


def _named(ware: Ware | None) -> Iterator[Block]:
    if ware is not None:
        yield paragraph(ware.title, _CODE, _GOODS, _GOODS_ROOM)
        yield paragraph(ware.options, _SOFT_CODE, _GOODS, _GOODS_ROOM)
