"""A bar as long as what is done, and its share in words; and the scale of an interval."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import Role
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.progress_line import ProgressLine


class Bar(QWidget):
    """How far something has come."""

    def __init__(self) -> None:
        super().__init__()
        self._line = ProgressLine()
        self._words = PlainLabel("", Role.SMALL, "ink_soft")
        made = QVBoxLayout(self)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(theme().gap(8))
        made.addWidget(self._line)
        made.addWidget(self._words)

    def tell(self, share: float, words: str) -> None:
        """Be so long, and say so."""
        self._line.tell(share)
        self._line.setAccessibleName(words)
        self._words.say(words)


class Scale(QWidget):
    """From none to all: where the true share lies, and the share itself."""

    spoken = QAccessible.Role.Graphic

    def __init__(self) -> None:
        super().__init__()
        self._low = self._high = self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, low: float, share: float, high: float, words: str) -> None:
        """Show this interval; `words` say the same to who cannot see it."""
        self._low, self._share, self._high = low, share, high
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """The band, and the ends in words below it."""
        return QSize(240, theme().px(28) + theme().line(Role.SMALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scale, the band, the share, the ends."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, thin, thick = self.width(), look.px(4), look.px(14)
        middle = look.px(14)
        whole = QRectF(0, middle - thin / 2, wide, thin)
        rounded(painter, whole, thin / 2, fill="line")
        left, right = wide * self._low, wide * self._high
        band = QRectF(left, middle - thick / 2, max(thick, right - left), thick)
        band.moveRight(min(band.right(), wide))
        rounded(painter, band, thick / 2, fill="yes_soft", edge="yes", width=look.px(2))
        mark = QRectF(0, 0, look.px(4), look.px(26))
        mark.moveCenter(band.center())
        mark.moveLeft(min(max(0.0, wide * self._share - mark.width() / 2), wide - mark.width()))
        rounded(painter, mark, look.px(2), fill="ink")
        painter.setFont(look.font(Role.SMALL))
        painter.setPen(look.colour("ink_soft"))
        below = QRectF(0, look.px(28), wide, look.line(Role.SMALL))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0\N{NO-BREAK SPACE}%")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, "100\N{NO-BREAK SPACE}%")
