"""A check: one thing to look at, ticked until it is seen not to be so."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from ui.theme import theme
from ui.tokens import TOUCH, Role
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, Shape, side_by_side
from ui.widgets.tick_box import SIDE, tick_box

_PAD: Final = 4


class CheckRow(Pressable):
    """A box in ink, its words, and the number that does the same."""

    turned = Signal()

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text, Shape.QUIET)
        look = theme()
        self._words = PlainLabel(text, Role.BODY, wrap=True)
        row = side_by_side(look.gap(8))
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(KeyCap(key))
        left = look.px(_PAD + SIDE) + look.gap(12)  # the box is painted
        self.hold(row, left, look.px(_PAD), look.gap(8), look.px(_PAD))
        self.setMinimumHeight(look.px(TOUCH))
        self.setCheckable(True)
        self.clicked.connect(self.turned)
        self.let_through()

    def tell(self, *, ticked: bool) -> None:
        """Stand so."""
        self.setChecked(ticked)
        self.update()

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the ground under the pointer, then the box."""
        super().paint_body(painter, room)
        look = theme()
        side = look.px(SIDE)
        place = QRectF(look.px(_PAD), (self.height() - side) / 2, side, side)
        ratio = self.devicePixelRatioF()
        tick_box(painter, place, ratio, ticked=self.isChecked(), fill="ink")
