"""What lies on a page: what leaves it, what meets, and what a reader reads of it."""

from collections.abc import Iterator
from itertools import combinations

import pypdfium2  # type: ignore[import-untyped] # it has no types
import zxingcpp
from PIL.Image import Image

from returns_station.adapters.printing.drawing import Box, Item, Page, Patches, Rule, Text
from returns_station.adapters.printing.faces import width
from returns_station.adapters.printing.pdf import bound

Area = tuple[float, float, float, float]
"""From the left, from the top, to the right, to the bottom."""


def areas(page: Page) -> Iterator[tuple[Item, Area]]:
    """Everything on a page with where it is; letters without what hangs below the line."""
    for down, block in page.blocks:
        for item in block.items:
            yield item, _area(item, down + item.y)


def _area(item: Item, top: float) -> Area:
    match item:
        case Text():
            right = item.x + width(item.text, item.face, item.size)
            return item.x, top - 0.5 * item.size, right, top
        case Patches():
            right = max(left + wide for left, _, wide, _ in item.patches)
            bottom = max(down + high for _, down, _, high in item.patches)
            return item.x, top, item.x + right, top + bottom
        case Rule():
            return item.x, top, item.x + item.width, top
        case Box():
            return item.x, top, item.x + item.width, top + item.height
        case _:
            return item.x, top, item.x, top


def outside(page: Page) -> list[Item]:
    """What leaves the page."""
    return [
        item
        for item, (left, top, right, bottom) in areas(page)
        if left < 0 or top < 0 or right > page.width or bottom > page.height
    ]


def meetings(page: Page) -> list[tuple[Item, Item]]:
    """Letters and codes that stand on each other."""
    solid = [(item, area) for item, area in areas(page) if isinstance(item, Text | Patches)]
    return [(one, other) for (one, a), (other, b) in combinations(solid, 2) if _meet(a, b)]


def texts(pages: tuple[Page, ...]) -> list[str]:
    """Every text, in the order it was laid."""
    return [item.text for page in pages for item, _ in areas(page) if isinstance(item, Text)]


def rendered(pages: tuple[Page, ...], language: str = "sv") -> list[Image]:
    """The pages as a printer of 203 dots to the inch sees them, black or white."""
    document = pypdfium2.PdfDocument(bound(pages, "test", language))
    greys = (page.render(scale=203 / 72, grayscale=True).to_pil() for page in document)
    return [grey.point(lambda level: 255 * (level > 127)).convert("1") for grey in greys]


def codes_on(page: Image) -> set[tuple[str, str]]:
    """What a scanner reads, and in which kind of code."""
    return {(found.format.name, found.text) for found in zxingcpp.read_barcodes(page.convert("L"))}


def crowded(page: Page) -> list[tuple[Item, Item]]:
    """Codes and what stands in their quiet zones: ten modules beside bars, four around a square."""
    every = [(item, area) for item, area in areas(page) if not isinstance(item, Box)]
    return [
        (code, other)
        for code, area in every
        if isinstance(code, Patches)
        for other, there in every
        if other is not code and _meet(_with_quiet(code, area), there)
    ]


def _with_quiet(code: Patches, area: Area) -> Area:
    module = min(wide for _, _, wide, _ in code.patches)
    left, top, right, bottom = area
    if len({down for _, down, _, _ in code.patches}) == 1:
        return left - 10 * module, top, right + 10 * module, bottom
    return left - 4 * module, top - 4 * module, right + 4 * module, bottom + 4 * module


def _meet(a: Area, b: Area) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
