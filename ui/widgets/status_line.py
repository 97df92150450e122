"""The status line: who, where, what waits; printer, network, time."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the line says; amber ones become a badge."""

    text: str
    icon: str = ""
    strong: bool = False
    amber: bool = False


class StatusLine(QWidget):
    """Facts at the left and at the right; where text is large, the first and the last remain."""

    spoken = QAccessible.Role.StatusBar

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(look.gap(40), look.px(4), look.gap(40), look.px(4))
        self._row.setSpacing(look.gap(24))
        self.setMinimumHeight(look.px(40))

    def tell(self, left: tuple[Fact, ...], right: tuple[Fact, ...]) -> None:
        """Say these facts."""
        # Also what large text leaves out.
        self.setAccessibleName(", ".join(fact.text for fact in (*left, *right)))
        for widget in emptied(self._row):
            widget.deleteLater()
        if theme().scale >= LARGE_TEXT:
            left = (*left[:1], *(fact for fact in left[1:] if fact.amber))
            right = (*(fact for fact in right[:-1] if fact.amber), *right[-1:])
        for fact in left:
            self._row.addWidget(_shown(fact))
        self._row.addStretch(1)
        for fact in right:
            self._row.addWidget(_shown(fact))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline above."""
        look = theme()
        line = QRectF(0, 0, self.width(), look.tokens.edge_width)
        QPainter(self).fillRect(line, look.colour("line"))


def _shown(fact: Fact) -> QWidget:
    """A fact as icon and words, or as a badge."""
    if fact.amber:
        return Badge(fact.text, fact.icon or "clock", Tone.LOOK)
    look, shown = theme(), QWidget()
    row = QHBoxLayout(shown)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(8))
    if fact.icon:
        row.addWidget(Glyph(fact.icon, 20, "ink_soft"))
    role = Role.SMALL_STRONG if fact.strong else Role.SMALL
    row.addWidget(PlainLabel(fact.text, role, "ink" if fact.strong else "ink_soft", cut=True))
    return shown
