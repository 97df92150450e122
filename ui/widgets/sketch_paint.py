"""What a map of stops is drawn with: ground, the way, a stop in its state, the scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import hypot
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from returns_station.pickup.ground import Ground
from returns_station.pickup.place import Point
from ui.models.map_plane import Place, Plane
from ui.theme import drawing, icon, theme
from ui.tokens import Role

PIN: Final = 14
"""Half of a stop's width, in px at 100 % text."""
_DEPOT: Final = 30
_NOW: Final = 1.36  # how much larger the stop is that the van is on its way to
_STREET_METRES: Final = 30  # wider than they are: a line one can see
_THIN, _THICK = 1.5, 12.0


class Stands(Enum):
    """How a stop stands; what is drawn tells it by shape, never by colour alone."""

    AHEAD = auto()
    NOW = auto()
    DONE = auto()
    MISSED = auto()
    LATE = auto()
    NEW = auto()


@dataclass(frozen=True, slots=True)
class Pin:
    """A stop on the map: its number, how it stands, a word beside it where there is room."""

    key: str
    number: str
    point: Point
    stands: Stands = Stands.AHEAD
    word: str = ""
    chosen: bool = False

    @property
    def reach(self) -> float:
        """Half of what it covers, in px at 100 % text."""
        return PIN * _NOW + 8 if self.stands is Stands.NOW else PIN + 2


_BEHIND: Final = (Stands.DONE, Stands.MISSED, Stands.NOW)


def ground(picture: QPixmap, beneath: Ground, plane: Plane) -> None:
    """Water as pale areas, streets as pale lines as wide as streets are."""
    painter, look = QPainter(picture), theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("water"))
    for area in beneath.areas:
        painter.drawPolygon(_polygon(area, plane))
    wide = min(max(plane.zoom * _STREET_METRES, _THIN), _THICK)
    pen = QPen(look.colour("street"), wide)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in beneath.lines:
        painter.drawPolyline(_polygon(line, plane))
    painter.end()


def way(painter: QPainter, depot: Place, places: Sequence[Place], pins: Sequence[Pin]) -> None:
    """Drawn through as far as the van has come, dashed ahead and home again."""
    here = depot
    for pin, there in zip(pins, places, strict=True):
        _line(painter, here, there, ahead=pin.stands not in _BEHIND)
        here = there
    if places:
        _line(painter, here, depot, ahead=True)


def new_way(painter: QPainter, new: Place, before: Place, after: Place) -> None:
    """How the new stop would lie on the way."""
    for other in (before, after):
        _line(painter, other, new, ahead=True, ink="yes")


def leader(painter: QPainter, true: Place, shown: Place) -> None:
    """A dot where a stop is, and a line to where its number had room."""
    look = theme()
    if hypot(true[0] - shown[0], true[1] - shown[1]) < look.px(3):
        return
    painter.setPen(QPen(look.colour("ink"), 1))
    painter.setBrush(look.colour("ink"))
    painter.drawLine(QPointF(*true), QPointF(*shown))
    painter.drawEllipse(QPointF(*true), 3, 3)


def depot(painter: QPainter, at: Place, ratio: float) -> None:
    """The shop's mark, where the van comes from and goes back to."""
    side = theme().px(_DEPOT)
    place = QPointF(at[0] - side / 2, at[1] - side / 2)
    painter.drawPixmap(place, drawing("mark", side, side, ratio))


def pin(painter: QPainter, one: Pin, at: Place, ratio: float) -> None:
    """A stop: its number or its tick, ringed where the van is on its way to it."""
    look = theme()
    middle, radius = QPointF(*at), float(look.px(PIN))
    fill, edge, ink, wide = _INKS[one.stands]
    if one.stands is Stands.NOW:
        radius *= _NOW
        painter.setBrush(look.colour("paper"))
        painter.setPen(QPen(look.colour("ink"), look.px(3)))
        painter.drawEllipse(middle, radius + look.px(6), radius + look.px(6))
    elif one.chosen:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("focus"), 2))
        painter.drawEllipse(middle, radius + look.px(5), radius + look.px(5))
    painter.setBrush(look.colour(fill))
    painter.setPen(QPen(look.colour(edge), look.px(wide)))
    painter.drawEllipse(middle, radius, radius)
    sign = _SIGNS.get(one.stands)
    if sign is not None:
        side = round(radius * 1.2)
        picture = icon(sign, side, look.colour(ink), ratio)
        painter.drawPixmap(QPointF(at[0] - side / 2, at[1] - side / 2), picture)
        return
    painter.setFont(look.font(Role.SMALL_STRONG))
    painter.setPen(look.colour(ink))
    room = QRectF(at[0] - 2 * radius, at[1] - radius, 4 * radius, 2 * radius)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, one.number)


def scale(painter: QPainter, room: QRectF, wide: float, words: str) -> None:
    """A bar of a round length, its length in words, and where north is."""
    look = theme()
    side, inset = look.px(16), look.gap(16)
    left, foot = room.left() + inset, room.bottom() - inset
    north = icon(
        "arrow-fat-up", side, look.colour("ink_soft"), painter.device().devicePixelRatioF()
    )
    painter.drawPixmap(QPointF(left, foot - side), north)
    left += side + look.px(8)
    painter.setPen(QPen(look.colour("ink_soft"), 2))
    tick = look.px(6)
    painter.drawLine(QPointF(left, foot), QPointF(left + wide, foot))
    for x in (left, left + wide):
        painter.drawLine(QPointF(x, foot - tick), QPointF(x, foot))
    painter.setFont(look.font(Role.SMALL))
    painter.drawText(QPointF(left + wide + look.px(8), foot + 1), words)


def _line(painter: QPainter, here: Place, there: Place, *, ahead: bool, ink: str = "ink") -> None:
    look = theme()
    pen = QPen(look.colour(ink), look.px(3.5 if not ahead or ink != "ink" else 2.5))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if ahead:
        pen.setDashPattern([2.2, 2.2])
    painter.setPen(pen)
    painter.drawLine(QPointF(*here), QPointF(*there))


def _polygon(points: Sequence[Point], plane: Plane) -> QPolygonF:
    return QPolygonF([QPointF(*plane.place(each)) for each in points])


# Fill, edge, ink of the number, width of the edge.
_INKS: Final = {
    Stands.AHEAD: ("card", "ink", "ink", 2),
    Stands.NOW: ("ink", "ink", "card", 2),
    Stands.DONE: ("ink", "ink", "card", 2),
    Stands.MISSED: ("card", "ink", "ink", 2),
    Stands.LATE: ("look_soft", "look", "look_ink", 3),
    Stands.NEW: ("yes_soft", "yes", "yes", 3),
}
_SIGNS: Final = {Stands.DONE: "check-bold", Stands.MISSED: "minus", Stands.NEW: "plus"}
