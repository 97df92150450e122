"""The scanner's line over the room: it lights before anything is looked up, and goes out after."""

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme

_LIT_MS = 400
_THICK = 4  # px


class HeardLine(QWidget):
    """Says within one frame that a scan was heard; what it meant is said where it belongs."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._out = QTimer(self, singleShot=True, interval=_LIT_MS)
        self._out.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def light(self, room: QRect) -> None:
        """Light it along the upper edge of this room, seen at once: what follows takes longer."""
        self._out.start()
        self.setGeometry(room.x(), room.y(), room.width(), theme().px(_THICK))
        self.raise_()
        self.show()
        self.repaint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        QPainter(self).fillRect(self.rect(), theme().colour("yes"))
