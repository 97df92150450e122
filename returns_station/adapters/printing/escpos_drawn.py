"""Pictures for roll printers: a line with letters that no code page has, and whole pages."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from returns_station.adapters.printing.drawing import DOTS_PER_INCH, Block, Face, Page
from returns_station.adapters.printing.look import Logo, in_dots, logo_size
from returns_station.adapters.printing.raster import drawn
from returns_station.adapters.printing.setting import Type, leader, paragraph, wrapped

_PICTURE: Final = b"\x1dv0\x00"
_LOGO: Final = 64  # high
_ROWS: Final = 128  # at a time: what the smallest printer holds while it prints
# As tall as the printer's own letters, of 24 dots.
_PLAIN, _BOLD = Type(Face.WORK, 23, 30), Type(Face.STRONG, 23, 30)


def line(words: str, amount: str, large: int, room: int, dpi: int, *, bold: bool) -> bytes:
    """Words and a sum as the printer would set them, drawn in our own faces."""
    kind = _BOLD if bold else _PLAIN
    kind = replace(kind, size=kind.size * large, line=kind.line * large)
    if amount:
        return picture(_page(leader(words, kind, amount, kind, 0, room), room), room, dpi)
    wide = max(kind.width(one) for one in wrapped(words, kind, room))
    # As wide as it is: the printer sets it to the side or in the middle as it does its own.
    return picture(_page(paragraph(words, kind, 0, room), int(wide) + 1), room, dpi)


@lru_cache(maxsize=4)
def logo(shops: Logo, room: int, dpi: int) -> bytes:
    """The shop's logo at the left."""
    return picture(_page(in_dots(shops, _LOGO, 0), logo_size(shops, _LOGO)[0]), room, dpi)


def picture(page: Page, room: int, dpi: int) -> bytes:
    """A page as a picture; of one that is wider than the head both edges stay outside."""
    whole = drawn(page, dpi)
    head = room * dpi // DOTS_PER_INCH
    over = max(0, whole.width - head) // 2
    seen = whole.crop((over, 0, over + min(head, whole.width), whole.height))
    stride, rows = (seen.width + 7) // 8, seen.tobytes()
    return b"".join(_bands(rows, stride))


def _bands(rows: bytes, stride: int) -> Iterator[bytes]:
    for begins in range(0, len(rows), _ROWS * stride):
        band = rows[begins : begins + _ROWS * stride]
        yield _PICTURE + stride.to_bytes(2, "little")
        yield (len(band) // stride).to_bytes(2, "little") + band


def _page(block: Block, width: int) -> Page:
    return Page(width, block.height, ((0, block),))
