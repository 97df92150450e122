"""The forest: a bar code at rest; a scan draws the green line across it once."""

from PySide6.QtCore import QEasingCurve, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import drawing, theme

_SHAPE = 388 / 500
_READ_AT = 0.8  # how far down the scanner's line runs


class Forest(QWidget):
    """The idle picture, standing on the bottom of its room, at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn = 1.0
        self._line = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._line.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._line.valueChanged.connect(self._draw_to)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As it was drawn."""
        return QSize(568, 388)

    def scan(self) -> None:
        """Draw the green line across, once."""
        self._line.stop()
        if theme().motion:
            self._line.setDuration(theme().milliseconds())
            self._line.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the trees, then the line through them."""
        look, painter = theme(), QPainter(self)
        width = min(self.width() * 0.83, self.height() / _SHAPE)
        height = width * _SHAPE
        left = (self.width() - width) / 2
        picture = drawing("forest", round(width), round(height), self.devicePixelRatioF())
        painter.drawPixmap(round(left), round(self.height() - height), picture)
        top = self.height() - height * (1 - _READ_AT)
        painter.fillRect(QRectF(0, top, self.width() * self._drawn, 3), look.colour("yes"))

    def _draw_to(self, share: object) -> None:
        """Draw the line so far."""
        assert isinstance(share, float)
        self._drawn = share
        self.update()
