"""A label whose words are underlined where they are what was looked for."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from returns_station.desk.spelling import marks
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.label import PlainLabel

_THICK = 2


class MarkedLabel(PlainLabel):
    """Plain text; what begins as one of the words looked for has a line below it."""

    def __init__(self, role: Role = Role.LEAD, ink: str = "ink", *, wrap: bool = False) -> None:
        super().__init__("", role, ink, wrap=wrap, cut=not wrap)
        self._begins: tuple[str, ...] = ()

    def mark(self, text: str, begins: tuple[str, ...]) -> None:
        """Show this text, with what begins so underlined."""
        self._begins = begins
        self.say(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, then the lines below those that were looked for."""
        super().paintEvent(event)
        painter, lines = QPainter(self), self._typeset(self.width())
        top = max(0.0, (self.height() - lines.size.height()) / 2) if not self._wrap else 0.0
        room, thick = QRectF(0, top, self.width(), self.height()), theme().px(_THICK)
        for start, length in marks(self.text(), self._begins):
            for place in lines.below(start, length, room):
                line = QRectF(place.left(), place.bottom() + 2 * thick, place.width(), thick)
                painter.fillRect(line, theme().colour(self._ink))
