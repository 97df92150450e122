"""A value in a sentence: one presses it, steps it, or types into it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy

from returns_station.adapters.plain import plain
from ui.theme import theme
from ui.tokens import TOUCH, Role
from ui.widgets.pressable import Pressable, Shape
from ui.widgets.typeset import Setting, Typeset

ENDLESS: Final = 10_000
_SIDE: Final = 10
_CARET: Final = 18
_NAMES: Final = {
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDn",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_Backspace: "Back",
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
}
# Shift makes another sign of + and - on most boards; the numeric pad keeps them.
_SIGNS: Final = {"+": ("+", False), "-": ("-", False), "?": ("+", True), "_": ("-", True)}
_TYPED: Final = frozenset("0123456789.,/")


class ValueChip(Pressable):
    """A value that is shown in its sentence; keys that are for it are told as they come.

    `keyed` tells a name or a sign, and whether Shift was held; a key that is not for it, or that
    the room does not want, goes on to the window.
    """

    keyed = Signal(str, bool)
    reached = Signal()

    def __init__(self, name: str, role: Role = Role.TITLE) -> None:
        super().__init__(name, Shape.CONTROL)
        self._role, self._text, self._opens, self._enters = role, "", False, False
        self._widest = ENDLESS
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, name: str, text: str, *, opens: bool, enters: bool) -> None:
        """Say another value; `opens` draws a caret, `enters` lets Enter open the choices."""
        self._text, self._opens, self._enters = plain(text), opens, enters
        self.setAccessibleName(f"{plain(name)}: {self._text}")
        self.updateGeometry()
        self.update()

    def fit(self, widest: int) -> QSize:
        """Its size where the sentence is so wide; a long value takes several lines."""
        self._widest = widest
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        """As wide as its words, a finger high."""
        look = theme()
        lines = self._typeset().size
        wide = int(lines.width()) + 2 + 2 * look.px(_SIDE) + self._caret
        high = round(lines.height()) + 2 * look.px(4)
        return QSize(max(wide, look.px(TOUCH)), max(high, look.px(TOUCH)))

    def minimumSizeHint(self) -> QSize:
        """No smaller."""
        return self.sizeHint()

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the body, the words and the caret of what has choices."""
        super().paint_body(painter, room)
        look = theme()
        lines = self._typeset()
        wide = self.sizeHint().width() - self._caret
        left = max(look.px(_SIDE), (wide - lines.size.width()) / 2)
        words = room.adjusted(left, (room.height() - lines.size.height()) / 2, 0, 0)
        lines.paint(painter, words, Qt.AlignmentFlag.AlignLeft, look.colour("ink"))
        if self._opens:
            painter.setPen(QPen(look.colour("ink_soft"), look.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            middle = QPointF(room.right() - look.px(_CARET), room.center().y() + look.px(1))
            side = look.px(4)
            path = QPainterPath(middle + QPointF(-side, -side / 2))
            path.lineTo(middle + QPointF(0, side / 2))
            path.lineTo(middle + QPointF(side, -side / 2))
            painter.drawPath(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell the keys that are for a value; Space presses, the rest goes to the window."""
        held = event.modifiers()
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        name = _NAMES.get(Qt.Key(event.key()), "")
        if held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()
        elif event.text() in _SIGNS:
            sign, leaps = _SIGNS[event.text()]
            keypad = bool(held & Qt.KeyboardModifier.KeypadModifier)
            self.keyed.emit(sign, leaps or (shift and keypad))
        elif name == "Enter" and not (self._enters and not event.isAutoRepeat()):
            event.ignore()
        elif name:
            self.keyed.emit(name, shift)
        elif event.text() in _TYPED and event.text():
            self.keyed.emit(event.text(), False)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that one is here."""
        super().focusInEvent(event)
        self.reached.emit()

    @property
    def _caret(self) -> int:
        return theme().px(_CARET) if self._opens else 0

    def _typeset(self) -> Typeset:
        look = theme()
        font = look.font(self._role)
        setting = Setting(font, font, look.line(self._role), wrap=True)
        return Typeset(self._text, "", setting, self._widest - 2 * look.px(_SIDE) - self._caret)
