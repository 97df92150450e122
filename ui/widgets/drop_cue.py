"""The drop cue: where a picture that hangs over the window goes; then that it is being read."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import CARD_CORNER, Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.sheet import Sheet

_VEIL = 0.8  # so much of the room is covered: it is still there, and it waits


class DropCue(QWidget):
    """Lies over its parent from edge to edge, and lets every touch through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look = theme()
        self._glyph = Glyph("camera", 48, "yes_ink")
        self._words = PlainLabel("", Role.SAY, wrap=True)
        card = Sheet("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(*(look.gap(side) for side in (40, 32, 48, 32)))
        row.setSpacing(look.gap(24))
        row.addWidget(self._glyph)
        row.addWidget(self._words)
        page = QVBoxLayout(self)
        page.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def tell(self, words: str, *, icon: str = "camera") -> None:
        """Lie over the parent and say this."""
        parent = self.parentWidget()
        assert parent is not None
        self._words.say(words)
        self._glyph.show_icon(icon)
        self.setAccessibleName(words)
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the veil and the dashed edge of the slip it is to become."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = look.colour("paper")
        veil.setAlphaF(1 if look.tokens.contrast else _VEIL)
        painter.fillRect(self.rect(), veil)
        inset = look.gap(4)
        room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        rounded(painter, room, look.px(CARD_CORNER), edge="yes_ink", width=2, dashed=True)
