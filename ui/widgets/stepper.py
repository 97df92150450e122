"""A stepper: so many of those that were bought, with one key less and one key more."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import icon, theme
from ui.tokens import TOUCH, Role
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, Shape

_SIDE = 32


@dataclass(frozen=True, slots=True)
class Count:
    """How many now, at most how many, and the words: "2 av 3", what less and more are called."""

    now: int
    most: int
    words: str
    fewer: str
    more: str
    least: int = 1


class Stepper(QWidget):
    """Less, how many, more."""

    changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._count = Count(1, 1, "", "-", "+")
        self._less, self._more = (
            _Step("minus", Qt.AlignmentFlag.AlignLeft),
            _Step("plus", Qt.AlignmentFlag.AlignRight),
        )
        self._words = PlainLabel("", Role.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self._less, self._words, self._more):
            row.addWidget(part)
        self._less.clicked.connect(lambda: self.changed.emit(self._count.now - 1))
        self._more.clicked.connect(lambda: self.changed.emit(self._count.now + 1))

    def tell(self, count: Count, *, of: str = "") -> None:
        """Show how many; `of` what, for who does not see where it stands."""
        self._count = count
        self._words.say(count.words)
        self._less.setAccessibleName(count.fewer)
        self._more.setAccessibleName(count.more)
        for step in (self._less, self._more):
            step.setAccessibleDescription(", ".join(part for part in (of, count.words) if part))
        self._less.forbid(count.now <= count.least)
        self._more.forbid(count.now >= count.most)


class _Step(Pressable):
    """One step down or up: a key of 32 in a whole target, flush with the outer end."""

    repeats = True

    def __init__(self, sign: str, side: Qt.AlignmentFlag) -> None:
        super().__init__(sign, Shape.CONTROL)
        self._sign, self._side = sign, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The whole target."""
        look = theme()
        return QSize(look.px(TOUCH), look.px(TOUCH))

    @property
    def body(self) -> QRectF:
        """The key within its target."""
        side = theme().px(_SIDE)
        left = 0 if self._side is Qt.AlignmentFlag.AlignLeft else self.width() - side
        return QRectF(left, (self.height() - side) / 2 + self.isDown(), side, side)

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the key and its sign, which pales where there is no further step."""
        super().paint_body(painter, room)
        look = theme()
        size = look.px(16)
        ink = look.colour("ink_soft" if self.cannot else "ink")
        inset = (room.width() - size) / 2
        corner = room.topLeft() + QPointF(inset, inset)
        painter.drawPixmap(corner, icon(self._sign, size, ink, self.devicePixelRatioF()))
