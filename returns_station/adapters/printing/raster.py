"""A page as the dots of a print head: black or not, nothing between."""

import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Final, assert_never

from PIL import Image, ImageDraw, ImageFont

from returns_station.adapters.printing.drawing import (
    DOTS_PER_INCH,
    WHITE,
    Box,
    Face,
    Item,
    Page,
    Patches,
    Picture,
    Rule,
    Shape,
    Text,
    in_dots,
    whole_dots,
)
from returns_station.adapters.printing.faces import letters, runs

_PAPER, _INK = 0, 1
_PALE: Final = 0.6  # what is lighter is left out, or is drawn in single dots
_DARK: Final = 110  # of 255: how much of a dot a letter covers that is printed
_APART: Final = 4  # from one single dot to the next
_LETTERS_KEPT: Final = 2000  # some 2 MB


@dataclass(frozen=True, slots=True)
class Dots:
    """Rows of dots from the top, each of whole bytes, the first in the highest bit; 1 is ink."""

    width: int
    height: int
    rows: bytes


def dots(page: Page, dpi: int = DOTS_PER_INCH) -> Dots:
    """The page as a printer of so many dots to the inch prints it."""
    image = drawn(page, dpi)
    return Dots(image.width, image.height, image.tobytes())


def drawn(page: Page, dpi: int = DOTS_PER_INCH) -> Image.Image:
    """The same as a picture of two colours; what is ink is not 0."""
    image = Image.new("1", (whole_dots(page.width, dpi), whole_dots(page.height, dpi)), _PAPER)
    head = _Head(image, dpi)
    for down, block in page.blocks:
        for item in block.items:
            head.put(item, down)
    return image


class _Head:
    """Draws on a picture of two colours, everything from a whole dot to a whole dot."""

    def __init__(self, image: Image.Image, dpi: int) -> None:
        self._image, self._dpi = image, dpi
        self._draw = ImageDraw.Draw(image)
        self._scale = dpi / DOTS_PER_INCH

    def put(self, item: Item, down: int) -> None:
        """Draw one thing of a block that begins so far down."""
        match item:
            case Text():
                self._put_text(item, down)
            case Rule():
                self._put_rule(item, down)
            case Box():
                self._put_box(item, down)
            case Patches():
                for left, top, width, height in in_dots(item, down, self._dpi):
                    self._fill(left, top, left + width, top + height)
            case Shape():
                points = [
                    ((item.x + x) * self._scale, (down + item.y + y) * self._scale)
                    for x, y in item.points
                ]
                self._draw.polygon(points, _PAPER if item.grey > _PALE else _INK)
            case Picture():
                self._put_picture(item, down)
            case _:
                assert_never(item)

    def _at(self, length: float) -> int:
        return whole_dots(length, self._dpi)

    def _fill(self, left: int, top: int, right: int, bottom: int) -> None:
        self._image.paste(_INK, (left, top, right, bottom))

    def _put_text(self, item: Text, down: int) -> None:
        """Each letter on the dot that is nearest, so that its stems are even and no word drifts."""
        ink = _PAPER if item.grey == WHITE else _INK
        base, size, x = self._at(down + item.y), item.size * self._scale, item.x * self._scale
        for run in runs(item.text, item.face):
            widths = letters(run.face)
            for letter in run.text:
                mask, left, top = _letter(run.face, size, letter)
                if mask:
                    self._image.paste(ink, (round(x) + left, base + top), mask)
                x += widths[letter] * size

    def _put_rule(self, item: Rule, down: int) -> None:
        thick = max(1, self._at(item.thickness))
        top = self._at(down + item.y - item.thickness / 2)
        left, right = self._at(item.x), self._at(item.x + item.width)
        on, off = map(float, item.dash or (0, 0))
        if item.grey > _PALE:
            on, off = DOTS_PER_INCH / self._dpi, (_APART - 1) * DOTS_PER_INCH / self._dpi
        if not on:
            self._fill(left, top, right, top + thick)
            return
        x = item.x
        while (begins := self._at(x)) < right:
            self._fill(begins, top, min(right, self._at(x + on)), top + thick)
            x += on + off

    def _put_box(self, item: Box, down: int) -> None:
        left, top = self._at(item.x), self._at(down + item.y)
        right, bottom = self._at(item.x + item.width), self._at(down + item.y + item.height)
        self._draw.rounded_rectangle(
            (left, top, right - 1, bottom - 1),
            item.corner * self._scale,
            fill=None if item.thickness else _INK,
            outline=_INK if item.thickness else None,
            width=max(1, self._at(item.thickness)),
        )

    def _put_picture(self, item: Picture, down: int) -> None:
        """What is darker than half is ink."""
        size = max(1, self._at(item.width)), max(1, self._at(item.height))
        with Image.open(io.BytesIO(item.png)) as opened:
            grey = opened.convert("L").resize(size, Image.Resampling.LANCZOS)
        dark = grey.point(lambda value: 255 * (value < 128)).convert("1")  # noqa: PLR2004 - half
        self._image.paste(_INK, (self._at(item.x), self._at(down + item.y)), dark)


@lru_cache(_LETTERS_KEPT)
def _letter(face: Face, size: float, letter: str) -> tuple[Image.Image | None, int, int]:
    """A letter's dots (none of a blank), and where they begin from its place on the base line.

    A face's own dots are thinner in small sizes than a hot head prints well: ours are what is dark.
    """
    font = _face(face, size)
    left, top, right, bottom = map(int, font.getbbox(letter, anchor="ls"))
    if right <= left or bottom <= top:
        return None, 0, 0
    grey = Image.new("L", (right - left, bottom - top), 0)
    ImageDraw.Draw(grey).text((-left, -top), letter, 255, font, anchor="ls")
    return grey.point(lambda value: 255 * (value > _DARK)).convert("1"), left, top


@lru_cache(64)
def _face(face: Face, size: float) -> ImageFont.FreeTypeFont:
    with as_file(files("assets") / "fonts" / f"{face}.ttf") as path:
        return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
