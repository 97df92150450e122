"""A choice: one of a few, large enough for a thumb, with its mark before it."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icon, theme
from ui.tokens import KEY_CORNER, THEMES, Role
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, side_by_side

_HIGH: Final = 56
_MARK: Final = 24
_SAMPLE: Final = (44, 32)


class Choice(Pressable):
    """A ring that is filled with a tick when it is chosen, and the words; a theme shows itself."""

    picked = Signal()

    def __init__(self, text: str, key: str = "", *, sample: str = "") -> None:
        super().__init__(text)
        self.speak_as(QAccessible.Role.RadioButton)
        look = theme()
        self._mark = _Mark()
        self._words = PlainLabel(text, Role.BODY_STRONG, cut=True)
        row = side_by_side(look.px(12))
        row.addWidget(self._mark)
        if sample:
            row.addWidget(_Sample(sample))
        row.addWidget(self._words)
        row.addWidget(KeyCap(key))
        self.hold(row, look.gap(16), look.px(8), look.gap(20), look.px(8))
        self.setMinimumHeight(look.px(_HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.picked)
        self.let_through()

    def restyle(self) -> None:
        """Fill the ring when it is chosen."""
        self._mark.tell(filled=self.chosen)
        super().restyle()


class _Mark(QWidget):
    """The ring, or the tick in it."""

    def __init__(self) -> None:
        super().__init__()
        self._filled = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, *, filled: bool) -> None:
        """Be so."""
        self._filled = filled
        self.update()

    def sizeHint(self) -> QSize:
        """As large as its text."""
        side = theme().px(_MARK)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if not self._filled:
            painter.setPen(QPen(look.colour("edge"), 2))
            painter.drawEllipse(room.adjusted(1, 1, -1, -1))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ink"))
        painter.drawEllipse(room)
        side = round(room.width() * 0.6)
        tick = icon("check-bold", side, look.colour("card"), self.devicePixelRatioF())
        painter.drawPixmap(
            round((self.width() - side) / 2), round((self.height() - side) / 2), tick
        )


class _Sample(QWidget):
    """A theme in small: its paper, its ink and its green."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._tokens = THEMES[name]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small sheet."""
        wide, high = _SAMPLE
        return QSize(theme().px(wide), theme().px(high))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a sheet of that paper, a line of its ink, a button in its green."""
        look, tokens, painter = theme(), self._tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(QColor(tokens.paper))
        painter.drawRoundedRect(room, look.px(KEY_CORNER), look.px(KEY_CORNER))
        painter.setPen(Qt.PenStyle.NoPen)
        line = room.height() / 8
        painter.setBrush(QColor(tokens.ink))
        painter.drawRect(QRectF(room.left() + 2 * line, room.top() + 2 * line, 4 * line, line))
        painter.setBrush(QColor(tokens.yes))
        painter.drawRect(QRectF(room.right() - 5 * line, room.bottom() - 3 * line, 3 * line, line))
