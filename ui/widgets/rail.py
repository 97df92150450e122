"""The rail: the rooms of the house, down the left side."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import drawing, theme
from ui.tokens import CARD_CORNER, LARGE_TEXT, Role
from ui.widgets.glyph import Glyph
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, Shape

_WIDE = 96
_TENTH = 10  # Ctrl+0 leads there


@dataclass(frozen=True, slots=True)
class Door:
    """The way into a room: its words and icon; `waits` is a small number in words.

    A door that is not `offered` is not seen.
    """

    id: str
    text: str
    icon: str
    here: bool = False
    waits: str = ""
    offered: bool = True


class Rail(QWidget):
    """The shop's mark, the rooms, and help at the foot; icons alone where text is large."""

    entered = Signal(str)
    spoken = QAccessible.Role.PageTabList

    def __init__(self, doors: tuple[Door, ...], foot: tuple[Door, ...] = ()) -> None:
        super().__init__()
        self._doors = {door.id: _RailDoor(door, is_room=door in doors) for door in (*doors, *foot)}
        self._rooms = len(doors)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 16)
        column.setSpacing(4)
        column.addWidget(_Mark(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        for door in self._doors.values():
            if door.door in foot and door.door is foot[0]:
                column.addStretch(1)
            column.addWidget(door)
            door.clicked.connect(lambda _=False, id_=door.door.id: self.entered.emit(id_))
        if not foot:
            column.addStretch(1)
        self.setFixedWidth(max(_WIDE, min(theme().px(_WIDE), theme().gap(_WIDE))))
        self._column = column
        self._all_of_it = column.minimumSize().height()

    def tell(self, doors: tuple[Door, ...]) -> None:
        """Show where we are and what waits."""
        for door in doors:
            self._doors[door.id].tell(door)
            self._doors[door.id].setVisible(door.offered)
        self._all_of_it = self._column.minimumSize().height()

    def show_keys(self, shown: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Lay the digit of each room on its door, while help is open."""
        rooms = list(self._doors.values())[: self._rooms]
        offered = [door for door in rooms if door.door.offered]
        for door in self._doors.values():
            nr = offered.index(door) + 1 if door in offered else 0
            # The keyboard has ten digits: of what stands behind them the last has the comma.
            digit = str(nr % _TENTH) if nr <= _TENTH else "," if nr == len(offered) else ""
            door.wear_key(digit if shown and nr else "")

    def caps(self) -> tuple[KeyCap, ...]:
        """The caps that lie on its doors."""
        return tuple(door.cap for door in self._doors.values() if door.cap is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the doors stand closer, so that none lies on another."""
        super().resizeEvent(event)
        is_low = self.height() < self._all_of_it
        self._column.setSpacing(1 if is_low else 4)
        for door in self._doors.values():
            door.stand(close=is_low)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tray and its hairline."""
        look, painter = theme(), QPainter(self)
        painter.fillRect(self.rect(), look.colour("sunken"))
        wide = look.tokens.edge_width
        painter.fillRect(QRectF(self.width() - wide, 0, wide, self.height()), look.colour("line"))


class _Mark(QWidget):
    """The shop's mark."""

    def sizeHint(self) -> QSize:
        """A little under the rail's width."""
        side = min(theme().px(48), 62)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        side = min(self.width(), self.height())
        QPainter(self).drawPixmap(0, 0, drawing("mark", side, side, self.devicePixelRatioF()))


class _RailDoor(Pressable):
    """One door: icon over word, a sheet under it when we are there."""

    def __init__(self, door: Door, *, is_room: bool) -> None:
        super().__init__(door.text, Shape.QUIET)
        kind = QAccessible.Role
        self.speak_as(kind.PageTab if is_room else kind.Button)
        self.door = door
        self.cap: KeyCap | None = None
        look = theme()
        self._glyph = Glyph(door.icon, 24)
        self._words = PlainLabel(
            door.text, Role.SMALL, "ink_soft", align=Qt.AlignmentFlag.AlignHCenter
        )
        column = QVBoxLayout()
        column.setSpacing(look.px(3))
        column.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        self._column = column
        self.hold(column, 0, look.px(11), 0, look.px(9))
        self._words.setVisible(look.scale < LARGE_TEXT)
        self.let_through()
        self.tell(door)

    def tell(self, door: Door) -> None:
        """Show whether we are there and what waits."""
        self.door = door
        self.setAccessibleName(f"{door.text} {door.waits}".strip())
        self._words.say(door.text)
        self.choose(door.here)

    def stand(self, *, close: bool) -> None:
        """Take less room where there is too little for all."""
        look = theme()
        above, below, between = (3, 2, 0) if close else (11, 9, 3)
        self._column.setSpacing(look.px(between))
        self._column.setContentsMargins(0, look.px(above), 0, look.px(below))

    def wear_key(self, key: str) -> None:
        """Wear the cap of a key in its corner, or none."""
        if self.cap is not None:
            self.cap.deleteLater()
        self.cap = KeyCap(key, ink="ink", always=True) if key else None
        if self.cap is not None:
            self.cap.setParent(self)
            self.cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            size = self.cap.sizeHint()
            self.cap.setGeometry(QRect(self.width() - size.width(), 0, *size.toTuple()))
            self.cap.show()

    def restyle(self) -> None:
        """Where we are is ink, the rest is soft."""
        ink = "ink" if self.chosen else "ink_soft"
        self._glyph.show_icon(self.door.icon, ink)
        self._words.wear(ink=ink, strong=self.chosen)
        super().restyle()

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the sheet and the mark at the rail's edge, and what waits."""
        look = theme()
        if self.chosen:
            edge = "ink" if look.tokens.contrast else "line"
            rounded(painter, room, look.px(CARD_CORNER), fill="card", edge=edge)
            rounded(painter, QRectF(-9, room.top() + 16, 6, room.height() - 32), 2, fill="ink")
        else:
            super().paint_body(painter, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the small number over the icon."""
        super().paintEvent(event)
        if not self.door.waits:
            return
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(20)
        middle = self._glyph.geometry().center()
        # Where the doors stand close, it lies lower: none of it is cut.
        room = QRectF(middle.x() + look.px(6), max(0, middle.y() - look.px(20)), side, side)
        rounded(painter, room, side / 2, fill="ink")
        painter.setFont(look.font(Role.KEY))
        painter.setPen(look.colour("card"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.door.waits)
