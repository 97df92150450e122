"""The columns of a file, drawn: what each row asks for, and the heading it is taken from."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.imports.columns import MEANINGS, ROWS, Columns
from ui.theme import icon, theme
from ui.tokens import LARGE_TEXT, TOUCH, Role
from ui.widgets.announce import announce
from ui.widgets.help_places import works_here
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, Shape, side_by_side

_ARROWS: Final = {
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
}


class ColumnsTable(QWidget):
    """One row for each meaning; it has the focus as a whole, and the keys are the room's."""

    keyed = Signal(str, str)
    picked = Signal(int)
    stepped = Signal(int, int)
    spoken = QAccessible.Role.List

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("imports.columns"))
        works_here(self, "Up", "Down", "←", "→", "0", "9")
        self._rows = tuple(_Row(say, meaning) for meaning in ROWS)
        for nr, row in enumerate(self._rows):
            row.clicked.connect(lambda _=False, nr=nr: self.picked.emit(nr))
            row.stepped.connect(lambda by, nr=nr: self.stepped.emit(nr, by))
        large = look.scale >= LARGE_TEXT
        made = QVBoxLayout(self) if large else QHBoxLayout(self)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(look.gap(0 if large else 32))
        rows = iter(self._rows)
        for meanings in MEANINGS:
            column = QVBoxLayout()
            column.setSpacing(0)
            for _ in meanings:
                column.addWidget(next(rows))
            column.addStretch(1)
            made.addLayout(column, 1)

    def tell(self, columns: Columns) -> None:
        """Show what each row is taken from."""
        for nr, row in enumerate(self._rows):
            row.tell(columns, here=nr == columns.row)
        said = self._rows[columns.row].accessibleName()
        if said != self.accessibleName():
            self.setAccessibleName(said)
            announce(self, said, at_once=True)

    def chosen_row(self, columns: Columns) -> QWidget:
        """The row that is chosen, to be scrolled to."""
        return self._rows[columns.row]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, numbers and letters change the columns; all else goes to the window."""
        bare = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        name = _ARROWS.get(Qt.Key(event.key()), "")
        if bare and (name or event.text().isalnum()):
            self.keyed.emit(name, event.text())
        else:
            super().keyPressEvent(event)


class _Row(Pressable):
    """What is asked for, one column back, the heading, one column on."""

    stepped = Signal(int)

    def __init__(self, say: Speech, meaning: str) -> None:
        super().__init__(say(f"imports.column.{meaning}"), Shape.ROW)
        self.speak_as(QAccessible.Role.ListItem)
        look = theme()
        self._say, self._asked = say, meaning
        self._lacks = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._meaning = PlainLabel(self.accessibleName(), Role.BODY, "ink_soft", cut=True)
        self._number = PlainLabel("", Role.SMALL, "ink_soft")
        self._heading = PlainLabel("", Role.BODY, cut=True)
        back, on = _Turn(say("imports.column_back"), -1), _Turn(say("imports.column_on"), 1)
        back.clicked.connect(lambda: self.stepped.emit(-1))
        on.clicked.connect(lambda: self.stepped.emit(1))
        self._number.setFixedWidth(look.px(20))
        self._heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._meaning.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = side_by_side(look.px(8))
        row.addWidget(self._meaning, 4)
        row.addWidget(back)
        row.addWidget(self._number)
        row.addWidget(self._heading, 5)
        row.addWidget(on)
        self.hold(row, look.px(16), 0, 0, 0)
        self.setMinimumHeight(look.px(TOUCH))
        self.let_through()

    def tell(self, columns: Columns, *, here: bool) -> None:
        """Show the heading that is taken; amber where one is missing."""
        heading = columns.heading(self._asked)
        self._lacks = self._asked in columns.lacking
        none = self._say("imports.column_which" if self._lacks else "imports.column_none")
        self._heading.say(heading or none)
        self._number.say(str(columns.places[self._asked] + 1) if heading else "")
        ink = "look_ink" if self._lacks else "ink" if heading else "ink_soft"
        self._heading.wear(ink=ink, strong=bool(heading) or self._lacks)
        self._meaning.wear(ink="look_ink" if self._lacks else "ink_soft")
        name = self._say(f"imports.column.{self._asked}")
        self.setAccessibleName(self._say("imports.column_is", name=name, column=heading or none))
        self.choose(here)

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """A hairline under each; amber ground where a column is missing, ink around the chosen."""
        super().paint_body(painter, room)
        look, inner = theme(), room.adjusted(0, 1, 0, -1)
        if self._lacks:
            edge = "look" if look.tokens.contrast else ""
            rounded(painter, inner, self.corner, fill="look_soft", edge=edge)
        else:
            painter.fillRect(QRectF(0, room.height() - 1, room.width(), 1), look.colour("line"))
        if self.chosen:
            fill = "" if self._lacks else "card"
            width = look.tokens.chosen_width
            rounded(painter, inner, self.corner, fill=fill, edge="ink", width=width)


class _Turn(Pressable):
    """One column back or on, for a finger or the pointer; keys have the arrows."""

    repeats = True

    def __init__(self, name: str, way: int) -> None:
        super().__init__(name, Shape.QUIET)
        self._way = way
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A whole target."""
        look = theme()
        return QSize(look.px(TOUCH), look.px(TOUCH))

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the caret, to its side."""
        super().paint_body(painter, room.adjusted(4, 4, -4, -4))
        look = theme()
        size = look.px(20)
        painter.translate(room.center())
        painter.scale(self._way, 1)
        drawn = icon("caret-right", size, look.colour("ink"), self.devicePixelRatioF())
        painter.drawPixmap(QPointF(-size / 2, -size / 2), drawn)
