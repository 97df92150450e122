"""Blocks poured over pages: what is too high for a page goes on over the next, line by line."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from returns_station.adapters.printing.drawing import (
    Block,
    Box,
    Item,
    Patches,
    Picture,
    Rule,
    Shape,
    Text,
)


def poured(
    blocks: Iterable[tuple[Block, Block]], top: int, limit: int
) -> list[list[tuple[int, Block]]]:
    """Pages of placed blocks; each block comes with what stands above it when it opens a page."""
    pages: list[list[tuple[int, Block]]] = [[]]
    down = begun = top
    for block, again in blocks:
        rest = block
        while True:
            if down + rest.height > limit and down > begun:
                pages.append([(top, again)])
                down = begun = top + again.height
            part, rest = cut(rest, limit - down)
            pages[-1].append((down, part))
            down += part.height
            if not rest.height:
                break
    return pages


def cut(block: Block, room: int) -> tuple[Block, Block]:
    """The part of a block that has room, and the rest; between two lines, never through one.

    All of it and nothing where it fits, or where there is no place to cut.
    """
    if block.height <= room:
        return block, Block(0)
    spans = [(_span(item), item) for item in block.items]
    tops = {round(begins) for (begins, _), item in spans if isinstance(item, Text)}
    places = [
        at
        for at in tops
        if 0 < at <= room and not any(begins < at < ends for (begins, ends), _ in spans)
    ]
    if not places:
        return block, Block(0)
    at = max(places)
    above = tuple(item for (begins, _), item in spans if begins < at)
    return Block(at, above), Block(block.height - at, tuple(_from(at, block.items, above)))


def _from(at: int, items: tuple[Item, ...], above: tuple[Item, ...]) -> Iterator[Item]:
    taken = set(map(id, above))
    return (replace(item, y=item.y - at) for item in items if id(item) not in taken)


def _span(item: Item) -> tuple[float, float]:
    """From where to where a thing reaches, in whole dots inwards: neighbours do not overlap."""
    match item:
        case Text():
            begins, ends = item.y - 0.75 * item.size, item.y + 0.25 * item.size
        case Rule():
            begins, ends = item.y, item.y
        case Box() | Picture():
            begins, ends = item.y, item.y + item.height
        case Patches():
            begins, ends = item.y, item.y + max(top + high for _, top, _, high in item.patches)
        case Shape():
            begins, ends = item.y, item.y + max(down for _, down in item.points)
        case _:
            assert_never(item)
    return round(begins), round(ends)
