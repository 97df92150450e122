"""One stop of the list: its number, its window, whose it is, when we are there; late in amber."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.runs.screen.words import dotted
from ui.rooms.runs.state.telling import Row
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, Shape, side_by_side

_NUMBER: Final = 32
_WINDOW: Final = 84


class StopRow(Pressable):
    """A stop one takes in hand; what a late one was told stands under it."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__("-", Shape.ROW)
        self.speak_as(QAccessible.Role.ListItem)
        self.booking = ""
        look = theme()
        large = look.scale >= LARGE_TEXT
        self._number = _Number()
        self._window = PlainLabel("", Role.BODY)
        self._name = PlainLabel("", Role.BODY_STRONG, wrap=True)
        self._facts = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._mark = Badge("-")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._facts)
        words.addStretch(1)
        row = self._beside(words) if not large else self._below(words)
        first = side_by_side(look.gap(16))
        first.addWidget(self._number, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addLayout(row, 1)
        self._told = _Told()
        column = QVBoxLayout()
        column.setSpacing(look.gap(6))
        column.addLayout(first)
        column.addWidget(self._told)
        self.hold(column, look.gap(8), look.px(8), look.gap(8), look.px(8))
        self.setMinimumHeight(look.px(64))
        self.clicked.connect(lambda: self.picked.emit(self.booking))
        self.let_through()

    def _beside(self, words: QVBoxLayout) -> QBoxLayout:
        """When, whose, and when we are there, on one line."""
        look = theme()
        row = side_by_side(look.gap(16))
        self._window.setMinimumWidth(look.px(_WINDOW))
        row.addWidget(self._window)
        row.addLayout(words, 1)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _below(self, words: QVBoxLayout) -> QBoxLayout:
        """The times over the words, where text is large."""
        column, times = QVBoxLayout(), side_by_side(theme().gap(16))
        times.addWidget(self._window)
        times.addStretch(1)
        times.addWidget(self._mark)
        column.setSpacing(theme().gap(4))
        column.addLayout(times)
        column.addLayout(words)
        return column

    def tell(self, row: Row, say: Speech, *, chosen: bool) -> None:
        """Show this stop, in hand or not."""
        self.booking = row.booking
        window, mark = say.say(row.window), say.say(row.mark)
        facts = dotted(row.facts, say)
        self._number.tell(say.number(row.nr), row)
        self._window.say(window)
        self._name.say(row.name)
        self._facts.say(facts)
        tone, icon = Tone.PLAIN, "clock"
        if row.late:
            tone = Tone.LOOK
        elif row.done:
            tone, icon = Tone.DONE, "check-bold"
        elif row.missed:
            icon = "minus"
        self._mark.tell(mark, icon, tone)
        told = say.say(row.told) if row.told is not None else ""
        self._told.tell(told, knows=row.knows)
        named = (say.number(row.nr), row.name, window, facts, mark, told)
        self.setAccessibleName(", ".join(part for part in named if part))
        self.choose(chosen)

    @property
    def called(self) -> str:
        """Whose it is."""
        return self._name.text() or "-"

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """The one in hand lies on a sheet; the others are parted by a hairline."""
        look = theme()
        if self.chosen:
            edge = "ink" if look.tokens.contrast else "edge"
            rounded(painter, room.adjusted(0, 1, 0, -2), self.corner, fill="card", edge=edge)
            return
        super().paint_body(painter, room)
        painter.setPen(QPen(look.colour("line"), 1))
        foot = room.bottom() - 0.5
        painter.drawLine(QPointF(room.left(), foot), QPointF(room.right(), foot))


class _Number(QWidget):
    """The stop's number as the map shows it."""

    def __init__(self) -> None:
        super().__init__()
        self._number = ""
        self._row: Row | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, number: str, row: Row) -> None:
        """Be this number."""
        self._number, self._row = number, row
        self.update()

    def sizeHint(self) -> QSize:
        """A little larger than on the map."""
        side = theme().px(_NUMBER)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ring; ink where the van is on its way to it, amber where it is late."""
        row = self._row
        if row is None:
            return
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, ink = "card", "ink", "ink"
        if row.here:
            fill, ink = "ink", "card"
        elif row.late:
            fill, edge, ink = "look_soft", "look", "look_ink"
        elif row.done or row.missed:
            edge, ink = "edge", "ink_soft"
        room = QRectF(self.rect())
        rounded(painter, room, room.height() / 2, fill=fill, edge=edge, width=2)
        painter.setFont(look.font(Role.BODY_STRONG))
        painter.setPen(look.colour(ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._number)


class _Told(QWidget):
    """What a late one was told, or that nobody told anything yet."""

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self._glyph = Glyph("envelope-simple", 20)
        self._words = PlainLabel("", Role.SMALL, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.gap(48), 0, 0, 0)
        row.setSpacing(look.gap(8))
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def tell(self, words: str, *, knows: bool) -> None:
        """Say it; that nobody told is for somebody to look at."""
        self.setVisible(bool(words))
        ink = "ink" if knows else "look_ink"
        self._glyph.show_icon("envelope-simple" if knows else "eye", ink)
        self._words.say(words)
        self._words.wear(ink=ink)
