"""Help over the room itself: each key lies where it works; every key still does what it does."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.help_box import Box, Frame, Keys
from ui.widgets.help_foot import HelpFoot, HelpList, HelpWords
from ui.widgets.help_groups import Group, grouped
from ui.widgets.help_laying import GAP, cells, is_free, nearest
from ui.widgets.help_places import hosts
from ui.widgets.label import PlainLabel
from ui.widgets.paint import perforation

_REACH: Final = QPoint(280, 120)  # px: further away a key does not lie where it works
_CELL: Final = 200
_CELLS: Final = (Frame.LINED, Frame.BARE)
_TWO_ABREAST: Final = 1000
_HELD: Final = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
)
_TURNS: Final = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class HelpOver(QWidget):
    """Lies over the room from edge to edge. F1, Esc and a tap close it; other keys act and close.

    What cannot lie where it works, or would lie on something else, stands where room is left; where
    there is too little of that, or the text is large, all keys stand in a list that scrolls.
    """

    closed = Signal()
    keyed = Signal(object)
    spoken = QAccessible.Role.Dialog

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._made: list[QWidget] = []
        self._list: HelpList | None = None
        self._line: int | None = None
        self.hide()

    def tell(
        self, keys: tuple[Keys, ...], words: HelpWords, room: QWidget, caps: dict[str, str]
    ) -> None:
        """Show these keys over the room; `caps` are the names that keys have in this language."""
        for each in self._made:
            each.hide()
            each.deleteLater()
        self._made, self._list, self._line = [], None, None
        area = self._area
        taken = self._head(words, area)
        groups, rest = grouped(keys, hosts(room, self))
        laid = theme().scale < LARGE_TEXT and self._lay(groups, rest, HelpFoot(words), taken, caps)
        if not laid:
            self._as_list(keys, HelpFoot(words), taken, caps)
        for each in self._made:
            each.show()
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(". ".join(each.accessibleName() for each in self.boxes))

    @property
    def places(self) -> tuple[QRect, ...]:
        """Where everything on it lies."""
        return tuple(each.geometry() for each in self._made)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes with keys, where they lie and in the list."""
        return tuple(box for box in self.findChildren(Box) if box.isVisibleTo(self))

    def event(self, event: QEvent) -> bool:
        """Tab is a key like any other here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 and Esc close; pages are turned; all else is told, to act and to close."""
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Escape):
            self.closed.emit()
        elif event.key() in _TURNS and self._list is not None:
            bar = self._list.verticalScrollBar()
            down = event.key() == Qt.Key.Key_PageDown
            bar.setValue(bar.value() + bar.pageStep() * (1 if down else -1))
        elif event.key() not in _HELD:
            self.keyed.emit(event.clone())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """A tap anywhere closes."""
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper over the room, and the perforation over the foot."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("paper"))
        if self._line is not None:
            area = self._area
            perforation(
                painter, QPointF(area.left(), self._line), QPointF(area.right(), self._line)
            )

    @property
    def _area(self) -> QRect:
        look = theme()
        sides = (look.gap(40), look.gap(20), -look.gap(40), -look.gap(8))
        return self.rect().adjusted(*sides)

    def _put(self, widget: QWidget, place: QRect) -> QRect:
        widget.setParent(self)
        widget.setGeometry(place)
        self._made.append(widget)
        return place

    def _head(self, words: HelpWords, area: QRect) -> list[QRect]:
        """The title at the left, what closes help at the right."""
        look = theme()
        close = Button(Action(words.close, "F1"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.closed)
        size = close.sizeHint().expandedTo(close.minimumSize())
        corner = area.topRight() - QPoint(size.width() - 1, 0)
        taken = [self._put(close, QRect(corner, size))]
        role = Role.TITLE if look.scale >= LARGE_TEXT else Role.SAY
        title = PlainLabel(words.title, role, cut=True)
        wide = min(title.sizeHint().width(), area.width() - size.width() - look.gap(24))
        high = max(size.height(), title.sizeHint().height() + look.px(6))
        taken.append(self._put(title, QRect(area.topLeft(), QSize(wide, high))))
        return taken

    def _lay(
        self,
        groups: tuple[Group, ...],
        rest: tuple[Keys, ...],
        foot: HelpFoot,
        taken: list[QRect],
        caps: dict[str, str],
    ) -> bool:
        """Lay all where it works; False where something has no room."""
        before, head = len(self._made), len(taken)
        far: list[Keys] = list(rest)
        by_size = sorted(groups, key=lambda each: -each.size)
        moved = [group for group in by_size if not self._lay_at_home(group, taken, caps)]
        greens = [group.home for group in moved if group.green]
        place = self._foot_place(foot, taken, greens)
        laid = place is not None
        if place is not None:
            taken.append(self._put(foot, place))
            for group in sorted(moved, key=lambda each: (not each.green, each.home.top())):
                if not self._lay_near(group, taken, caps):
                    far += group.keys
            laid = any(self._lay_far(far, taken, caps, frame) for frame in _CELLS)
        if not laid:
            for each in self._made[before:]:
                each.hide()
                each.deleteLater()
            del self._made[before:], taken[head:]
            self._line = None
        return laid

    def _lay_at_home(self, group: Group, taken: list[QRect], caps: dict[str, str]) -> bool:
        """Just where the thing lies, where that is large enough and free."""
        home = group.home
        if not self._area.contains(home) or not is_free(home, taken):
            return False
        box = Box(group.keys, group.frame, caps)
        if not box.fits(home.size()):
            box.deleteLater()
            return False
        taken.append(self._put(box, home))
        return True

    def _lay_near(self, group: Group, taken: list[QRect], caps: dict[str, str]) -> bool:
        """As near to it as there is room."""
        box = Box(group.keys, group.frame, caps)
        for size in box.sizes():
            place = nearest(size, group.home, taken, self._area, _REACH)
            if place is not None and box.fits(place.size()):
                taken.append(self._put(box, place))
                return True
        box.deleteLater()
        return False

    def _lay_far(
        self, far: list[Keys], taken: list[QRect], caps: dict[str, str], frame: Frame
    ) -> bool:
        """In cells where room is left, over the foot if there is enough; small ones if need be."""
        boxes = [Box((keys,), frame, caps) for keys in far]
        wide = max([theme().px(_CELL), *(box.minimumSizeHint().width() for box in boxes)])
        size = QSize(wide, max((_height(box, wide) for box in boxes), default=0))
        whole, above = self._area, self._area
        if self._line is not None:
            below_head = QPoint(whole.left(), taken[1].bottom() + GAP)
            above = QRect(below_head, QPoint(whole.right(), self._line - GAP))
        found = cells(len(boxes), size, taken, above) or cells(len(boxes), size, taken, whole)
        if found is None:
            return not boxes
        for box, place in zip(boxes, found, strict=True):
            box.fits(place.size())
            taken.append(self._put(box, place))
        return True

    def _foot_place(self, foot: HelpFoot, taken: list[QRect], green: list[QRect]) -> QRect | None:
        """At the bottom, left or right, wherever nothing lies that is larger."""
        area, look = self._area, theme()
        beside = area.width() - sum(each.width() + look.gap(24) for each in green)
        size = foot.fit(beside)
        top = area.bottom() - size.height() + 1
        for left in (area.left(), area.right() - size.width() + 1):
            place = QRect(QPoint(left, top), size)
            if is_free(place, [*taken, *green]):
                line = top - look.gap(12)
                whole = QRect(area.left(), line, area.width(), GAP)
                self._line = line if is_free(whole, taken) else None
                return place
        home = QRect(QPoint(area.left(), top), size)
        return nearest(size, home, [*taken, *green], area, QPoint(area.width(), area.height()))

    def _as_list(
        self, keys: tuple[Keys, ...], foot: HelpFoot, taken: list[QRect], caps: dict[str, str]
    ) -> None:
        area, look = self._area, theme()
        size = foot.fit(area.width())
        at = QRect(QPoint(area.left(), area.bottom() - size.height() + 1), size)
        self._put(foot, at)
        self._line = at.top() - look.gap(6)
        boxes: list[QWidget] = [Box((each,), Frame.BARE, caps) for each in keys]
        self._list = HelpList(boxes, 2 if area.width() >= _TWO_ABREAST else 1)
        top = max(each.bottom() for each in taken) + look.gap(12)
        bottom = self._line - look.gap(6)
        self._put(self._list, QRect(area.left(), top, area.width(), bottom - top))


def _height(box: Box, wide: int) -> int:
    """How high it is in a cell, its caps beside its words."""
    tall = theme().px(56)
    while not box.fits(QSize(wide, tall)):
        tall += theme().px(8)
    return tall
