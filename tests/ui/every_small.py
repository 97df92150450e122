"""A picture of a page in a small file: few colours, the areas' own exactly, and no loss else."""

from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtGui import QImage

_COLOURS: Final = 16
_AREAS: Final = 10
_AREA: Final = 0.0006  # of the picture: what is less is the edge of a letter
_FAR: Final = 30  # in one of 256 steps: nearer ones are drawn as the area they lie at
_AT_MOST: Final = 50  # a grey counts so often; what is coloured counts more, so that it stays so
_GREY: Final = 26
_COLOURED: Final = 8

Colour = tuple[int, int, int]


def keep(picture: QImage, file: Path) -> None:
    """Write it as WebP."""
    file.parent.mkdir(parents=True, exist_ok=True)
    few_colours(_image(picture)).save(file, "WEBP", lossless=True, quality=80, method=4)


def few_colours(image: Image.Image) -> Image.Image:
    """The picture in few colours: grounds and inks as they are, drawings and soft edges nearly."""
    pixels = image.width * image.height
    told = image.getcolors(pixels)
    assert told is not None, "there are no more colours than pixels"
    counted: list[tuple[int, Colour]] = sorted(told, reverse=True)  # type: ignore[arg-type] # RGB
    areas = [colour for many, colour in counted if many > pixels * _AREA][:_AREAS]
    rest = [
        colour
        for many, colour in counted
        if min(_apart(colour, area) for area in areas) > _FAR**2
        for _ in range(min(many, _AT_MOST) * (1 if _is_grey(colour) else _COLOURED))
    ]
    flat = [value for colour in areas + _middle(rest, _COLOURS - len(areas)) for value in colour]
    table = Image.new("P", (1, 1))
    table.putpalette(flat + flat[:3] * (256 - len(flat) // 3))
    return image.quantize(palette=table, dither=Image.Dither.NONE).convert("RGB")


def _middle(colours: list[Colour], many: int) -> list[Colour]:
    if not colours:
        return []
    strip = Image.new("RGB", (len(colours), 1))
    strip.putdata(colours)
    found = strip.quantize(many, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    flat = (found.getpalette() or [])[: 3 * many]
    return [(flat[at], flat[at + 1], flat[at + 2]) for at in range(0, len(flat), 3)]


def _is_grey(colour: Colour) -> bool:
    return max(colour) - min(colour) < _GREY


def _apart(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _image(picture: QImage) -> Image.Image:
    plain = picture.convertToFormat(QImage.Format.Format_RGBX8888)
    size, raw = (plain.width(), plain.height()), bytes(plain.constBits())
    return Image.frombuffer("RGBX", size, raw, "raw", "RGBX", plain.bytesPerLine(), 1).convert(
        "RGB"
    )
