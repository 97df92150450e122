"""Pages as ZPL: each a picture of whole dots in our own faces, so no word is ever a command."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from returns_station.adapters.printing.raster import dots

if TYPE_CHECKING:
    from returns_station.adapters.printing.drawing import Page

# Runs of one hex digit: letters G to Y count to 19, g to z count in twenties up to 400.
_ONES: Final = "GHIJKLMNOPQRSTUVWXY"
_TWENTIES: Final = "ghijklmnopqrstuvwxyz"
_MOST: Final = 419
_REST_WHITE, _REST_BLACK, _SAME_ROW = ",", "!", ":"


def encode(pages: Sequence["Page"], dpi: int = 203) -> bytes:
    """One label for each page, as wide and as long as the page."""
    return "".join(_label(page, dpi) for page in pages).encode("ascii")


def _label(page: "Page", dpi: int) -> str:
    drawn = dots(page, dpi)
    stride = (drawn.width + 7) // 8
    total = stride * drawn.height
    rows = "".join(packed(drawn.rows, stride))
    # ^LH and ^LS: what somebody set by hand on the printer before would move our page.
    return (
        f"^XA^CI28^LH0,0^LS0^PW{drawn.width}^LL{drawn.height}"
        f"^FO0,0^GFA,{total},{total},{stride},{rows}^FS^PQ1^XZ\n"
    )


def packed(rows: bytes, stride: int) -> Iterator[str]:
    """Each row as hex with its runs counted; a row like the one before is one sign."""
    before = b""
    for begins in range(0, len(rows), stride):
        row = rows[begins : begins + stride]
        yield _SAME_ROW if row == before else _row(row.hex().upper())
        before = row


def _row(digits: str) -> str:
    for rest, sign in (("0", _REST_WHITE), ("F", _REST_BLACK)):
        kept = digits.rstrip(rest)
        if len(kept) < len(digits):
            return _runs(kept) + sign
    return _runs(digits)


def _runs(digits: str) -> str:
    return "".join(_run(digit, sum(1 for _ in same)) for digit, same in groupby(digits))


def _run(digit: str, count: int) -> str:
    if count == 1:
        return digit
    whole, count = divmod(count, _MOST)
    twenties, ones = divmod(count, 20)
    counted = (_TWENTIES[twenties - 1] if twenties else "") + (_ONES[ones - 1] if ones else "")
    return (_TWENTIES[-1] + _ONES[-1] + digit) * whole + (counted + digit if counted else "")
