"""A map of a van's day, drawn from coordinates alone: true to distance, north up, no network."""

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from returns_station.pickup.ground import BARE, Ground
from returns_station.pickup.place import Point
from ui.models.map_plane import Box, Place, Plane, apart, free_place, plane_of
from ui.theme import theme
from ui.tokens import SHEET_CORNER, Role
from ui.widgets import sketch_paint as paint
from ui.widgets.paint import rounded
from ui.widgets.sketch_paint import Pin, Stands

_MARGIN: Final = 40
_FOOT: Final = 24  # more below, for the scale bar
_BAR: Final = 120
_STEP: Final = 10  # px between the places on a line that words keep clear of


@dataclass(frozen=True, slots=True)
class Sketch:
    """The depot, the stops in driving order, the new one and between what it would come."""

    depot: Point
    pins: tuple[Pin, ...] = ()
    new: Pin | None = None
    between: tuple[Point, Point] | None = None
    ground: Ground = BARE


@dataclass(frozen=True, slots=True)
class Laid:
    """Where everything stands in one size; pins that were moved point to their true place."""

    plane: Plane
    depot: Place
    pins: tuple[Place, ...]
    new: Place | None


class SketchMap(QWidget):
    """Draws what it is told; a pressed stop is told by its key."""

    picked = Signal(str)
    spoken = QAccessible.Role.Graphic

    def __init__(self, length: Callable[[int], str]) -> None:
        """`length` says metres in the clerk's language."""
        super().__init__()
        self._length = length
        self._sketch: Sketch | None = None
        self._beneath: tuple[object, QPixmap] | None = None
        self._kept: tuple[object, Laid] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def sketch(self) -> Sketch | None:
        """What is drawn."""
        return self._sketch

    def tell(self, sketch: Sketch | None, name: str) -> None:
        """Show this; the name is what a screen reader says of it."""
        self.setAccessibleName(name)
        if sketch != self._sketch:
            self._sketch = sketch
            self.update()

    def sizeHint(self) -> QSize:
        """As in the pictures."""
        return QSize(theme().px(560), theme().px(530))

    def minimumSizeHint(self) -> QSize:
        """Smaller says nothing."""
        return QSize(220, 200)

    def laid(self) -> Laid | None:
        """Where everything stands now."""
        sketch = self._sketch
        if sketch is None:
            return None
        key = (sketch, self.size().toTuple(), theme().scale)
        if self._kept is None or self._kept[0] != key:
            self._kept = (key, self._lay(sketch))
        return self._kept[1]

    def _lay(self, sketch: Sketch) -> Laid:
        margin, look = theme().gap(_MARGIN), theme()
        foot = margin + look.px(_FOOT)
        room = Box(margin, margin, self.width() - 2 * margin, self.height() - margin - foot)
        pins = (*sketch.pins, *((sketch.new,) if sketch.new else ()))
        plane = plane_of((sketch.depot, *(pin.point for pin in pins)), room)
        depot = plane.place(sketch.depot)
        stand = [plane.place(pin.point) for pin in pins]
        # The depot parts from a stop beside it as stops part from each other; it is drawn in place.
        moved = apart([depot, *stand], 2 * look.px(paint.PIN) + 4, _around(room, margin / 2))[1:]
        new = moved.pop() if sketch.new else None
        return Laid(plane, depot, tuple(moved), new)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which stop was pressed."""
        laid, sketch = self.laid(), self._sketch
        if laid is None or sketch is None:
            return
        here = event.position()
        for pin, at in zip(sketch.pins, laid.pins, strict=True):
            if hypot(at[0] - here.x(), at[1] - here.y()) <= theme().px(paint.PIN) + 4:
                self.picked.emit(pin.key)
                return

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, way, stops, words and scale, each over the one before."""
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, corner = QRectF(self.rect()), look.px(SHEET_CORNER)
        rounded(painter, room, corner, fill="sunken")
        laid, sketch = self.laid(), self._sketch
        if laid is None or sketch is None:
            return
        shape = QPainterPath()
        shape.addRoundedRect(room, corner, corner)
        painter.setClipPath(shape)
        painter.drawPixmap(0, 0, self._drawn_ground(sketch.ground, laid.plane))
        paint.way(painter, laid.depot, laid.pins, sketch.pins)
        if laid.new and sketch.between:
            paint.new_way(painter, laid.new, *(self._stand(each) for each in sketch.between))
        for pin, at in zip(sketch.pins, laid.pins, strict=True):
            paint.leader(painter, laid.plane.place(pin.point), at)
        ratio = self.devicePixelRatioF()
        self._words(painter, sketch, laid)
        paint.depot(painter, laid.depot, ratio)
        for pin, at in zip(sketch.pins, laid.pins, strict=True):
            paint.pin(painter, pin, at, ratio)
        if laid.new and sketch.new:
            paint.pin(painter, sketch.new, laid.new, ratio)
        metres, wide = laid.plane.bar(look.px(_BAR))
        paint.scale(painter, room, wide, self._length(metres))
        painter.setClipping(False)
        if look.tokens.contrast:
            rounded(painter, room, corner, edge="edge")

    def _stand(self, point: Point) -> Place:
        """Where the stop at this point is drawn."""
        laid, sketch = self.laid(), self._sketch
        assert laid is not None
        assert sketch is not None
        for pin, at in zip(sketch.pins, laid.pins, strict=True):
            if pin.point == point:
                return at
        return laid.plane.place(point)

    def _drawn_ground(self, ground: Ground, plane: Plane) -> QPixmap:
        """Streets and water, kept as a picture: a town has a hundred thousand corners."""
        ratio = self.devicePixelRatioF()
        key = (ground, plane, self.size().toTuple(), ratio, theme().tokens.name)
        if self._beneath is None or self._beneath[0] != key:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            paint.ground(picture, ground, plane)
            self._beneath = (key, picture)
        return self._beneath[1]

    def _words(self, painter: QPainter, sketch: Sketch, laid: Laid) -> None:
        """Names where there is room: none lies on another, on a stop or on the way."""
        look = theme()
        font = look.font(Role.SMALL)
        metrics = QFontMetricsF(font)
        taken = [*_boxes(sketch, laid, look.scale), *_clear_of(laid)]
        # The scale bar stands at the foot, in the left corner.
        foot = look.px(44)
        taken.append(Box(0, self.height() - foot, look.px(_BAR + 72), foot))
        room = Box(4, 4, self.width() - 8, self.height() - 8)
        named = [(laid.plane.place(each.point), each.text, 0.0) for each in sketch.ground.names]
        own = [
            (at, pin.word, pin.reach * look.scale + 4)
            for pin, at in zip(sketch.pins, laid.pins, strict=True)
            if pin.word and (pin.chosen or not named)
        ]
        for at, text, reach in sorted(own, key=lambda one: len(one[1])) + named:
            size = (metrics.horizontalAdvance(text) + 6, metrics.height())
            box = free_place(at, reach, size, taken, room)
            if box is not None:
                taken.append(box)
                painter.setFont(font)
                painter.setPen(look.colour("ink_soft"))
                left = QPointF(box.left + 3, box.top + metrics.ascent())
                painter.drawText(left, text)


def _boxes(sketch: Sketch, laid: Laid, scale: float) -> list[Box]:
    """What the stops and the depot cover."""
    reached = [(laid.depot, paint.PIN + 2.0)]
    reached += [(at, pin.reach) for at, pin in zip(laid.pins, sketch.pins, strict=True)]
    if laid.new and sketch.new:
        reached.append((laid.new, sketch.new.reach))
    sized = [(at, reach * scale) for at, reach in reached]
    return [Box(x - far, y - far, 2 * far, 2 * far) for (x, y), far in sized]


def _clear_of(laid: Laid) -> list[Box]:
    """Small boxes along the way."""
    boxes, here = [], laid.depot
    for there in (*laid.pins, laid.depot):
        far = hypot(there[0] - here[0], there[1] - here[1])
        for nr in range(int(far // _STEP) + 1):
            share = nr * _STEP / far if far else 0.0
            x, y = here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share
            boxes.append(Box(x - 3, y - 3, 6, 6))
        here = there
    return boxes


def _around(room: Box, more: float) -> Box:
    return Box(room.left - more, room.top - more, room.width + 2 * more, room.height + 2 * more)


__all__ = ["Pin", "Sketch", "SketchMap", "Stands"]
