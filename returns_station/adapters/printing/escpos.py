"""A slip as ESC/POS: words and commands for a roll printer that draws the codes itself."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from returns_station.adapters.printing.words import Group, LineWords, Words, words_of
from returns_station.adapters.speech import Speech
from returns_station.slip import Slip

COLUMNS: Final = 48  # of the printer's own face on 80 mm

_RESET: Final = (
    b"\x1b@\x1bt\x10"  # and code page 16, WPC1252: it has all Nordic letters and the euro
)
_LEFT, _CENTRE = b"\x1ba\x00", b"\x1ba\x01"
_PLAIN, _BOLD, _BIG = b"\x1b!\x00", b"\x1b!\x08", b"\x1b!\x38"  # big is twice as wide, tall, bold
_WHITE_ON_BLACK, _BLACK_ON_WHITE = b"\x1dB\x01", b"\x1dB\x00"
_BARS: Final = (
    b"\x1dh\x50\x1dw\x02\x1dH\x00\x1dk\x49"  # 80 dots high, 2 a module, no text, Code 128
)
_SET_B: Final = b"{B"
_SQUARE: Final = b"\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E2"  # model 2, 6 dots, Q
_SQUARE_PRINT: Final = b"\x1d(k\x03\x001Q0"
_FEED_AND_CUT: Final = b"\n\x1dVB\x18"
_DASHES: Final = b"-" * COLUMNS + b"\n"

# What the code page lacks and a like letter says as well.
_ALIKE: Final = str.maketrans({
    "\N{MINUS SIGN}": "-", "\N{NO-BREAK SPACE}": " ", "→": ">", "đ": "d", "Đ": "D", "ł": "l",
    "Ł": "L", "ŧ": "t", "Ŧ": "T", "ŋ": "n", "Ŋ": "N", "\N{LATIN SMALL LETTER DOTLESS I}": "i",
})  # fmt: skip


def encode(slip: Slip, speech: Speech) -> bytes:
    """The slip as one stream: reset, words, both codes, cut."""
    return b"".join(_stream(words_of(slip, speech), slip.number.encode("ascii")))


def _stream(words: Words, number: bytes) -> Iterator[bytes]:
    yield _RESET
    yield from _bar(words.training_mark)
    yield from _bar(words.copy_mark)
    yield from (_BOLD, _line(words.shop), _PLAIN)
    yield from map(_line, filter(None, (words.address, words.organisation, words.made_at)))
    yield from (b"\n", _BIG, _line(words.thanks, COLUMNS // 2), _PLAIN, _line(words.lead), _DASHES)
    for group in words.groups:
        yield from _group(group)
    yield from (_pair(one.what, one.amount) for one in words.set_off)
    yield from _total(words)
    yield from (_pair(one.what, one.amount) for one in (*words.tenders, *words.vat))
    yield _DASHES
    for step in words.steps:
        yield from (_BOLD, _line(step.by), _PLAIN) if step.by else ()
        yield _line(step.what)
    yield from _bar(words.training_mark)
    yield from _codes(number)
    yield from (_line(words.number), _LEFT, b"\n")
    till = f"{words.till} ____________" if words.till_is_blank else words.till
    yield from map(_line, filter(None, (words.sale, words.served, till)))
    yield from (_CENTRE, _BIG, _line(words.mark), _PLAIN, _LEFT, _FEED_AND_CUT)


def _bar(words: str) -> Iterator[bytes]:
    """Large white words on black: a copy, or what somebody practised with."""
    if words:
        yield from (_CENTRE, _BIG, _WHITE_ON_BLACK, _line(f" {words} "))
        yield from (_BLACK_ON_WHITE, _PLAIN, _LEFT)


def _total(words: Words) -> Iterator[bytes]:
    """The sum in large; that of a credit on a line of its own, in the middle."""
    if words.is_document:
        yield from (_line(words.total.what), _CENTRE, _BIG, _line(words.total.amount, COLUMNS // 2))
        yield from (_PLAIN, _LEFT)
    elif words.total.amount:
        yield from (_BIG, _pair(words.total.what, words.total.amount, COLUMNS // 2), _PLAIN)


def _group(group: Group) -> Iterator[bytes]:
    yield from map(_line, filter(None, (group.sale,)))
    yield from (_BOLD, _line(group.way), _PLAIN) if group.way else ()
    for line in group.lines:
        yield from _goods(line, (line.options, line.pieces, line.why))
    for line in group.goods_out:
        yield _line(line.why)
        yield from _goods(line, (line.options, line.pieces))


def _goods(line: LineWords, details: tuple[str, ...]) -> Iterator[bytes]:
    yield from (_BOLD, _pair(line.title, line.amount), _PLAIN)
    short, why = " · ".join(filter(None, details[:2])), "".join(details[2:])
    whole = " · ".join(filter(None, (short, why)))
    yield from map(_line, (whole,) if len(whole) <= COLUMNS else (short, why))


def _codes(number: bytes) -> Iterator[bytes]:
    """Bars in set B throughout, which has no trap; then the square."""
    bars = _SET_B + number
    yield from (b"\n", _CENTRE, _BARS, bytes((len(bars),)), bars, b"\n")
    yield from (_SQUARE, b"\x1d(k", bytes((len(number) + 3, 0)), b"1P0", number, _SQUARE_PRINT)


def _line(text: str, columns: int = COLUMNS) -> bytes:
    """A text in as many lines as it needs."""
    return _letters("\n".join(_wrapped(text, columns))) + b"\n"


def _pair(words: str, amount: str, columns: int = COLUMNS) -> bytes:
    """Words at the left and a sum at the right; the sum stands alone when both have no room."""
    if len(words) + len(amount) < columns:
        return _letters(f"{words}{amount:>{columns - len(words)}}") + b"\n"
    return _line(words, columns) + _letters(f"{amount:>{columns}}") + b"\n"


def _wrapped(text: str, columns: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if len(longer) <= columns:
            line = longer
            continue
        if line:
            yield line
        line = word
        while len(line) > columns:
            yield line[:columns]
            line = line[columns:]
    yield line


def _letters(text: str) -> bytes:
    """The text in the printer's code page: letters it lacks lose their accents, or become "?".

    The words are plain already, so no byte of them is a command.
    """
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return b"".join(map(_letter, text))


def _letter(letter: str) -> bytes:
    for same in (letter, letter.translate(_ALIKE), unicodedata.normalize("NFD", letter)[0]):
        try:
            return same.encode("cp1252")
        except UnicodeEncodeError:
            continue
    return b"?"
