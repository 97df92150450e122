"""A slot: a box standing on a shelf board; its window, its price, and what it is found by."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout

from ui.theme import theme
from ui.tokens import Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, side_by_side

HIGH = 80
"""px of a box at 100 % text."""
_ASIDE = {Qt.Key.Key_Left: "Left", Qt.Key.Key_Right: "Right"}


@dataclass(frozen=True, slots=True)
class Box:
    """A slot in words: `marks` are icon and word of what it is found by, the first one said.

    `more` is how many others stand behind it, `behind` the icons of what those are found by, and
    `icon` where it is handed over if not at the door.
    `name` is all of it, for who does not see it.
    """

    id: int
    window: str
    price: str
    name: str
    marks: tuple[tuple[str, str], ...] = ()
    more: str = ""
    behind: tuple[str, ...] = ()
    icon: str = ""
    lit: bool = False


class SlotBox(Pressable):
    """Window and price over each other, the marks below; its foot stands flat on the board."""

    picked = Signal(int)
    walked = Signal(str)

    def __init__(self, box: Box) -> None:
        super().__init__(box.name)
        self.speak_as(QAccessible.Role.RadioButton)
        look = theme()
        self.box = box
        self._window = PlainLabel("", Role.SMALL)
        self._more = PlainLabel("", Role.SMALL_STRONG, "ink_soft")
        self._where = Glyph("", 18, "ink_soft")
        self._behind = tuple(Glyph("", 16, "ink_soft") for _ in range(3))
        self._price = PlainLabel("", Role.BUTTON)
        self._marks = tuple(Glyph("", 18) for _ in range(4))
        self._mark = PlainLabel("", Role.SMALL, cut=True)
        first, last = side_by_side(look.px(4)), side_by_side(look.px(4))
        first.addWidget(self._window)
        first.addStretch(1)
        for part in (self._where, *self._behind, self._more):
            first.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        last.addWidget(self._marks[0])
        last.addWidget(self._mark, 1)
        for glyph in self._marks[1:]:
            last.addWidget(glyph)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self._price)
        column.addStretch(1)
        column.addLayout(last)
        self.hold(column, look.px(10), look.px(6), look.px(8), look.px(4))
        self.clicked.connect(lambda: self.picked.emit(self.box.id))
        self.let_through()
        self.tell(box)

    @property
    def called(self) -> str:
        """Its window and its price."""
        return f"{self.box.window}, {self.box.price}"

    def tell(self, box: Box) -> None:
        """Show this slot."""
        self.box = box
        self._window.say(box.window)
        self._price.say(box.price)
        self._price.wear(strong=box.lit)
        self._more.say(box.more)
        self._more.setVisible(bool(box.more))
        self._where.show_icon(box.icon)
        self._where.setVisible(bool(box.icon))
        for nr, glyph in enumerate(self._marks):
            has = nr < len(box.marks)
            glyph.setVisible(has)
            glyph.show_icon(box.marks[nr][0] if has else "")
        for nr, glyph in enumerate(self._behind):
            has = nr < len(box.behind)
            glyph.setVisible(has)
            glyph.show_icon(box.behind[nr] if has else "")
        self._mark.say(box.marks[0][1] if box.marks else "")
        self.setAccessibleName(box.name)
        self.choose(box.lit)
        # One walks along the shelf by arrows: Tab stops at the one in hand alone.
        focus = Qt.FocusPolicy
        self.setFocusPolicy(focus.StrongFocus if box.lit else focus.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk along the shelf; a place that scrolls would take them else."""
        way = _ASIDE.get(Qt.Key(event.key()))
        if way is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.walked.emit(way)
            return
        super().keyPressEvent(event)

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw a box whose upper corners are round, and that stands on its foot."""
        tokens = theme().tokens
        painter.setClipRect(room)
        hovered = self.underMouse() and not self.chosen
        fill = "yes_soft" if self.chosen else "tile" if hovered else "card"
        edge, width = "edge", tokens.edge_width + (tokens.contrast and hovered)
        if self.chosen:
            edge, width = "ink", tokens.chosen_width
        standing = room.adjusted(0, 0, 0, self.corner)
        rounded(painter, standing, self.corner, fill=fill, edge=edge, width=width)
        painter.setClipping(False)
