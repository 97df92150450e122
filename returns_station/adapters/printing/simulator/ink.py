"""Ink on a simulated paper: letters in cells, codes, pictures, strips one below the other."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from returns_station.adapters.printing.drawing import Face, Patch

Strip = Image.Image
"""A piece of paper with what is on it; 1 is ink."""

_MODE: Final = "1"
_CELL: Final = (12, 24)
_BASE: Final = 19
_LETTERS: Final = 20  # their size in a cell


def blank(width: int, height: int) -> Strip:
    """Paper with nothing on it."""
    return Image.new(_MODE, (width, max(height, 1)), 0)


@lru_cache(2048)
def cell(letter: str, wide: int, tall: int, *, bold: bool) -> Strip:
    """A letter in its cell as a print head makes it: larger is every dot so many times."""
    drawn = Image.new(_MODE, (3 * _CELL[0], _CELL[1]), 0)
    pen = ImageDraw.Draw(drawn)
    pen.fontmode = "1"
    for shift in (0, 1) if bold else (0,):
        pen.text((_CELL[0] * 3 // 2 + shift, _BASE), letter, 1, font(Face.OTHER, _LETTERS), "ms")
    inked = drawn.getbbox() or (0, 0, 0, 0)
    middle = (inked[0] + inked[2]) // 2 if inked[2] else drawn.width // 2
    if inked[2] - inked[0] > _CELL[0]:  # squeezed, as narrow faces are
        narrow = drawn.crop((inked[0], 0, inked[2], _CELL[1])).resize(_CELL)
    else:
        left = middle - _CELL[0] // 2
        narrow = drawn.crop((left, 0, left + _CELL[0], _CELL[1]))
    return narrow.resize((_CELL[0] * wide, _CELL[1] * tall), Image.Resampling.NEAREST)


@lru_cache(16)
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A face of the station's at a size in dots."""
    with as_file(files("assets") / "fonts" / f"{face}.ttf") as path:
        return ImageFont.truetype(str(path), size)


def inverted(strip: Strip) -> Strip:
    """White on black."""
    return strip.point(lambda dot: 0 if dot else 1, _MODE)


def patched(width: int, height: int, patches: Sequence[Patch]) -> Strip:
    """A code's dark patches."""
    strip = blank(width, height)
    pen = ImageDraw.Draw(strip)
    for left, top, wide, high in patches:
        pen.rectangle((left, top, left + wide - 1, top + high - 1), 1)
    return strip


def unpacked(stride: int, rows: bytes) -> Strip:
    """A picture that came as bytes, the first dot in the highest bit."""
    height = len(rows) // stride
    return Image.frombytes(_MODE, (8 * stride, height), rows[: stride * height])


def stacked(strips: Sequence[Strip], width: int, margin: int) -> Image.Image:
    """Strips as one paper, black on white, with the edges that no head reaches."""
    height = sum(strip.height for strip in strips)
    paper = Image.new("L", (width + 2 * margin, max(height, 1)), 255)
    down = 0
    for strip in strips:
        paper.paste(0, (margin, down), strip.convert("L").point(lambda dot: 255 if dot else 0))
        down += strip.height
    return paper
