"""A stepper: so many of those that were bought, with one key less and one key more."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, Shape, side_by_side

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
        self._less, self._more = _Step("minus"), _Step("plus")
        self._words = PlainLabel("", Role.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        for part in (self._less, self._words, self._more):
            row.addWidget(part)
        self._less.clicked.connect(lambda: self.changed.emit(self._count.now - 1))
        self._more.clicked.connect(lambda: self.changed.emit(self._count.now + 1))

    def tell(self, count: Count) -> None:
        """Show how many."""
        self._count = count
        self._words.say(count.words)
        self._less.setAccessibleName(count.fewer)
        self._more.setAccessibleName(count.more)
        self._less.forbid(count.now <= count.least)
        self._more.forbid(count.now >= count.most)


class _Step(Pressable):
    """One step up or down."""

    def __init__(self, icon: str) -> None:
        super().__init__(icon, Shape.CONTROL)
        self._icon = icon
        row = side_by_side(0)
        self._glyph = Glyph(icon, 16)
        row.addWidget(self._glyph)
        inset = theme().px((_SIDE - 16) / 2)
        self.hold(row, inset, inset, inset, inset)
        self.let_through()

    def restyle(self) -> None:
        """The sign pales where there is no further step."""
        self._glyph.show_icon(self._icon, "ink_soft" if self.cannot else "ink")
        super().restyle()
