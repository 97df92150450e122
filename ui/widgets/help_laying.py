"""Laying boxes near where they belong, and cells where room is left, so that nothing overlaps."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize

GAP: Final = 8
"""px between two boxes at least."""
_STEP: Final = 8
_GRID: Final = 16


def is_free(place: QRect, taken: Iterable[QRect]) -> bool:
    """Whether nothing lies in a place or closer to it than the gap."""
    grown = place.adjusted(-GAP, -GAP, GAP, GAP)
    return not any(grown.intersects(each) for each in taken)


def nearest(
    size: QSize, home: QRect, taken: Sequence[QRect], area: QRect, reach: QPoint
) -> QRect | None:
    """The free place of this size that is nearest to its home, at most so far away."""
    if size.width() > area.width() or size.height() > area.height():
        return None
    at = QRect(QPoint(0, 0), size)
    at.moveCenter(home.center())
    at = _within(at, area)
    for right, down in _steps(reach.x(), reach.y()):
        place = at.translated(right, down)
        if area.contains(place) and is_free(place, taken):
            return place
    return None


def cells(count: int, size: QSize, taken: Sequence[QRect], area: QRect) -> list[QRect] | None:
    """So many cells of this size in rows, where most of them stand together; None: no room."""
    laid: list[QRect] = []
    while len(laid) < count:
        left = count - len(laid)
        block = _best_block(left, size, [*taken, *laid], area)
        if block is None:
            return None
        laid += list(_rows(block, size))[:left]
    return laid


def _rows(block: QRect, size: QSize) -> Iterator[QRect]:
    """The cells of a block, as one reads; they share its width."""
    beside = (block.width() + GAP) // (size.width() + GAP)
    below = (block.height() + GAP) // (size.height() + GAP)
    wide = (block.width() + GAP) // beside - GAP
    for row in range(below):
        for column in range(beside):
            corner = QPoint(column * (wide + GAP), row * (size.height() + GAP))
            yield QRect(block.topLeft() + corner, QSize(wide, size.height()))


def _best_block(count: int, size: QSize, taken: Sequence[QRect], area: QRect) -> QRect | None:
    """The free rectangle that holds most of the cells; of equal ones the lowest, then the first."""
    best: tuple[int, int, int] | None = None
    found: QRect | None = None
    for block in _empty(taken, area):
        beside = (block.width() + GAP) // (size.width() + GAP)
        below = (block.height() + GAP) // (size.height() + GAP)
        holds = min(count, beside * below)
        if not holds:
            continue
        rows = -(-holds // beside)
        tall = rows * (size.height() + GAP) - GAP
        used = QRect(block.left(), block.bottom() - tall + 1, block.width(), tall)
        rank = (holds, used.bottom(), -used.left())
        if best is None or rank > best:
            best, found = rank, used
    return found


def _empty(taken: Sequence[QRect], area: QRect) -> Iterator[QRect]:
    """Every empty rectangle on a coarse grid that cannot grow upwards or to its sides."""
    columns, rows = area.width() // _GRID, area.height() // _GRID
    heights = [0] * (columns + 1)
    for row in range(rows):
        for column in range(columns):
            corner = area.topLeft() + QPoint(column * _GRID, row * _GRID)
            free = is_free(QRect(corner, QSize(_GRID, _GRID)), taken)
            heights[column] = heights[column] + 1 if free else 0
        stack: list[tuple[int, int]] = []
        for column, high in enumerate(heights):
            start = column
            while stack and stack[-1][1] >= high:
                start, tall = stack.pop()
                if tall:
                    corner = QPoint(start, row - tall + 1) * _GRID
                    wide = (column - start) * _GRID
                    yield QRect(area.topLeft() + corner, QSize(wide, tall * _GRID))
            stack.append((start, high))


def _within(place: QRect, area: QRect) -> QRect:
    """Moved into the area, where it sticks out."""
    left = min(max(place.left(), area.left()), area.right() - place.width() + 1)
    top = min(max(place.top(), area.top()), area.bottom() - place.height() + 1)
    return QRect(QPoint(left, top), place.size())


# Tens of thousands for one size of the window: numbers, and not those of every size there ever was.
@lru_cache(maxsize=4)
def _steps(reach_x: int, reach_y: int) -> tuple[tuple[int, int], ...]:
    """Steps away from home, the shortest first."""
    steps = (
        (x, y)
        for x in range(-reach_x, reach_x + 1, _STEP)
        for y in range(-reach_y, reach_y + 1, _STEP)
    )
    return tuple(sorted(steps, key=lambda step: (abs(step[0]) + abs(step[1]), *step)))
