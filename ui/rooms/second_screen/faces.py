"""Five faces, from not good to lovely; one painter draws them all."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy

from ui.rooms.second_screen.measure import TEXT, Measure
from ui.rooms.second_screen.parts import Thing, Words
from ui.theme import theme
from ui.widgets.laid import column
from ui.widgets.paint import rounded

_BENT: Final = {1: -0.30, 2: -0.14, 3: 0.0, 4: 0.22}
"""How far a mouth is bent, in shares of its width: down is sad. The fifth laughs."""
_CARD: Final = 120
_FACE: Final = 72


class FaceButton(Thing):
    """One grade: a face, and its word under it."""

    picked = Signal(int)

    def __init__(self, measure: Measure, grade: int, word: str, *, chosen: bool) -> None:
        super().__init__(word)
        self.speak_as(QAccessible.Role.RadioButton)
        self._measure, self._grade = measure, grade
        words = Words(
            measure,
            word,
            TEXT,
            "ink" if chosen else "ink_soft",
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        words.wear(strong=chosen)
        below = column()
        below.addSpacing(self._side + measure.gap(10))
        below.addWidget(words)
        self.hold(below, 0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choose(chosen)
        self.let_through()
        self.clicked.connect(lambda: self.picked.emit(grade))

    @property
    def _side(self) -> int:
        return self._measure.touch(_CARD)

    def sizeHint(self) -> QSize:
        """The card, or its word where that is wider."""
        words = super().sizeHint()
        return QSize(max(self._side, words.width()), words.height())

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the card with the face; the word stands below it."""
        side = float(self._side)
        card = QRectF(room.left() + (room.width() - side) / 2, room.top(), side, side)
        fill = "yes_soft" if self.chosen else "tile" if self.underMouse() else "card"
        edge, width = (
            ("ink", max(3.0, theme().tokens.chosen_width))
            if self.chosen
            else ("edge", theme().tokens.edge_width)
        )
        rounded(painter, card, side / 7, fill=fill, edge=edge, width=width)
        face = self._measure.px(_FACE)
        draw_face(painter, card.center(), min(face, side * 0.62), self._grade)


def draw_face(painter: QPainter, middle: QPointF, side: float, grade: int) -> None:
    """A round face of this grade."""
    ink = theme().colour("ink")
    pen = QPen(ink, max(2.0, side / 18))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = side / 2
    painter.drawEllipse(middle, half - pen.widthF() / 2, half - pen.widthF() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for across in (-0.18, 0.18):
        eye = middle + QPointF(side * across, -side * 0.12)
        painter.drawEllipse(eye, side * 0.055, side * 0.055)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(_mouth(middle, side, grade))


def _mouth(middle: QPointF, side: float, grade: int) -> QPainterPath:
    wide = side * (0.24 if grade in _BENT else 0.27)
    bend = _BENT.get(grade, 0.0) * side
    # The ends rise as the middle falls, so that each mouth keeps its place.
    height = middle.y() + side * 0.19 - bend / 3
    if grade not in _BENT:
        height = middle.y() + side * 0.08
    left, right = QPointF(middle.x() - wide, height), QPointF(middle.x() + wide, height)
    path = QPainterPath(left)
    if grade in _BENT:
        path.quadTo(QPointF(middle.x(), height + bend * 1.3), right)
        return path
    path.lineTo(right)
    path.cubicTo(
        QPointF(right.x() - side * 0.03, height + side * 0.34),
        QPointF(left.x() + side * 0.03, height + side * 0.34),
        left,
    )
    return path
