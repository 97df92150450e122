"""A sheet: paper lying on the table, with a hairline around it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.tokens import CARD_CORNER
from ui.widgets.paint import rounded


class Sheet(QWidget):
    """A ground for other things; `fill` and `edge` are names of tokens, either may be empty."""

    def __init__(self, fill: str = "card", edge: str = "line", corner: int = CARD_CORNER) -> None:
        super().__init__()
        self._fill, self._edge, self._corner = fill, edge, corner

    def wear(self, fill: str, edge: str = "") -> None:
        """Change ground and edge."""
        self._fill, self._edge = fill, edge
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = theme().px(self._corner)
        rounded(painter, QRectF(self.rect()), corner, fill=self._fill, edge=self._edge)
