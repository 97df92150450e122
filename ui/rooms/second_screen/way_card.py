"""A way she may choose, or goods she may have instead: a large card that says all of it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from ui.rooms.second_screen.measure import AMOUNT, TEXT, WHAT, Measure
from ui.rooms.second_screen.parts import Mark, Pill, Thing, Tile, Words
from ui.theme import theme
from ui.widgets.laid import column, row
from ui.widgets.paint import rounded

_HEIGHTS = {1: 104, 2: 104, 3: 92}
_LOW = 72


@dataclass(frozen=True, slots=True)
class Told:
    """A card in words; `badge` is what sets it apart, `outlined` the one that stands."""

    key: str
    what: str
    means: str
    amount: str = ""
    mark: str = ""
    goods: str = ""
    badge: str = ""
    chosen: bool = False
    outlined: bool = False


class WayCard(Thing):
    """A picture, what, what it means, the amount; `of` so many cards, the more the lower."""

    picked = Signal(str)

    def __init__(self, measure: Measure, told: Told, *, of: int) -> None:
        said = (told.what, told.means, told.amount, told.badge)
        super().__init__(", ".join(word for word in said if word))
        self.speak_as(QAccessible.Role.RadioButton)
        self._outlined = told.outlined
        large, high = measure.large, _HEIGHTS.get(of, _LOW)
        words = column(measure.gap(2))
        words.addStretch(1)
        words.addLayout(_first(measure, told, large=large))
        if told.means:
            words.addWidget(Words(measure, told.means, TEXT, "ink_soft", wrap=True))
        if large and told.amount:
            words.addWidget(Words(measure, told.amount, AMOUNT))
        words.addStretch(1)
        line = row(measure.gap(20))
        if not large:
            tile = measure.px(high - 28)
            line.addWidget(Tile(tile, goods=told.goods, mark=told.mark))
        line.addLayout(words, 1)
        if told.amount and not large:
            line.addWidget(Words(measure, told.amount, AMOUNT), 0, Qt.AlignmentFlag.AlignVCenter)
        sign = "check-bold" if told.chosen else "caret-right"
        line.addWidget(Mark(sign, measure.px(26)), 0, Qt.AlignmentFlag.AlignVCenter)
        side, ends = measure.gap(18), measure.gap(10)
        self.hold(line, side, ends, measure.gap(22), ends)
        self.setMinimumHeight(measure.touch(high))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.choose(told.chosen)
        self.let_through()
        self.clicked.connect(lambda: self.picked.emit(told.key))

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """The one that stands wears the outline of a chosen one."""
        super().paint_body(painter, room)
        if self._outlined and not self.chosen:
            width = theme().tokens.chosen_width
            rounded(painter, room, self.corner, edge="ink", width=width)


def _first(measure: Measure, told: Told, *, large: bool) -> QBoxLayout:
    """What, and beside it what sets it apart."""
    first = column(measure.gap(6)) if large else row(measure.gap(10))
    first.addWidget(Words(measure, told.what, WHAT, wrap=large or not told.badge))
    if told.badge:
        sign = "check-bold" if told.chosen else ""
        left = Qt.AlignmentFlag.AlignLeft
        first.addWidget(Pill(measure, told.badge, sign), 0, left | Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(0 if large else 1)
    return first
