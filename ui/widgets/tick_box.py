"""A tick box: painted by whatever row it stands on, filled in green or in ink."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.theme import icon, theme
from ui.widgets.paint import rounded

SIDE: Final = 32
_MARK: Final = 18


def tick_box(
    painter: QPainter, place: QRectF, ratio: float, *, ticked: bool, fill: str = "yes"
) -> None:
    """The box in `place`, empty or with its tick."""
    look = theme()
    if not ticked:
        rounded(painter, place, look.px(8), fill="card", edge="edge", width=2)
        return
    rounded(painter, place, look.px(8), fill=fill)
    side = look.px(_MARK)
    inset = (place.width() - side) / 2
    mark = icon("check-bold", side, look.colour("on_yes" if fill == "yes" else "card"), ratio)
    painter.drawPixmap(place.topLeft() + QPointF(inset, inset), mark)
