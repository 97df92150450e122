"""A slip as ESC/POS: words and commands for a roll printer that draws the codes itself."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.printing.escpos_codes import beside
from returns_station.adapters.printing.escpos_letters import FIRST, switch
from returns_station.adapters.printing.escpos_text import ROLLS, Roll, Size, wrapped
from returns_station.adapters.printing.words import Group, LineWords, Words, words_of
from returns_station.adapters.speech import Speech
from returns_station.slip import Slip

if TYPE_CHECKING:
    from returns_station.adapters.printing.drawing import Page
    from returns_station.adapters.printing.look import Dress

_RESET: Final = b"\x1b@" + switch(FIRST)
_LEFT, _CENTRE = b"\x1ba\x00", b"\x1ba\x01"
_WHITE_ON_BLACK, _BLACK_ON_WHITE = b"\x1dB\x01", b"\x1dB\x00"
_BARS: Final = (
    b"\x1dh\x50\x1dw\x02\x1dH\x00\x1dk\x49"  # 80 dots high, 2 a module, no text, Code 128
)
_SET_B: Final = b"{B"
_SQUARE: Final = b"\x1d(k\x04\x001A2\x00"  # model 2
# Dots a module and level: a short number stands larger and sturdier than a signature can.
_SHORT, _LONG = b"\x1d(k\x03\x001C\x06\x1d(k\x03\x001E2", b"\x1d(k\x03\x001C\x04\x1d(k\x03\x001E1"
_SHORT_MOST: Final = 16
_SQUARE_HOLDS, _SQUARE_PRINT = b"1P0", b"\x1d(k\x03\x001Q0"
_DRAWER: Final = b"\x1bp\x00\x19\xfa"  # pin 2, 50 ms on, 500 ms off
_GAP: Final = b"\x1bJ\x10"  # 16 steps of feed, 2 mm
_FEED_AND_CUT: Final = b"\x1dVB\x18"
_COINS: Final = "tender.cash"


def encode(
    slip: Slip,
    speech: Speech,
    paper: Paper = Paper.ROLL_80,
    dress: "Dress | None" = None,
    *,
    dpi: int = 203,
    drawer: bool = False,
) -> bytes:
    """The slip as one stream: reset, words, both codes, cut.

    `dress` is what of a slip is the shop's own; with `drawer` the till's opens for coins.
    """
    roll = Roll(ROLLS[roll_for(paper)], dpi)
    opens = _DRAWER if drawer and _pays_coins(slip) else b""
    words = words_of(slip, speech, dress.words(slip.language)) if dress else words_of(slip, speech)
    return opens + b"".join(_stream(words, slip.number, roll, dress))


def pictured(pages: Sequence["Page"], paper: Paper, dpi: int = 203) -> bytes:
    """Pages as they are drawn, each cut off: labels and lists on a roll printer."""
    from returns_station.adapters.printing.escpos_drawn import picture  # lazy: it draws

    roll = Roll(ROLLS[roll_for(paper)], dpi)
    return _RESET + b"".join(picture(page, roll.dots, dpi) + _FEED_AND_CUT for page in pages)


def roll_for(paper: str) -> Paper:
    """The roll that lies in a roll printer: whatever is not the narrow one is the wide one."""
    return Paper.ROLL_58 if paper == Paper.ROLL_58 else Paper.ROLL_80


def _pays_coins(slip: Slip) -> bool:
    """Whether coins are handed out as this slip comes: only once, and only for a real return."""
    again = slip.copy or slip.second or slip.undone or slip.shop.training
    return not again and any(one.what.key == _COINS for one in slip.tenders)


def _stream(words: Words, number: str, roll: Roll, dress: "Dress | None") -> Iterator[bytes]:
    long = dress is not None and dress.long
    dashes = b"-" * roll.columns + b"\n"
    yield _RESET
    yield from _bar(words.training_mark, roll)
    yield from _bar(words.copy_mark, roll)
    yield from _head(words, roll, dress)
    yield from (roll.line(words.thanks, Size.BIG), roll.line(words.lead), dashes)
    for group in words.groups:
        yield from _group(group, roll)
    yield from (roll.pair(one.what, one.amount) for one in words.set_off)
    yield from _total(words, roll)
    small = (one for one in (*words.tenders, *words.vat) if long or not one.again)
    yield from (roll.pair(one.what, one.amount) for one in small)
    steps = [step for step in words.steps if long or not step.again]
    yield dashes if steps else b""
    for step in steps:
        yield from (roll.line(step.by, Size.BOLD) if step.by else b"", roll.line(step.what))
    yield roll.line(words.closing) if words.closing else b""
    # Torn in two, both halves say it.
    yield from _bar(words.training_mark, roll)
    yield from _codes(number, words.square, roll)
    yield from roll.beside(words.number, words.sale)
    till = f"{words.till} ____________" if words.till_is_blank else words.till
    yield from roll.beside(till, words.served)
    yield from (_CENTRE, roll.line(words.mark, Size.BIG), _LEFT, _FEED_AND_CUT)


def _head(words: Words, roll: Roll, dress: "Dress | None") -> Iterator[bytes]:
    """The shop's logo, where it has one; who and where at the left, when at the right."""
    if dress is not None and dress.look.logo is not None:
        from returns_station.adapters.printing.escpos_drawn import logo  # lazy: it draws

        yield logo(dress.look.logo, roll.dots, roll.dpi)
    yield from roll.beside(words.shop, words.made_at, Size.BOLD)
    yield from roll.beside(words.address, words.organisation)


