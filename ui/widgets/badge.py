"""A badge: one word of state with its icon."""

from enum import Enum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.tokens import Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded


class Tone(Enum):
    """What a badge means: (ground, ink, edge in high contrast)."""

    INK = ("ink", "card", "ink")  # suggested, now
    DONE = ("yes_soft", "yes_ink", "yes_ink")
    PLAIN = ("sunken", "ink", "edge")
    LOOK = ("look_soft", "look_ink", "look")


class Badge(QWidget):
    """A word of state on its own ground."""

    def __init__(self, text: str, icon: str = "check-bold", tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self._tone = tone
        self._glyph = Glyph(icon, 18, tone.value[1])
        self._words = PlainLabel(text, Role.SMALL_STRONG, tone.value[1])
        row = QHBoxLayout(self)
        look = theme()
        row.setContentsMargins(look.px(8), look.px(2), look.px(10), look.px(2))
        row.setSpacing(look.px(6))
        row.addWidget(self._glyph)
        row.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def tell(self, text: str, icon: str, tone: Tone) -> None:
        """Say another state."""
        self._tone = tone
        self._glyph.show_icon(icon, tone.value[1])
        self._words.say(text)
        self._words.wear(ink=tone.value[1])
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, _, edge = self._tone.value
        room = QRectF(self.rect())
        edge = edge if theme().tokens.contrast else ""
        rounded(painter, room, room.height() / 2, fill=ground, edge=edge)
