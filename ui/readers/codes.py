"""The codes in a picture, as a scanner would type them, the most telling first."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from returns_station.scan import Announced, CreditNumber, Goods, Scan, SlipNumber, Typed, read
from ui.tokens import SLIP_PAPER

if TYPE_CHECKING:
    from zxingcpp import Barcode

_LONGEST: Final = 513
# A picture without a code at first sight is turned, in case the code lies askew, and made larger
# where it is small; no larger than this, so that looking again takes no longer than looking.
_TURNED: Final = (45.0, 22.0, -22.0)
_LEAST: Final = 8
_SMALL: Final = 800
_LARGE: Final = 1600


def codes_in(image: QImage, *, thorough: bool = True) -> tuple[str, ...]:
    """The codes: ours first, then goods, then numbers; nearest the middle first, each once.

    A `thorough` look tries again where nothing is seen; frames of a camera need none.
    """
    looks = _looks(image) if thorough else iter((_plain(image),))
    return next(filter(None, map(_seen, looks)), ())


def _seen(image: QImage) -> tuple[str, ...]:
    from zxingcpp import TextMode, read_barcodes

    if image.isNull():
        return ()
    # Plain: the text as coded, with GS between the parts of a GS1 code, and not as people read it.
    found = read_barcodes(image, text_mode=TextMode.Plain)
    middle = (image.width() / 2, image.height() / 2)
    found.sort(key=lambda code: math.dist(middle, _middle(code)))
    texts = dict.fromkeys(text for code in found if (text := _as_typed(code)))
    scans = {text: read(text) for text in texts}
    told: list[str] = []
    for text in sorted(texts, key=lambda text: _rank(scans[text])):
        if not any(_is_same(scans[text], scans[other]) for other in told):
            told.append(text)
    return tuple(told)


def _as_typed(code: "Barcode") -> str:
    """The text as a scanner types it, with the mark of the symbology where it says GS1."""
    from zxingcpp import ContentType

    mark = code.symbology_identifier if code.content_type is ContentType.GS1 else ""
    return f"{mark}{code.text}"[:_LONGEST]


def _middle(code: "Barcode") -> tuple[float, float]:
    place = code.position
    corners = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
    return sum(corner.x for corner in corners) / 4, sum(corner.y for corner in corners) / 4


def _rank(scan: Scan) -> int:
    """How much a code tells us: our own, one very piece, a kind of goods, a number, a text."""
    match scan:
        case SlipNumber() | CreditNumber() if not scan.sealed:
            # The square code of the same paper says more.
            return 1
        case SlipNumber() | CreditNumber() | Announced():
            return 0
        case Goods():
            return 2 if scan.serial else 3
        case Typed():
            return 5 if scan.hint or " " in scan.text or "://" in scan.text else 4
        case _:
            return 6


def _is_same(scan: Scan, other: Scan) -> bool:
    """Whether a code says nothing beside one that is told already.

    A pack's EAN beside its GS1, a slip's bars beside its square.
    """
    if isinstance(scan, Goods) and isinstance(other, Goods):
        return scan.gtin == other.gtin and scan.serial in {"", other.serial}
    if isinstance(scan, SlipNumber | CreditNumber) and isinstance(other, SlipNumber | CreditNumber):
        return scan.number == other.number and scan.sealed in {"", other.sealed}
    return scan == other


def _looks(image: QImage) -> Iterator[QImage]:
    """The picture as it is, then larger, turned and smaller."""
    plain = _plain(image)
    longest = max(plain.width(), plain.height())
    if longest < _LEAST:
        return
    yield plain
    if longest < _SMALL:
        yield _sized(plain, 2 * longest)
    smaller = _sized(plain, _LARGE) if longest > _LARGE else plain
    for degrees in _TURNED:
        yield _turned(smaller, degrees)
    yield _sized(smaller, max(smaller.width(), smaller.height()) // 2)


def _plain(image: QImage) -> QImage:
    """The picture in one format, on white paper where it is see-through."""
    plain = QImage.Format.Format_RGB32
    if image.isNull() or not image.hasAlphaChannel():
        return image.convertToFormat(plain) if not image.isNull() else image
    paper = QImage(image.size(), plain)
    paper.fill(QColor(SLIP_PAPER))
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _sized(image: QImage, longest: int) -> QImage:
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    size = QSize(longest, longest)
    return _plain(image.scaled(size, keep, smooth))


def _turned(image: QImage, degrees: float) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    return _plain(image.transformed(QTransform().rotate(degrees), smooth))
