"""Codes as bars and squares, measured in modules; drawn and read elsewhere."""

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

import zxingcpp
from barcode.codex import Code128, Gs1_128  # type: ignore[import-untyped] # it has no types
from barcode.ean import EAN8, EAN13  # type: ignore[import-untyped] # as above
from zxingcpp import BarcodeFormat

from returns_station.adapters.printing.drawing import Patch
from returns_station.adapters.printing.elements import UnwritableError, bracketed
from returns_station.scan.gtin import gtin14
from returns_station.scan.text import GS

BARS_QUIET: Final = 10
EAN_QUIET: Final = 11
SQUARE_QUIET: Final = 4
MATRIX_QUIET: Final = 1

# Choosing the best of eight masks is most of the work, and every reader reads all eight.
_MASK: Final = 3
_SHORT: Final = 16  # what a square of 21 modules holds at its sturdier level
_DARK: Final = re.compile(b"\x00+")
_PRINTABLE: Final = re.compile(r"[ -~]+")
_LONGEST_GS1_128: Final = 48  # GS1 General Specifications, section 5.4
_FNC1: Final = "\xf1"  # as python-barcode wants it
_BARS: Final = re.compile("1+")

Drawn: TypeAlias = tuple[int, tuple[Patch, ...]]
"""How wide a code is, and its dark patches; both in dots."""


def bars(number: str, module: int, height: int) -> Drawn:
    """Code 128 with modules of whole dots: its width, and the dark bars; quiet zones are extra."""
    if not _PRINTABLE.fullmatch(number):
        raise UnwritableError(number)
    return _standing(_Bars(number).build()[0], module, height)


def gs1_bars(text: str, module: int, height: int) -> Drawn:
    """GS1-128 in the same way, of an element string as a scanner gives it."""
    if len(text) > _LONGEST_GS1_128:
        raise UnwritableError(text)
    bracketed(text)  # refuses what is no element string
    element = text.rstrip(GS).replace(GS, _FNC1)
    return _standing(Gs1_128(element).build()[0], module, height)


def goods_bars(gtin: str, module: int, height: int) -> Drawn:
    """EAN-8 of eight digits, EAN-13 of twelve or more; the quiet zone at the left is EAN_QUIET."""
    if not can_be_goods_bars(gtin):
        raise UnwritableError(gtin)
    short = len(gtin) == 8  # noqa: PLR2004 - as said
    code = EAN8(gtin) if short else EAN13(gtin14(gtin)[1:])
    return _standing(code.build()[0], module, height)


def can_be_goods_bars(gtin: str) -> bool:
    """Whether these are a GTIN with its right check digit, and not one of a carton."""
    return gtin.isdecimal() and gtin14(gtin).startswith("0")


def square(text: str, module: int) -> Drawn:
    """A QR code with modules of whole dots: its side, and the dark patches; quiet zone extra."""
    # A short number bears the sturdier level; a signature would need modules too small for it.
    level = "Q" if len(text) <= _SHORT else "M"
    return _lying(text, BarcodeFormat.QRCode, module, ec_level=level, data_mask=_MASK)


def matrix(text: str, module: int, *, gs1: bool = False) -> Drawn:
    """A Data Matrix, square; of an element string when it is GS1's."""
    if gs1:
        return _lying(
            bracketed(text), BarcodeFormat.DataMatrix, module, force_square=True, gs1=True
        )
    return _lying(text, BarcodeFormat.DataMatrix, module, force_square=True)


class _Bars(Code128):  # type: ignore[misc] # it has no types
    """Takes a leading 99 for the digits it is, not for a change of the set."""

    def _try_to_optimize(self, encoded: list[int]) -> list[int]:
        if self.code.startswith("99"):
            return encoded
        found: list[int] = super()._try_to_optimize(encoded)
        return found


def _standing(modules: str, module: int, height: int) -> Drawn:
    stretches = ((dark.start(), len(dark[0])) for dark in _BARS.finditer(modules))
    dark = tuple((left * module, 0, wide * module, height) for left, wide in stretches)
    return len(modules) * module, dark


def _lying(text: str, kind: BarcodeFormat, module: int, **options: object) -> Drawn:
    width, rows = _rows(text, kind, options)
    return width * module, tuple(
        (left * module, top * module, wide * module, module)
        for top, row in enumerate(rows)
        for left, wide in _stretches(row)
    )


def _rows(text: str, kind: BarcodeFormat, options: dict[str, object]) -> tuple[int, list[bytes]]:
    """A byte for each module, 0 where it is dark."""
    if not text.isascii():
        options["eci"] = "UTF-8"  # else readers guess, and some guess wrong
    try:
        image = zxingcpp.create_barcode(text, kind, **options).to_image(add_quiet_zones=False)
    except ValueError as error:
        raise UnwritableError(text) from error
    height, width = image.shape
    modules = memoryview(image).tobytes()  # type: ignore[arg-type] # a buffer; its types are silent
    return width, [modules[nr * width : (nr + 1) * width] for nr in range(height)]


def _stretches(row: bytes) -> Iterator[tuple[int, int]]:
    """Where dark stretches begin, and how long they are."""
    return ((dark.start(), len(dark[0])) for dark in _DARK.finditer(row))
