"""Pictures of codes, drawn for tests."""

from typing import TYPE_CHECKING, Any, cast

import zxingcpp
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter, QTransform
from zxingcpp import BarcodeFormat

if TYPE_CHECKING:
    from typing_extensions import Buffer

EAN = BarcodeFormat.EAN13
QR = BarcodeFormat.QRCode
CODE128 = BarcodeFormat.Code128
DATA_MATRIX = BarcodeFormat.DataMatrix


def bars(text: str, kind: Any = CODE128, *, gs1: bool = False, scale: int = 3) -> QImage:  # noqa: ANN401 - zxing-cpp's types come without names
    """A code as it is printed; a text of GS1 in its printed form: (01)...(10)..."""
    # Unknown words are passed over in silence: gs1 only where it is meant.
    made = zxingcpp.create_barcode(text, kind, **({"gs1": True} if gs1 else {}))
    grey = made.to_image(scale=scale, add_quiet_zones=True)
    height, width = grey.shape
    lines = memoryview(cast("Buffer", grey)).cast("B", (height * width,))
    return QImage(bytes(lines), width, height, width, QImage.Format.Format_Grayscale8).copy()


def photo(*codes: QImage, turned: float = 0, apart: int = 40) -> QImage:
    """Codes below each other on grey paper, as a photo shows them, perhaps askew."""
    width = max(code.width() for code in codes) + 2 * apart
    height = sum(code.height() + apart for code in codes) + apart
    paper = QImage(width, height, QImage.Format.Format_RGB32)
    paper.fill(0xFFE0E0E0)
    painter, top = QPainter(paper), apart
    for code in codes:
        painter.drawImage(QPoint((width - code.width()) // 2, top), code)
        top += code.height() + apart
    painter.end()
    if not turned:
        return paper
    smooth = Qt.TransformationMode.SmoothTransformation
    askew = paper.transformed(QTransform().rotate(turned), smooth)
    table = QImage(askew.size(), QImage.Format.Format_RGB32)
    table.fill(0xFFE0E0E0)
    painter = QPainter(table)
    painter.drawImage(QRect(QPoint(), askew.size()), askew)
    painter.end()
    return table


def saved(image: QImage, kind: str = "PNG") -> bytes:
    """The picture as a file's bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())
