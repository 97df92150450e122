"""A bar code on the screen, dark on white whatever the theme: a scanner reads it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.tokens import CONTRAST, CONTROL_CORNER, SLIP_PAPER
from ui.widgets.paint import rounded

_MODULE = 2
_HIGH = 64
_QUIET = 12  # modules


class CodeCard(QWidget):
    """Bars as (left, top, width, height) in modules, with their quiet zones around them."""

    spoken = QAccessible.Role.Graphic

    def __init__(self, bars: tuple[tuple[int, int, int, int], ...], wide: int, name: str) -> None:
        super().__init__()
        self._bars, self._wide = bars, wide
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Modules of whole pixels; larger does not read better."""
        wide = (self._wide + 2 * _QUIET) * _MODULE
        return QSize(wide, _HIGH + 2 * _QUIET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the white and the bars."""
        painter = QPainter(self)
        room = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(SLIP_PAPER))
        corner = theme().px(CONTROL_CORNER)
        painter.drawRoundedRect(room, corner, corner)
        painter.setBrush(QColor(CONTRAST.ink))
        for left, _top, width, _height in self._bars:
            bar = QRectF((_QUIET + left) * _MODULE, _QUIET, width * _MODULE, _HIGH)
            painter.drawRect(bar)
        rounded(painter, room, corner, edge="edge")
