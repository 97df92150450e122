"""The perforation: above it is what, below it is done."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.paint import perforation


class Perforation(QWidget):
    """A dashed line as long as its room."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__()
        self._lies = orientation is Qt.Orientation.Horizontal
        thin, long = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((long, thin) if self._lies else (thin, long)))
        if self._lies:
            self.setFixedHeight(2)
        else:
            self.setFixedWidth(2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashes."""
        end = QPointF(self.width(), 1) if self._lies else QPointF(1, self.height())
        perforation(QPainter(self), QPointF(0, 1) if self._lies else QPointF(1, 0), end)
