"""What lies on a page, as data: text, rules, boxes and patches, in dots of 203 to the inch."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeAlias

DOTS_PER_INCH: Final = 203
BLACK: Final = 0.0
WHITE: Final = 1.0


Patch: TypeAlias = tuple[int, int, int, int]
"""A dark rectangle: from the left, from the top, width, height."""


class Face(StrEnum):
    """A face by its file in assets/fonts."""

    VOICE = "Newsreader_500Medium"
    VOICE_LIGHT = "Newsreader_400Regular"
    WORK = "HankenGrotesk_500Medium"
    WORK_LIGHT = "HankenGrotesk_400Regular"
    STRONG = "HankenGrotesk_700Bold"
    OTHER = "NotoSans_400Regular"  # letters the shop's own faces lack: Greek, Cyrillic, Vietnamese


class Paper(StrEnum):
    """What a slip is drawn on."""

    ROLL_80 = "roll80"
    ROLL_58 = "roll58"
    A4 = "a4"
    A5 = "a5"
    A6 = "a6"
    LABEL_4X6 = "label4x6"
    LABEL_100X60 = "label100x60"


@dataclass(frozen=True, slots=True)
class Text:
    """Letters on a base line, from the left; `grey` is 0 for black ink.

    A `colour` (#rrggbb), here as below, goes before the grey where the paper has colours.
    """

    x: float
    y: float
    text: str
    face: Face
    size: float
    grey: float = BLACK
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from the left, whole or dashed."""

    x: float
    y: float
    width: float
    thickness: float
    dash: tuple[int, ...] = ()
    grey: float = BLACK
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A frame, or a filled one when it has no thickness."""

    x: float
    y: float
    width: float
    height: float
    thickness: float = 0
    corner: float = 0
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Patches:
    """Dark rectangles, such as a code's modules, each on whole dots; `says` what the code holds."""

    x: int
    y: float
    patches: tuple[Patch, ...]
    says: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled outline."""

    x: float
    y: float
    points: tuple[tuple[float, float], ...]
    grey: float = BLACK


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in its colours, as a PNG file, and what it says to who cannot see it."""

    x: float
    y: float
    width: float
    height: float
    png: bytes
    says: str


Item: TypeAlias = Text | Rule | Box | Patches | Shape | Picture


@dataclass(frozen=True, slots=True)
class Block:
    """Things that stay together, measured from their own top."""

    height: int
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its blocks, each with how far down its top is."""

    width: int
    height: int
    blocks: tuple[tuple[int, Block], ...]


def gap(height: int) -> Block:
    """Nothing, so high."""
    return Block(height)


def lowered(block: Block, down: float) -> Block:
    """The block with room above it."""
    items = tuple(replace(item, y=item.y + down) for item in block.items)
    return Block(block.height + int(down), items)


def beside(*blocks: Block) -> Block:
    """Blocks with their tops at one height."""
    return Block(
        max(block.height for block in blocks),
        tuple(item for block in blocks for item in block.items),
    )


def below(blocks: Iterable[Block]) -> Block:
    """Blocks one below the other, as one that stays together."""
    height, placed = stacked(blocks)
    items = (item for down, block in placed for item in lowered(block, down).items)
    return Block(height, tuple(items))


def stacked(blocks: Iterable[Block]) -> tuple[int, tuple[tuple[int, Block], ...]]:
    """Blocks one below the other: their height, and where each begins."""
    placed, down = [], 0
    for block in blocks:
        placed.append((down, block))
        down += block.height
    return down, tuple(placed)


def whole_dots(length: float, dpi: int) -> int:
    """A length on a page in dots of a printer of so many to the inch."""
    return round(length * dpi / DOTS_PER_INCH)


def module_dots(module: int, dpi: int) -> int:
    """As many dots of a printer as are nearest to a code's module, and never none."""
    return max(1, whole_dots(module, dpi))


def in_dots(item: Patches, down: float, dpi: int) -> list[Patch]:
    """Where patches lie on the page in whole dots of a printer; all modules stay equally wide."""
    x, y = whole_dots(item.x, dpi), whole_dots(down + item.y, dpi)
    if dpi == DOTS_PER_INCH:
        return [(x + left, y + top, wide, high) for left, top, wide, high in item.patches]
    module = math.gcd(*(side for left, _, wide, _ in item.patches for side in (left, wide)))
    dots = module_dots(module, dpi)

    def at(side: int) -> int:
        # Dots that belong to no code, and the height of bars, fall where they are nearest.
        whole = module > 1 and side % module == 0
        return side // module * dots if whole else whole_dots(side, dpi)

    return [
        (x + at(left), y + at(top), at(left + wide) - at(left), at(top + high) - at(top))
        for left, top, wide, high in item.patches
    ]
