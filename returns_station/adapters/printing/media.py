"""The paper a job asks for: as drawn, or the nearest that the printer says it has."""

import re
from collections.abc import Iterator
from typing import Final

from returns_station.adapters.printing.ipp import Asked, Attributes, Tag

# Our own PDFs say how large their first page is in the clear.
_BOX: Final = re.compile(rb"/MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]")
# The end of each name of a paper is its size (PWG 5101.1, 5.1.6).
_SIZE: Final = re.compile(r"_([0-9.]+)x([0-9.]+)(mm|in)$")
_SAME_MM: Final = 2.0  # that two names of one paper may differ
_CUT_MM: Final = 0.5  # that may be missing at the end: nothing is drawn so near it
_ROLL_MM: Final = 83.0  # what is wider is no roll, and an envelope is no longer sheet
_MM_PER_INCH: Final = 25.4
_POINTS_PER_INCH: Final = 72


def media_for(document: bytes, told: Attributes) -> Asked:
    """Ask for paper of the drawing's own size, and for nothing to be stretched.

    A print system that is asked nothing takes its own paper for granted and makes the slip fit it;
    one that is asked for what it has not refuses the whole job. So only what was told is asked for.
    """
    box = _BOX.search(document)
    papers = {str(name) for name in told.get("media-supported", ())}
    as_drawn = "none" in map(str, told.get("print-scaling-supported", ()))
    asked: list[tuple[Tag, str, str]] = [(Tag.KEYWORD, "print-scaling", "none")] if as_drawn else []
    if box is not None:
        wide, high = (float(one) * _MM_PER_INCH / _POINTS_PER_INCH for one in box.groups())
        asked += [(Tag.KEYWORD, "media", name) for name in _nearest(wide, high, papers)]
    return tuple(asked)


def _nearest(wide: float, high: float, papers: set[str]) -> Iterator[str]:
    """The paper of this size; else one cut to measure; else the shortest as wide and as long."""
    sizes = {name: _size(name) for name in papers if _SIZE.search(name)}
    known = {name: size for name, size in sizes.items() if not name.startswith("custom_m")}
    same = [name for name, size in known.items() if _is_same(size, (wide, high))]
    least, most = (
        next((size for name, size in sizes.items() if name.startswith(f"custom_{end}_")), None)
        for end in ("min", "max")
    )
    rolls = sorted(
        (size[1], name)
        for name, size in known.items()
        if wide <= _ROLL_MM and abs(size[0] - wide) <= _SAME_MM and size[1] >= high
    )
    if same:
        yield min(same)
    elif least and most and _lies_between(least, (wide, high), most):
        yield f"custom_slip_{wide:.2f}x{high:.2f}mm"
    elif rolls:
        yield rolls[0][1]


def _size(name: str) -> tuple[float, float]:
    """Millimetres wide and high."""
    found = _SIZE.search(name)
    assert found is not None, name
    inch = _MM_PER_INCH if found[3] == "in" else 1.0
    return float(found[1]) * inch, float(found[2]) * inch


def _is_same(paper: tuple[float, float], drawn: tuple[float, float]) -> bool:
    return abs(paper[0] - drawn[0]) <= _SAME_MM and -_CUT_MM <= paper[1] - drawn[1] <= _SAME_MM


def _lies_between(
    least: tuple[float, float], size: tuple[float, float], most: tuple[float, float]
) -> bool:
    return all(a <= b <= c for a, b, c in zip(least, size, most, strict=True))
