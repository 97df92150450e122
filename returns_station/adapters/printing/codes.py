"""The slip's number as bars and as a square, measured in modules; drawn and read elsewhere."""

from itertools import groupby
from typing import Final

import segno
from barcode.codex import Code128  # type: ignore[import-untyped] # it has no types
from barcode.ean import EAN13  # type: ignore[import-untyped] # as above

from returns_station.adapters.printing.drawing import Patch

BARS_QUIET: Final = 10
EAN_QUIET: Final = 11
SQUARE_QUIET: Final = 4
# Choosing the best of eight masks is four fifths of the work, and every reader reads all eight.
_MASK: Final = 3
_SHORT: Final = 16  # what a square of 21 modules holds at its sturdier level
_DIGITS: Final = bytes.maketrans(b"\x00\x01", b"01")


def bars(number: str, module: int, height: int) -> tuple[int, tuple[Patch, ...]]:
    """Code 128 with modules of whole dots: its width, and the dark bars; quiet zones are extra."""
    # python-barcode drops a leading 99 without a word.
    assert number.isascii(), number
    assert number[:1].isalnum(), number
    assert not number.startswith("99"), number
    return _standing(Code128(number).build()[0], module, height)


def goods_bars(gtin13: str, module: int, height: int) -> tuple[int, tuple[Patch, ...]]:
    """EAN-13 in the same way; its quiet zone at the left is EAN_QUIET modules."""
    code = EAN13(gtin13)
    assert code.ean == gtin13, gtin13
    return _standing(code.build()[0], module, height)


def square(number: str, module: int) -> tuple[int, tuple[Patch, ...]]:
    """A QR code with modules of whole dots: its side, and the dark patches; quiet zone extra."""
    # A short number bears the sturdier level; a signature would need modules too small for it.
    level = "q" if len(number) <= _SHORT else "m"
    code = segno.make_qr(number, error=level, mask=_MASK, boost_error=False)
    rows = tuple(bytes(row).translate(_DIGITS) for row in code.matrix)
    return len(rows) * module, tuple(
        (left * module, top * module, width * module, module)
        for top, row in enumerate(rows)
        for left, width in _dark(row)
    )


def _standing(modules: str, module: int, height: int) -> tuple[int, tuple[Patch, ...]]:
    return len(modules) * module, tuple(
        (left * module, 0, width * module, height) for left, width in _dark(modules.encode())
    )


def _dark(modules: bytes) -> list[tuple[int, int]]:
    """Where dark stretches begin, and how long they are."""
    found, left = [], 0
    for module, stretch in groupby(modules):
        length = sum(1 for _ in stretch)
        if module == ord("1"):
            found.append((left, length))
        left += length
    return found
