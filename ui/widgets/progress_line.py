"""How far something has come, as a line."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.paint import rounded


class ProgressLine(QWidget):
    """A line as long as what is done, from 0 to 1."""

    spoken = QAccessible.Role.ProgressBar

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, share: float | None) -> None:
        """Be so long; nobody knows: stay empty, and words beside it tell."""
        self._share = min(max(share or 0.0, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        """Thin."""
        return QSize(200, theme().px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the place and what is done."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        edge = "edge" if theme().tokens.contrast else ""
        rounded(painter, room, room.height() / 2, fill="sunken", edge=edge)
        if self._share:
            room.setWidth(max(room.height(), room.width() * self._share))
            rounded(painter, room, room.height() / 2, fill="yes")
