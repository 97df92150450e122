"""What a print head makes of a page: its dots, and where the codes lie among them."""

import pypdfium2  # type: ignore[import-untyped] # it has no types
import zxingcpp
from PIL.Image import Image

from returns_station.adapters.printing.drawing import Page, Patches, in_dots
from returns_station.adapters.printing.raster import drawn

_QUIET = 24  # dots around a code that its reader sees
_HALF = 127

Area = tuple[int, int, int, int]


def printed(page: Page, dpi: int) -> Image:
    """A page drawn in dots, black on white."""
    return drawn(page, dpi).convert("L").point(lambda value: 255 - value)


def rendered(pdf: bytes, dpi: int) -> list[Image]:
    """The pages of a file as a printer of so many dots to the inch sees them, in greys."""
    pages = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in pages]


def in_two_colours(page: Image) -> Image:
    """Without greys, as a head prints."""
    return page.point(lambda grey: 255 * (grey > _HALF))


def areas(page: Page, dpi: int) -> list[Area]:
    """Where the codes are, in dots: left, top, right, bottom."""
    return [
        _area(item, down, dpi)
        for down, block in page.blocks
        for item in block.items
        if isinstance(item, Patches)
    ]


def with_air(area: Area) -> Area:
    """The same with the quiet zone around it."""
    left, top, right, bottom = area
    return left - _QUIET, top - _QUIET, right + _QUIET, bottom + _QUIET


def read(picture: Image) -> list[tuple[str, str]]:
    """What a scanner reads: the kinds of codes and their texts."""
    return [(found.format.name, found.text) for found in zxingcpp.read_barcodes(picture)]


def _area(item: Patches, down: float, dpi: int) -> Area:
    dark = in_dots(item, down, dpi)
    return (
        min(left for left, _, _, _ in dark),
        min(top for _, top, _, _ in dark),
        max(left + wide for left, _, wide, _ in dark),
        max(top + high for _, top, _, high in dark),
    )
