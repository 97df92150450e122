"""A slider of four stops: its key and name, what it stands at, and what each stop costs."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import Role
from ui.widgets.focus_ring import FocusRing
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, Shape, side_by_side

STOPS: Final = 4
_KNOB: Final = 26
_DOT: Final = 12
_HIGH: Final = 32
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Slide:
    """A slider in words; `costs` are what its stops cost, "" where that is not known."""

    id: str
    key: str
    name: str
    said: str
    heard: str
    ends: tuple[str, str]
    costs: tuple[str, ...] = ("",) * STOPS
    at: int = 0


class Slider(Pressable):
    """Left and right move it; pressing a stop goes there, or takes it in hand."""

    moved = Signal(str, int)

    def __init__(self, slide: Slide) -> None:
        super().__init__(slide.name, Shape.QUIET)
        self.speak_as(QAccessible.Role.Slider)
        self.slide = slide
        look = theme()
        self._name = PlainLabel(slide.name, Role.BODY_STRONG)
        self._said = PlainLabel("", Role.BODY, wrap=True, align=Qt.AlignmentFlag.AlignRight)
        self._track = _Track()
        self._costs = tuple(PlainLabel("", Role.SMALL, "ink_soft") for _ in range(STOPS))
        self._ends = (
            PlainLabel("", Role.SMALL, "ink_soft", wrap=True),
            PlainLabel("", Role.SMALL, "ink_soft", wrap=True, align=Qt.AlignmentFlag.AlignRight),
        )
        head, ends = side_by_side(look.px(8)), side_by_side(look.px(12))
        head.addWidget(KeyCap(slide.key), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._name)
        head.addWidget(self._said, 1)
        for end in self._ends:
            ends.addWidget(end, 1)
        costs = QGridLayout()
        costs.setContentsMargins(0, 0, 0, 0)
        costs.setSpacing(0)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        for nr, cost in enumerate(self._costs):
            middle = Qt.AlignmentFlag.AlignHCenter
            side = sides[0] if not nr else sides[1] if nr == STOPS - 1 else middle
            costs.addWidget(cost, 0, nr, side)
            # The stops at the ends have half a share beside them.
            costs.setColumnStretch(nr, 1 if nr in (0, STOPS - 1) else 2)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._track)
        column.addLayout(costs)
        column.addLayout(ends)
        self.hold(column, 0, look.px(2), 0, look.px(2))
        self.let_through()
        self.tell(slide)

    @property
    def called(self) -> str:
        """What one flexes on."""
        return self.slide.name

    def tell(self, slide: Slide) -> None:
        """Show where it stands."""
        self.slide = slide
        self._said.say(slide.said)
        self._track.tell(slide.at)
        for nr, (label, cost) in enumerate(zip(self._costs, slide.costs, strict=True)):
            label.say(cost)
            label.wear(ink="ink" if nr == slide.at else "ink_soft", strong=nr == slide.at)
        for label, end in zip(self._ends, slide.ends, strict=True):
            label.say(end)
        self.setAccessibleName(f"{slide.name}: {slide.heard}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One step; Space and all else are the room's."""
        by = _STEPS.get(Qt.Key(event.key()))
        if by is None:
            event.ignore()
            return
        self.moved.emit(self.slide.id, self.slide.at + by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The stop below the finger."""
        if self.rect().contains(event.position().toPoint()):
            at = self._track.nearest(event.position().x() - self._track.x())
            self.moved.emit(self.slide.id, at)
        super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring lies around the knob."""
        super().focusInEvent(event)
        FocusRing.over(self.window()).follow(self._track.knob, theme().px(_KNOB) // 2)


class _Track(QWidget):
    """The line, its stops, and the knob that stands on one."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self.knob = _Knob(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, at: int) -> None:
        """Stand here."""
        self._at = at
        self._place()
        self.update()

    def nearest(self, left: float) -> int:
        """The stop that lies nearest."""
        return min(range(STOPS), key=lambda nr: abs(self._stop(nr).x() - left))

    def sizeHint(self) -> QSize:
        """As high as a knob and its ring."""
        look = theme()
        return QSize(look.px(200), look.px(_HIGH))

    def resizeEvent(self, _event: object) -> None:
        """The knob follows."""
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is given, what is left, and the stops."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        first, last, here = self._stop(0), self._stop(STOPS - 1), self._stop(self._at)
        thick = look.px(4)
        for begins, ends, ink in ((first, last, "edge"), (first, here, "ink")):
            painter.setBrush(look.colour(ink))
            line = QRectF(begins.x(), begins.y() - thick / 2, ends.x() - begins.x(), thick)
            painter.drawRect(line)
        side = look.px(_DOT)
        for nr in range(STOPS):
            middle = self._stop(nr)
            dot = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            painter.setBrush(look.colour("edge"))
            painter.drawEllipse(dot)
            painter.setBrush(look.colour("paper"))
            painter.drawEllipse(dot.adjusted(2, 2, -2, -2))

    def _stop(self, nr: int) -> QPointF:
        half = theme().px(_KNOB) / 2
        wide = self.width() - 2 * half
        return QPointF(half + wide * nr / (STOPS - 1), self.height() / 2)

    def _place(self) -> None:
        side = theme().px(_KNOB)
        middle = self._stop(self._at)
        left, top = round(middle.x() - side / 2), round(middle.y() - side / 2)
        self.knob.setGeometry(left, top, side, side)


class _Knob(QWidget):
    """What one moves."""

    def __init__(self, track: QWidget) -> None:
        super().__init__(track)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ink"))
        painter.drawEllipse(self.rect())
