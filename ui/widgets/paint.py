"""The painters that several things share: rounded shapes, rings, dashed lines."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import theme
from ui.tokens import RING


def rounded(
    painter: QPainter,
    room: QRectF,
    corner: float,
    *,
    fill: str = "",
    edge: str = "",
    width: float = 0,
    dashed: bool = False,
) -> None:
    """A rounded shape in `room`, its edge inside it; fill and edge are names of tokens."""
    look = theme()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    if edge:
        pen = QPen(look.colour(edge), width or look.tokens.edge_width)
        if dashed:
            pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        half = pen.widthF() / 2
        room = room.adjusted(half, half, -half, -half)
        corner -= half
    painter.drawRoundedRect(room, corner, corner)


def ring(painter: QPainter, room: QRectF, corner: float) -> None:
    """The focus ring, along the inner edge of `room`."""
    rounded(painter, room, corner, edge="focus", width=RING)


def perforation(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """The slip's dashed line: above it is what, below it is done."""
    look = theme()
    pen = QPen(look.colour("line"), 2)
    pen.setDashPattern([3, 2])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(start, end)
