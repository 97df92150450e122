"""A chip that shows one kind of what was found: how many, and whether it is the open one."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.theme import theme
from ui.tokens import TOUCH, Role
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, Shape, side_by_side


class GroupChip(Pressable):
    """Words in a round-ended chip; the chosen one is ink."""

    picked = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text, Shape.CONTROL)
        self.speak_as(QAccessible.Role.PageTab)
        look = theme()
        self._words = PlainLabel(text, Role.BODY_STRONG)
        row = side_by_side(0)
        row.addWidget(self._words)
        self.hold(row, look.px(20), look.px(4), look.px(20), look.px(4))
        self.setMinimumHeight(look.px(TOUCH))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.picked)
        self.let_through()

    def tell(self, text: str, *, chosen: bool) -> None:
        """Say how many there are, and whether they lie open."""
        self._words.say(text)
        self.setAccessibleName(text)
        self.choose(chosen)

    def restyle(self) -> None:
        """The words are paper on ink when it is chosen."""
        self._words.wear(ink="card" if self.chosen else "ink")
        super().restyle()

    @property
    def corner(self) -> int:
        """Round at both ends."""
        return self.height() // 2

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw ink where it is chosen, else its edge."""
        if not self.chosen:
            super().paint_body(painter, room)
            return
        rounded(painter, room, self.corner, fill="ink")
