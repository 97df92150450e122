"""Dots: one for each claim, differing in shape as in colour; and the same marks for a legend."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

_COLUMNS: Final = 20
_PITCH: Final = 14


class Mark(Enum):
    """A large filled dot, a small one, a ring, a dash."""

    FULL = auto()
    SMALL = auto()
    RING = auto()
    DASH = auto()


class Dots(QWidget):
    """So many marks in rows of twenty, in their order."""

    spoken = QAccessible.Role.Graphic

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[Mark, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, marks: Sequence[Mark], words: str) -> None:
        """Show these; `words` say the same to who cannot see them."""
        if len(marks) != len(self._marks):
            self.updateGeometry()
        self._marks = tuple(marks)
        self.setAccessibleName(words)
        self.update()

    def hasHeightForWidth(self) -> bool:
        """As many rows as there are."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The rows, as far apart as the columns."""
        rows = -(-len(self._marks) // _COLUMNS)
        return round(rows * self._pitch(width))

    def sizeHint(self) -> QSize:
        """Twenty columns."""
        wide = theme().px(_PITCH) * _COLUMNS
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A little closer is still readable."""
        return QSize(theme().px(_PITCH) * _COLUMNS * 3 // 4, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = self._pitch(self.width())
        for nr, mark in enumerate(self._marks):
            middle = QPointF(nr % _COLUMNS + 0.5, nr // _COLUMNS + 0.5) * pitch
            draw(painter, mark, middle, pitch)

    def _pitch(self, width: int) -> float:
        return min(width / _COLUMNS, theme().px(_PITCH) * 1.5)


class MarkGlyph(QWidget):
    """One mark alone, for the legend."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As large as its text."""
        side = theme().px(_PITCH)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        draw(painter, self._mark, middle, self.width())


def draw(painter: QPainter, mark: Mark, middle: QPointF, pitch: float) -> None:
    """A mark around its middle, where they lie so far apart."""
    look = theme()
    painter.setPen(Qt.PenStyle.NoPen)
    match mark:
        case Mark.FULL:
            painter.setBrush(look.colour("yes"))
            _round(painter, middle, pitch * 0.43)
        case Mark.SMALL:
            painter.setBrush(look.colour("edge"))
            _round(painter, middle, pitch * 0.25)
        case Mark.RING:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("look"), pitch * 0.16))
            _round(painter, middle, pitch * 0.32)
        case Mark.DASH:
            painter.setPen(QPen(look.colour("ink"), pitch * 0.2))
            half = QPointF(pitch * 0.3, 0)
            painter.drawLine(middle - half, middle + half)


def _round(painter: QPainter, middle: QPointF, radius: float) -> None:
    half = QPointF(radius, radius)
    painter.drawEllipse(QRectF(middle - half, middle + half))
