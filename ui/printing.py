"""The printers of a system that takes no PDF, as Windows: Qt hands them each page as dots."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPageSize, QPainter, qRgb
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from returns_station.adapters.printing.drawing import DOTS_PER_INCH, Page
from returns_station.adapters.printing.raster import dots
from returns_station.adapters.printing.system import PrinterUnknownError, PrintRefusedError
from returns_station.phrase import Phrase

_FINEST: Final = 600  # dots to the inch: more makes no letter sharper, and large pages slow
_MM_PER_INCH: Final = 25.4
_COLOURS: Final = (qRgb(255, 255, 255), qRgb(0, 0, 0))


def print_pages(pages: tuple[Page, ...], printer: str, title: str) -> None:
    """Hand the pages to a printer of the system by its name.

    The system's own list has them then: it tells nobody through Qt whether they came out. Raises
    StationError when there is no such printer, or it took nothing.
    """
    # Asked for from the command line there is no window; then this is all of Qt that there is.
    _app = QGuiApplication.instance() or QGuiApplication([])
    found = QPrinterInfo.printerInfo(printer)
    if found.isNull():
        raise PrinterUnknownError(Phrase("print.no_such", {"printer": printer}))
    _paint(QPrinter(found, QPrinter.PrinterMode.HighResolution), pages, printer, title)


def write_pages(pages: tuple[Page, ...], file: Path, title: str) -> None:
    """The same as a PDF file; no printer is needed."""
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(file))
    _paint(device, pages, file.name, title)


def _paint(device: QPrinter, pages: tuple[Page, ...], printer: str, title: str) -> None:
    device.setDocName(title)
    device.setFullPage(True)
    if device.resolution() > _FINEST:
        device.setResolution(_FINEST)
    painter = QPainter()
    for nr, page in enumerate(pages):
        device.setPageSize(_size(page))
        device.setPageMargins(QMarginsF())
        if not (device.newPage() if nr else painter.begin(device)):
            painter.end()
            raise PrintRefusedError(Phrase("print.refused", {"printer": printer}))
        _put(painter, page, device.resolution())
    if not painter.end():
        raise PrintRefusedError(Phrase("print.refused", {"printer": printer}))


def _put(painter: QPainter, page: Page, resolution: int) -> None:
    """The page dot by dot: bars are as wide as they were meant, whatever the driver scales."""
    drawn = dots(page, min(resolution, _FINEST))
    stride = (drawn.width + 7) // 8
    image = QImage(drawn.rows, drawn.width, drawn.height, stride, QImage.Format.Format_Mono)
    image.setColorTable(_COLOURS)
    scale = max(1.0, resolution / _FINEST)
    painter.drawImage(QRectF(0, 0, drawn.width * scale, drawn.height * scale), image)


def _size(page: Page) -> QPageSize:
    """The page's own size, so that a roll is cut where the slip ends."""
    wide, high = (side * _MM_PER_INCH / DOTS_PER_INCH for side in (page.width, page.height))
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    return QPageSize(QSizeF(wide, high), QPageSize.Unit.Millimeter, "Slip", exact)
