"""A row of what was found: whose and what, its facts, what it comes to; Enter opens the chosen."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.glyph import Glyph, Picture
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.marked_label import MarkedLabel
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, side_by_side
from ui.widgets.sheet import Sheet

_TILE = 48


@dataclass(frozen=True, slots=True)
class Found:
    """One thing in words; `begins` is what was looked for, folded. A picture or an icon."""

    what: str
    facts: str = ""
    amount: str = ""
    state: str = ""
    picture: str = ""
    icon: str = ""
    begins: tuple[str, ...] = ()


class Tile(Sheet):
    """An icon on a tile as large as a picture of goods."""

    def __init__(self, icon: str, size: int = _TILE, glyph: int = 24) -> None:
        super().__init__("tile", "", 8)
        self._glyph = Glyph(icon, glyph)
        row = side_by_side(0)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignCenter)
        self.setLayout(row)
        side = theme().px(size)
        self.setFixedSize(side, side)

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._glyph.show_icon(icon)


class FoundRow(Pressable):
    """Picture, what and its facts, what it comes to, and the key that opens it."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__("-")
        self.speak_as(QAccessible.Role.ListItem)
        look = theme()
        large = look.scale >= LARGE_TEXT
        self._picture, self._tile = Picture("", _TILE), Tile("receipt")
        self._what = MarkedLabel(Role.LEAD, wrap=large)
        self._facts = PlainLabel("", Role.SMALL, "ink_soft", wrap=large, cut=not large)
        right = Qt.AlignmentFlag.AlignLeft if large else Qt.AlignmentFlag.AlignRight
        self._amount = PlainLabel("", Role.BODY, align=right)
        self._state = PlainLabel("", Role.SMALL, "ink_soft", align=right)
        self._cap = KeyCap("Enter")
        down = QBoxLayout.Direction.TopToBottom
        row = side_by_side(look.gap(16))
        words, sums = QVBoxLayout(), QVBoxLayout()
        words.setSpacing(look.px(2))
        sums.setSpacing(look.px(2))
        for column, parts in (
            (words, (self._what, self._facts)),
            (sums, (self._amount, self._state)),
        ):
            column.addStretch(1)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        row.addWidget(self._picture)
        row.addWidget(self._tile)
        told = QBoxLayout(down if large else QBoxLayout.Direction.LeftToRight)
        told.setSpacing(look.gap(4 if large else 16))
        told.addLayout(words, 1)
        told.addLayout(sums)
        row.addLayout(told, 1)
        row.addWidget(self._cap)
        self.hold(row, look.gap(16), look.px(8), look.gap(16), look.px(8))
        self.setMinimumHeight(look.px(68))
        self.clicked.connect(self.picked)
        self.let_through()

    def tell(self, found: Found, *, chosen: bool) -> None:
        """Show this, in hand or not."""
        self._picture.show_drawing(found.picture)
        self._tile.show_icon(found.icon)
        self._what.mark(found.what, found.begins)
        self._facts.say(found.facts)
        self._amount.say(found.amount)
        self._state.say(found.state)
        shown: tuple[tuple[QWidget, bool], ...] = (
            (self._picture, bool(found.picture)),
            (self._tile, not found.picture),
            (self._facts, bool(found.facts)),
            (self._amount, bool(found.amount)),
            (self._state, bool(found.state)),
            (self._cap, chosen),
        )
        for part, is_shown in shown:
            part.setVisible(is_shown)
        told = (found.what, found.facts, found.amount, found.state)
        self.setAccessibleName(", ".join(word for word in told if word) or "-")
        self.choose(chosen)

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """The row in hand has an edge; the others lie on the paper itself."""
        if self.chosen:
            super().paint_body(painter, room)
        elif self.underMouse():
            rounded(painter, room, self.corner, fill="tile")
