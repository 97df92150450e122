"""Both codes of a slip beside each other, as one picture for a roll printer.

Its own commands set them one below the other, and 12 mm of paper more on every slip.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from returns_station.adapters.printing.codes import bars, square
from returns_station.adapters.printing.drawing import DOTS_PER_INCH

_PICTURE: Final = b"\x1dv0\x00"
_BAR, _CELL = 2, 4  # dots of 203 to the inch
_BETWEEN: Final = 40
_BYTE: Final = 8


def beside(number: str, held: str, room: int, dpi: int) -> bytes:
    """Bars at the left, the square at the right; nothing where the roll is too narrow for both.

    What no print head reaches at the paper's edges is their quiet zone.
    """
    module, cell = (-(-dots * dpi // DOTS_PER_INCH) for dots in (_BAR, _CELL))
    side, dark = square(held, cell)
    wide, standing = bars(number, module, side)
    head = room * dpi // DOTS_PER_INCH // _BYTE * _BYTE
    if wide + _BETWEEN + side > head:
        return b""
    left = _line(((at, width) for at, _, width, _ in standing), head)
    rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for at, top, width, _ in dark:
        rows[top].append((head - side + at, width))
    stride = head // _BYTE
    content = b"".join(
        (left | _line(rows[top], head)).to_bytes(stride, "big") * cell
        for top in range(0, side, cell)
    )
    return _PICTURE + stride.to_bytes(2, "little") + side.to_bytes(2, "little") + content


def _line(dark: Iterable[tuple[int, int]], head: int) -> int:
    """A row of dots as one number, the leftmost its highest bit."""
    row = 0
    for at, width in dark:
        row |= ((1 << width) - 1) << (head - at - width)
    return row
