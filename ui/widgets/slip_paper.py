"""A slip on the screen: the very page that is printed, drawn smaller."""

from typing import Final, assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from returns_station.adapters.printing.drawing import (
    Box,
    Face,
    Item,
    Page,
    Patches,
    Picture,
    Rule,
    Shape,
    Text,
)
from ui.theme import theme
from ui.tokens import SLIP_PAPER
from ui.widgets.paint import rounded

_WIDE: Final = 368
_TALL: Final = 620
_FAMILIES: Final = {
    Face.VOICE: ("Newsreader", 500),
    Face.VOICE_LIGHT: ("Newsreader", 400),
    Face.WORK: ("Hanken Grotesk", 500),
    Face.WORK_LIGHT: ("Hanken Grotesk", 400),
    Face.STRONG: ("Hanken Grotesk", 700),
    Face.OTHER: ("Noto Sans", 400),
}
_EDGE: Final = 4


class SlipPaper(QWidget):
    """The first page of a slip, as wide as there is room for."""

    def __init__(self, wide: int = _WIDE) -> None:
        super().__init__()
        self._wide = wide
        self._page: Page | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def be_wide(self, wide: int) -> None:
        """Be at most so wide."""
        self._wide = wide
        self.updateGeometry()
        self.update()

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Show this slip, or none while it is not drawn yet."""
        self._page = pages[0] if pages else None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The page's own shape."""
        if self._page is None:
            return QSize(self._wide, self._wide)
        scale = self._scale(self._page)
        return QSize(
            round(self._page.width * scale) + 2 * _EDGE,
            round(self._page.height * scale) + 2 * _EDGE,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper with its shadow, and what is printed on it."""
        if self._page is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale(self._page)
        size = QRectF(_EDGE, _EDGE, self._page.width * scale, self._page.height * scale)
        shadow = theme().colour("shadow")
        shadow.setAlpha(shadow.alpha() // 3)
        for spread in (3, 2, 1):
            painter.fillRect(size.adjusted(-spread, -spread + 1, spread, spread + 1), shadow)
        painter.fillRect(size, QColor(SLIP_PAPER))
        if theme().tokens.contrast:
            # Where all is white, no shadow tells the paper from the ground.
            rounded(painter, size, 0, edge="edge")
        painter.translate(_EDGE, _EDGE)
        painter.scale(scale, scale)
        for top, block in self._page.blocks:
            for item in block.items:
                _put(painter, item, top)

    def _scale(self, page: Page) -> float:
        return float(min(self._wide / page.width, _TALL / page.height))


def _put(painter: QPainter, item: Item, top: float) -> None:
    """Draw one thing that lies on the page."""
    match item:
        case Text():
            _put_text(painter, item, top)
        case Rule():
            pen = QPen(_ink(item.grey, item.colour), item.thickness)
            if item.dash:
                pen.setDashPattern([part / item.thickness for part in item.dash])
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            y = top + item.y + item.thickness / 2
            painter.drawLine(QPointF(item.x, y), QPointF(item.x + item.width, y))
        case Box():
            filled = not item.thickness
            painter.setPen(
                Qt.PenStyle.NoPen if filled else QPen(_ink(0, item.colour), item.thickness)
            )
            painter.setBrush(_ink(0, item.colour) if filled else Qt.BrushStyle.NoBrush)
            room = QRectF(item.x, top + item.y, item.width, item.height)
            painter.drawRoundedRect(room, item.corner, item.corner)
        case Patches():
            for left, down, width, height in item.patches:
                room = QRectF(item.x + left, top + item.y + down, width, height)
                painter.fillRect(room, _ink(0))
        case Shape():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_ink(item.grey))
            points = [QPointF(item.x + x, top + item.y + y) for x, y in item.points]
            painter.drawPolygon(QPolygonF(points))
        case Picture():
            room = QRectF(item.x, top + item.y, item.width, item.height)
            painter.drawImage(room, QImage.fromData(item.png))
        case _:
            assert_never(item)


def _put_text(painter: QPainter, item: Text, top: float) -> None:
    family, weight = _FAMILIES[item.face]
    font = QFont(family)
    font.setPixelSize(round(item.size))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.setFont(font)
    painter.setPen(_ink(item.grey, item.colour))
    painter.drawText(QPointF(item.x, top + item.y), item.text)


def _ink(grey: float, colour: str = "") -> QColor:
    return QColor(colour) if colour else QColor.fromRgbF(grey, grey, grey)
