"""The base of every thing one can press: its states, its ring, its name, its keys."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QSizePolicy, QWidget

from returns_station.adapters.plain import plain
from ui.theme import theme
from ui.tokens import CARD_CORNER, CONTROL_CORNER
from ui.widgets.focus_ring import FocusRing
from ui.widgets.motion import Ease
from ui.widgets.paint import rounded
from ui.widgets.sight import come_into_sight


class Shape(Enum):
    """What a pressable thing is made of."""

    CARD = auto()
    CONTROL = auto()
    PRIMARY = auto()
    QUIET = auto()
    ROW = auto()


_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Qt would walk along the buttons; the room knows which row is meant.
_WALKS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_SIDEWAYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class Pressable(QAbstractButton):
    """A thing one presses by pointer, finger or Space; Enter is left to the room's green button."""

    repeats = False
    """Whether two fast presses are two; of all else the second click of two is not heard."""

    leaves_sideways = False
    """Whether left and right are the room's, too; else they move the focus."""

    # Its name alone makes a screen reader ask what it is: this is known before.
    _kind: QAccessible.Role | None = None
    _busy = False

    def __init__(self, name: str, shape: Shape = Shape.CARD) -> None:
        super().__init__()
        assert plain(name), "a pressable thing says its name"
        self.setAccessibleName(plain(name))
        self.shape = shape
        self._chosen = self._cannot = False
        self._chosen_comes = Ease(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def spoken(self) -> QAccessible.Role:
        """What it is for a screen reader: something to tick once it can be chosen."""
        if self._kind is not None:
            return self._kind
        role = QAccessible.Role
        return role.CheckBox if self.isCheckable() else role.Button

    def speak_as(self, kind: QAccessible.Role) -> None:
        """Be more than a button to a screen reader: one of a few, one to turn to."""
        self._kind = kind

    @property
    def called(self) -> str:
        """What it is called in a few words; its name may tell more."""
        return self.accessibleName()

    @property
    def chosen(self) -> bool:
        """Whether it is the chosen one of its kind."""
        return self._chosen

    @property
    def busy(self) -> bool:
        """Whether what it started is still under way."""
        return self._busy

    @property
    def cannot(self) -> bool:
        """Whether something is missing before it can be pressed."""
        return self._cannot

    def choose(self, chosen: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Wear the chosen look, or take it off."""
        if chosen and not self._chosen and self.isVisible():
            self._chosen_comes.begin()
        self._chosen = chosen
        self.setCheckable(True)
        self.setChecked(chosen)
        self.restyle()

    def forbid(self, cannot: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Something is missing before this can be pressed; its words say what."""
        self._cannot = cannot
        self.setEnabled(not cannot)
        self.restyle()

    def work(self, busy: bool) -> None:  # noqa: FBT001 - the one thing it says
        """What it started is under way; a second press is not heard."""
        self._busy = busy
        self.restyle()

    def press(self) -> None:
        """Press it from afar: a screen reader was asked to."""
        if self.isEnabled() and not self._busy:
            self.click()

    def restyle(self) -> None:
        """Follow the state; things with words of their own change those too."""
        self.update()

    def nextCheckState(self) -> None:
        """Being chosen is decided by the room, never by the press itself."""

    def hold(self, layout: QLayout, left: int, top: int, right: int, bottom: int) -> None:
        """Take `layout` as the body, with these paddings inside the edge."""
        layout.setContentsMargins(left, top, right, bottom)
        self.setLayout(layout)

    def let_through(self) -> None:
        """Let the pointer through the words and pictures, to the thing they stand on."""
        for child in self.findChildren(QWidget):
            if not isinstance(child, QAbstractButton) and not child.findChildren(QAbstractButton):
                child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hitButton(self, _place: object) -> bool:
        """The whole of it is the target."""
        return not self._busy

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of two, perhaps on another page than the first: one wish."""
        if self.repeats:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses; Enter and all else go to the room, up and down among them."""
        left = (*_ENTER, *_WALKS, *(_SIDEWAYS if self.leaves_sideways else ()))
        if event.key() in left or (self._busy and event.key() == Qt.Key.Key_Space):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Wear the window's ring."""
        FocusRing.over(self.window()).follow(self, self.corner, inside=self.shape is Shape.ROW)
        come_into_sight(self, event.reason())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give the ring away."""
        FocusRing.over(self.window()).leave()
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it is under the pointer."""
        self.restyle()
        super().enterEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.restyle()
        super().changeEvent(event)

    @property
    def body(self) -> QRectF:
        """Where the thing itself is; a pressed card lies a pixel lower."""
        room = QRectF(self.rect())
        lies_low = self.isDown() and self.shape in (Shape.CARD, Shape.CONTROL)
        return room.adjusted(0, 1, 0, 0) if lies_low else room

    @property
    def corner(self) -> int:
        """How round it is."""
        return theme().px(
            CONTROL_CORNER if self.shape in (Shape.CONTROL, Shape.QUIET) else CARD_CORNER
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the body in its state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_body(painter, self.body)

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw fill and edge as shape and state ask."""
        hovered = self.underMouse() and self.isEnabled() and not self._busy
        tokens = theme().tokens
        if self._cannot and self.shape is not Shape.ROW:
            rounded(painter, room, self.corner, fill="sunken", edge="edge", dashed=True)
        elif self.shape is Shape.PRIMARY:
            pressed = self.isDown() and not self._busy
            fill = "yes_press" if pressed else "yes_hover" if hovered else "yes"
            rounded(painter, room, self.corner, fill=fill)
        elif self.shape in (Shape.QUIET, Shape.ROW):
            if hovered:
                rounded(painter, room, self.corner, fill="tile")
        elif self._chosen:
            fill = "tile" if hovered else "card"
            rounded(painter, room, self.corner, fill=fill, edge="edge")
            painter.setOpacity(self._chosen_comes.share)
            width = tokens.chosen_width
            rounded(painter, room, self.corner, fill=fill, edge="ink", width=width)
            painter.setOpacity(1)
        else:
            # In high contrast all grounds are alike: the edge tells where the pointer is.
            width = tokens.edge_width + (tokens.contrast and hovered)
            fill = "tile" if hovered else "card"
            rounded(painter, room, self.corner, fill=fill, edge="edge", width=width)


def side_by_side(spacing: int) -> QHBoxLayout:
    """A row of things with this much between them."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    row.setContentsMargins(0, 0, 0, 0)
    return row
