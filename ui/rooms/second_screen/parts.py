"""What her screen is made of: words, marks and things to touch, as large as her screen asks."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QWidget,
)

from ui.rooms.second_screen.measure import BADGE, BUTTON, Measure
from ui.theme import drawing, drawings, icon, theme
from ui.tokens import CARD_CORNER, CONTROL_CORNER, SHEET_CORNER, Face
from ui.widgets.label import PlainLabel
from ui.widgets.laid import row
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, Shape
from ui.widgets.typeset import Setting

_COMFORTABLE = 760
_LEFT = Qt.AlignmentFlag.AlignLeft
_STANDS_MS = 400  # what is gone sooner is moved by nobody


class Words(PlainLabel):
    """A text in a face of hers."""

    def __init__(
        self,
        measure: Measure,
        text: str,
        face: Face,
        ink: str = "ink",
        *,
        wrap: bool = False,
        balanced: bool = False,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        self._measure, self._face = measure, face
        super().__init__(text, ink=ink, wrap=wrap, balanced=balanced, align=align)

    def sizeHint(self) -> QSize:
        """On one line, or within a comfortable measure when it wraps."""
        if not self._wrap:
            return super().sizeHint()
        size = self._typeset(self._measure.px(_COMFORTABLE)).size
        return QSize(int(size.width()) + 1, round(size.height()))

    def _setting(self) -> Setting:
        measure, face = self._measure, self._face
        strong = measure.font(face, strong=True)
        font = strong if self._strong else measure.font(face)
        return Setting(font, strong, measure.line(face), self._wrap, self._balanced, 0)


class Mark(QWidget):
    """An icon, so many px wide."""

    def __init__(self, name: str, side: int, ink: str = "ink") -> None:
        super().__init__()
        self._name, self._ink = name, ink
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self._name:
            ink = theme().colour(self._ink)
            picture = icon(self._name, self.width(), ink, self.devicePixelRatioF())
            QPainter(self).drawPixmap(0, 0, picture)


class Tile(QWidget):
    """A drawing of goods, or an icon, on its tile."""

    def __init__(self, side: int, *, goods: str = "", mark: str = "") -> None:
        super().__init__()
        self._goods, self._mark = goods, mark
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile and what lies on it."""
        painter, side = QPainter(self), self.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "edge" if theme().tokens.contrast else ""
        large = side > 4 * SHEET_CORNER * 2
        corner = SHEET_CORNER if large else CONTROL_CORNER
        rounded(painter, QRectF(self.rect()), corner, fill="tile", edge=edge)
        ratio = self.devicePixelRatioF()
        if self._goods:
            name = self._goods if self._goods in drawings() else "parcel"
            inner = round(side * (0.72 if large else 0.76))
            picture = drawing(name, inner, inner, ratio)
        else:
            inner = round(side * 0.56)
            picture = icon(self._mark, inner, theme().colour("ink"), ratio)
        start = (side - inner) // 2
        painter.drawPixmap(start, start, picture)


class Seal(QWidget):
    """A tick for yes, an eye for let us look."""

    def __init__(self, side: int, *, yes: bool) -> None:
        super().__init__()
        self._yes = yes
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the round and its sign."""
        painter, look, room = QPainter(self), theme(), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = room.width() / 2
        if self._yes:
            rounded(painter, room, half, fill="yes")
        else:
            rounded(painter, room, half, edge="look", width=max(2, self.width() / 14))
        name, ink = ("check-bold", "on_yes") if self._yes else ("eye", "look_ink")
        side = round(self.width() * 0.6)
        sign = icon(name, side, look.colour(ink), self.devicePixelRatioF())
        start = (self.width() - side) // 2
        painter.drawPixmap(start, start, sign)


class Pill(QWidget):
    """A word on its own ground: what is suggested, what she chose."""

    def __init__(self, measure: Measure, text: str, mark: str = "", *, quiet: bool = False) -> None:
        super().__init__()
        self._ground, ink = ("paper", "ink") if quiet else ("ink", "card")
        line = row(measure.gap(6))
        side, ends = (
            (measure.gap(16), measure.gap(8)) if quiet else (measure.gap(11), measure.gap(3))
        )
        line.setContentsMargins(side, ends, side, ends)
        if mark:
            line.addWidget(Mark(mark, measure.px(16), ink))
        line.addWidget(Words(measure, text, BUTTON if quiet else BADGE, ink))
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter, room = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "edge" if theme().tokens.contrast or self._ground != "ink" else ""
        rounded(painter, room, room.height() / 2, fill=self._ground, edge=edge)


class Thing(Pressable):
    """Something to touch; the keyboard stays with the clerk."""

    def __init__(self, name: str, shape: Shape = Shape.CARD) -> None:
        super().__init__(name, shape)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def corner(self) -> int:
        """How round it is, on any monitor."""
        return CARD_CORNER if self.shape is Shape.CARD else CONTROL_CORNER


class TouchButton(Thing):
    """An icon and a word or two."""

    def __init__(
        self, measure: Measure, text: str, mark: str, done: Callable[[], object], name: str = ""
    ) -> None:
        super().__init__(name or text, Shape.CONTROL)
        line = row(measure.gap(12))
        middle = Qt.AlignmentFlag.AlignCenter
        line.addStretch(1)
        if mark:
            line.addWidget(Mark(mark, measure.px(24)), 0, middle)
        if text:
            line.addWidget(Words(measure, text, BUTTON), 0, middle)
        line.addStretch(1)
        side = measure.gap(20)
        self.hold(line, side, measure.gap(6), side, measure.gap(6))
        self.setMinimumSize(measure.touch(), measure.touch())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.let_through()
        self.clicked.connect(lambda _checked: done())


def scrolled(layout: QBoxLayout) -> QScrollArea:
    """What scrolls up and down where there is too little room."""
    held, area = QWidget(), QScrollArea()
    held.setLayout(layout)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(held)
    stands = QTimer(area, singleShot=True, interval=_STANDS_MS)
    stands.timeout.connect(partial(_moves_by_finger, area))
    # Not its own slot: that would take the range for a time.
    area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: stands.start())
    return area


def _moves_by_finger(area: QScrollArea) -> None:
    """A finger moves what has no room; a touch that does not move still presses.

    Only what stands: Qt keeps a gesture of its own for each place, and never lets go of it.
    """
    if area.verticalScrollBar().maximum() and not QScroller.hasScroller(area.viewport()):
        QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
