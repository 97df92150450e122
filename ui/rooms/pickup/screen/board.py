"""The shelf itself: three boards, the days above them, and the boxes that stand there."""

from datetime import date
from itertools import product
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.pickup.screen.words import boxes as said_boxes
from ui.rooms.pickup.screen.words import capital
from ui.rooms.pickup.state.shelf import PARTS, Part, Shelf, cells, days, part_of
from ui.theme import theme
from ui.tokens import HALO, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.slot_box import HIGH, SlotBox

_HEAD, _BOARD, _APART, _GAP = 54, 6, 26, 8
_LEAST_COLUMNS: Final = 2
_LEAST, _MOST = 92, 224
Place = tuple[date, Part]


class Board(QWidget):
    """As many days as there is room for; the one in hand is always among them."""

    picked = Signal(int)
    walked = Signal(str)
    shifted = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        self._say = say
        self._shelf: Shelf | None = None
        self._first = 0
        self._heads: dict[date, PlainLabel] = {}
        self._boxes: dict[Place, SlotBox] = {}
        self._parts = {
            part: PlainLabel(say(f"pickup_room.part.{part}"), Role.SMALL, "ink_soft", parent=self)
            for part in PARTS
        }
        self._badge = Badge(say("pickup_room.suggested"), tone=Tone.INK)
        self._badge.setParent(self)
        self._badge.hide()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)

    @property
    def more(self) -> tuple[bool, bool]:
        """Whether there are days before and after those that are seen."""
        return self._first > 0, self._first + self._columns() < len(self._days)

    def sizeHint(self) -> QSize:
        """The head and three boards."""
        look = theme()
        high = look.px(_HEAD) + len(PARTS) * look.px(HIGH + _BOARD) + 2 * look.gap(_APART)
        return QSize(look.px(320), high)

    def minimumSizeHint(self) -> QSize:
        """Some days at least."""
        look = theme()
        wide = self._side() + _LEAST_COLUMNS * (self._least() + look.px(_GAP))
        return QSize(wide, self.sizeHint().height())

    def tell(self, shelf: Shelf) -> None:
        """Show these times."""
        old, self._shelf = self._shelf, shelf
        if old is None or old.seen is not shelf.seen:
            self._make(shelf)
        for place, box in said_boxes(shelf, self._say).items():
            self._boxes[place].tell(box)
        if shelf.slot is not None:
            self._into_sight(self._days.index(shelf.slot.span.day))
        for day, head in self._heads.items():
            in_hand = shelf.slot is not None and shelf.slot.span.day == day
            head.wear(ink="ink" if in_hand else "ink_soft", strong=in_hand)
        self._lay()

    def shift(self, by: int) -> None:
        """Show earlier or later days; the one in hand stays in hand."""
        last = max(0, len(self._days) - self._columns())
        self._first = min(max(self._first + by * self._columns(), 0), last)
        self._lay()

    def boxes(self) -> tuple[SlotBox, ...]:
        """All that stand on the shelf."""
        return tuple(self._boxes.values())

    def box_in_hand(self) -> SlotBox | None:
        """The box that is lit."""
        return next((box for box in self._boxes.values() if box.chosen), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer days have room."""
        super().resizeEvent(event)
        if self._shelf is not None and self._shelf.slot is not None:
            self._into_sight(self._days.index(self._shelf.slot.span.day))
        self._lay()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the boards."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part in PARTS:
            board = QRectF(0, self._foot(part), self.width(), look.px(_BOARD))
            rounded(painter, board, board.height() / 2, fill="ink")

    @property
    def _days(self) -> tuple[date, ...]:
        return tuple(self._heads)

    def _make(self, shelf: Shelf) -> None:
        for old in (*self._heads.values(), *self._boxes.values()):
            old.hide()
            old.deleteLater()
        self._first = 0
        say, there = self._say, cells(shelf)
        self._heads = {
            day: PlainLabel(capital(say.day(day, "short")), Role.SMALL, parent=self)
            for day in days(shelf.seen)
        }
        shown = said_boxes(shelf, say)
        self._boxes = {}
        for part, day in product(PARTS, self._heads):
            if (day, part) in there:
                box = SlotBox(shown[day, part])
                box.setParent(self)
                box.picked.connect(self.picked)
                box.walked.connect(self.walked)
                self._boxes[day, part] = box
        self._badge.raise_()

    def _into_sight(self, column: int) -> None:
        columns = self._columns()
        self._first = min(max(self._first, column - columns + 1), column)
        self._first = max(0, min(self._first, len(self._days) - columns))

    def _columns(self) -> int:
        room = self.width() - self._side()
        fit = room // (self._least() + theme().px(_GAP))
        return min(max(fit, _LEAST_COLUMNS), max(1, len(self._heads)))

    def _least(self) -> int:
        """As wide as the widest box."""
        look = theme()
        wide = [box.sizeHint().width() for box in self._boxes.values()]
        heads = [head.sizeHint().width() for head in self._heads.values()]
        return max(look.px(_LEAST), *wide, *heads) if wide else look.px(_LEAST)

    def _side(self) -> int:
        wide = (label.sizeHint().width() for label in self._parts.values())
        return max(wide) + theme().px(12)

    def _foot(self, part: Part) -> int:
        """Where a board's upper edge is."""
        look, nr = theme(), PARTS.index(part)
        pitch = look.px(HIGH) + look.px(_BOARD) + look.gap(_APART)
        return look.px(_HEAD) + look.px(HIGH) + nr * pitch

    def _lay(self) -> None:
        if self._shelf is None:
            return
        look, side, columns = theme(), self._side(), self._columns()
        seen = self._days[self._first : self._first + columns]
        gap = look.px(_GAP)
        wide = (self.width() - side - gap * (columns - 1)) // max(1, columns)
        # A few days do not become doors.
        wide = min(wide, look.px(_MOST))
        lefts = {day: side + nr * (wide + gap) for nr, day in enumerate(seen)}
        for day, head in self._heads.items():
            head.setVisible(day in lefts)
            if day in lefts:
                head.setGeometry(lefts[day], 0, wide, look.line(Role.SMALL))
        for part, label in self._parts.items():
            high = look.line(Role.SMALL)
            label.setGeometry(0, self._foot(part) - high - look.px(8), side, high)
        for (day, part), box in self._boxes.items():
            box.setVisible(day in lefts)
            if day in lefts:
                top = self._foot(part) - look.px(HIGH)
                box.setGeometry(lefts[day], top, wide, look.px(HIGH))
        self._lay_badge()
        self.updateGeometry()
        self.shifted.emit()

    def _lay_badge(self) -> None:
        shelf = self._shelf
        suggested = None if shelf is None else shelf.suggested.slot
        if shelf is None or suggested is None:
            self._badge.hide()
            return
        slot = shelf.seen.slots[suggested]
        box = self._boxes[slot.span.day, part_of(slot)]
        shown = not box.isHidden() and box.box.id == suggested
        self._badge.setVisible(shown)
        size = self._badge.sizeHint()
        left = min(box.x() + theme().px(8), self.width() - size.width())
        self._badge.setGeometry(left, box.y() - size.height() - HALO - 1, *size.toTuple())
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