def _bar(words: str, roll: Roll) -> Iterator[bytes]:
    """Large white words on black: a copy, or what somebody practised with."""
    if words:
        yield from (_CENTRE, _WHITE_ON_BLACK)
        for line in wrapped(words, roll.columns // Size.BIG.columns - 2):
            yield roll.line(f"\N{NO-BREAK SPACE}{line}\N{NO-BREAK SPACE}", Size.BIG)
        yield from (_BLACK_ON_WHITE, _LEFT)


def _total(words: Words, roll: Roll) -> Iterator[bytes]:
    """The sum in large; that of a credit on a line of its own, in the middle."""
    if words.is_document:
        yield from (roll.line(words.total.what), _CENTRE)
        yield from (roll.line(words.total.amount, Size.BIG), _LEFT)
    elif words.total.amount:
        yield roll.pair(words.total.what, words.total.amount, Size.BIG)


def _group(group: Group, roll: Roll) -> Iterator[bytes]:
    yield roll.line(group.sale) if group.sale else b""
    yield roll.line(group.way, Size.BOLD) if group.way else b""
    for line in group.lines:
        yield from _goods(line, (line.options, line.pieces, line.why), roll)
    for line in group.goods_out:
        yield roll.line(line.why)
        yield from _goods(line, (line.options, line.pieces), roll)


def _goods(line: LineWords, details: tuple[str, ...], roll: Roll) -> Iterator[bytes]:
    yield roll.pair(line.title, line.amount, Size.BOLD)
    short, why = " · ".join(filter(None, details[:2])), "".join(details[2:])
    whole = " · ".join(filter(None, (short, why)))
    lines = (whole,) if len(whole) <= roll.columns else (short, why)
    yield from map(roll.line, filter(None, lines))


def _codes(number: str, held: str, roll: Roll) -> Iterator[bytes]:
    """Both codes beside each other where the roll is wide enough, else one below the other."""
    picture = beside(number, held, roll.dots, roll.dpi)
    if picture:
        yield from (_GAP, picture, _GAP)
        return
    # Bars in set B throughout, which has no trap; then the square.
    bars, square = _SET_B + number.encode("ascii"), _SQUARE_HOLDS + held.encode("ascii")
    yield from (_CENTRE, _GAP, _BARS, bytes((len(bars),)), bars, _GAP)
    yield from (_SQUARE, _SHORT if len(held) <= _SHORT_MOST else _LONG)
    yield from (b"\x1d(k", len(square).to_bytes(2, "little"), square, _SQUARE_PRINT, _GAP, _LEFT)
