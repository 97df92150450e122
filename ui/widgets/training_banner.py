"""The tape across the window that says nothing here is real."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.tokens import Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel

_HEIGHT = 36
_STRIPE = 12  # px, and as much between two
_AIR = 20


class TrainingBanner(QWidget):
    """Calm stripes at both ends, and the words on plain ground between them."""

    def __init__(self, words: str) -> None:
        super().__init__()
        look = theme()
        self._words = PlainLabel(words, Role.BODY_STRONG, "look_ink")
        self._middle = QWidget()
        row = QHBoxLayout(self._middle)
        row.setContentsMargins(look.px(_AIR), 0, look.px(_AIR), 0)
        row.setSpacing(look.px(10))
        row.addWidget(Glyph("flower-tulip", 20, "look_ink"))
        row.addWidget(self._words)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, look.px(4), 0, look.px(4))
        whole.addStretch(1)
        whole.addWidget(self._middle, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addStretch(1)
        self.setMinimumHeight(look.px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the stripes beside the words, and the line below."""
        look, painter = theme(), QPainter(self)
        room = QRectF(self.rect())
        painter.fillRect(room, look.colour("look_soft"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("look"))
        wide, slant = look.px(_STRIPE), room.height() / 2
        words = self._middle.geometry()
        x = 0.0
        while x + slant + wide <= room.width():
            if x + slant + wide <= words.left() or x >= words.right():
                painter.drawPolygon(QPolygonF([
                    QPointF(x + slant, 0), QPointF(x + slant + wide, 0),
                    QPointF(x + wide, room.height()), QPointF(x, room.height()),
                ]))  # fmt: skip
            x += 2 * wide
        edge = look.tokens.edge_width
        painter.fillRect(QRectF(0, room.height() - edge, room.width(), edge), look.colour("look"))
