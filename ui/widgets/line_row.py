"""A line row: one line of a receipt, ticked when it comes back."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import icon, theme
from ui.tokens import LARGE_TEXT, ROW, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.glyph import Picture
from ui.widgets.help_places import works_here
from ui.widgets.label import PlainLabel
from ui.widgets.motion import Ease
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, Shape, side_by_side
from ui.widgets.stepper import Count, Stepper

_BOX = 32


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows, all of it already in words; `closed` says why it cannot be ticked.

    `way` is its own way of being made good and can be pressed, `alone` that the next choice is for
    it; `splits` is what parting it is called. `above` heads the rows that follow.
    """

    id: str
    title: str
    options: str
    price: str
    picture: str = ""
    ticked: bool = False
    badge: str = ""
    badge_icon: str = "barcode-bold"
    count: Count | None = None
    closed: str = ""
    way: str = ""
    alone: bool = False
    splits: str = ""
    above: str = ""


class LineRow(Pressable):
    """The whole row is the target; a quantity over one has its own small keys at the price."""

    ticked = Signal(str)
    count_changed = Signal(str, int)
    way_asked = Signal(str)
    split_asked = Signal(str)

    def __init__(self, line: Line, *, first: bool = False) -> None:
        super().__init__(line.title, Shape.ROW)
        self._line, self._first = line, first
        self._tick = Ease(self)
        look = theme()
        row = side_by_side(look.gap(12))
        self._picture = Picture(line.picture)
        row.addWidget(self._picture)
        self._words = QVBoxLayout()
        self._words.setSpacing(look.px(2))
        self._title = PlainLabel(line.title, Role.LEAD, wrap=True, most_lines=2)
        self._options = PlainLabel(line.options, Role.SMALL, "ink_soft", wrap=True)
        self._badge = Badge(line.badge, line.badge_icon, Tone.DONE)
        self._words.addStretch(1)
        for words in (self._title, self._options):
            self._words.addWidget(words)
        self._words.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(self._words, 1)
        self._price = PlainLabel(line.price, Role.LEAD, align=Qt.AlignmentFlag.AlignRight)
        self._stepper = Stepper()
        self._stepper.changed.connect(lambda count: self.count_changed.emit(self._line.id, count))
        self._put_price(row)
        self._words.addStretch(1)
        lines = QVBoxLayout()
        lines.setSpacing(look.px(2))
        lines.addLayout(row, 1)
        lines.addLayout(self._chips())
        left = look.px(_BOX) + look.gap(24 + 20)  # the box is painted
        self.hold(lines, left, look.px(10), look.gap(20), look.px(10))
        self.setMinimumHeight(look.px(ROW))
        self.clicked.connect(lambda: self.ticked.emit(self._line.id))
        self.tell(line)

    @property
    def line(self) -> Line:
        """What the row shows."""
        return self._line

    def tell(self, line: Line) -> None:
        """Show the line as it is now."""
        if line.ticked and not self._line.ticked:
            self._tick.begin()
        self._line = line
        self._picture.show_drawing(line.picture)
        self._title.say(line.title)
        self._options.say(line.closed or line.options)
        self._price.say(line.price)
        self._badge.tell(line.badge, line.badge_icon, Tone.DONE)
        self._badge.setVisible(bool(line.badge))
        self._way.tell(line.way, chosen=line.alone)
        self._way.setVisible(bool(line.way))
        self._split.say(line.splits)
        self._split.setVisible(bool(line.splits))
        for chip in (self._way, self._split):
            chip.setAccessibleDescription(line.title)
        self._stepper.setVisible(line.count is not None)
        if line.count is not None:
            self._stepper.tell(line.count, of=line.title)
        self.setAccessibleName(line.title)
        told = (self._options.text(), self._price.text(), line.way)
        self.setAccessibleDescription(", ".join(word for word in told if word))
        self._title.wear(ink="ink_soft" if line.closed else "ink")
        self.setCheckable(True)
        self.setChecked(line.ticked)
        self.let_through()
        self.forbid(bool(line.closed))

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the row's ground, the hairline above it, and the tick box."""
        super().paint_body(painter, room.adjusted(1, 1, -1, -1))
        look = theme()
        if not self._first:
            height = look.tokens.edge_width
            painter.fillRect(QRectF(0, 0, self.width(), height), look.colour("line"))
        side = look.px(_BOX)
        box = QRectF(look.gap(24), (self.height() - side) / 2, side, side)
        if self._line.ticked:
            painter.setOpacity(self._tick.share)
            rounded(painter, box, look.px(8), fill="yes")
            mark = icon("check-bold", look.px(18), look.colour("on_yes"), self.devicePixelRatioF())
            inset = (side - look.px(18)) / 2
            painter.drawPixmap(box.topLeft() + QRectF(inset, inset, 0, 0).topLeft(), mark)
        else:
            fill = "sunken" if self._line.closed else "card"
            rounded(painter, box, look.px(8), fill=fill, edge="edge", width=2, dashed=self.cannot)

    def _chips(self) -> QLayout:
        """Its own way and the parting, under the words; hidden as long as there is no need."""
        self._way = Chip(self._line.way, small=True)
        self._split = Chip(self._line.splits, "S", small=True)
        self._way.picked.connect(lambda: self.way_asked.emit(self._line.id))
        self._split.picked.connect(lambda: self.split_asked.emit(self._line.id))
        chips = Flow(theme().px(8))
        chips.addWidget(self._way)
        chips.addWidget(self._split)
        return chips

    def _put_price(self, row: QBoxLayout) -> None:
        """Price and quantity at the right; under the words where the text is large."""
        if theme().scale >= LARGE_TEXT:
            self._price = PlainLabel(self._line.price, Role.LEAD)
            self._words.addWidget(self._price)
            self._words.addWidget(self._stepper, 0, Qt.AlignmentFlag.AlignLeft)
            return
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addStretch(1)
        right.addWidget(self._price, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self._stepper, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        row.addLayout(right)


class LineList(QWidget):
    """The rows of one receipt on one sheet."""

    ticked = Signal(str)
    count_changed = Signal(str, int)
    way_asked = Signal(str)
    split_asked = Signal(str)
    spoken = QAccessible.Role.List

    def __init__(self) -> None:
        super().__init__()
        self._heads: list[QWidget] = []
        self._rows: dict[str, LineRow] = {}
        works_here(self, "Up", "Down", "Space", "+", "-")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def rows(self) -> tuple[LineRow, ...]:
        """The rows, from the top."""
        return tuple(self._rows.values())

    def tell(self, lines: tuple[Line, ...]) -> None:
        """Show these lines; rows that stay keep their focus."""
        shown = [(row.line.id, row.line.above) for row in self._rows.values()]
        if shown == [(line.id, line.above) for line in lines]:
            for line in lines:
                if self._rows[line.id].line != line:
                    self._rows[line.id].tell(line)
            return
        for thing in (*self._rows.values(), *self._heads):
            self._column.removeWidget(thing)
            thing.hide()
            thing.deleteLater()
        self._rows, self._heads = {}, []
        for line in lines:
            if line.above:
                self._put_heading(line.above)
            row = LineRow(line, first=not self._rows)
            row.ticked.connect(self.ticked)
            row.count_changed.connect(self.count_changed)
            row.way_asked.connect(self.way_asked)
            row.split_asked.connect(self.split_asked)
            self._rows[line.id] = row
            self._column.addWidget(row)

    def _put_heading(self, text: str) -> None:
        """A quiet line over the rows that follow."""
        look, head = theme(), QWidget()
        room = QVBoxLayout(head)
        room.setContentsMargins(look.gap(24), look.px(12), look.gap(20), look.px(8))
        room.addWidget(PlainLabel(text, Role.SMALL_STRONG, "ink_soft", wrap=True))
        self._heads.append(head)
        self._column.addWidget(head)
