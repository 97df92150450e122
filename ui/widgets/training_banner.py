"""The tape across the window that says nothing here is real."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.tokens import Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel

_HEIGHT = 36
_STRIPE = 12  # px, and as much between two
_MOST = 6  # at each end: a tape, not an alarm


class TrainingBanner(QWidget):
    """Some stripes at both ends, and the words on plain ground between them."""

    spoken = QAccessible.Role.Note

    def __init__(self, words: str) -> None:
        super().__init__()
        look = theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(4), 0, look.px(4))
        row.setSpacing(look.px(10))
        row.addStretch(1)
        row.addWidget(Glyph("flower-tulip", 20, "look_ink"))
        row.addWidget(PlainLabel(words, Role.BODY_STRONG, "look_ink"))
        row.addStretch(1)
        self.setMinimumHeight(look.px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the stripes at both ends, and the line below."""
        look, painter = theme(), QPainter(self)
        room = QRectF(self.rect())
        painter.fillRect(room, look.colour("look_soft"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("look"))
        wide, slant = look.px(_STRIPE), room.height() / 2
        both = _MOST * 2 * wide + slant
        places = (2 * nr * wide for nr in range(_MOST))
        for x in (each for at in places for each in (at, room.width() - both + wide + at)):
            painter.drawPolygon(QPolygonF([
                QPointF(x + slant, 0), QPointF(x + slant + wide, 0),
                QPointF(x + wide, room.height()), QPointF(x, room.height()),
            ]))  # fmt: skip
        edge = look.tokens.edge_width
        painter.fillRect(QRectF(0, room.height() - edge, room.width(), edge), look.colour("look"))
